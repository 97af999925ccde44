extension ValueFormat {
    /// Reads a value of a parameter, as `ActivityRecorder` takes it; nil when the text is empty or only space. Campaigns,
    /// labels and lists are texts with their names.
    ///
    /// - Throws: `AudienceError` of kind `invalidValue`, which says what was expected.
    public func parse(_ text: String, for parameter: ActivityParameter) throws(AudienceError) -> ContactValue? {
        let type: FieldType =
            switch parameter.kind {
            case .text, .campaign, .label, .list: .text
            case .number: .number
            case .boolean: .boolean
            case .dateTime: .dateTime
            case .choice: .choice
            }
        return try parse(text, as: type)
    }
}
