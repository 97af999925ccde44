internal import ArgumentParser
internal import Foundation

/// Letters on disk.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Templates: list, check, preview, render, convert.",
        subcommands: [List.self, Check.self, Preview.self, Render.self, Convert.self])

    /// A template's name, from a name or a path.
    static func name(_ text: String) -> String {
        let file = (text as NSString).lastPathComponent
        return file.split(separator: ".").first.map(String.init) ?? text
    }
}
