internal import ArgumentParser
internal import Foundation

/// Letters on disk.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Templates: list, check, preview, render, convert.",
        subcommands: [List.self, Check.self, Preview.self, Render.self, Convert.self])

    /// The name that a letter in a file would have.
    static func name(ofFile path: String) -> String {
        let file = (path as NSString).lastPathComponent
        return file.split(separator: ".").first.map(String.init) ?? path
    }
}
