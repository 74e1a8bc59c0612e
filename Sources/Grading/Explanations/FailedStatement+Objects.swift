import Course
import Postgres

/// Things that are there already, are not there, or are of another kind.
extension FailedStatement {
    var object: Explanation? {
        let name = quoted.first ?? ""
        switch message.sqlstate {
        case "42P07":
            return Explanation(
                "There is a table, view or index called \(name) already, and each name is used once. Did an earlier run make it?",
                concepts: ["create table"])
        case "42701":
            if says("specified more than once") {
                return Explanation("The column \(name) is named twice.", concepts: ["create table", "insert"])
            }
            return Explanation(
                "The table has a column \(name) already, and each name is used once.", concepts: ["alter table", "create table"])
        case "42710": return Explanation("There is something called \(name) already, and each name is used once.")
        case "2BP01":
            return Explanation(
                "Something else is built on this: \(dependents). The server would have to drop that too, and does so only where it is told to.",
                concepts: ["drop table", "foreign key"])
        case "42830":
            return Explanation(
                "A foreign key must point at something that is there only once: at a primary key, or columns that are UNIQUE together.",
                concepts: ["foreign key", "primary key"])
        case "42704": return unknownObject(name)
        default: return wrongKind(name)
        }
    }

    /// From `view v depends on table t`, the view.
    private var dependents: String {
        let lines = (message.detail ?? "").split(separator: "\n").compactMap { line -> String? in
            line.firstRange(of: " depends on ").map { String(line[..<$0.lowerBound]) }
        }
        return lines.isEmpty ? "a view or a foreign key" : Words.list(lines)
    }

    private func unknownObject(_ name: String) -> Explanation {
        guard says("type \"") else { return Explanation("There is nothing called \(name) of the kind that is asked for here.") }
        let here = "PostgreSQL has no type \(name)"
        if let other = Self.foreignTypes[name] { return Explanation("\(here): \(other)", concepts: ["create table", "cast"]) }
        return Explanation("\(here).", suggestion: Nearest.match(name, among: Self.types), concepts: ["create table", "cast"])
    }

    static let types = [
        "integer", "int", "bigint", "smallint", "text", "varchar", "char", "numeric", "decimal", "real", "boolean", "date", "time",
        "timestamp", "timestamptz", "interval", "serial", "bigserial", "uuid", "json", "jsonb", "bytea", "double precision",
    ]

    private static let foreignTypes = [
        "string": "text holds text of any length.", "str": "text holds text of any length.", "number": "numeric holds any number.",
        "datetime": "timestamp holds a day with its time.", "double": "the long name is double precision.",
        "tinyint": "smallint is the smallest whole number.", "nvarchar": "text and varchar hold any character.",
        "longtext": "text holds text of any length.", "blob": "bytea holds bytes.", "uint": "integer is the usual whole number.",
        "mediumint": "integer is the usual whole number.", "auto_increment": "GENERATED … AS IDENTITY numbers rows.",
    ]

    private func wrongKind(_ name: String) -> Explanation? {
        if says("must be used to call a parameterless aggregate") {
            return Explanation(
                "count needs to be told what to count: * for rows, or a column for its values.", concepts: ["count(*)", "count"])
        }
        if says("OVER specified") {
            return Explanation(
                "OVER goes with aggregates and window functions only, and \(said(after: "but ", before: " is not") ?? "this") is neither.",
                concepts: ["over", "window function"])
        }
        if says("is not a table") || says("is not a view") || says("is not an index") || says("is an index") || says("is a view") {
            return Explanation("\(name) is of another kind than this statement is for: a table, a view and an index each have their own.")
        }
        if says("aggregate function") || says("DISTINCT specified") || says("FILTER specified") {
            return Explanation("This belongs to aggregates such as count and sum only.", concepts: ["count"])
        }
        return Explanation("This is of another kind than its place asks for.")
    }
}
