import Foundation
import TestSupport
import Testing

@testable import Audience

struct ActivityImportPropertyTests {
    /// Random files, imported one after the other in random batches, come to what the model says.
    @Test(arguments: [(false, true), (false, false), (true, true), (true, false)])
    func randomFilesEqualTheModel(isJSON: Bool, hasIDs: Bool) async throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        for _ in 0..<12 {
            var files: [ActivityImportModel.File] = []
            for _ in 0..<2 {
                var file = ActivityImportModel.File(isJSON: isJSON, hasIDs: hasIDs)
                for _ in 0..<Int.random(in: 1...40, using: &random) { file.add(&random) }
                files.append(file)
            }
            let batch = Int.random(in: 1...50, using: &random)
            try await ActivityImportFixture.run { [files] fixture in
                fixture.options.batchRows = batch
                var model = ActivityImportModel()
                for file in files {
                    let before = model.figures
                    for row in file.rows { model.take(row) }
                    do {
                        let result = try await fixture.importing(bytes: file.bytes, as: isJSON ? "x.jsonl" : "x.csv")
                        #expect(result.figures == zip(model.figures, before).map { $0 - $1 }, "seed \(seed)")
                    } catch let error as AudienceError {
                        // A few objects of JSON may all lack a key.
                        try #require(isJSON && error.kind == .file, "seed \(seed): \(error)")
                        return
                    }
                }
                let events = try await fixture.events()
                let counted = Dictionary(events.map { ($0, 1) }, uniquingKeysWith: +)
                #expect(counted == model.counted, "seed \(seed)")
                let summaries = try await fixture.summaries()
                #expect(summaries.kept == summaries.made, "seed \(seed)")
            }
        }
    }
}
