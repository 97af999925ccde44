/// Reads the selectors of a rule. A list with one broken selector is broken as a whole, as in browsers.
struct SelectorReader {
    /// Attributes whose values have no case in HTML (WHATWG HTML, 4.16.2).
    private static let caselessAttributes: Set<String> = [
        "accept", "accept-charset", "align", "alink", "axis", "bgcolor", "charset", "checked", "clear", "codetype", "color",
        "compact", "declare", "defer", "dir", "direction", "disabled", "enctype", "face", "frame", "hreflang", "http-equiv",
        "lang", "language", "link", "media", "method", "multiple", "nohref", "noresize", "noshade", "nowrap", "readonly", "rel",
        "rev", "rules", "scope", "scrolling", "selected", "shape", "target", "text", "type", "valign", "valuetype", "vlink",
    ]
    /// Pseudo-elements that may have a single colon.
    private static let oldPseudoElements: Set<String> = ["before", "after", "first-line", "first-letter"]

    /// States that the reader's program knows, and at times changes.
    private static let readerStates: Set<String> = [
        "hover", "focus", "focus-within", "focus-visible", "active", "visited", "link", "any-link", "target", "checked",
        "default", "disabled", "enabled", "indeterminate", "valid", "invalid", "user-valid", "user-invalid", "autofill",
        "placeholder-shown", "fullscreen", "modal", "popover-open", "playing", "paused",
    ]

    private var cursor: CSSCursor
    private let limits: StyleLimits
    private var parts = 0

    /// The selectors of the text in the cursor; nil when they cannot be read. One that is too long may mean anything here.
    static func selectors(_ cursor: CSSCursor, _ limits: StyleLimits) -> [StyleSelector]? {
        var reader = SelectorReader(cursor: cursor, limits: limits)
        var selectors: [StyleSelector] = []
        while true {
            reader.parts = 0
            guard let selector = reader.selector() else { return reader.parts > limits.selectorParts ? [.any] : nil }
            selectors.append(selector)
            if reader.cursor.isAtEnd { return selectors }
            guard reader.cursor.take(UInt8(ascii: ",")) else { return nil }
        }
    }

    private init(cursor: CSSCursor, limits: StyleLimits) {
        self.cursor = cursor
        self.limits = limits
    }

    private mutating func selector() -> StyleSelector? {
        var selector = StyleSelector(compounds: [], combinators: [], specificity: .init())
        cursor.skipSpace()
        while true {
            guard !selector.isPseudoElement, let compound = compound(&selector) else { return nil }
            selector.compounds.append(compound)
            let hasSpace = cursor.skipSpace()
            if cursor.isAtEnd || cursor.byte == UInt8(ascii: ",") { return selector }
            guard let combinator = combinator(hasSpace) else { return nil }
            selector.combinators.append(combinator)
        }
    }

    private mutating func combinator(_ hasSpace: Bool) -> StyleSelector.Combinator? {
        defer { cursor.skipSpace() }
        if cursor.take(UInt8(ascii: ">")) { return .child }
        if cursor.take(UInt8(ascii: "+")) { return .next }
        if cursor.take(UInt8(ascii: "~")) { return .later }
        return hasSpace ? .descendant : nil
    }

    private mutating func compound(_ selector: inout StyleSelector) -> StyleSelector.Compound? {
        var compound = StyleSelector.Compound()
        let start = cursor.offset
        if cursor.take(UInt8(ascii: "*")) {
            // Any element.
        } else if let type = cursor.identifier() {
            compound.type = type.lowercased()
            selector.specificity.types += 1
        }
        while let byte = cursor.byte {
            parts += 1
            guard parts <= limits.selectorParts else { return nil }
            switch byte {
            case UInt8(ascii: "."):
                cursor.offset += 1
                guard let name = cursor.identifier() else { return nil }
                compound.classes.append(name)
                selector.specificity.classes += 1
            case UInt8(ascii: "#"):
                cursor.offset += 1
                guard let name = cursor.identifier() else { return nil }
                compound.ids.append(name)
                selector.specificity.ids += 1
            case UInt8(ascii: "["):
                guard let test = attributeTest() else { return nil }
                compound.attributes.append(test)
                selector.specificity.classes += 1
            case UInt8(ascii: ":"):
                guard pseudo(&compound, &selector) else { return nil }
            default: return cursor.offset > start ? compound : nil
            }
        }
        return cursor.offset > start ? compound : nil
    }

    private mutating func pseudo(_ compound: inout StyleSelector.Compound, _ selector: inout StyleSelector) -> Bool {
        cursor.offset += 1
        let isElement = cursor.take(UInt8(ascii: ":"))
        guard let name = cursor.identifier()?.lowercased() else { return false }
        let hasArguments = cursor.byte == UInt8(ascii: "(")
        let start = cursor.offset
        if hasArguments, !cursor.skipPart(depth: limits.nesting) { return false }
        if isElement || Self.oldPseudoElements.contains(name) {
            selector.isPseudoElement = true
            selector.specificity.types += 1
        } else if name == "first-child", !hasArguments {
            compound.isFirstChild = true
            selector.specificity.classes += 1
        } else if name == "root" {
            compound.isUncompared = compound.type != nil
            compound.type = compound.type ?? "html"
            selector.specificity.classes += 1
        } else {
            if Self.readerStates.contains(name) { compound.asksReader = true } else { compound.isUncompared = true }
            if name == "where" { return true }
            selector.specificity.classes += 1
            // The arguments of `:not()` and `:is()` weigh too; this is at least what they weigh.
            let arguments = cursor.bytes[start..<cursor.offset]
            selector.specificity.ids += arguments.count { $0 == UInt8(ascii: "#") }
            selector.specificity.classes += arguments.count { ".:[".utf8.contains($0) }
        }
        return true
    }

    /// `[name]`, `[name="value" i]`
    private mutating func attributeTest() -> StyleSelector.AttributeTest? {
        cursor.offset += 1
        cursor.skipSpace()
        guard let name = cursor.identifier()?.lowercased() else { return nil }
        var test = StyleSelector.AttributeTest(name: name, comparison: .exists)
        cursor.skipSpace()
        if cursor.take(UInt8(ascii: "]")) { return test }
        guard let comparison = comparison() else { return nil }
        cursor.skipSpace()
        let isString = cursor.byte == UInt8(ascii: "\"") || cursor.byte == UInt8(ascii: "'")
        guard let value = isString ? cursor.string() : cursor.identifier() else { return nil }
        test.comparison = comparison
        test.value = value
        test.ignoresCase = Self.caselessAttributes.contains(name)
        cursor.skipSpace()
        if let flag = cursor.identifier()?.lowercased() {
            guard flag == "i" || flag == "s" else { return nil }
            test.ignoresCase = flag == "i"
            cursor.skipSpace()
        }
        return cursor.take(UInt8(ascii: "]")) ? test : nil
    }

    private mutating func comparison() -> StyleSelector.AttributeTest.Operator? {
        if cursor.take(UInt8(ascii: "=")) { return .equals }
        let sign = cursor.byte
        cursor.offset += 1
        guard cursor.take(UInt8(ascii: "=")) else { return nil }
        return switch sign {
        case UInt8(ascii: "~"): .includesWord
        case UInt8(ascii: "|"): .beginsWithDash
        case UInt8(ascii: "^"): .beginsWith
        case UInt8(ascii: "$"): .endsWith
        case UInt8(ascii: "*"): .contains
        default: nil
        }
    }
}
