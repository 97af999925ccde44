internal import Audience
internal import Mail

/// What is asked of texts.
extension FieldTyper {
    func text(_ test: Located<FieldTest>) throws(SegmentError) -> TextQuestion {
        switch test.value {
        case .equals(let value, let accents): return try textEquals([value], accents, test.span)
        case .oneOf(let values, let accents): return try textEquals(values, accents, test.span)
        case .text(let match, let text, let accents):
            let form = try form(ignoringAccents: accents, test.span)
            let compared = Self.compared(text.value, form)
            guard !compared.isEmpty else {
                throw SegmentError(
                    .outOfRange, "every text has an empty text in it", at: text.span, expected: ["at least one character"])
            }
            switch match {
            case .contains: return TextQuestion(form: form, match: .contains(compared))
            case .startsWith: return TextQuestion(form: form, match: .startsWith(compared))
            case .endsWith: return TextQuestion(form: form, match: .endsWith(compared))
            }
        default: throw wrongTest(test)
        }
    }

    private func textEquals(
        _ values: [Located<SegmentLiteral>], _ accents: Bool, _ span: SourceSpan
    ) throws(SegmentError) -> TextQuestion {
        let form = try form(ignoringAccents: accents, span)
        var texts: [String] = []
        for value in values {
            guard case .text(let text) = value.value else {
                throw wrongValue(value, "a text in double quotes, such as \"\(Self.suggestion(value.value))\"")
            }
            texts.append(try whole(text, form, value.span))
        }
        return TextQuestion(form: form, match: .equals(texts))
    }

    /// A whole value: addresses and domains are brought into the form in which they are kept.
    private func whole(_ text: String, _ form: TextQuestion.Form, _ span: SourceSpan) throws(SegmentError) -> String {
        switch subject {
        case .contact(.builtIn(.email)):
            if let address = try? EmailAddress(parsing: text) { return address.key }
            throw SegmentError(.wrongType, "\"\(text.prefix(80))\" is not an e-mail address", at: span)
        case .contact(.builtIn(.domain)):
            if let address = try? EmailAddress(parsing: "x@\(text)") { return address.domain }
            throw SegmentError(.wrongType, "\"\(text.prefix(80))\" is not a domain", at: span)
        default: return Self.compared(text, form)
        }
    }

    private func form(ignoringAccents: Bool, _ span: SourceSpan) throws(SegmentError) -> TextQuestion.Form {
        guard let form = subject.keptForm else { return ignoringAccents ? .bare : .folded }
        guard !ignoringAccents else {
            throw SegmentError(
                .wrongType,
                "`\(name.value)` is compared as it is; `ignoring accents` is for texts of your own fields and activities",
                at: span)
        }
        return form
    }

    /// The text in the form that is compared.
    static func compared(_ text: String, _ form: TextQuestion.Form) -> String {
        switch form {
        case .folded, .key: TextFolding.fold(text)
        case .bare: TextFolding.bare(text)
        case .code: asciiLowercased(text)
        }
    }

    /// What `lower` does in both databases when it knows ASCII alone.
    static func asciiLowercased(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func suggestion(_ literal: SegmentLiteral) -> String {
        if case .text(let text) = literal { text } else { SegmentPrinter.literal(literal) }
    }
}
