/// What a preview shows. It is asked anew for every page, so that what its author changes on disk is seen.
public protocol PreviewSource: Sendable {
    /// The letter's name.
    var name: String { get }

    /// The letter as a reader would get it. What is thrown is shown to the author.
    func letter(for reader: PreviewReader) async throws -> PreviewLetter

    /// What is wrong with the letter, the gravest first.
    func findings() async throws -> [PreviewFinding]

    /// The addresses of some contacts to try the letter on.
    func readers() async throws -> [String]

    /// A text that changes whenever something is changed that letters are made of. Asked about once a second.
    func version() async -> String
}
