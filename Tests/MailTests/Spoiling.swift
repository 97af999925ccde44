import Foundation

/// One way to spoil a message.
enum Spoiling: String, CaseIterable, Sendable {
    case changedSubject, doubledHeader, droppedHeader, bareLineFeed, eightBits, longLine, longHeader, splitCharacter, unfolded
    case changedFile, changedFileName, changedCustomaryName, changedContentID, changedBody, dottedLine, spaceAtLineEnd
    case movedBoundary, changedName, changedDate, noLineEnd

    func apply(to message: String) -> [UInt8] {
        var text = message
        func replace(_ old: String, _ new: String) {
            if let range = text.range(of: old) { text.replaceSubrange(range, with: new) }
        }
        switch self {
        case .changedSubject: replace("=C3=BC", "=C3=BD")
        case .doubledHeader: replace("Subject:", "Precedence: bulk\r\nSubject:")
        case .droppedHeader: replace("Precedence: bulk\r\n", "")
        case .bareLineFeed: replace("Precedence: bulk\r\n", "Precedence: bulk\n")
        case .eightBits: replace("Line one", "Line \u{e9}ne")
        case .longLine: replace("Line one", "Line one" + String(repeating: "x", count: 76))
        case .longHeader: replace("Precedence: bulk", "Precedence: bulk\r\nX-Long: " + String(repeating: "x", count: 1000))
        case .splitCharacter: replace("=C3=BC=C3=9F", "=C3?=\r\n =?utf-8?q?=BC=C3=9F")
        case .unfolded: replace("Precedence: bulk", "Precedence: bulk\r\nX-Long: " + String(repeating: "word ", count: 16) + "x")
        case .changedFile: replace("AAECAwQF", "AAECAwQG")
        case .changedFileName: replace("filename*=utf-8''Pflege", "filename*=utf-8''Pfloge")
        case .changedCustomaryName: replace("name=\"=?utf-8?q?Pflege", "name=\"=?utf-8?q?Pfloge")
        case .changedContentID: replace("Content-ID: <1@", "Content-ID: <2@")
        case .changedBody: replace("Line one", "Line two")
        case .dottedLine: replace("=2E\r\n", ".\r\n")
        case .spaceAtLineEnd: replace("Line one=20", "Line one ")
        case .movedBoundary: replace("--=_merpati_related\r\n", "--=_merpati_relared\r\n")
        case .changedName: replace("\r\nTo: ", "\r\nTo: X")
        case .changedDate: replace(" +0000", " +0100")
        case .noLineEnd: return Array(text.utf8.dropLast(2))
        }
        return Array(text.utf8)
    }
}
