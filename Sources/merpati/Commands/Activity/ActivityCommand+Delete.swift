internal import App
internal import ArgumentParser
internal import Storage

extension ActivityCommand {
    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deletes an activity that you have defined, with all its events.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The activity.") var name: String
        @Flag(help: "Do not ask.") var yes = false

        func run() async throws {
            guard try yes || Console.confirms("delete the activity \(name) and all its events?") else {
                throw AppError(.failed, "nothing was deleted")
            }
            let name = name
            try await global.withMerpati { merpati in
                try await merpati.database.write { try merpati.deleteActivity($0, named: name) }
            }
            if global.json { try Console.json(["deleted": name]) } else { Console.print("activity \(name) is deleted") }
        }
    }
}
