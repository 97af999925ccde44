import Audience
import Storage

@testable import Segments

/// The answers to questions about all contacts, worked out from the facts of all of them rather than by SQL.
extension SegmentEvaluation {
    func answering(among people: [ContactFacts]) -> SegmentEvaluation {
        var evaluation = self
        // Those inside others come first.
        for question in tree.leaves.flatMap(\.question.populationQuestions) {
            switch question {
            case .interval(let interval, _):
                evaluation.answers.intervals[interval.number] = Self.interval(interval.activity, people)
            case .rank(let rank): evaluation.answers.ranks[rank.number] = Self.rank(rank, people, evaluation.answers)
            default: break
            }
        }
        return evaluation
    }

    private static func interval(_ activity: ActivityDefinition, _ people: [ContactFacts]) -> Int64? {
        var (seconds, steps): (Int64, Int64) = (0, 0)
        for facts in people {
            let moments = (facts.events[activity.name] ?? []).map(\.at.microseconds)
            guard moments.count > 1, let first = moments.min(), let last = moments.max() else { continue }
            seconds += (last - first) / 1_000_000
            steps += Int64(moments.count) - 1
        }
        return steps == 0 ? nil : seconds / steps
    }

    private static func rank(
        _ rank: RankQuestion<EventSelection, ResolvedCondition>, _ people: [ContactFacts], _ answers: PopulationAnswers
    ) -> PopulationAnswers.Rank {
        var compared = people.compactMap { facts in
            Evidence(facts: facts, answers: answers).value(rank).map { PopulationAnswers.Edge(value: $0, contact: facts.id) }
        }
        compared.sort { left, right in
            left.value == right.value ? left.contact < right.contact : (left.value > right.value) == rank.isTop
        }
        let members = Int(rank.amount.members(of: Int64(compared.count)))
        return PopulationAnswers.Rank(
            population: Int64(compared.count), edge: members > 0 ? compared[members - 1] : nil)
    }
}
