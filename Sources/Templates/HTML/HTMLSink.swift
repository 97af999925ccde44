/// What the scanner sees. `markup`, `visible` and `rawText` together are the page, byte for byte, but for quotes around
/// unquoted values.
protocol HTMLSink {
    /// Text, but for what only Outlook sees.
    mutating func visible(_ bytes: ArraySlice<UInt8>)
    mutating func markup(_ bytes: ArraySlice<UInt8>)
    /// The content of an element that holds no HTML, such as `style`.
    mutating func rawText(_ bytes: ArraySlice<UInt8>)
    /// An attribute without a value.
    mutating func bareAttribute(_ state: HTMLState, at position: SourcePosition)
    /// The value of an attribute begins or ends; `value` is what it holds, tags left out.
    mutating func valueBegins(_ state: HTMLState)
    mutating func valueEnds(_ state: HTMLState, _ value: HTMLScanner.Value) throws(TemplateError)
    /// The `>` of a tag was written.
    mutating func tagEnds(_ state: HTMLState, at position: SourcePosition) throws(TemplateError)
    /// `</body>` comes next.
    mutating func bodyWillEnd()
}
