import Course
import Postgres

/// 42P01, 42703 and their like: names that the server does not know, or that could mean several things.
extension FailedStatement {
    var unknownName: Explanation? {
        switch message.sqlstate {
        case "42P01": missingEntry ?? unknownTable
        case "42703": unknownColumn
        case "42702": ambiguous
        case "42712":
            Explanation(
                "Two tables in FROM go by the name \(quoted.first ?? "given here"). Where a table stands twice, each time needs an alias of its own.",
                concepts: ["self join", "table alias", "alias"])
        case "3F000":
            Explanation(
                "There is no schema \(quoted.first ?? "of that name"). What stands before the dot in front of a table's name is a schema.")
        default: Explanation("$1 stands for a value that a program fills in, and here nobody does.")
        }
    }

    // MARK: - Tables

    private var unknownTable: Explanation {
        let written = quoted.first ?? writtenName.last?.name ?? ""
        let name = written.split(separator: ".").last.map(String.init) ?? written
        let concepts = ["from", "select"]
        if written != name, names.columns[name] != nil {
            return Explanation(
                "There is no \(written). The table is called \(name), with no schema before it.", naming: name, concepts: concepts)
        }
        if let folded = names.tables.first(where: { $0 == name.lowercased() && $0 != name }) {
            return Explanation(
                "In double quotes capital letters count, and the table is called \(folded).", naming: folded, concepts: concepts)
        }
        if let near = names.table(near: name) {
            return Explanation("There is no table \(name) here.", suggestion: near, concepts: concepts)
        }
        if let owner = names.tables(withColumn: name).first {
            return Explanation("\(name) is a column (of \(owner)), and here the name of a table is asked for.", concepts: concepts)
        }
        let all = (2...12).contains(names.tables.count) ? " The tables here are \(Words.list(names.tables))." : ""
        return Explanation("There is no table \(name) here.\(all)", concepts: concepts)
    }

    /// A name before a dot that stands for no table of FROM.
    private var missingEntry: Explanation? {
        guard says("FROM-clause entry for table"), let name = quoted.first else { return nil }
        let concepts = ["table alias", "qualified name", "join", "from"]
        let uses = tree?.tableUses ?? []
        if let use = uses.first(where: { $0.table == name && $0.alias != name }) {
            return Explanation(
                "In this query the table \(name) goes by its alias \(use.alias). Once a table has an alias, its own name no longer counts.",
                naming: use.alias, concepts: concepts)
        }
        if uses.contains(where: { $0.alias == name }) || says("invalid reference") {
            return Explanation(
                "\(name) can't be seen from here: an ON sees only the tables of its own join, and a subquery in FROM sees none of the others.",
                concepts: concepts)
        }
        if names.columns[name] != nil {
            return Explanation("\(name) is a table, but the FROM of this query does not name it.", concepts: ["join", "from"])
        }
        if let table = names.tables(withColumn: name).first {
            return Explanation("\(name) is a column (of \(table)), and before a dot stands a table.", concepts: concepts)
        }
        let near = Nearest.match(name, among: uses.map(\.alias))
        return Explanation("\(name) stands before a dot, but no table in FROM goes by that name.", suggestion: near, concepts: concepts)
    }

    // MARK: - Columns

    private var unknownColumn: Explanation {
        if let explanation = curlyQuotes { return explanation }
        if let table = said(after: "of relation \"", before: "\""), let name = quoted.first { return unknownColumn(name, of: table) }
        guard let last = writtenName.last else {
            let name = quoted.first ?? "of that name"
            return Explanation("There is no column \(name) here.", suggestion: names.column(near: name, in: tables))
        }
        let qualifier = writtenName.dropLast().last
        if let qualifier { return unknownColumn(last, after: qualifier) }
        if let alias = aliasTooEarly(last.name) { return alias }
        if last.isQuoted, let folded = columnsInReach.first(where: { $0 == last.name.lowercased() && $0 != last.name }) {
            return Explanation(
                "In double quotes capital letters count, and the column is called \(folded).", naming: folded, concepts: ["select"])
        }
        if names.columns[last.name] != nil, !last.isQuoted {
            return Explanation("\(last.name) is a table, and here the name of a column is asked for.", concepts: ["select"])
        }
        if let near = nearColumn(last.name), !last.isQuoted, isCompared {
            return Explanation(
                "There is no column \(last.name) in what FROM names, and a text would stand in single quotes.", suggestion: near,
                concepts: ["comparison", "where"])
        }
        if let near = nearColumn(last.name) {
            return Explanation("There is no column \(last.name) in what FROM names.", suggestion: near, concepts: ["select"])
        }
        return textInWrongQuotes(last) ?? columnElsewhere(last.name) ?? noColumn(last)
    }

    private func noColumn(_ word: Word) -> Explanation {
        if let meant = keyword(near: word) {
            return Explanation("The server takes \(word.text) for a column, and there is none.", suggestion: meant)
        }
        if !has("FROM"), words.first?.upper == "SELECT" {
            return Explanation("\(word.text) is no column yet: without FROM there is no table to take it from.", concepts: ["from"])
        }
        if tables.count == 1 {
            return Explanation("The table \(tables[0]) has no column \(word.name).\(columns(of: tables[0]))", concepts: ["select"])
        }
        let list = tables.isEmpty ? "" : " in \(Words.list(tables))"
        return Explanation("There is no column \(word.name)\(list).", concepts: ["select"])
    }

    private func columns(of table: String) -> String {
        let columns = names.columns[table] ?? []
        return columns.isEmpty || columns.count > 12 ? "" : " It has \(Words.list(columns))."
    }

    private func unknownColumn(_ name: String, of table: String) -> Explanation {
        let near = names.column(near: name, in: [table])
        return Explanation("The table \(table) has no column \(name).", suggestion: near, concepts: ["insert", "update"])
    }

    private func unknownColumn(_ name: Word, after qualifier: Word) -> Explanation {
        let prefix = qualifier.text + "."
        guard let table = table(called: qualifier.name) else {
            let near = Nearest.match(name.name, among: derivedColumns.filter { $0 != name.name }).map { prefix + $0 }
            return Explanation("\(qualifier.text) has no column \(name.name).", suggestion: near, concepts: ["qualified name"])
        }
        let called = table == qualifier.name ? "The table \(table)" : "\(qualifier.text) is the table \(table), and it"
        if let near = names.column(near: name.name, in: [table]) {
            return Explanation("\(called) has no column \(name.name).", suggestion: prefix + near, concepts: ["qualified name"])
        }
        let others = names.tables(withColumn: name.name)
        let there = others.isEmpty ? columns(of: table) : " \(name.name) is a column of \(Words.list(others))."
        return Explanation("\(called) has no column \(name.name).\(there)", concepts: ["qualified name"])
    }

    /// A name that SELECT gives is not known yet where WHERE and its like are worked out.
    private func aliasTooEarly(_ name: String) -> Explanation? {
        guard tree?.columnAliases.contains(name) == true,
            let clause = before(["WHERE", "HAVING", "ON", "GROUP", "SELECT", "ORDER"], orAround: true),
            clause != "ORDER"
        else { return nil }
        if clause == "SELECT" {
            return Explanation(
                "\(name) is a name that this same SELECT gives, and no other column of it can use that name yet.",
                concepts: ["column alias", "as"])
        }
        return Explanation(
            "\(name) is a name that SELECT gives, and \(clause) is worked out before SELECT: it can't know the name yet. ORDER BY can.",
            concepts: ["column alias", "as", "alias"])
    }

    /// Text in double quotes or in none is read as a column's name.
    private func textInWrongQuotes(_ word: Word) -> Explanation? {
        let isListed = ["(", ","].contains(upper(-1)) && (before(["IN", "VALUES"]) != nil || has("VALUES") || has("IN"))
        let isText = word.isQuoted || isCompared || isListed
        guard isText, names.tables(withColumn: word.name).isEmpty || word.isQuoted else { return nil }
        if word.isQuoted {
            return Explanation(
                "\(word.text) in double quotes is the name of a column, and there is none. Text stands in single quotes: '\(word.name)'.",
                concepts: ["comparison", "where"])
        }
        if let value = Nearest.match(word.text, among: ["NULL", "TRUE", "FALSE", "DEFAULT"]) {
            return Explanation("The server takes \(word.text) for a column, and there is none.", suggestion: value)
        }
        return Explanation(
            "Without quotes, \(word.text) is read as the name of a column, and there is none. Text stands in single quotes: '\(word.text)'.",
            concepts: ["comparison", "where"])
    }

    /// Stands where a value is expected rather than a column.
    private var isCompared: Bool {
        ["=", "<>", "!=", "<", ">", "<=", ">=", "LIKE", "ILIKE", "BETWEEN", "THEN", "ELSE"].contains(upper(-1))
    }

    private func columnElsewhere(_ name: String) -> Explanation? {
        let others = names.tables(withColumn: name).filter { !tables.contains($0) }
        guard !others.isEmpty else { return nil }
        if !has("FROM"), words.first?.upper == "SELECT" {
            return Explanation(
                "\(name) is a column of \(Words.list(others)), and without FROM there is no table to take it from.", concepts: ["from"])
        }
        return Explanation(
            "\(name) is a column of \(Words.list(others)), which this query does not name in FROM.", concepts: ["join", "from"])
    }

    /// The columns that the statement's own subqueries may give.
    private var derivedColumns: [String] {
        guard let tree else { return [] }
        return tree.columnAliases + (tree.derivedTables.isEmpty ? [] : tree.columnReferences)
    }

    private var columnsInReach: [String] { tables.flatMap { names.columns[$0] ?? [] } }

    private func nearColumn(_ name: String) -> String? {
        let known = columnsInReach + derivedColumns
        if let near = Nearest.match(name, among: known.filter { $0 != name }) { return near }
        return tables.isEmpty && tree?.derivedTables.isEmpty ?? true && has("FROM") ? names.column(near: name, in: names.tables) : nil
    }

    private var ambiguous: Explanation {
        let name = quoted.first ?? writtenName.last?.name ?? "it"
        let owners = (tree?.tableUses ?? []).filter { names.columns[$0.table]?.contains(name) ?? false }.map(\.alias)
        let who =
            owners.count > 1
            ? "\(Words.list(owners)) \(owners.count == 2 ? "both" : "all") have a column \(name)"
            : "More than one table has a column \(name)"
        return Explanation(
            "\(who), so it could mean either. The table's name or alias and a dot before it say which.",
            concepts: ["qualified name", "table alias", "join"])
    }
}
