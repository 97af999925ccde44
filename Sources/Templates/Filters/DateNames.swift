/// Names of months and days in the languages of our readers.
struct DateNames: Sendable {
    var months: [String]
    /// Months behind the number of a day, where these differ (Polish: `1 grudnia`).
    var monthsOfDays: [String]?
    var shortMonths: [String]?
    /// From Sunday.
    var days: [String]
    var shortDays: [String]?

    static func of(_ language: String) -> DateNames {
        switch language.lowercased().prefix(2) {
        case "id": indonesian
        case "jv": javanese
        case "pl": polish
        case "vi": vietnamese
        default: english
        }
    }

    static let english = DateNames(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December",
        ],
        days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"])

    static let indonesian = DateNames(
        months: [
            "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
            "Desember",
        ],
        shortMonths: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
        days: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"])

    static let javanese = DateNames(
        months: [
            "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
            "Desember",
        ],
        shortMonths: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"],
        days: ["Ahad", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"])

    static let polish = DateNames(
        months: [
            "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień", "październik",
            "listopad", "grudzień",
        ],
        monthsOfDays: [
            "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
            "listopada", "grudnia",
        ],
        shortMonths: ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"],
        days: ["niedziela", "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota"],
        shortDays: ["niedz.", "pon.", "wt.", "śr.", "czw.", "pt.", "sob."])

    static let vietnamese = DateNames(
        months: (1...12).map { "tháng \($0)" }, shortMonths: (1...12).map { "thg \($0)" },
        days: ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
        shortDays: ["CN", "T2", "T3", "T4", "T5", "T6", "T7"])

    func month(_ number: Int, afterDay: Bool) -> String {
        (afterDay ? monthsOfDays ?? months : months)[number - 1]
    }

    func shortMonth(_ number: Int) -> String {
        shortMonths?[number - 1] ?? String(months[number - 1].prefix(3))
    }

    func shortDay(_ weekday: Int) -> String {
        shortDays?[weekday] ?? String(days[weekday].prefix(3))
    }
}
