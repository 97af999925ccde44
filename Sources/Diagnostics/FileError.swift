/// A fault in a file that a person wrote, at the place where it stands.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file as the person named it.
    public var file: String
    /// The line, from 1; 0 when the fault is not at one place.
    public var line: Int
    /// The column in characters, from 1; 0 when not known.
    public var column: Int
    /// What is wrong and what was expected.
    public var message: String

    public init(file: String, line: Int = 0, column: Int = 0, _ message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    public var description: String {
        switch (line, column) {
        case (0, _): "\(file): \(message)"
        case (_, 0): "\(file):\(line): \(message)"
        default: "\(file):\(line):\(column): \(message)"
        }
    }
}
