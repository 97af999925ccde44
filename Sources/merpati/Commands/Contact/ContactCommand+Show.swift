internal import App
internal import ArgumentParser
internal import Audience
internal import Foundation
internal import Mail
internal import Storage

extension ContactCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Everything there is about a contact.")
        @OptionGroup var target: Target

        func run() async throws {
            let address = try EmailAddress(parsing: target.email)
            let values = try await target.global.withMerpati { merpati in
                let timeZone = merpati.settings.timeZone
                return try await merpati.database.read { connection in
                    try ContactStore.show(connection, try ContactStore.requireID(connection, of: address))
                        .map { (key: $0.column.key, value: ShownValue($0.value, in: timeZone)) }
                }
            }
            if target.global.json {
                return try Console.json(Dictionary(values.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
            }
            for (key, value) in values {
                Console.print("\(key.padding(toLength: 20, withPad: " ", startingAt: 0)) \(Console.plain(value.text))")
            }
        }
    }
}
