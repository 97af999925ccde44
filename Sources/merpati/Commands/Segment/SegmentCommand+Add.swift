internal import App
internal import ArgumentParser
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts contacts into a static or additive segment by hand.",
            discussion:
                "Addresses that no contact has are listed, and the others go in. A dynamic segment has no members to put in: pin them."
        )
        @OptionGroup var contacts: SegmentContacts

        func run() async throws {
            let name = contacts.name
            try await contacts.change("put into \"\(name)\"") { connection, merpati, ids, now in
                try merpati.segments.add(connection, contacts: ids, to: name, at: now)
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes members out of a static or additive segment by hand.",
            discussion: "Whoever matches the rule of an additive segment is in it all the same; `segment ban` keeps them out.")
        @OptionGroup var contacts: SegmentContacts

        func run() async throws {
            let name = contacts.name
            try await contacts.change("taken out of \"\(name)\"") { connection, merpati, ids, now in
                try merpati.segments.remove(connection, contacts: ids, from: name, at: now)
            }
        }
    }
}
