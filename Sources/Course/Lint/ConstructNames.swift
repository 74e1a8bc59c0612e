import SQLText

/// The names of SQL constructs, as `teaches`, `assumes`, `requires`, and `forbids` use them. Functions have their own names.
package enum ConstructNames {
    /// Constructs that need a lesson of their own: a reader who hasn't met them is lost.
    static let weighty: Set<String> = [
        "select", "where", "group by", "having", "order by", "limit", "offset", "distinct", "distinct on", "values", "with ties",
        "inner join", "left join", "right join", "full join", "cross join", "natural join", "self join", "comma join", "lateral",
        "union", "intersect", "except", "with", "recursive", "subquery", "exists", "case", "window function", "partition by", "filter",
        "grouping sets", "rollup", "cube", "insert", "update", "delete", "merge", "returning", "on conflict", "truncate", "copy",
        "create table", "create table as", "alter table", "drop table", "primary key", "foreign key", "references", "unique", "check",
        "create index", "partial index", "expression index", "drop index", "create view", "create materialized view", "create function",
        "create procedure", "create trigger", "create schema", "create type", "create domain", "create sequence", "begin", "commit",
        "rollback", "savepoint", "for update", "lock", "set constraints", "explain", "analyze", "vacuum", "grant", "revoke", "do", "call",
    ]

    /// Constructs that are picked up in passing, or that name a group: reported only if a later lesson teaches them.
    static let light: Set<String> = [
        "from", "alias", "table alias", "join", "outer join", "using", "and", "or", "not", "in", "not in", "not exists", "like", "not like",
        "ilike", "not ilike", "similar to", "not similar to", "between", "not between", "is null", "is not null", "is true", "is not true",
        "is false", "is not false", "is unknown", "is not unknown", "is distinct from", "is not distinct from", "any", "all", "cast",
        "typed literal", "array", "row", "collate", "default", "parameter", "grouping", "over", "window", "window order by", "window frame",
        "within group", "derived table", "scalar subquery", "function in from", "with ordinality", "with recursive", "tablesample",
        "union all", "intersect all", "except all", "select into", "update from", "delete using", "default values",
        "on conflict do nothing", "on conflict do update", "temporary table", "if not exists", "if exists", "inherits", "partitioned table",
        "unique index", "composite index", "concurrently", "cascade", "rename", "not null", "on delete", "on update", "generated",
        "identity", "exclude", "deferrable", "add column", "drop column", "add constraint", "drop constraint", "alter column type",
        "set default", "set not null", "drop not null", "drop view", "drop materialized view", "drop function", "drop schema", "drop type",
        "drop sequence", "drop trigger", "alter index", "alter view", "create rule", "create database", "create extension",
        "create statistics", "refresh materialized view", "comment", "show", "set", "declare cursor", "fetch", "close", "prepare",
        "execute",
        "deallocate", "listen", "notify", "unlisten", "release savepoint", "rollback to savepoint", "prepare transaction", "grant role",
        "explain analyze", "explain buffers", "explain verbose", "explain costs", "explain format", "count(*)", "at time zone",
    ]

    /// Those of them that are described in words rather than named by their keywords.
    package static let described: Set<String> = [
        "alias", "comma join", "composite index", "derived table", "expression index", "function in from", "outer join", "parameter",
        "partial index", "partitioned table", "scalar subquery", "self join", "subquery", "table alias", "typed literal", "window function",
    ]

    /// As a sentence names it: `LEFT JOIN`, `partial index`, `coalesce`.
    package static func spelled(_ name: String) -> String {
        if described.contains(name) || name.contains("(") { return name }
        let isReserved = !name.contains(" ") && SQLScanner.tokens(in: name).first?.kind == .keyword(isReserved: true)
        return isKeyword(name) || isReserved ? name.uppercased() : name
    }

    /// Whether this is one of these constructs rather than a function.
    static func isKeyword(_ name: String) -> Bool { weighty.contains(name) || light.contains(name) }

    /// Whether a check can find it: one of these constructs, an operator, or a function name.
    static func isKnown(_ name: String) -> Bool {
        if isKeyword(name) { return true }
        let bare = name.hasSuffix("(distinct)") ? String(name.dropLast("(distinct)".count)) : name
        return isFunction(bare) || name.utf8.allSatisfy { "+-*/<>=~!@#%^&|`?".utf8.contains($0) }
    }

    /// Whether it looks like a function name and isn't a keyword.
    package static func isFunction(_ name: String) -> Bool {
        guard let first = name.first, !first.isNumber, !isKeyword(name) else { return false }
        return name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) || $0 == "_" }
    }
}
