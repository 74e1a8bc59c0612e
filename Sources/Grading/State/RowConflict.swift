import Postgres

/// A constraint or index that forbids pairs of rows: UNIQUE, a unique index, or EXCLUDE.
struct RowConflict {
    /// What is compared, and with which operator.
    private var elements: [(value: String, sign: String)]
    /// The condition that limits it to some rows.
    private var condition: String?
    /// When it is checked; empty if always at the end of a statement.
    private var timing: String

    init?(_ fact: Definitions.Fact) {
        var value = fact.value
        timing = value.removeEnd(from: " DEFERRABLE") ?? ""
        condition = value.removeEnd(from: " WHERE ").map { String($0.dropFirst(" WHERE ".count)) }
        switch fact.part {
        case .exclusion:
            guard let exclusion = Exclusion(value) else { return nil }
            elements = exclusion.elements.compactMap { element in
                let parts = CheckExpression.parts(of: element, at: " WITH ")
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }
        case .unique, .index:
            guard fact.part == .unique || value.hasPrefix("unique") else { return nil }
            for name in ["deferred", "deferrable"] where value.contains(name) { timing = name }
            let sign = value.lowercased().contains("nulls not distinct") ? "IS NOT DISTINCT FROM" : "="
            elements = CheckExpression.parts(of: fact.columns, at: ", ").map { ($0, sign) }
        default: return nil
        }
    }

    /// A query that tests whether both sides forbid the same pairs of the rows that `source` returns: some, but not all. `nil` if the sides
    /// are checked at different times.
    static func comparison(of expected: [RowConflict], and found: [RowConflict], on source: String) -> String? {
        guard Set(expected.map(\.timing)) == Set(found.map(\.timing)) else { return nil }
        var values: [String] = []
        func pairs(in conflicts: [RowConflict]) -> String {
            conflicts.map { conflict in
                var terms: [String] = []
                for element in conflict.elements {
                    terms.append("one.v\(values.count) \(element.sign) other.v\(values.count)")
                    values.append(element.value)
                }
                if let condition = conflict.condition {
                    terms.append("one.v\(values.count) AND other.v\(values.count)")
                    values.append(condition)
                }
                return "(\(terms.joined(separator: " AND "))) IS TRUE"
            }.joined(separator: " OR ")
        }
        let (expected, found) = (pairs(in: expected), pairs(in: found))
        let columns = values.enumerated().map { "(\($1)) AS v\($0)" }.joined(separator: ", ")
        return """
            WITH value AS MATERIALIZED (SELECT \(columns) FROM (\(source) LIMIT \(maxRows)) AS row)
            SELECT bool_and(expected = found) AND bool_or(expected) AND bool_or(NOT expected)
            FROM (SELECT \(expected) AS expected, \(found) AS found FROM value AS one CROSS JOIN value AS other) AS pair
            """
    }

    /// How many sample rows are compared with each other.
    private static let maxRows = 600
}

/// An EXCLUDE constraint as the server prints it: `EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT canceled)`.
struct Exclusion {
    /// What is compared, and with which operator, in alphabetical order.
    let elements: [String]
    /// The constraint with its elements in that order.
    let text: String

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let start = bytes.firstIndex(of: UInt8(ascii: "(")).map({ $0 + 1 }),
            let length = CheckExpression.depths(bytes[start...]).firstIndex(of: -1)
        else { return nil }
        let ends = [bytes[..<start], bytes[start..<start + length], bytes[(start + length)...]].map { String(decoding: $0, as: UTF8.self) }
        elements = CheckExpression.parts(of: ends[1], at: ", ").sorted()
        self.text = ends[0] + elements.joined(separator: ", ") + ends[2]
    }
}

extension String {
    /// Removes everything from the first occurrence of a text, and returns it.
    fileprivate mutating func removeEnd(from start: String) -> String? {
        guard let range = firstRange(of: start) else { return nil }
        defer { removeSubrange(range.lowerBound...) }
        return String(self[range.lowerBound...])
    }
}
