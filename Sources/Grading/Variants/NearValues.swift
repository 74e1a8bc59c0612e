import Course
import Primitives

/// Values near those that answers compare columns with, where < and <= differ.
struct NearValues: Sendable {
    private struct Column {
        /// What a value can be replaced by.
        var values: [String] = []
        /// Those that answers compare with, each with two that are easily taken for it.
        var exact: [[String]] = []
        /// What its texts are searched for.
        var parts: [SearchedText] = []
        /// The smallest difference between its numbers.
        var step = 1.0
    }

    /// By table and place.
    private var columns: [String: [Int: Column]] = [:]

    private static let maxDecimals = 4
    /// A value and two that are easily taken for it: those around a number or a day, or other forms of a text.
    private static let around = 3

    init(model: DataModel, focus: [DataTable], boundaries: Boundaries) {
        for table in focus {
            for (index, column) in table.columns.enumerated() where !table.references.contains(where: { $0.columns.contains(index) }) {
                let known = model.base[table.name].compactMap { model.codes.text($0.values[index]) }
                let step = Self.step(of: known, column.family)
                // CHECK conditions on a column hold between the values that it has.
                let span = table.checkedAlone.contains(index) ? known.compactMap(ValueCodes.measure).span : nil
                let patterns = column.family == .text ? boundaries.patterns[column.name] ?? [] : []
                // What a text is compared with is a part of it if it's also searched.
                let literals = (patterns.isEmpty ? boundaries.values[column.name] ?? [] : [])
                    .filter { Self.fits($0, known, column.family) }
                var near = Column(parts: patterns.compactMap(SearchedText.init), step: step)
                for literal in literals {
                    let texts = Self.texts(near: literal, column.family, step: step)
                    let possible = texts.filter { !column.isInteger || Int($0) != nil }
                    let isInside = { (text: String) in span.map { $0.contains(ValueCodes.measure(text) ?? $0.lowerBound) } ?? true }
                    near.values += possible.filter(isInside)
                    guard boundaries.direct[column.name]?.contains(literal) == true, possible.first == texts.first else { continue }
                    // The server refuses a copy with a value that the table doesn't accept, so those that it may refuse come alone.
                    let exact = possible.prefix(Self.around)
                    near.exact += ([exact.filter(isInside)] + exact.filter { !isInside($0) }.map { [$0] }).filter { !$0.isEmpty }
                }
                columns[table.name, default: [:]][index] = near
            }
        }
    }

    /// Whether anything is compared with the column.
    func has(_ column: Int, of table: DataTable) -> Bool {
        columns[table.name]?[column].map { !$0.values.isEmpty || !$0.parts.isEmpty } ?? false
    }

    func step(of column: Int, in table: DataTable) -> Double { columns[table.name]?[column]?.step ?? 1 }

    /// One of the values, by number; or the present one together with a text that is searched for.
    func value(_ number: Int, for column: Int, of table: DataTable, in old: String, _ random: inout SeededRandom) -> String? {
        let near = columns[table.name]?[column] ?? Column()
        let place = number % (near.values.count + near.parts.count)
        return place < near.values.count ? near.values[place] : near.parts[place - near.values.count].put(in: old, &random)
    }

    /// The values that answers compare a column with, each followed by two that are easily taken for it.
    func exact(of column: Int, in table: DataTable) -> [[String]] { columns[table.name]?[column]?.exact ?? [] }

    /// The texts that answers search a column for.
    func searched(of column: Int, in table: DataTable) -> [SearchedText] { columns[table.name]?[column]?.parts ?? [] }

    /// Texts that are values of the column, or could be: with letters, and with no signs that no value has. This excludes separators.
    private static func fits(_ literal: String, _ known: [String], _ family: ValueFamily) -> Bool {
        guard family == .text, !known.contains(literal) else { return true }
        return literal.contains(where: \.isLetter)
            && literal.allSatisfy { sign in sign.isLetter || sign.isNumber || sign == " " || known.contains { $0.contains(sign) } }
    }

    private static func step(of known: [String], _ family: ValueFamily) -> Double {
        if family != .number, family != .float { return 1 }
        let decimals = known.map { text in text.firstIndex(of: ".").map { text[$0...].count - 1 } ?? 0 }.max() ?? 0
        return 1 / min(decimals, maxDecimals).powerOfTen
    }

    private static func texts(near literal: String, _ family: ValueFamily, step: Double) -> [String] {
        // A year that is extracted from a date stands for its first day.
        let day = CanonicalMoment((literal.count == 4 ? literal + "-01-01" : literal).utf8)?.day
        switch family {
        case .number, .float:
            guard let number = Double(literal) else { return [] }
            return [number, number - step, number + step].map { (($0 * 1_000_000).rounded() / 1_000_000).written }
        case .date:
            guard let day else { return [] }
            // The same season in other years, for queries that should also check the year.
            return [day, day - 1, day + 1, day + 368, day - 363].map(CanonicalMoment.date)
        case .timestamp, .timestampWithZone:
            guard let day else { return [] }
            let midnights = [CanonicalMoment.date(day: day) + " 00:00:00", CanonicalMoment.date(day: day - 1) + " 23:59:59"]
            let around = ValueCodes.measure(literal).map { [$0, $0 - 1_000_000, $0 + 1_000_000].map(CanonicalMoment.moment) } ?? []
            let later = [CanonicalMoment.date(day: day) + " 15:30:00", CanonicalMoment.date(day: day + 1) + " 00:00:00"]
            return (literal.contains(":") ? around : []) + midnights + later
                + [day + 368, day - 363].map { CanonicalMoment.date(day: $0) + " 12:00:00" }
        case .text, .paddedText:
            let twin = literal == literal.lowercased() ? literal.uppercased() : literal.lowercased()
            // Searching within the text matches the last; comparing the whole text doesn't.
            return [literal, twin, "\(literal) \(literal)"]
        default: return []
        }
    }
}

/// What a LIKE pattern requires of a text.
struct SearchedText: Sendable {
    /// The longest text between its wildcards.
    let text: String
    private let isFirst: Bool
    private let isLast: Bool

    init?(_ pattern: String) {
        let pieces = pattern.split { "%_".contains($0) }
        guard let longest = pieces.max(by: { $0.count < $1.count }) else { return nil }
        text = String(longest)
        (isFirst, isLast) = (pattern.hasPrefix(text), pattern.hasSuffix(text))
    }

    /// The text together with a value: at the wrong end, or without the space next to the value, if the pattern requires it at one.
    func put(in old: String, _ random: inout SeededRandom) -> String {
        let part = text.trimmed
        let isWhole = part == text || random.below(2) == 0
        return switch (isFirst, isLast) {
        case (true, false): isWhole ? old + text : part + old
        case (false, true): isWhole ? text + old : old + part
        default: [text + old, old + text, "\(old) \(text) \(old)"][random.below(3)]
        }
    }

    /// A value with only half of the text, which patterns that ask for less still find.
    func halved(in old: String) -> String {
        let half = (text.count + 1) / 2
        return old.replacing(text, with: isFirst && !isLast ? text.prefix(half) : text.suffix(half))
    }
}

extension ValueFamily {
    /// How values that differ by one differ as measures; `nil` if they have none.
    var unit: Double? {
        switch self {
        case .number, .float: 1
        case .date: 86_400_000_000
        case .timestamp, .timestampWithZone: 1_000_000
        default: nil
        }
    }

    /// The text of a measure.
    func text(_ measure: Double) -> String {
        switch self {
        case .date: CanonicalMoment.date(day: Int((measure / 86_400_000_000).rounded(.down)))
        case .timestamp: CanonicalMoment.moment(measure)
        case .timestampWithZone: CanonicalMoment.moment(measure) + "+00"
        default: ((measure * 1_000_000).rounded() / 1_000_000).written
        }
    }
}

extension Double {
    /// As SQL.
    var written: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
}
