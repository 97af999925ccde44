/// A set of whole numbers, as ranges that are in order and do not touch.
struct IntervalSet: Sendable, Hashable {
    private(set) var ranges: [ClosedRange<Int64>]

    static let all = IntervalSet(Int64.min...Int64.max)
    static let none = IntervalSet([])

    init(_ range: ClosedRange<Int64>) {
        ranges = [range]
    }

    init(_ ranges: [ClosedRange<Int64>]) {
        self.ranges = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = self.ranges.last, last.upperBound == .max || range.lowerBound <= last.upperBound + 1 {
                self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    init(points: some Sequence<Int64>) {
        self.init(points.map { $0...$0 })
    }

    /// From the first until before the last; nil is without end.
    init(from: Int64?, until: Int64?) {
        guard until != .min else { self = .none; return }
        let (low, high) = (from ?? .min, until.map { $0 - 1 } ?? .max)
        self.init(low <= high ? [low...high] : [])
    }

    var isEmpty: Bool { ranges.isEmpty }
    var least: Int64? { ranges.first?.lowerBound }
    var greatest: Int64? { ranges.last?.upperBound }

    func contains(_ number: Int64) -> Bool {
        ranges.contains { $0.contains(number) }
    }

    var complement: IntervalSet {
        var gaps: [ClosedRange<Int64>] = []
        var next: Int64? = .min
        for range in ranges {
            if let next, next < range.lowerBound { gaps.append(next...(range.lowerBound - 1)) }
            next = range.upperBound == .max ? nil : range.upperBound + 1
        }
        if let next { gaps.append(next...(.max)) }
        return IntervalSet(gaps)
    }

    func intersection(_ other: IntervalSet) -> IntervalSet {
        var common: [ClosedRange<Int64>] = []
        var (left, right) = (ranges[...], other.ranges[...])
        while let first = left.first, let second = right.first {
            if first.overlaps(second) { common.append(first.clamped(to: second)) }
            if first.upperBound < second.upperBound { left = left.dropFirst() } else { right = right.dropFirst() }
        }
        return IntervalSet(common)
    }
}

extension IntervalSet {
    /// The numbers that a question holds for, each as its place among all numbers.
    init(_ question: NumberQuestion) {
        switch question {
        case .equals(let numbers): self.init(points: numbers.map(Self.place))
        case .compares(.less, let limit): self.init(from: nil, until: Self.place(limit))
        case .compares(.lessOrEqual, let limit): self.init(.min...Self.place(limit))
        case .compares(.greater, let limit): self.init(from: Self.place(limit) + 1, until: nil)
        case .compares(.greaterOrEqual, let limit): self.init(from: Self.place(limit), until: nil)
        case .between(let low, let high): self.init(low <= high ? [Self.place(low)...Self.place(high)] : [])
        }
    }

    /// Whole numbers in the order of the numbers they stand for: the bits of IEEE 754, those of negative numbers turned
    /// around. 0 and -0 are the same.
    private static func place(_ number: Double) -> Int64 {
        let bits = Int64(bitPattern: number.bitPattern)
        return bits >= 0 ? bits : .min - bits
    }

    /// The counts, from 0, that a question holds for.
    init(counts question: NumberQuestion) {
        let range: ClosedRange<Double>?
        switch question {
        case .equals(let numbers):
            self.init(points: numbers.filter { $0 >= 0 && $0 == $0.rounded() }.map(Self.count))
            return
        case .compares(.less, let limit): range = Self.ordered(0, limit.rounded(.up) - 1)
        case .compares(.lessOrEqual, let limit): range = Self.ordered(0, limit.rounded(.down))
        case .compares(.greater, let limit): range = Self.ordered(max(0, limit.rounded(.down) + 1), .infinity)
        case .compares(.greaterOrEqual, let limit): range = Self.ordered(max(0, limit.rounded(.up)), .infinity)
        case .between(let low, let high): range = Self.ordered(max(0, low.rounded(.up)), high.rounded(.down))
        }
        self.init(range.map { [Self.count($0.lowerBound)...Self.count($0.upperBound)] } ?? [])
    }

    private static func ordered(_ low: Double, _ high: Double) -> ClosedRange<Double>? {
        low <= high ? low...high : nil
    }

    /// Nobody counts as far as 2^53, from where on not every whole number is a `Double`.
    private static func count(_ number: Double) -> Int64 {
        number >= 0x1p53 ? .max : Int64(number)
    }
}
