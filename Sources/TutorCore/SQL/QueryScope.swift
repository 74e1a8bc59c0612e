import Postgres
import SQLText

/// The names available at a position in a statement: the tables of the surrounding query, their aliases, and the clause at that position.
struct QueryScope {
    /// A table, view, CTE or subquery that a query reads.
    struct Source: Equatable {
        /// The qualifier of its columns.
        var name: String
        var columns: [TableOutline.Column]
        /// The table; `nil` for subqueries and CTEs.
        var table: TableOutline.ID?
    }

    /// The clause being written.
    enum Clause: Equatable {
        case start, select, table, from, on, where_, groupBy, orderBy, set, values, columnList, other
        /// What ALTER TABLE does to its table.
        case definition
    }

    var clause = Clause.start
    /// The query's own sources come first, followed by those of the enclosing queries.
    var sources: [Source] = []
    /// The CTEs available here.
    var commonTables: [Source] = []
    /// Whether the previous word starts the clause, or another item of it.
    var isAfterKeyword = false
}

/// Parses a statement tolerantly, token by token, and records the names available at one position in it.
struct QueryScopeReader {
    private let words: [(text: String, token: SQLToken)]
    private let tables: [TableOutline]
    private let place: Int
    private var index = 0
    private var found: QueryScope?
    /// Whether the scope at the position has been recorded.
    private var isNoted = false

    /// - Parameter place: In bytes of the text. Tokens that start there or later come after it.
    init(_ text: String, at place: Int, tables: [TableOutline]) {
        words = SQLScanner.words(in: text)
        self.tables = tables
        self.place = place
    }

    mutating func read() -> QueryScope {
        _ = query(outer: [], commonTables: [], isNested: false)
        return found ?? QueryScope()
    }

    private var isIndex: Bool { word(at: 0) == "create" && (word(at: 1) == "index" || word(at: 2) == "index") }
    private var word: String { index < words.count ? words[index].text.lowercased() : "" }
    private func word(at index: Int) -> String { words.indices.contains(index) ? words[index].text.lowercased() : "" }
    private var isPast: Bool { index >= words.count || words[index].token.range.lowerBound >= place }

    /// The clause that each keyword starts.
    private static let clauses: [String: QueryScope.Clause] = [
        "select": .select, "from": .table, "join": .table, "into": .table, "update": .table, "table": .table, "on": .on,
        "using": .columnList,
        "where": .where_, "having": .where_, "by": .groupBy, "set": .set, "values": .values, "returning": .select, "limit": .other,
        "offset": .other, "with": .other,
    ]

    private static let setOperators: Set = ["union", "intersect", "except"]

    /// A query as far as it has been parsed.
    private final class Level {
        var scope = QueryScope()
        /// The scope at the position, if it is in this query. Its tables are known only after the whole query has been parsed.
        var here: QueryScope?
        let outer: [QueryScope.Source]
        /// The words of the SELECT item being parsed.
        var item: [String] = []
        var outputs: [TableOutline.Column] = []

        init(outer: [QueryScope.Source], commonTables: [QueryScope.Source]) {
            self.outer = outer
            scope.commonTables = commonTables
        }

        var visible: [QueryScope.Source] { scope.sources + outer }

        func endItem() {
            guard let last = item.last else { return }
            // For `*`, the note holds the table in front of it.
            let name = last == "*" ? last : QueryScopeReader.unquoted(last)
            outputs.append(TableOutline.Column(name: name, type: "", isNullable: true, note: item.count > 2 ? item[0] : ""))
            item = []
        }

        /// The columns that the query returns, with `*` expanded and with their types if known.
        var columns: [TableOutline.Column] {
            outputs.flatMap { output in
                if output.name == "*" {
                    return scope.sources.filter { output.note.isEmpty || $0.name == output.note.lowercased() }.flatMap(\.columns)
                }
                return [scope.sources.flatMap(\.columns).first { $0.name == output.name } ?? output]
            }.filter { $0.name != QueryScopeReader.unnamed }
        }
    }

    /// The placeholder for the name of an unnamed column.
    private static let unnamed = "?column?"

    /// Parses one query up to its closing parenthesis. Returns its columns.
    private mutating func query(
        outer: [QueryScope.Source], commonTables: [QueryScope.Source], isNested: Bool
    ) -> [TableOutline.Column] {
        let level = Level(outer: outer, commonTables: commonTables)
        var columns: [TableOutline.Column]?
        while index < words.count {
            note(level)
            let current = word
            if current == ";" || (current == ")" && isNested) { break }
            if Self.setOperators.contains(current) {
                level.endItem()
                columns = columns ?? level.columns
                finish(level)
                (level.outputs, level.scope.sources, level.scope.clause) = ([], [], .start)
                index += 1
            } else if current == "with", level.scope.clause == .start {
                index += 1
                readCommonTables(level)
            } else if let clause = Self.clauses[current], words[index].token.kind != .identifier {
                if level.scope.clause == .select { level.endItem() }
                level.scope.clause = current == "by" && word(at: index - 1) == "order" ? .orderBy : clause
                level.scope.isAfterKeyword = true
                let isAltering = current == "table" && word(at: index - 1) == "alter"
                index += 1
                // CREATE INDEX … ON is followed by a table.
                if isIndex, current == "on", level.scope.sources.isEmpty { level.scope.clause = .table }
                if level.scope.clause == .table { readSource(level) }
                if isAltering, level.scope.clause == .from { level.scope.clause = .definition }
            } else if current == "(" {
                readParenthesis(level)
            } else if current == "," {
                readComma(level)
            } else {
                if level.scope.clause == .select { level.item.append(words[index].text) }
                level.scope.isAfterKeyword = false
                index += 1
            }
        }
        note(level)
        if level.scope.clause == .select { level.endItem() }
        finish(level)
        return columns ?? level.columns
    }

    /// Records the scope at the first word at or after the position.
    private mutating func note(_ level: Level) {
        if isNoted || !isPast { return }
        isNoted = true
        level.here = level.scope
    }

    private mutating func finish(_ level: Level) {
        guard var here = level.here else { return }
        level.here = nil
        here.sources = level.visible
        here.commonTables = level.scope.commonTables
        found = here
    }

    private mutating func readComma(_ level: Level) {
        if level.scope.clause == .select { level.endItem() }
        index += 1
        level.scope.isAfterKeyword = true
        if level.scope.clause == .from || level.scope.clause == .table {
            level.scope.clause = .table
            readSource(level)
        }
    }

    private static let queryWords: Set = ["select", "with", "values"]

    /// Parses an expression or a query in parentheses.
    private mutating func readParenthesis(_ level: Level) {
        let clause = level.scope.clause
        // After INSERT INTO or CREATE INDEX ON and the table's name comes a column list.
        if clause == .from, isIndex || (1...4).contains(where: { word(at: index - $0) == "into" }) { level.scope.clause = .columnList }
        level.scope.isAfterKeyword = true
        var depth = 0
        repeat {
            let current = word
            index += 1
            if current == "(", Self.queryWords.contains(word) {
                _ = query(outer: level.visible, commonTables: level.scope.commonTables, isNested: true)
                if index < words.count { index += 1 }
            } else if current == "(" {
                depth += 1
            } else if current == ")" {
                depth -= 1
            }
            if depth > 0 { note(level) }
        } while depth > 0 && index < words.count
        if level.scope.clause != clause { level.scope.clause = clause }
        level.scope.isAfterKeyword = false
        level.item.append(Self.unnamed)
    }

    /// Parses `WITH name (columns) AS (query), …`.
    private mutating func readCommonTables(_ level: Level) {
        if word == "recursive" { index += 1 }
        while index < words.count {
            let name = Self.unquoted(words[index].text)
            index += 1
            var names = word == "(" ? columnNames() : []
            if word == "as" { index += 1 }
            while ["not", "materialized"].contains(word) { index += 1 }
            guard word == "(" else { return }
            index += 1
            // A recursive CTE sees itself, with the column names known so far.
            let itself = QueryScope.Source(name: name, columns: names.map { Self.column($0) }, table: nil)
            let columns = query(outer: level.outer, commonTables: level.scope.commonTables + [itself], isNested: true)
            if index < words.count { index += 1 }
            if names.isEmpty { names = columns.map(\.name) }
            let named = names.enumerated().map { Self.column($1, columns.indices.contains($0) ? columns[$0].type : "") }
            level.scope.commonTables.append(QueryScope.Source(name: name, columns: named, table: nil))
            if word != "," { return }
            index += 1
        }
    }

    private mutating func columnNames() -> [String] {
        index += 1
        var names: [String] = []
        while index < words.count, word != ")" {
            if word != "," { names.append(Self.unquoted(words[index].text)) }
            index += 1
        }
        if index < words.count { index += 1 }
        return names
    }

    private static func column(_ name: String, _ type: String = "") -> TableOutline.Column {
        TableOutline.Column(name: name, type: type, isNullable: true, note: "")
    }

    /// Parses a table or subquery after FROM, JOIN, and similar keywords, with its alias.
    private mutating func readSource(_ level: Level) {
        while ["only", "lateral", "if", "not", "exists"].contains(word) { index += 1 }
        var source: QueryScope.Source
        if word == "(" {
            index += 1
            guard Self.queryWords.contains(word) else { return }
            let columns = query(outer: level.visible, commonTables: level.scope.commonTables, isNested: true)
            source = QueryScope.Source(name: "", columns: columns, table: nil)
            if index < words.count { index += 1 }
        } else {
            guard isName(index) else { return }
            var name = Self.unquoted(words[index].text)
            var schema: String?
            index += 1
            if word == "." {
                index += 1
                // The table's name is still being typed.
                guard isName(index) else { return level.scope.clause = .from }
                (schema, name) = (name, Self.unquoted(words[index].text))
                index += 1
            }
            let common = schema == nil ? level.scope.commonTables.last { $0.name == name } : nil
            let table = tables.first { $0.name == name && (schema == nil ? $0.isVisible : $0.id.schema == schema) }
            source = common ?? QueryScope.Source(name: name, columns: table?.columns ?? [], table: table?.id)
            source.name = name
        }
        level.scope.clause = .from
        level.scope.isAfterKeyword = false
        if word == "as" { index += 1 }
        if isName(index) {
            source.name = Self.unquoted(words[index].text)
            index += 1
            if word == "(", !source.columns.isEmpty, source.table == nil {
                let names = columnNames()
                source.columns = source.columns.enumerated().map { names.indices.contains($0) ? Self.column(names[$0], $1.type) : $1 }
            }
        }
        if !source.name.isEmpty { level.scope.sources.append(source) }
    }

    /// Whether a token can be a name here: an identifier, or an unreserved keyword. The word at the position is still being typed.
    private func isName(_ index: Int) -> Bool {
        if index >= words.count || words[index].token.range.lowerBound == place { return false }
        return switch words[index].token.kind {
        case .identifier: true
        case .keyword(let isReserved): !isReserved && !Self.notAliases.contains(word(at: index))
        default: false
        }
    }

    /// Words that end a table's name even though they are not reserved.
    private static let notAliases: Set = ["set", "values", "by", "join", "left", "right", "full", "inner", "cross", "natural"]

    fileprivate static func unquoted(_ text: String) -> String {
        guard text.hasPrefix("\""), text.count > 1 else { return text.lowercased() }
        return String(text.dropFirst().dropLast(text.hasSuffix("\"") ? 1 : 0)).replacing("\"\"", with: "\"")
    }
}
