/// The pieces of which the sentences are made.
extension Misconception {
    static func of(_ name: String?) -> String { name.map { " of \($0)" } ?? "" }
    static func `for`(_ name: String?) -> String { name.map { " when it comes to \($0)" } ?? "" }
    static func by(_ name: String?) -> String { name.map { " by \($0)" } ?? "" }

    /// `customers without orders`.
    static func unmatched(_ rows: String?, _ other: String?) -> String {
        guard let rows else { return "rows that have no partner" }
        return other.map { rows == $0 ? "those of \(rows) that have no partner" : "\(rows) without \($0)" } ?? "\(rows) that have no "
            + "partner"
    }

    /// Each row beside each.
    static func pairs(_ left: String?, _ right: String?) -> String {
        guard let one = left ?? right else { return "Every row stands beside every other row" }
        guard let left, let right else { return "The rows of \(one) stand beside all others" }
        return left == right
            ? "Every row of \(left) stands beside every row of it"
            : "Every row of \(left) stands beside every row of "
                + "\(right)"
    }

    static func both(_ left: String?, _ right: String?) -> String {
        guard let left, let right, left != right else { return "rows" }
        return "rows of \(left) and \(right)"
    }

    /// What an aggregate gives, as a noun.
    static func word(for aggregate: String) -> String {
        switch aggregate {
        case "sum": "the sum"
        case "avg": "the average"
        case "min": "the smallest value"
        case "max": "the greatest value"
        case "count": "the count of the values"
        default: "what \(aggregate) gives"
        }
    }

    /// What a statement does: `an INSERT into orders`.
    static func step(_ verb: String, _ table: String?) -> String {
        switch (verb, table) {
        case ("insert", let table?): "an INSERT into \(table)"
        case ("delete", let table?): "a DELETE from \(table)"
        case ("update", let table?): "an UPDATE of \(table)"
        case ("insert", nil), ("update", nil), ("alter", _), ("explain", _): "an \(verb.uppercased())"
        default: "a \(verb.uppercased())"
        }
    }

    /// What a table lets in, or does, without a rule.
    static func missing(_ rule: Rule, _ column: String?) -> String {
        let name = column ?? "a column"
        switch rule {
        case .notNull: return "\(name) may be NULL. Should a row be possible without it?"
        case .unique: return "\(name) need not be unique. Should two rows with the same value be possible?"
        case .check: return "Nothing checks what stands in \(name). Which values of it make no sense?"
        case .reference: return "\(name) refers to nothing: any number may stand there. What does its value stand for?"
        case .primaryKey: return "The table has no primary key. By what should each row be known?"
        case .standard: return "\(name) has no default. What should a row get that says nothing about it?"
        case .onDelete: return "A row can't be deleted while others refer to it\(by(column)). What should become of those?"
        case .onUpdate: return "The key of a row can't change while others refer to it\(by(column)). What should become of those?"
        }
    }

    /// What a table refuses, or does, though nobody asked for it.
    static func tooMuch(_ rule: Rule, _ column: String?) -> String {
        let name = column ?? "a column"
        switch rule {
        case .notNull: return "\(name) must not be NULL here. Does the task say that every row has a value there?"
        case .unique: return "It must be unique here. Does the task say that no two rows may have the same value?"
        default: return "Rows that refer to a deleted one\(by(column)) go with it, by CASCADE. Does the task say so?"
        }
    }
}
