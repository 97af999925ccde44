/// A number with its noun, which agree: "1 contact", "2 contacts".
public enum Counted {
    /// - Parameters:
    ///   - noun: for one.
    ///   - plural: for any other number, where that is not the noun with an "s".
    public static func text(_ count: some BinaryInteger, _ noun: String, plural: String? = nil) -> String {
        "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
    }
}
