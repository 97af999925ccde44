internal import Audience

/// Places among others.
extension SegmentTyper {
    mutating func rank(_ rank: SegmentRank, depth: Int) throws(SegmentError) -> TypedCondition.Test {
        let amount = try amount(rank)
        let measure: RankQuestion<TypedSelection, TypedCondition>.Measure =
            switch rank.measure {
            case .figure(let figure): .figure(try self.figure(figure))
            case .field(let name): .field(try number(name))
            }
        // A population inside a population is a query in a query: a few of them are as deep as databases take.
        let among = try rank.among.map { node throws(SegmentError) in try tree(node, depth: depth + SegmentLimits.depth / 4) }
        return .rank(
            RankQuestion(number: nextPopulation(), isTop: rank.isTop, amount: amount, measure: measure, among: among))
    }

    private func amount(_ rank: SegmentRank) throws(SegmentError) -> RankAmount {
        let (amount, place) = (rank.amount.value, rank.amount.span)
        guard rank.isPercent else {
            guard amount >= 1, amount <= 1e9, amount == amount.rounded() else {
                throw SegmentError(
                    .outOfRange, "\(SegmentPrinter.number(amount)) is not a number of contacts", at: place,
                    expected: ["a whole number from 1 to 1000000000"])
            }
            return .contacts(Int64(amount))
        }
        let part = (amount * 1e6).rounded()
        guard part >= 1, part <= Double(RankAmount.all) else {
            throw SegmentError(
                .outOfRange, "\(SegmentPrinter.number(amount))% is not a part of the contacts", at: place,
                expected: ["more than 0% and at most 100%"])
        }
        return .part(Int64(part))
    }

    private func number(_ name: Located<String>) throws(SegmentError) -> ContactColumn {
        let column = try column(name)
        guard Subject.contact(column).kind == .number else {
            throw SegmentError(
                .wrongType, "`\(name.value)` is not a number, so contacts cannot be ranked by it", at: name.span,
                expected: ["a number field", "a figure such as `sum of purchased.price`"])
        }
        return column
    }
}
