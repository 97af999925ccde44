import App
import Foundation
import Inbound
import Mail
import TestSupport
import Testing

/// The currency of the `money` filter is a setting of the workspace.
@Suite(.timeLimit(.minutes(15))) struct CurrencyProgramTests {
    @Test(arguments: [("", "$12,500.00"), ("currency: IDR", "Rp12.500"), ("currency: eur", "12.500,00\u{a0}€")])
    func `amounts without a currency take the workspace's`(line: String, amount: String) async throws {
        let sink = KeepingSink()
        try await withTemporaryFolder { folder in
            try await sink.whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: 1, smtpPort: port)
                let settings = folder.appendingPathComponent("merpati.yaml")
                try (String(contentsOf: settings, encoding: .utf8) + "\n\(line)\n").write(
                    to: settings, atomically: true, encoding: .utf8)
                try SampleWorkspace.file(
                    folder, "templates/hello.md",
                    """
                    ---
                    subject: "From {{ 12500 | money }}"
                    ---
                    {{ contact.first_name | default: "You" }}: {{ 12500 | money }}, {{ 5 | money: "PLN" }}.

                    {{ workspace.postal_address }} - [Unsubscribe]({{ unsubscribe_url }})
                    """)
                let program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                let preview = try await program.run("template", "render", "hello", "--contact", SampleWorkspace.email(0))
                #expect(preview.output.contains("\(amount), 5,00\u{a0}zł."), "\(preview.output)\(preview.errors)")
                let plan = try await program.run("campaign", "plan", "hello")
                #expect(plan.output.contains("From \(amount)"), "\(plan.output)")
                #expect(try await program.run("campaign", "start", "hello", "--wait").code == 0)
                let message = try MIMEParser.parse(#require(sink.messages.first).content)
                #expect(message.header("Subject") == "From \(amount)")
                #expect(message.first(ofType: "text/plain")?.text.contains(amount) == true)
            }
        }
    }

    @Test func `a currency is three letters, and the environment stands above the file`() async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 0, smtpPort: 1)
            var program = MerpatiProgram(folder: folder)
            program.environment["MERPATI_CURRENCY"] = "IDR"
            try SampleWorkspace.file(folder, "templates/price.txt", "---\nsubject: x\n---\n{{ 1000 | money }}")
            #expect(try await program.run("template", "render", "price").output == "Rp1.000\n")
            program.environment["MERPATI_CURRENCY"] = "rupiah"
            let wrong = try await program.run("template", "render", "price")
            #expect(wrong.code == 3 && wrong.errors.contains("MERPATI_CURRENCY") && wrong.errors.contains("three letters"))
        }
    }
}
