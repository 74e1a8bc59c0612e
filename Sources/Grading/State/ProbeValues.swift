import Explanations
import Postgres
import SQLText

/// Values at, just below, and just above the constants in definitions, as SQL.
struct ProbeValues {
    private let numbers: [String]
    private let texts: [String]

    private static let maxRows = 50_000

    init(near definitions: [String]) {
        var constants: Set<String> = ["0", "1"]
        constants.formUnion(definitions.flatMap { Script($0).constants })
        constants.formUnion(constants.compactMap(\.literalMatch).filter { !$0.isEmpty })
        numbers = constants.filter { Double($0) != nil }.sorted()
        texts = constants.filter { Double($0) == nil }.sorted()
    }

    /// Rows of such values, to follow FROM; `nil` if there are too many, or none can be made.
    ///
    /// - Parameter labels: the values of enumerations.
    func rows(of columns: [String], types: [String: String], labels: [String: [String]]) -> String? {
        let pools = columns.compactMap { column in types[column].flatMap { pool(of: $0) ?? labels[$0] } }
        guard pools.count == columns.count, pools.reduce(1, { $0 * ($1.count + 1) }) <= Self.maxRows else { return nil }
        let lists = zip(columns, pools).map { column, pool in
            let values = (["NULL"] + pool).map { "((\($0))::\(types[column] ?? ""))" }.joined(separator: ", ")
            return "(VALUES \(values)) AS \(SQL.identifier(column))(\(SQL.identifier(column)))"
        }
        return lists.isEmpty ? "(VALUES (1)) AS one" : lists.joined(separator: " CROSS JOIN ")
    }

    /// Values of a type; `nil` if none can be made.
    private func pool(of type: String) -> [String]? {
        switch type {
        case "boolean": ["true", "false"]
        case "date", "timestamp without time zone", "timestamp with time zone": moments(step: type == "date" ? "1 day" : "1 second")
        case _ where TypeName.isNumber(type): numbers(of: type)
        case _ where TypeName.isText(type): strings.map(SQL.literal)
        default: nil
        }
    }

    /// The numbers, and those one step above and below, all within the limits of the type.
    private func numbers(of type: String) -> [String] {
        let digits = TypeName.digits(of: type)
        let step = TypeName.isInteger(type) ? "1" : "1e-\(digits?.scale ?? 4)"
        let limit =
            switch type {
            case "smallint": "32767"
            case _ where TypeName.isInteger(type): "2147483647"
            default: digits.map { "(1e\($0.precision - $0.scale) - \(step))" } ?? "1e15"
            }
        let changes = [""] + Set(["1", step]).sorted().flatMap { ["+ \($0)", "- \($0)"] }
        return numbers.flatMap { number in changes.map { "greatest(least(\(number) \($0), \(limit)), -\(limit))" } }
    }

    private func moments(step: String) -> [String] {
        let given = texts.filter { CanonicalMoment($0.utf8) != nil } + ["2025-01-31"]
        let days = numbers.compactMap { Int($0) }.filter { (2...4_000).contains($0) }.map { "\($0) days" }
        let later = (texts.filter { CanonicalInterval($0.utf8) != nil } + days).map { "now() + interval '\($0)'" }
        return (given.map { "timestamptz \(SQL.literal($0))" } + ["current_date", "now()"] + later).flatMap { moment in
            [moment, "\(moment) + interval '\(step)'", "\(moment) - interval '\(step)'"]
        }
    }

    /// The constants; longer, shorter, and concatenated versions of them; strings of the lengths that occur as numbers; versions with
    /// wildcards filled in; and a few plain strings.
    private var strings: [String] {
        let written = texts.map { $0.replacing("%", with: "").replacing("_", with: "a") }
        let lengths = numbers.compactMap { Int($0) }.filter { (1...200).contains($0) }.flatMap { [$0 - 1, $0, $0 + 1] }
        let changed = zip(texts, written).flatMap { text, plain in
            [text, plain, plain + "x", "x" + plain, String(plain.dropLast()), text.lowercased(), text.uppercased()]
        }
        let pairs = written.flatMap { first in written.map { first + $0 } }
        let long = (written + [""]).flatMap { start in lengths.map { start + String(repeating: "a", count: max(0, $0 - start.count)) } }
        return Set(changed + pairs + long + numbers + ["", " ", "a", "A", "Aa", "1", "a1", " a", "a b"]).sorted()
    }
}

extension String {
    /// The text that a regular expression matches, if it is literal text with anchors, as in `^[+]`; `nil` for others.
    var literalMatch: String? {
        let literal = /\^?([\w @,:;\/-]|\\[^\w]|\[[^\w^\]]\])*\$?/
        return wholeMatch(of: literal) == nil ? nil : replacing(/[\^$\\\[\]]/, with: "")
    }
}
