internal import Storage

extension ActivityParameter {
    /// The columns of the events that the parameter has, with their types.
    var columns: [(name: String, type: SQL)] {
        switch kind {
        case .text: [column, foldedColumn, bareColumn].compactMap(\.self).map { ($0, "TEXT") }
        case .number: [(column, "DOUBLE PRECISION")]
        case .boolean: [(column, "BOOLEAN")]
        case .dateTime, .choice, .campaign, .label, .list: [(column, "BIGINT")]
        }
    }

    /// The greatest number there may be, either way: sums of millions of them still have their millionths or at least
    /// their size.
    public static let greatestNumber = 1e15

    /// Puts a value where its columns stand, from `place` on.
    ///
    /// - Throws: `AudienceError` of kind `invalidValue`, or one that says which name is unknown.
    func store(
        _ value: ContactValue, into values: inout [SQLValue], at place: Int, _ names: ActivityNames
    ) throws(AudienceError) {
        switch (kind, value) {
        case (.text, .text(let text)):
            let text = try ValueFormat.cleanText(text)
            values[place] = .text(text)
            guard foldedColumn != nil else { return }
            let forms = TextFolding.forms(text)
            values[place + 1] = .text(forms.folded)
            values[place + 2] = forms.bare.map(SQLValue.text) ?? .null
        case (.number, .number(let number)):
            guard number.magnitude <= Self.greatestNumber else {
                throw AudienceError(.invalidValue, "\(name) can be at most 1e15, either way, and not \(number)")
            }
            values[place] = .real(number + 0)  // no negative zero
        case (.boolean, .boolean(let flag)): values[place] = .boolean(flag)
        case (.dateTime, .dateTime(let instant)): values[place] = .integer(instant.microseconds)
        case (.choice, .choice(let name)), (.campaign, .text(let name)), (.label, .text(let name)), (.list, .text(let name)):
            values[place] = .integer(try names.id(name, self))
        default: throw AudienceError(.invalidValue, "\(name) takes a value of type \(kind.rawValue)")
        }
    }
}
