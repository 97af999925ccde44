internal import ArgumentParser
internal import Audience

/// Activities: what contacts have done.
struct ActivityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activity", abstract: "Activities: what contacts have done.",
        subcommands: [List.self, Define.self, Record.self, Import.self, Delete.self])
}

/// A parameter as reports have it.
struct ParameterReport: Encodable {
    var name: String
    var type: String
    var options: [String]?

    init(_ parameter: ActivityParameter) {
        name = parameter.name
        type = parameter.kind.rawValue
        options = parameter.kind == .choice ? parameter.options.map(\.name) : nil
    }

    /// As it is defined: `size:choice(S,M,L)`.
    var text: String {
        "\(name):\(type)" + (options.map { "(\($0.joined(separator: ",")))" } ?? "")
    }
}
