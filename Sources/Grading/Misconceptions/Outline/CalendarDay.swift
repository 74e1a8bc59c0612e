/// A day as written in a constant: `2026-05-01`.
struct CalendarDay {
    private var year: Int
    private var month: Int
    private var day: Int

    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month), (1...31).contains(day),
            year > 0
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    var before: String {
        if day > 1 { return Self.text(year, month, day - 1) }
        if month == 1 { return Self.text(year - 1, 12, 31) }
        return Self.text(year, month - 1, Self.days(in: month - 1, of: year))
    }

    var after: String {
        if day < Self.days(in: month, of: year) { return Self.text(year, month, day + 1) }
        return month == 12 ? Self.text(year + 1, 1, 1) : Self.text(year, month + 1, 1)
    }

    /// The day with day and month swapped; `nil` if that is not a valid date, or the same one.
    var exchanged: String? { day <= 12 && day != month ? Self.text(year, day, month) : nil }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 31
        }
    }

    private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
