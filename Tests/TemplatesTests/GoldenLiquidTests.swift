import Foundation
import Templates
import Testing

/// A public conformance suite for Liquid (golden-liquid), where it is on this machine.
@Suite("Golden Liquid")
struct GoldenLiquidTests {
    /// `MERPATI_CORPORA`, or the folder beside the package.
    static var file: URL? {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder =
            ProcessInfo.processInfo.environment["MERPATI_CORPORA"].map { URL(fileURLWithPath: $0) }
            ?? package.appendingPathComponent("../shared/corpora").standardizedFileURL
        let file = folder.appendingPathComponent("liquid/golden-liquid.json")
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }

    @Test func conformance() throws {
        guard let file = Self.file else {
            print("golden-liquid.json is not here (set MERPATI_CORPORA): conformance is not tested")
            return
        }
        guard case .object(let suite) = try OrderedJSON.value([UInt8](Data(contentsOf: file))),
            case .array(let cases)? = suite["tests"]
        else {
            Issue.record("golden-liquid.json has no tests")
            return
        }
        var failures: [String] = []
        for case .object(let test) in cases {
            if let failure = Self.failure(of: test) { failures.append(failure) }
        }
        print("golden liquid: \(cases.count - failures.count)/\(cases.count) passed")
        for failure in failures { print("  \(failure)") }
        #expect(failures.isEmpty)
    }

    /// Nil when the case passes, else what happened.
    private static func failure(of test: TemplateObject) -> String? {
        let name = "\(test["name"] ?? nil)"
        guard case .string(let text)? = test["template"] else { return "\(name): no template" }
        var scope = TemplateObject()
        if case .object(let data)? = test["data"] { scope = data }
        var partials: [String: String] = [:]
        if case .object(let templates)? = test["templates"] {
            for key in templates.keys { if case .string(let partial)? = templates[key] { partials[key] = partial } }
        }
        let isInvalid = test["invalid"] == true
        do {
            let output = try Template.compile(text, partials: PartialSource(partials)).render(scope)
            if isInvalid { return "\(name): should be refused, gave \(output.debugDescription)" }
            var allowed: [TemplateValue] = [test["result"]].compactMap { $0 }
            if case .array(let results)? = test["results"] { allowed += results }
            return allowed.contains(.string(output)) ? nil : "\(name): \(output.debugDescription), not \(allowed)"
        } catch {
            return isInvalid ? nil : "\(name): \(error)"
        }
    }
}
