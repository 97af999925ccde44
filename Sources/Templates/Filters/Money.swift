internal import Foundation

/// Amounts of money as they are written where the currency is at home.
enum Money {
    private struct Style {
        var before = ""
        var after = ""
        var decimals = 2
        var point = "."
        var group = ","
    }

    private static let styles: [String: Style] = [
        "IDR": Style(before: "Rp", decimals: 0, point: ",", group: "."),
        "VND": Style(after: "\u{a0}₫", decimals: 0, point: ",", group: "."),
        "PLN": Style(after: "\u{a0}zł", point: ",", group: "\u{a0}"),
        "EUR": Style(after: "\u{a0}€", point: ",", group: "."),
        "USD": Style(before: "$"),
        "GBP": Style(before: "£"),
        "JPY": Style(before: "¥", decimals: 0),
        "SGD": Style(before: "S$"),
        "AUD": Style(before: "A$"),
        "MYR": Style(before: "RM"),
    ]

    /// `Rp12.500`, `1 234,50 zł`; a currency that is not known is written behind the amount.
    static func text(_ amount: Double, _ currency: String) -> String {
        let code = currency.uppercased()
        let style = styles[code] ?? Style(after: code.isEmpty ? "" : "\u{a0}" + code)
        guard amount.isFinite, abs(amount) < 1e15 else { return amount.description + style.after }
        let parts = String(format: "%.\(style.decimals)f", abs(DecimalMath.rounded(amount, style.decimals))).split(separator: ".")
        var grouped = ""
        for (index, digit) in (parts.first ?? "0").enumerated() {
            if index > 0, ((parts.first?.count ?? 0) - index) % 3 == 0 { grouped += style.group }
            grouped.append(digit)
        }
        let fraction = parts.count > 1 ? style.point + parts[1] : ""
        let isZero = !(grouped + fraction).contains { ("1"..."9").contains($0) }
        return (amount < 0 && !isZero ? "-" : "") + style.before + grouped + fraction + style.after
    }
}
