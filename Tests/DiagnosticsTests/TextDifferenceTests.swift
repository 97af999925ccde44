import Diagnostics
import Testing

@Suite struct TextDifferenceTests {
    @Test func sameTextsHaveNone() {
        #expect(TextDifference.lines(from: "a\nb\n", to: "a\nb\n").isEmpty)
        #expect(TextDifference.lines(from: "", to: "").isEmpty)
    }

    @Test func aChangedLineStandsBetweenItsNeighbours() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
        let new = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"
        #expect(
            TextDifference.lines(from: old, to: new) == [
                "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8",
            ])
    }

    @Test func changesFarApartAreShownApart() {
        let old = (1...30).map(String.init).joined(separator: "\n")
        let new = (1...30).map { $0 == 2 ? "two" : $0 == 29 ? "twenty-nine" : String($0) }.joined(separator: "\n")
        let lines = TextDifference.lines(from: old, to: new)
        #expect(lines.filter { $0.hasPrefix("@@") } == ["@@ -1,5 +1,5 @@", "@@ -26,5 +26,5 @@"])
        #expect(lines.filter { $0.hasPrefix("-") || $0.hasPrefix("+") } == ["-2", "+two", "-29", "+twenty-nine"])
    }

    @Test(arguments: [("", "a\nb\n", ["@@ -1,0 +1,2 @@", "+a", "+b"]), ("a\nb", "", ["@@ -1,2 +1,0 @@", "-a", "-b"])])
    func wholeTextsComeAndGo(_ old: String, _ new: String, _ expected: [String]) {
        #expect(TextDifference.lines(from: old, to: new) == expected)
    }

    @Test func veryLongTextsAreNotCompared() {
        let long = String(repeating: "x\n", count: 6_000)
        #expect(TextDifference.lines(from: long, to: long + "y\n") == ["6000 lines became 6001; too many to show"])
    }
}
