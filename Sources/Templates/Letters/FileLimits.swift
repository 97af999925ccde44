/// Bounds on the files that go out with a letter: providers refuse what is larger, and readers wait for it.
enum FileLimits {
    static let attachments = 10
    static let images = 50
    /// One image.
    static let imageBytes = 2 << 20
    /// Attachments and inline images together. In base64 that is 9.6 MB: the smallest limit of the large providers is 10.
    static let messageBytes = 7 << 20
    /// From here on the check says that the letter is large.
    static let largeBytes = 1 << 20
}
