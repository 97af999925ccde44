internal import App
internal import ArgumentParser
internal import Audience
internal import Mail
internal import Tracking

extension BounceCommand {
    struct Settle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what kept messages mean.",
            discussion: """
                What follows is what would have followed if a rule had known the message: `merpati bounce settle 12 --as hard` \
                makes the contact hard_bounced. To say the same again changes nothing.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Their numbers.") var numbers: [Int64]
        @Option(name: .customLong("as"), help: "hard, soft, policy, complaint, unsubscribe, or nothing.") var verdict: String
        @Option(help: "Why the message failed, such as unknown_user or mailbox_full.") var reason = BounceReason.other.rawValue

        private struct Line: Encodable {
            var number: Int64
            var `as`: String
            /// Whether it had been settled so before.
            var before = false
            /// The status that the contact got by this.
            var status: String?

            init(_ number: Int64, _ verdict: KeptVerdict, _ outcome: KeptMessages.Outcome) {
                (self.number, self.as) = (number, verdict.rawValue)
                switch outcome {
                case .before: before = true
                case .settled(.changed(let status)?): self.status = status.rawValue
                case .settled: break
                }
            }
        }

        func validate() throws {
            _ = try (chosenVerdict, chosenReason)
        }

        private var chosenVerdict: KeptVerdict {
            get throws {
                if let known = KeptVerdict(rawValue: verdict) { return known }
                let all = KeptVerdict.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("a message is settled as one of \(all), not \"\(verdict)\"")
            }
        }

        private var chosenReason: BounceReason {
            get throws {
                if let known = BounceReason(rawValue: reason) { return known }
                let all = BounceReason.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("\"\(reason)\" is no reason; they are \(all)")
            }
        }

        func run() async throws {
            let (verdict, reason) = try (chosenVerdict, chosenReason)
            let outcomes = try await global.withMerpati {
                try await $0.settle(keptMail: numbers, as: verdict, reason: reason, actor: "command line")
            }
            let lines = zip(numbers, outcomes).map { Line($0, verdict, $1) }
            if global.json { return try Console.json(["settled": lines]) }
            for line in lines {
                let status = line.status.map { "; the contact is \($0)" } ?? ""
                Console.print("message \(line.number) is settled as \(line.as)\(line.before ? ", as it was before" : status)")
            }
        }
    }
}
