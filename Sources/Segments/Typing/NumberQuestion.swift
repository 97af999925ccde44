/// What is asked of a number.
enum NumberQuestion: Sendable, Hashable {
    case equals([Double])
    case compares(FieldTest.Comparison, Double)
    case between(Double, Double)
}
