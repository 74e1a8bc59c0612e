import Postgres

/// Class 23 and what else a table refuses: the rules that it keeps.
extension FailedStatement {
    var rule: Explanation? {
        let table = message.table ?? "the table"
        switch message.sqlstate {
        case "23502":
            let column = message.column ?? quoted.first ?? "a column"
            return Explanation(
                "\(column) must have a value in every row of \(table), and here it gets none (NULL). Is it named, and given one?",
                concepts: ["not null", "create table", "insert"])
        case "23503": return foreignKey(table)
        case "23505":
            if let (columns, value) = key {
                return Explanation(
                    "\(table) has a row already with \(columns) \(value), and no two rows may share that.",
                    concepts: ["unique", "primary key", "insert"])
            }
            return Explanation("No two rows may be equal there, and two would be.", concepts: ["unique", "primary key"])
        case "23514":
            let name = message.constraint.map { " (\($0))" } ?? ""
            return Explanation(
                says("is violated by some row")
                    ? "Rows that are in the table already break this rule\(name)."
                    : "The table \(table) keeps a rule\(name), a CHECK, and this row breaks it.", concepts: ["check", "create table"])
        default:
            let column = message.column ?? quoted.first ?? "the column"
            return Explanation(
                "The server itself fills \(column). It is left out, or given as DEFAULT.", concepts: ["identity", "generated", "insert"])
        }
    }

    /// Both ways round: to nothing, or from under something.
    private func foreignKey(_ table: String) -> Explanation {
        let detail = message.detail ?? ""
        let other = detail.split(separator: "\"").dropFirst().first.map(String.init) ?? "another table"
        let concepts = ["foreign key", "references"]
        guard let (columns, value) = key else { return Explanation("A row would refer to one that is not there.", concepts: concepts) }
        if detail.contains("is still referenced") {
            return Explanation(
                "A row of \(other) still refers to the one with \(columns) \(value). As long as it does, that one can't go or change its key.",
                concepts: concepts)
        }
        return Explanation(
            "\(columns) \(value) refers to a row of \(other) that is not there. Is the number right, or does that row come first?",
            concepts: concepts)
    }

    /// `Key (id)=(1) already exists.` is `id` and `1`.
    private var key: (columns: String, value: String)? {
        guard let detail = message.detail, let open = detail.firstRange(of: "Key ("), let middle = detail.firstRange(of: ")=("),
            let close = detail[middle.upperBound...].firstRange(of: ")")
        else { return nil }
        return (String(detail[open.upperBound..<middle.lowerBound]), String(detail[middle.upperBound..<close.lowerBound]))
    }

    // MARK: - Rights and transactions

    var session: Explanation? {
        switch message.sqlstate {
        case "42501":
            Explanation("You are not allowed to do this here: the server lets each role do only what it was granted.", concepts: ["grant"])
        case "25P02":
            Explanation(
                "An earlier statement of this transaction failed, and since then the server ignores all others until ROLLBACK ends it.",
                concepts: ["rollback", "begin"])
        case "25001":
            Explanation("This can't be done inside a transaction: it must stand alone, with no BEGIN before it.", concepts: ["begin"])
        case "3B001": Explanation("There is no savepoint of that name in this transaction.", concepts: ["savepoint"])
        case "40001":
            Explanation(
                "Another transaction changed the same data meanwhile, so this one can't go on as if it were alone. It is undone, and may be tried again.",
                concepts: ["begin", "commit"])
        case "40P01":
            Explanation(
                "A deadlock: two transactions each waited for a row that the other held. The server undid this one, so that the other can go on.",
                concepts: ["begin", "for update"])
        case "55P03":
            Explanation(
                "Another transaction holds this row or table, and the statement was not to wait for it.", concepts: ["for update", "lock"])
        default: Explanation("It was stopped before its end, because it took too long or somebody asked for that.")
        }
    }
}
