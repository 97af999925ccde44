/// What is asked of a number.
enum NumberQuestion: Sendable, Hashable {
    case equals([Double])
    case compares(FieldTest.Comparison, Double)
    case between(Double, Double)

    func holds(_ number: Double) -> Bool {
        switch self {
        case .equals(let numbers): numbers.contains(number)
        case .compares(.less, let limit): number < limit
        case .compares(.lessOrEqual, let limit): number <= limit
        case .compares(.greater, let limit): number > limit
        case .compares(.greaterOrEqual, let limit): number >= limit
        case .between(let low, let high): low <= number && number <= high
        }
    }

    func map(_ transform: (Double) -> Double) -> NumberQuestion {
        switch self {
        case .equals(let numbers): .equals(numbers.map(transform))
        case .compares(let comparison, let limit): .compares(comparison, transform(limit))
        case .between(let low, let high): .between(transform(low), transform(high))
        }
    }

    /// Of counts: whether all from 1 on get the answer that 0 does not, so that nobody needs to count.
    var asksOnlyForAny: Bool {
        switch self {
        case .equals(let numbers): numbers.contains(0) && !numbers.contains { $0 >= 1 && $0 == $0.rounded() }
        case .compares(.less, let limit), .compares(.greaterOrEqual, let limit): limit > 0 && limit <= 1
        case .compares(.lessOrEqual, let limit), .compares(.greater, let limit): limit >= 0 && limit < 1
        case .between(let low, let high): low <= 0 && high >= 0 && high < 1
        }
    }
}
