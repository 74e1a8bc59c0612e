import Postgres
import SQLText

extension Script {
    /// The same script as it would run this many days later; `nil` if it reads the clock in a way that can't be shifted.
    func later(days: Int) -> Script? {
        if Script(replacingClock { _ in "NULL" }).volatility.readsClock { return nil }
        return Script(replacingClock { $0 == "current_date" ? "(\($0) + \(days))" : "(\($0) + interval '\(days) days')" })
    }

    /// The text with something else in place of the current date and of points in time.
    private func replacingClock(_ replacement: (String) -> String) -> String {
        var bytes = Array(text.utf8)
        let tokens = SQLScanner.tokens(in: text).filter { $0.kind != .comment }
        let words = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self).lowercased() }
        for index in tokens.indices.reversed() {
            let isCall = words[index] == "now" && words[(index + 1)...].starts(with: ["(", ")"])
            guard isCall || ["current_date", "current_timestamp", "localtimestamp"].contains(words[index]) else { continue }
            let range = tokens[index].range.lowerBound..<tokens[isCall ? index + 2 : index].range.upperBound
            bytes.replaceSubrange(range, with: replacement(isCall ? "now()" : words[index]).utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
