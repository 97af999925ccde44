internal import ArgumentParser
internal import Audience
internal import Mail

extension ContactCommand {
    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives a contact another address; everything else about it stays.",
            discussion: """
                Letters sent before go on working: their links name the contact, not the address. When somebody with the new \
                address has unsubscribed, bounced or complained before, the contact gets that status.
                """)
        @OptionGroup var target: Target
        @Argument(help: "The new address.") var address: String

        func run() async throws {
            let address = try EmailAddress(parsing: address)
            try await target.change("now \(address)") { connection, id, now, _ in
                try ContactStore.changeAddress(connection, id, to: address, actor: "command line", at: now)
            }
        }
    }
}
