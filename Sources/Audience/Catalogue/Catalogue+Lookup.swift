internal import Diagnostics

extension Catalogue {
    /// The custom field with a key.
    public func field(_ key: String) -> FieldDefinition? {
        fields.first { $0.key == key }
    }

    /// The list with a name, ignoring case.
    public func list(named name: String) -> List? {
        let folded = TextFolding.fold(name)
        return lists.first { $0.name == name } ?? lists.first { TextFolding.fold($0.name) == folded }
    }

    /// The label with a name, ignoring case.
    public func label(named name: String) -> Label? {
        let folded = TextFolding.fold(name)
        return labels.first { TextFolding.fold($0.name) == folded }
    }

    /// The activity with a name.
    public func activity(_ name: String) -> ActivityDefinition? {
        activities.first { $0.name == name }
    }

    /// - Throws: `AudienceError` of kind `unknownField` with the nearest key.
    public func requireField(_ key: String) throws(AudienceError) -> FieldDefinition {
        if let field = field(key) { return field }
        throw AudienceError(
            .unknownField, "there is no field \(CatalogueName.quoted(key))\(NearestName.hint(key, in: fields.map(\.key)))",
            advice: "Fields are defined with: merpati field define KEY TYPE")
    }

    /// - Throws: `AudienceError` of kind `unknownList` with the nearest name.
    public func requireList(_ name: String) throws(AudienceError) -> List {
        if let list = list(named: name) { return list }
        throw AudienceError(
            .unknownList, "there is no list \(CatalogueName.quoted(name))\(NearestName.hint(name, in: lists.map(\.name)))",
            advice: "Lists are made with: merpati list create NAME")
    }

    /// - Throws: `AudienceError` of kind `unknownLabel` with the nearest name.
    public func requireLabel(_ name: String) throws(AudienceError) -> Label {
        if let label = label(named: name) { return label }
        throw AudienceError(
            .unknownLabel, "there is no label \(CatalogueName.quoted(name))\(NearestName.hint(name, in: labels.map(\.name)))",
            advice: "Labels are made with: merpati label create NAME")
    }

    /// - Throws: `AudienceError` of kind `unknownActivity` with the nearest name.
    public func requireActivity(_ name: String) throws(AudienceError) -> ActivityDefinition {
        if let activity = activity(name) { return activity }
        throw AudienceError(
            .unknownActivity,
            "there is no activity \(CatalogueName.quoted(name))\(NearestName.hint(name, in: activities.map(\.name)))",
            advice: "Activities are defined with: merpati activity define NAME PARAMETER:TYPE")
    }
}

extension ActivityDefinition {
    /// - Throws: `AudienceError` of kind `unknownParameter` with the nearest name.
    public func requireParameter(_ name: String) throws(AudienceError) -> ActivityParameter {
        if let parameter = parameter(name) { return parameter }
        throw AudienceError(
            .unknownParameter,
            "\(self.name) has no parameter \(CatalogueName.quoted(name))\(NearestName.hint(name, in: parameters.map(\.name)))",
            advice: parameters.isEmpty ? nil : "Its parameters: " + parameters.map(\.name).joined(separator: ", "))
    }
}

extension ActivityParameter {
    /// - Throws: `AudienceError` of kind `unknownOption` with the nearest name.
    public func requireOption(_ name: String) throws(AudienceError) -> FieldDefinition.Option {
        if let option = option(named: name) { return option }
        throw AudienceError.unknownOption(name, of: self.name, options)
    }
}

extension FieldDefinition {
    /// The option with a name, ignoring case.
    public func option(named name: String) -> Option? {
        let folded = TextFolding.fold(name)
        return options.first { TextFolding.fold($0.name) == folded }
    }

    /// - Throws: `AudienceError` of kind `unknownOption` with the nearest name.
    public func requireOption(_ name: String) throws(AudienceError) -> Option {
        if let option = option(named: name) { return option }
        throw AudienceError.unknownOption(name, of: key, options)
    }
}

extension AudienceError {
    fileprivate static func unknownOption(
        _ name: String, of owner: String, _ options: [FieldDefinition.Option]
    ) -> AudienceError {
        AudienceError(
            .unknownOption,
            "\(owner) has no option \(CatalogueName.quoted(name))\(NearestName.hint(name, in: options.map(\.name)))",
            advice: options.isEmpty ? nil : "Its options: " + options.prefix(20).map(\.name).joined(separator: ", "))
    }
}
