import TestSupport
import Testing

@testable import Server

struct UnsubscribeFormTests {
    @Test func `random and altered forms never harm, and rarely mean anything`() {
        let seed = SeededRandom.seed()
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let types = [
            "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data; boundary=\"x", ";", "",
        ]
        let forms = [
            Array("List-Unsubscribe=One-Click&confirm=unsubscribe".utf8),
            Array("--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n".utf8),
        ]
        for _ in 0..<5000 {
            var body = forms.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let place = Int.random(in: 0..<body.count, using: &random)
                if Bool.random(using: &random) {
                    body[place] = .random(in: 0...255, using: &random)
                } else {
                    body.insert(contentsOf: body[place..<min(body.count, place + 9)], at: place)
                }
            }
            _ = UnsubscribeForm(contentType: types.randomElement(using: &random), body: body)
            let noise = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(UnsubscribeForm(contentType: types.randomElement(using: &random), body: noise) == nil)
        }
    }
}
