import Postgres
import SQLText

extension Completion {
    /// Where candidates come from: the scope at the cursor, the catalog, and SQL's keywords.
    struct Source {
        let tables: [TableOutline]
        let functions: [FunctionOutline]
        let scope: QueryScope
        /// The previous word, in lowercase.
        let previous: String

        func candidates(usesCapitals: Bool) -> [Offer] {
            let words = keywords.map { Offer(Candidate(text: usesCapitals ? $0.uppercased() : $0, kind: .keyword, detail: "")) }
            if Self.incomplete.contains(previous) { return words }
            switch scope.clause {
            case .start: return words
            case .table: return tableNames + words
            case .on where previous == "on": return joins.map(Offer.init) + columns + aliases + words
            case .columnList: return listedColumns
            case .definition: return words + columns
            case .from: return words
            case .values, .other: return words + functionNames
            case .select, .on, .where_, .groupBy, .orderBy, .set: return columns + aliases + functionNames + words
            }
        }

        /// What can follow a name and a dot: the columns of the table in scope with this name or alias, or else of the table with this
        /// name, or else the tables and functions of the schema with this name.
        func members(of name: String, in schema: String?) -> [Offer] {
            func named(_ other: String) -> Bool { other.lowercased() == name.lowercased() }
            let inScope = schema == nil ? scope.sources.first { named($0.name) } ?? scope.commonTables.last { named($0.name) } : nil
            let table = tables.first {
                named($0.name) && (schema == nil ? $0.isVisible : $0.id.schema.lowercased() == schema?.lowercased())
            }
            if let columns = inScope?.columns ?? table?.columns { return columns.map { Offer(column($0)) } }
            return tables.filter { named($0.id.schema) }.map { offer($0, isQualified: false) }
                + functions.filter { named($0.schema) }.map { offer($0, isQualified: false) }
        }

        private func offer(_ table: TableOutline, isQualified: Bool) -> Offer {
            Offer(name: isQualified ? table.qualifiedName : table.name) {
                let schema = isQualified ? SQL.written(table.id.schema) + "." : ""
                return Candidate(
                    text: schema + SQL.written(table.name), name: table.name, kind: .table, detail: table.kind, comment: table.comment)
            }
        }

        private func offer(_ function: FunctionOutline, isQualified: Bool) -> Offer {
            let schema = isQualified ? function.schema + "." : ""
            return Offer(name: schema + function.name) {
                let schema = isQualified ? SQL.written(function.schema) + "." : ""
                return Candidate(
                    text: schema + SQL.written(function.name) + "(", kind: .function,
                    detail: "(\(function.arguments)) → \(function.result)", comment: function.comment)
            }
        }

        private func column(_ column: TableOutline.Column, of qualifier: String? = nil) -> Candidate {
            let name = SQL.written(column.name)
            let detail = [column.type, column.note].filter { !$0.isEmpty }.joined(separator: " · ")
            let text = qualifier.map { "\(SQL.written($0)).\(name)" } ?? name
            return Candidate(text: text, name: column.name, kind: .column, detail: detail, comment: column.comment)
        }

        /// The columns in scope. A name that occurs in several tables is qualified. Without tables in scope, the columns of all tables.
        private var columns: [Offer] {
            if scope.sources.isEmpty { return allColumns }
            var counts: [String: Int] = [:]
            for source in scope.sources { for column in source.columns { counts[column.name, default: 0] += 1 } }
            return scope.sources.flatMap { source in
                source.columns.map { Offer(column($0, of: counts[$0.name, default: 0] > 1 ? source.name : nil)) }
            }
        }

        /// The columns for a list in parentheses, unqualified. With several tables, as in USING, only those that more than one table has.
        private var listedColumns: [Offer] {
            if scope.sources.isEmpty { return allColumns }
            let all = scope.sources.flatMap(\.columns)
            var counts: [String: Int] = [:]
            for column in all { counts[column.name, default: 0] += 1 }
            let shared = all.filter { counts[$0.name, default: 0] > 1 }
            var offered: Set<String> = []
            return (shared.isEmpty ? all : shared).filter { offered.insert($0.name).inserted }.map { Offer(column($0)) }
        }

        private var allColumns: [Offer] {
            tables.flatMap { table in
                table.columns.map { column in
                    Offer(name: column.name) {
                        let detail = "\(column.type) · \(table.qualifiedName)"
                        return Candidate(text: SQL.written(column.name), kind: .column, detail: detail, comment: column.comment)
                    }
                }
            }
        }

        private var aliases: [Offer] {
            scope.sources.map { source in
                let table = source.table?.name ?? source.name
                return Offer(Candidate(text: SQL.written(source.name), kind: .table, detail: table == source.name ? "table" : table))
            }
        }

        /// All tables; those connected to the ones in scope by a foreign key come first.
        var tableNames: [Offer] {
            let common = scope.commonTables.map { Offer(Candidate(text: SQL.written($0.name), kind: .table, detail: "WITH")) }
            let known = Set(scope.sources.compactMap(\.table))
            let referred = Set(tables.filter { known.contains($0.id) }.flatMap(\.columns).compactMap(\.references?.table))
            func isConnected(_ table: TableOutline) -> Bool {
                referred.contains(table.id) || table.columns.contains { $0.references.map { known.contains($0.table) } ?? false }
            }
            let ordered = known.isEmpty ? tables : tables.filter(isConnected) + tables.filter { !isConnected($0) }
            return common + ordered.map { offer($0, isQualified: !$0.isVisible) }
        }

        private var functionNames: [Offer] { functions.map { offer($0, isQualified: !$0.isVisible) } }

        /// Join conditions from foreign keys between the last joined table and the ones before it.
        private var joins: [Candidate] {
            guard let last = scope.sources.lastIndex(where: { $0.table != nil }) else { return [] }
            let joined = scope.sources[last]
            return scope.sources[..<last].flatMap { other in
                conditions(from: joined, to: other) + conditions(from: other, to: joined)
            }
        }

        private func conditions(from source: QueryScope.Source, to target: QueryScope.Source) -> [Candidate] {
            source.columns.compactMap { column in
                guard let key = column.references, key.table == target.table else { return nil }
                let left = "\(SQL.written(source.name)).\(SQL.written(column.name))"
                return Candidate(
                    text: "\(left) = \(SQL.written(target.name)).\(SQL.written(key.column))", kind: .join, detail: "foreign key")
            }
        }

        // MARK: - Keywords

        private var keywords: [String] {
            let rest = Self.phrases.compactMap { $0.hasPrefix(previous + " ") ? String($0.dropFirst(previous.count + 1)) : nil }
            if previous == "explain" { return rest + (Self.beginning[.start] ?? []) }
            let isUnfinished = scope.clause == .start || Self.incomplete.contains(previous)
            return isUnfinished && !rest.isEmpty ? rest : rest + clauseKeywords
        }

        private var clauseKeywords: [String] {
            if scope.isAfterKeyword || previous.isEmpty { return Self.beginning[scope.clause] ?? Self.operand }
            return Self.following[scope.clause] ?? Self.next
        }

        /// Words that can start a clause's contents.
        private static let beginning: [QueryScope.Clause: [String]] = [
            .start: [
                "select", "insert into", "update", "delete from", "with", "create table", "create index", "create view", "alter table",
                "drop table", "begin", "commit", "rollback", "explain", "explain analyze", "truncate", "savepoint", "set", "show",
                "analyze", "vacuum",
            ],
            .table: ["only", "lateral", "if exists", "if not exists"], .select: ["distinct"] + operand, .columnList: [],
        ]

        private static let operand = ["case", "not", "exists", "null", "true", "false", "interval", "cast", "current_date"]

        /// Words that can come later in a clause.
        private static let following: [QueryScope.Clause: [String]] = [
            .select: ["as", "from", "over", "filter", "partition by", "order by"] + conditions,
            .table: ["set", "values", "where", "as"],
            .from: [
                "join", "left join", "right join", "full join", "cross join", "on", "using", "where", "group by", "order by", "limit",
                "set",
                "values",
                "returning", "as", "union", "union all",
            ],
            .on: ["and", "or", "join", "left join", "where", "group by", "order by", "limit"],
            .where_: conditions + ["group by", "having", "order by", "limit", "returning"],
            .groupBy: ["having", "order by", "limit"], .orderBy: ["asc", "desc", "nulls last", "nulls first", "limit", "offset"],
            .set: ["where", "returning"], .values: ["returning", "on conflict"],
            .definition: ["add column", "drop column", "alter column", "rename column", "rename to", "add constraint", "drop constraint"],
        ]

        /// Words that mean nothing without the next one.
        private static let incomplete: Set = [
            "order", "group", "partition", "left", "right", "full", "cross", "inner", "nulls", "filter (", "over (",
        ]

        /// Keywords of several words, of which the first may already be typed.
        private static let phrases =
            (beginning[.start] ?? []).filter { $0.contains(" ") } + [
                "drop index", "drop view", "create unique index", "create materialized view", "begin isolation level repeatable read",
                "begin isolation level serializable", "order by", "group by", "partition by", "left join", "right join", "full join",
                "cross join", "inner join", "is null", "is not null", "nulls first", "nulls last", "union all", "add column",
                "add constraint", "rename column", "rename to", "filter ( where", "over ( partition by", "over ( order by",
            ]

        private static let conditions = [
            "and", "or", "not", "in", "is null", "is not null", "between", "like", "ilike", "exists", "case", "when", "then", "else", "end",
        ]
        private static let next = ["offset", "limit", "union", "union all", "intersect", "except"]
    }
}
