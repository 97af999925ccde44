internal import Foundation

/// Divides text into words of one form, so that "Empfänger", "Empfaenger" and "EMPFÄNGER" are the same word.
///
/// - Letters are small and without accents; ä, ö and ü are ae, oe and ue, as they are written where only ASCII is at hand.
/// - "user-unknown", "USER_UNKNOWN" and "UserUnknown" are two words; what has digits too ("OFR_416", "SC-001") is one.
/// - Ideographs and kana are words of one character each, as nothing divides them.
/// - The end of a sentence or paragraph is an empty word.
enum WordFolding {
    static let sentenceEnd = ""

    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var run = String.UnicodeScalarView()
        var isParagraphEnd = false
        let scalars = Array(text.decomposedStringWithCompatibilityMapping.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if isOfWord(scalar, before: index + 1 < scalars.count ? scalars[index + 1] : " ", in: run) {
                run.append(scalar)
                isParagraphEnd = false
                continue
            }
            append(run, to: &words)
            run = String.UnicodeScalarView()
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            let isEnd =
                scalar == "\n" ? isParagraphEnd : Self.isEnd(scalar, before: next, behind: index > 0 ? scalars[index - 1] : " ")
            if isEnd, words.last != sentenceEnd { words.append(sentenceEnd) }
            if scalar == "\n" { isParagraphEnd = true } else if !scalar.properties.isWhitespace { isParagraphEnd = false }
        }
        append(run, to: &words)
        return merged(words)
    }

    private static func isOfWord(_ scalar: Unicode.Scalar, before next: Unicode.Scalar, in run: String.UnicodeScalarView) -> Bool
    {
        if scalar.isASCII {
            if scalar == "_" || scalar == "-" { return true }
            let isApostrophe = scalar == "'"
            return isApostrophe ? !run.isEmpty && next.properties.isAlphabetic : scalar.properties.isAlphabetic || isDigit(scalar)
        }
        return scalar == "\u{2019}"
            ? !run.isEmpty && next.properties.isAlphabetic
            : scalar.properties.isAlphabetic || isMark(scalar) || scalar.properties.numericType != nil
    }

    /// "a@x... User unknown" goes on (sendmail).
    private static func isEnd(
        _ scalar: Unicode.Scalar, before next: Unicode.Scalar, behind last: Unicode.Scalar
    ) -> Bool {
        switch scalar {
        case "." where last == "." || last.properties.isWhitespace: false
        case ".", "!", "?", ";": next.properties.isWhitespace || next == "\"" || next == ")"
        case "。", "！", "？", "；": true
        default: false
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value &- 0x30 < 10 }

    /// Accents, and the marks that voice kana.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        0x300...0x36F ~= scalar.value || scalar.value == 0x3099 || scalar.value == 0x309A
    }

    /// Ideographs, kana and what belongs to them.
    private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
        0x3040...0x30FF ~= scalar.value || 0x3400...0x4DBF ~= scalar.value || 0x4E00...0x9FFF ~= scalar.value
    }

    // MARK: One run without spaces

    private static func append(_ run: String.UnicodeScalarView, to words: inout [String]) {
        guard !run.isEmpty else { return }
        if run.contains(where: isDigit), run.contains(where: { $0.isASCII && $0.properties.isAlphabetic }) {
            words.append(String(run).lowercased())
            return
        }
        var word = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        func end() {
            if !word.isEmpty { words.append(contentsOf: withoutApostrophe(String(word))) }
            word = String.UnicodeScalarView()
        }
        for scalar in run {
            if scalar == "_" || scalar == "-" {
                end()
            } else if isMark(scalar) {
                // ä, ö, ü
                if scalar.value == 0x308, ["a", "o", "u", "A", "O", "U"].contains(previous) { word.append("e") }
            } else if isIdeographic(scalar) {
                end()
                words.append(String(Character(scalar)))
            } else {
                if scalar.properties.isUppercase, previous.properties.isLowercase { end() }
                word.append(contentsOf: folded(scalar))
            }
            previous = scalar.properties.isUppercase && !isMark(scalar) ? scalar : folded(scalar).first ?? scalar
        }
        end()
    }

    private static func folded(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        switch scalar {
        case "ß": "ss".unicodeScalars
        case "ł", "Ł": "l".unicodeScalars
        case "ø", "Ø": "o".unicodeScalars
        case "æ", "Æ": "ae".unicodeScalars
        case "œ", "Œ": "oe".unicodeScalars
        case "ı": "i".unicodeScalars
        default: scalar.properties.lowercaseMapping.unicodeScalars
        }
    }

    /// "recipient's" is "recipient", "doesn't" is "doesnt", "n'existe" is "n" and "existe".
    private static func withoutApostrophe(_ word: String) -> [String] {
        let parts = word.split { $0 == "'" || $0 == "\u{2019}" }.map(String.init)
        guard parts.count == 2 else { return parts }
        if parts[1] == "s" { return [parts[0]] }
        if parts[1] == "t", parts[0].hasSuffix("n") { return [parts[0] + "t"] }
        return parts
    }

    // MARK: Words that are written apart or together

    private static let pairs: [String: [String: String]] = [
        "e": ["mail": "email", "mails": "email"],
        "ip": ["address": "ipaddress", "addresses": "ipaddress"],
        "mail": ["box": "mailbox", "boxes": "mailbox"],
        "can": ["not": "cannot"],
        "anti": ["spam": "antispam", "virus": "antivirus"],
        "black": ["list": "blacklist", "listed": "blacklisted", "lists": "blacklist"],
        "block": ["list": "blocklist", "listed": "blocklisted", "lists": "blocklist"],
        "grey": ["list": "greylist", "listed": "greylisted", "listing": "greylisting"],
        "gray": ["list": "greylist", "listed": "greylisted", "listing": "greylisting"],
        "over": ["quota": "overquota"],
        "non": ["existent": "nonexistent", "existant": "nonexistent", "existing": "nonexistent"],
        "host": ["name": "hostname"],
        "user": ["name": "username", "id": "userid"],
        "name": ["server": "nameserver", "servers": "nameserver"],
        "time": ["out": "timeout"], "timed": ["out": "timeout"],
    ]

    private static func merged(_ words: [String]) -> [String] {
        var merged: [String] = []
        merged.reserveCapacity(words.count)
        for word in words {
            if let last = merged.last, let together = pairs[last]?[word] {
                merged[merged.count - 1] = together
            } else {
                merged.append(word)
            }
        }
        return merged
    }
}
