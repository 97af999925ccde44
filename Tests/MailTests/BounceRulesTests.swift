import Testing

@testable import Mail

/// The rules are data; this is their checker.
@Suite struct BounceRulesTests {
    private static let all = BounceRules.words + BounceRules.hints

    /// Which rule decides words alone.
    private func deciding(_ text: String, _ rule: BounceRule) -> BounceRule? {
        let status = rule.codes.first.map { EnhancedStatus(5, $0.subject, $0.details.lowerBound) }
        let finding = BounceRules.find(in: ServerWords(text).words, status: status)
        return finding.plain ?? finding.hint
    }

    @Test func `each rule decides its example`() {
        for rule in Self.all {
            #expect(deciding(rule.example, rule)?.example == rule.example, "\(rule.example)")
        }
        #expect(Set(Self.all.map(\.example)).count == Self.all.count)
    }

    /// No phrase is taken by an earlier rule with another meaning, and each is in the form in which texts are read.
    @Test(arguments: all.indices) func `each phrase can decide`(_ number: Int) {
        let rule = Self.all[number]
        for pattern in rule.phrases {
            let variants = Phrase.read(pattern, groups: BounceRules.groups)
            #expect(!variants.isEmpty, "\(pattern) is no phrase")
            for (place, variant) in variants.enumerated() {
                // Each word of each group once, not each with each other.
                let texts = place == 0 ? Self.texts(variant) : variants.count > 200 && place % 29 != 0 ? [] : [Self.text(variant)]
                for text in texts {
                    #expect(deciding(text, rule)?.reason == rule.reason, "\(pattern): \(text)")
                }
            }
        }
    }

    private static func text(_ phrase: Phrase, _ step: Int = 0, _ choice: Int = 0) -> String {
        phrase.steps.enumerated().map { number, each in
            let word = each.choices[number == step ? choice : 0]
            return word.hasSuffix("*") ? String(word.dropLast()) : word
        }.joined(separator: " ")
    }

    private static func texts(_ phrase: Phrase) -> [String] {
        phrase.steps.enumerated().flatMap { step, each in each.choices.indices.map { text(phrase, step, $0) } }
    }

    @Test func `no phrase stands twice`() {
        var seen: [String: BounceReason] = [:]
        for rule in Self.all {
            for pattern in rule.phrases {
                #expect(seen[pattern] == nil, "\(pattern)")
                seen[pattern] = rule.reason
            }
        }
    }

    @Test func `each code and each reply decides`() {
        for rule in BounceRules.codes {
            #expect(rule.codes.count + rule.replies.count > 0)
            for range in rule.codes {
                for detail in [range.details.lowerBound, range.details.upperBound]
                where !(range.details.count > 100 && detail == 0) {
                    let found = BounceClassifier.classify(status: "5.\(range.subject).\(detail)", diagnostic: nil, code: nil)
                    #expect(found.reason == rule.reason, "5.\(range.subject).\(detail)")
                }
            }
            for reply in rule.replies {
                #expect(BounceClassifier.classify(status: nil, diagnostic: nil, code: reply).reason == rule.reason, "\(reply)")
            }
        }
    }

    @Test(arguments: [
        ("Empfänger", ["empfaenger"]), ("EMPFA\u{308}NGER", ["empfaenger"]), ("Boîte pleine!", ["boite", "pleine", ""]),
        ("user-unknown", ["user", "unknown"]), ("USER_UNKNOWN", ["user", "unknown"]),
        ("RecipNotFound", ["recip", "not", "found"]),
        ("SC-001 OFR_416", ["sc-001", "ofr_416"]), ("doesn't recipient's d'un", ["doesnt", "recipient", "d", "un"]),
        ("用户不存在。", ["用", "户", "不", "存", "在", ""]), ("e-mail mail box", ["email", "mailbox"]), ("Größe", ["groesse"]),
        ("ユーザー", ["ユ", "ー", "サ", "ー"]), ("a. b.c", ["a", "", "b", "c"]),
        ("one\r\ntwo\r\n\r\nthree", ["one", "two", "", "three"]),
    ])
    func `words have one form`(_ text: String, _ words: [String]) {
        #expect(WordFolding.words(text) == words)
    }

    @Test(arguments: [
        ("said <no-spam@x.test>: no", "said no"), ("host mx.spam.example[192.0.2.1]:25 said", "host said"),
        ("see https://x.example/spam?a=blocked.", "see"), ("unavailable.Please", "unavailable please"),
        ("\"a spam\"@x.example: no", "no"), ("(a@x:blocked)", "blocked"), ("2001:db8::1 no", "no"), ("<spam> no", "no"),
        ("RESOLVER.ADR.RecipNotFound;", "resolver adr recip not found "), ("RCPT TO:<a@[192.0.2.1]> no", "rcpt to no"),
        ("mx.x.example/spam no", "no"), ("a@x.example,b@y.example no", "no"), ("@ no", "no"),
    ])
    func `names are left out`(_ text: String, _ words: String) {
        #expect(ServerWords(text).words.joined(separator: " ") == words)
    }
}
