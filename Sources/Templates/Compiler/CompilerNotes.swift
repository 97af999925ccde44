/// What the programs of one letter share, and what was noticed while they were compiled.
final class CompilerNotes {
    /// A tag that reads a variable.
    struct Usage: Sendable {
        var path: VariablePath
        var position: SourcePosition
        /// Printed as it is, with nothing to show where the value is missing.
        var needsValue: Bool
        /// Read only where a variable of the same name was not assigned.
        var isFallback: Bool
    }

    /// Whether values come with all of their scope, as in a single template: then variables can be found by computed names.
    var knowsScope = false
    private(set) var slots: [VariablePath] = []
    private var slotNumbers: [VariablePath: Int] = [:]
    private(set) var links: [String] = []
    private var linkNumbers: [String: Int] = [:]
    private(set) var usages: [Usage] = []
    private(set) var findings: [Finding] = []
    private var texts = StaticText()
    /// Finds the images that a letter shows; nil outside of letters.
    var images: ImageSource?
    /// Off while a text part is derived from HTML that was compiled before: everything was noticed then.
    var isRecording = true

    func slot(_ path: VariablePath) -> Int {
        if let number = slotNumbers[path] { return number }
        slots.append(path)
        slotNumbers[path] = slots.count - 1
        return slots.count - 1
    }

    func link(_ destination: String) -> Int {
        if let number = linkNumbers[destination] { return number }
        links.append(destination)
        linkNumbers[destination] = links.count - 1
        return links.count - 1
    }

    /// The address that messages have for an image, where `address` names a file of ours; nil to leave it as it is.
    func image(_ address: String, at position: SourcePosition) throws(TemplateError) -> String? {
        try images?.address(address, at: position)
    }

    /// A text that readers see.
    func noteText(_ bytes: ArraySlice<UInt8>, _ place: ForeignForm.Place, position: (Int) -> SourcePosition) {
        if isRecording { findings += texts.foreignTags(bytes, place, position: position) }
    }

    /// Static text of any kind.
    func noteCharacters(_ text: SourceText) {
        if isRecording { findings += texts.controls(text) }
    }

    func note(_ usage: Usage) {
        if isRecording { usages.append(usage) }
    }

    func note(_ finding: @autoclosure () -> Finding) {
        if isRecording { findings.append(finding()) }
    }
}
