internal import App
internal import ArgumentParser
internal import Foundation

/// Letters: on disk, and as the database has them.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Templates: list, versions, check, preview, render, convert.",
        subcommands: [
            List.self, Show.self, Diff.self, History.self, Check.self, Preview.self, Render.self, Convert.self,
        ])

    /// The name that a letter in a file would have.
    static func name(ofFile path: String) -> String {
        let file = (path as NSString).lastPathComponent
        return file.split(separator: ".").first.map(String.init) ?? path
    }
}
