internal import App
internal import ArgumentParser
internal import Templates

extension TemplateCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every template of the workspace.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let names = try LetterLoader(folder: global.findWorkspace().templates).names()
            if global.json { try Console.json(["templates": names]) } else { names.forEach { print($0) } }
        }
    }
}
