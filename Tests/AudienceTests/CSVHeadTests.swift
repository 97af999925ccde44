import Testing

@testable import Audience

struct CSVHeadTests {
    @Test(arguments: [
        ("email,name\n", ","), ("email;name\n1,2,3,4\n", ";"), ("email\tname\n", "\t"), ("email|name", "|"), ("email\n", ","),
        ("\"a,b,c\";email;x\n", ";"), ("email;\"first\nname\";city,x\n", ";"),
    ])
    func separatorIsFound(text: String, separator: Character) throws {
        let head = try CSVHead(Array(text.utf8), name: "x.csv", separator: nil)
        #expect(head.separator == separator.asciiValue)
        #expect(head.markLength == 0)
    }

    @Test func markIsSkipped() throws {
        let head = try CSVHead([0xef, 0xbb, 0xbf] + Array("email;name\n".utf8), name: "x.csv", separator: nil)
        #expect(head.markLength == 3)
        #expect(head.separator == UInt8(ascii: ";"))
    }

    private static let text = "email,name\nsiti@example.com,Siti\n"
    private static let little: [UInt8] = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    private static let big: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    private static let wide: [UInt8] = text.utf8.flatMap { [0, 0, 0, $0] }
    private static let refused: [(bytes: [UInt8], word: String)] = [
        ([0xff, 0xfe] + little, "UTF-16"), ([0xfe, 0xff] + big, "UTF-16"), (little, "UTF-16"),
        ([0xff, 0xfe, 0, 0] + wide, "UTF-32"), (wide, "UTF-32"),
        ([0x50, 0x4b, 3, 4, 20, 0], "workbook"), ([0x1f, 0x8b, 8, 0], "compressed"),
        (Array("email\u{0},name\nabc".utf8), "NUL"), ([], "empty"),
    ]

    @Test(arguments: refused)
    func otherFilesAreRefusedWithAdvice(bytes: [UInt8], word: String) {
        let error = #expect(throws: AudienceError.self) { try CSVHead(bytes, name: "x.csv", separator: nil) }
        #expect(error?.message.contains(word) == true)
    }
}
