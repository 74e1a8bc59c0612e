import Postgres
import SQLText

/// The row conditions (CHECK and NOT NULL) in which two definitions of the same table or domain differ.
struct ConditionPair {
    var expected: Set<Definitions.Fact>
    var found: Set<Definitions.Fact>
    /// Conditions that both sides have.
    var common: Set<Definitions.Fact>
    /// The type of each column; a domain's only column is its value.
    var types: [String: String]
    /// The values of enumerations.
    var labels: [String: [String]]

    private static let maxRows = 50_000

    /// A query that tests whether both sides accept the same of many sample rows, and accept some and reject some; `nil` if no sample rows
    /// can be generated that would tell.
    var query: String? {
        let differing = expected.union(found)
        let columns = Set(differing.flatMap(Self.columns)).sorted()
        let shared = common.filter { Self.columns(of: $0).allSatisfy(columns.contains) }
        guard differing.contains(where: { $0.part == .check }), isTellable else { return nil }
        guard let rows = Self.rows(of: columns, for: differing.union(shared).map(\.value), types: types, labels: labels) else { return nil }
        return """
            SELECT bool_and(expected = found) AND bool_or(expected) AND bool_or(NOT expected)
            FROM (SELECT \(Self.holds(expected.union(shared))) AS expected, \(Self.holds(found.union(shared))) AS found FROM \(rows)) AS row
            """
    }

    /// Whether values can be generated that tell both sides apart: not for two regular expressions, but for one and a list of texts.
    private var isTellable: Bool {
        let sides = [expected, found].map { side in side.filter { $0.part == .check } }
        guard let other = sides.first(where: { side in !side.contains { $0.value.hasRegularExpression } }) else { return false }
        return sides.allSatisfy { side in !side.contains { $0.value.hasRegularExpression } }
            || other.contains { $0.value.contains("= ANY (ARRAY[") || $0.value.contains(" = '") }
    }

    /// Sample rows that would tell such expressions apart, to follow FROM; `nil` if there are too many or none can be generated.
    static func rows(of columns: [String], for expressions: [String], types: [String: String], labels: [String: [String]]) -> String? {
        let samples = ConditionSamples(of: expressions)
        let pools = columns.compactMap { column in types[column].flatMap { samples.pool(of: $0, labels: labels[$0] ?? []) } }
        guard pools.count == columns.count, pools.reduce(1, { $0 * ($1.count + 1) }) <= maxRows else { return nil }
        return zip(columns, pools).map { column, pool in
            "(VALUES \((["NULL"] + pool).map { "((\($0))::\(types[column] ?? ""))" }.joined(separator: ", "))) AS \(SQL.identifier(column))(\(SQL.identifier(column)))"
        }.joined(separator: " CROSS JOIN ")
    }

    /// A query for different sample rows that meet the conditions, in an order that mixes them; `nil` as above.
    static func rows(
        of columns: [String], for expressions: [String], types: [String: String], labels: [String: [String]],
        meeting conditions: Set<Definitions.Fact>
    ) -> String? {
        let shared = conditions.filter { Self.columns(of: $0).allSatisfy(columns.contains) }
        return rows(of: columns, for: expressions + shared.map(\.value), types: types, labels: labels).map {
            "SELECT * FROM (SELECT DISTINCT * FROM \($0) WHERE \(holds(shared))) AS sample ORDER BY md5(sample::text)"
        }
    }

    /// The SQL for whether a row is accepted: a condition that is NULL does not reject it.
    private static func holds(_ facts: Set<Definitions.Fact>) -> String {
        let conditions = facts.map { fact in
            fact.part == .check
                ? "(\(fact.value)) IS NOT FALSE" : columns(of: fact).map { "\(SQL.identifier($0)) IS NOT NULL" }.joined(separator: " AND ")
        }
        return conditions.isEmpty ? "true" : conditions.sorted().joined(separator: " AND ")
    }

    private static func columns(of fact: Definitions.Fact) -> [String] {
        fact.columns.isEmpty ? value : fact.columns.split(separator: ", ").map(String.init)
    }

    /// What a domain's conditions call the value.
    static let value = ["value"]
}

/// Values at, just below, and just above the constants in conditions, as SQL.
private struct ConditionSamples {
    private let numbers: [String]
    private let texts: [String]

    init(of conditions: [String]) {
        var numbers: Set<String> = []
        var texts: Set<String> = []
        for literal in conditions.flatMap({ Script($0).literals }) {
            let bare = literal.hasPrefix("'") ? String(literal.dropFirst().dropLast()).replacing("''", with: "'") : literal
            if Double(bare) != nil { numbers.insert(bare) } else { texts.insert(bare) }
            if conditions.contains(where: \.hasRegularExpression) {
                texts.formUnion(bare.split { !$0.isLetter && !$0.isNumber }.map(String.init))
            }
        }
        self.numbers = numbers.union(["0", "1"]).sorted()
        self.texts = texts.sorted()
    }

    /// Values of a type; `nil` if values of that type can't be generated.
    func pool(of type: String, labels: [String]) -> [String]? {
        switch type {
        case "boolean": ["true", "false"]
        case _ where TypeName.isInteger(type): near(numbers, steps: ["1"], within: type == "smallint" ? "32767" : "2147483647")
        case "date", "timestamp without time zone", "timestamp with time zone": moments(step: type == "date" ? "1 day" : "1 second")
        case _ where TypeName.isNumber(type):
            near(numbers, steps: ["1", step(of: type)], within: limit(of: type))
        case _ where type.hasSuffix("range"): ranges(of: type)
        case _ where TypeName.isText(type): strings.map(SQL.literal)
        default: labels.isEmpty ? nil : labels
        }
    }

    /// The numbers, and those one step above and below, all clamped to the limit.
    private func near(_ numbers: [String], steps: [String], within limit: String) -> [String] {
        let all = numbers.flatMap { number in [number] + steps.flatMap { ["\(number) + \($0)", "\(number) - \($0)"] } }
        return all.map { "greatest(least(\($0), \(limit)), -\(limit))" }
    }

    /// The smallest difference between two numbers of the type, or a small number if there is none.
    private func step(of type: String) -> String {
        let scale = TypeName.digits(of: type).map(\.scale) ?? 4
        return scale > 0 ? "0." + String(repeating: "0", count: scale - 1) + "1" : "1"
    }

    /// The largest number of the type, or a large one if there is none.
    private func limit(of type: String) -> String {
        guard let digits = TypeName.digits(of: type), digits.precision >= digits.scale, digits.scale >= 0 else { return "1e15" }
        return "(1e\(digits.precision - digits.scale) - \(step(of: type)))"
    }

    private func moments(step: String) -> [String] {
        let given = texts.filter { CanonicalMoment($0.utf8) != nil } + ["2025-01-31"]
        let spans = texts.filter { CanonicalInterval($0.utf8) != nil }
        let days = numbers.compactMap { Int($0) }.filter { (2...4_000).contains($0) }.map { "\($0) days" }
        let later = (spans + days).map { "now() + interval '\($0)'" }
        return (given.map { "timestamptz \(SQL.literal($0))" } + ["current_date", "now()"] + later).flatMap { moment in
            [moment, "\(moment) + interval '\(step)'", "\(moment) - interval '\(step)'"]
        }
    }

    /// Ranges of every form, between bounds at, just below, and just above the constants, and as long as numbers and intervals say.
    private func ranges(of type: String) -> [String]? {
        let bounds: [String]
        let spans: [String]
        switch type {
        case "int4range", "int8range", "numrange":
            let written = texts.flatMap { RangeText($0)?.bounds ?? [] }.filter { Double($0) != nil }
            let given = Set(numbers + written).union(["1", "5"]).sorted()
            let value = type == "int4range" ? "integer" : type == "int8range" ? "bigint" : "numeric"
            bounds = (type == "numrange" ? given + given.map { "\($0) + 0.5" } : given).flatMap { bound in
                ["", " + 1", " - 1"].map { "(\(bound)\($0))::\(value)" }
            }
            spans = []
        case "daterange", "tsrange", "tstzrange":
            let step = type == "daterange" ? "1 day" : "1 second"
            let value = type == "daterange" ? "date" : type == "tsrange" ? "timestamp" : "timestamptz"
            let written = texts.flatMap { [$0] + (RangeText($0)?.bounds ?? []) }.filter { CanonicalMoment($0.utf8) != nil }
            bounds = Set(written + ["2025-01-31"]).sorted().flatMap { bound in
                ["", " + interval '\(step)'", " - interval '\(step)'"].map { "(timestamptz \(SQL.literal(bound))\($0))::\(value)" }
            }
            let days = numbers.compactMap { Int($0) }.filter { (1...4_000).contains($0) }.map { "\($0) days" }
            spans = (days + texts.filter { CanonicalInterval($0.utf8) != nil }).flatMap { span in
                ["", " + interval '\(step)'", " - interval '\(step)'"].map { "interval '\(span)'\($0)" }
            }.map { "(\(bounds[0]) + \($0))::\(value)" }
        default: return nil
        }
        guard bounds.count <= Self.mostBounds, spans.count <= Self.mostBounds else { return nil }
        let pairs = bounds.indices.flatMap { first in bounds[first...].map { (bounds[first], $0) } } + spans.map { (bounds[0], $0) }
        let forms = type.hasPrefix("int") || type == "daterange" ? ["[)", "[]"] : ["[)", "[]", "()", "(]"]
        let bounded = pairs.flatMap { first, second in
            forms.map { "\(type)(least(\(first), \(second)), greatest(\(first), \(second)), '\($0)')" }
        }
        let open = bounds.flatMap { ["\(type)(\($0), NULL)", "\(type)(NULL, \($0))"] }
        return bounded + open + ["'empty'", "'(,)'"]
    }

    private static let mostBounds = 24

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
    fileprivate var hasRegularExpression: Bool { [" ~ ", " ~* ", " !~ ", " !~* ", "regexp"].contains { contains($0) } }
}
