import Course
import Postgres
import SQLText

/// 42704: types and other objects that do not exist.
extension FailedStatement {
    /// `nil` where the server itself names what is missing, such as a role or a setting.
    var unknownObject: Explanation? {
        let name = quoted.first ?? ""
        if says("operator class"), names.isTableOrColumn(name) {
            return Explanation("A comma is missing before `\(name)`.", concepts: ["composite index", "create index"])
        }
        if says("window \"") {
            return Explanation(
                "In OVER (`\(name)`), `\(name)` is read as the name of a window. Before a column, write PARTITION BY or ORDER BY.",
                concepts: ["over"])
        }
        guard says("type \"") else { return nil }
        if ["like", "ilike"].contains(name) {
            let like = name.uppercased()
            let isSecond = words.indices.contains { words[$0].name == name && word(at: $0 - 1)?.kind == .operator }
            return Explanation(
                isSecond ? "\(like) is an operator of its own, so no other one can come before it." : "A column is missing before \(like).",
                concepts: ["like"])
        }
        let here = "PostgreSQL has no type `\(name)`"
        if let other = Self.foreignTypes[name] { return Explanation("\(here): \(other)", concepts: ["create table", "cast"]) }
        if let place, let before = word(at: place - 1), Self.types.contains(before.name), word()?.name == name {
            return Explanation("\(here). Put the column name `\(name)` before its type, `\(before.text)`.", concepts: ["create table"])
        }
        return Explanation("\(here).", suggestion: Nearest.match(name, among: Self.types), concepts: ["create table", "cast"])
    }

    static let types = [
        "integer", "int", "bigint", "smallint", "text", "varchar", "char", "numeric", "decimal", "real", "boolean", "date", "time",
        "timestamptz", "timestamp", "interval", "serial", "bigserial", "uuid", "json", "jsonb", "bytea", "double precision",
    ]

    private static let foreignTypes = [
        "string": "text holds strings of any length.", "str": "text holds strings of any length.", "number": "numeric holds any number.",
        "datetime": "timestamp holds a date with a time.", "double": "its name is double precision.",
        "enum": "a CHECK constraint limits the values of text.", "blob": "bytea holds bytes.",
        "auto_increment": "To number rows, use GENERATED … AS IDENTITY.",
    ]
}
