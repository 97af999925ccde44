import Foundation
import TestSupport
import Testing

/// A small workspace on disk: contacts with a city and a segment or two, one letter, one campaign.
enum SampleWorkspace {
    /// Writes the files for `count` contacts whose mail goes to `port` of this machine.
    static func write(to folder: URL, contacts count: Int, smtpPort port: Int, connections: Int = 5) throws {
        try file(
            folder, "merpati.yaml",
            """
            name: Back to the Fuchsia
            public_url: http://127.0.0.1:1
            time_zone: Asia/Jakarta
            language: id
            postal_address: "Jl. Melati 12, Jakarta 10310"
            from: "Back to the Fuchsia <hello@fuchsia.example>"
            bounce_domain: bounces.fuchsia.example
            smtp:
              - { name: main, url: "smtp://127.0.0.1:\(port)", tls: none, connections: \(connections) }
            """)
        try file(
            folder, "templates/hello.md",
            """
            ---
            subject: "Hello {{ contact.first_name | default: 'friend' }}"
            ---
            Dear {{ contact.first_name | default: 'friend' }} of {{ contact.city | default: 'somewhere' }},

            look at [our roses](https://fuchsia.example/roses).

            {{ workspace.postal_address }} - [Unsubscribe]({{ unsubscribe_url }})
            """)
        try file(
            folder, "campaigns/hello.yaml",
            """
            name: hello
            template: hello
            to: { lists: [Customers] }
            """)
        var csv = "email,first_name,city\n"
        for number in 0..<count { csv += "\(email(number)),Name \(number),\(number % 2 == 0 ? "Jakarta" : "Kraków")\n" }
        try file(folder, "contacts.csv", csv)
    }

    static func email(_ number: Int) -> String {
        "contact\(number)@example.test"
    }

    static func file(_ folder: URL, _ path: String, _ text: String) throws {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    /// Imports the contacts into the list that the campaign goes to.
    static func importContacts(_ program: MerpatiProgram) async throws {
        let created = try await program.run("list", "create", "Customers")
        #expect(created.code == 0, "\(created.errors)")
        let imported = try await program.run("import", "contacts.csv", "--list", "Customers", "--create-fields", "--json")
        #expect(imported.code == 0, "\(imported.errors)")
    }
}
