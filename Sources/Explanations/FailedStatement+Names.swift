import Course
import Postgres
import SQLText
import Verdicts

/// 42P01, 42703, and 42702: names that the server does not know, or that are ambiguous.
extension FailedStatement {
    // MARK: - Tables

    /// `nil` for a view, which the server names.
    var unknownTable: Explanation? {
        if says("view \"") { return nil }
        let written = quoted.first ?? writtenName.last?.name ?? ""
        let name = written.split(separator: ".").last.map(String.init) ?? written
        if names.columns[written] != nil {
            return Explanation(
                "The server no longer finds the table `\(name)`. Did an earlier statement drop or rename it, or change search_path?")
        }
        // A name that is only mistyped needs no lesson.
        if written != name, names.columns[name] != nil {
            return Explanation(
                "There is no table `\(written)`. The table is named `\(name)`, without a schema.", naming: name)
        }
        let known = names.tables + (tree?.derivedTables ?? [])
        if let folded = known.first(where: { $0 == name.lowercased() && $0 != name }) { return Self.folded(folded, "table") }
        if let near = Nearest.match(name, among: known) {
            return Explanation("There is no table `\(name)`.", suggestion: near)
        }
        let owners = names.tables(withColumn: name)
        if let owner = owners.first(where: { written.hasPrefix($0 + ".") }) ?? owners.first {
            return Explanation("`\(name)` is a column of `\(owner)`. This position needs a table name.", concepts: ["from", "select"])
        }
        let all = (2...12).contains(names.tables.count) ? " The tables are \(Words.list(names.tables.map(\.code)))." : ""
        return Explanation(lackingTable: "There is no table `\(name)`.\(all)")
    }

    /// 42P07: a name that the answer gives twice; `nil` for one that the data has.
    var createdTwice: Explanation? {
        guard let name = quoted.first, names.created.contains(name) else { return nil }
        return Explanation("An earlier statement of your answer already creates `\(name)`.", concepts: ["create table"])
    }

    /// A name before a dot that matches no table in FROM.
    var missingEntry: Explanation? {
        guard says("FROM-clause entry for table"), let name = quoted.first else { return nil }
        let concepts = ["table alias", "qualified name", "join", "from"]
        let (uses, own) = (tree?.tableUses ?? [], uses(in: wordsAround))
        if let use = own.first(where: { $0.table == name && $0.alias != name }) {
            if let word = words.first(where: { $0.name == use.alias }), let meant = keyword(near: word) {
                return Explanation("The server reads `\(word.text)` as an alias of `\(name)`.", suggestion: meant, concepts: concepts)
            }
            return Explanation(
                "This query gives the table `\(name)` the alias `\(use.alias)`, so its own name can't be used.",
                naming: use.alias, concepts: concepts)
        }
        if let filledTable {
            return Explanation(
                "`\(name)` can't be used here. \(knowing(filledTable))",
                suggestion: Nearest.match(name, among: [filledTable, "excluded"]), concepts: ["insert"])
        }
        if self.uses(in: level).contains(where: { $0.alias == name }) || says("invalid reference") {
            let hasSubquery = words.indices.contains { words[$0].upper == "SELECT" && word(at: $0 - 1)?.text == "(" }
            let rest = hasSubquery ? ". A subquery in FROM can't use the other tables in that FROM" : ""
            return Explanation("`\(name)` can't be used here. ON can use only the tables joined so far\(rest).", concepts: concepts)
        }
        if uses.contains(where: { [$0.alias, $0.table].contains(name) }) || tree?.derivedTables.contains(name) == true {
            return Explanation("`\(name)` belongs to another query in this statement, so it isn't visible here.", concepts: concepts)
        }
        if names.columns[name] != nil {
            return Explanation("`\(name)` is a table, but this query does not have it in FROM.", concepts: ["join", "from"])
        }
        if let table = tables.first(where: { names.columns[$0]?.contains(name) == true }) ?? names.tables(withColumn: name).first {
            return Explanation("`\(name)` is a column of `\(table)`. The name before a dot must be a table.", concepts: concepts)
        }
        if let word = word(), word.isQuoted, let other = uses.first(where: { $0.alias == name.lowercased() })?.alias {
            return Self.folded(other, "table")
        }
        if let lacking = withoutFrom("You use `\(name)` as a table") { return lacking }
        let near = Nearest.match(name, among: uses.map(\.alias))
        return Explanation("No table \(has("FROM") ? "in FROM" : "here") is named `\(name)`.", suggestion: near, concepts: concepts)
    }

    /// `REFERENCES books.id`, where the server takes the table for a schema.
    var dottedReference: Explanation? {
        guard let name = quoted.first,
            let index = words.indices.dropFirst(3).first(where: { words[$0 - 3].upper == "REFERENCES" && words[$0 - 2].name == name })
        else { return nil }
        let (column, near) = (words[index].name, words.prefix(3).last?.name == name ? nil : names.table(near: name))
        if names.columns[column] != nil {
            return Explanation("There is no table `\(name).\(column)`. The table is named `\(column)`, without a schema.", naming: column)
        }
        let table = names.columns[name] == nil ? near ?? name : name
        let other = names.columns[table]?.contains(column) == true ? nil : names.column(near: column, in: [table])
        let not = table == name && other == nil ? "" : ", not `\(name).\(column)`"
        return Explanation(
            "REFERENCES needs the column in parentheses after its table: `\(table) (\(other ?? column))`\(not).",
            concepts: ["references", "foreign key"])
    }

    // MARK: - Columns

    var unknownColumn: Explanation {
        if let table = said(after: "of relation \"", before: "\""), let name = quoted.first { return unknownColumn(name, of: table) }
        if says("named in key") || says("referenced in foreign key"), let name = quoted.first {
            let index = words.indices.first { words[$0].name == name && word(at: $0 - 3)?.upper == "REFERENCES" }
            if let index, let table = word(at: index - 2)?.name, names.columns[table] != nil {
                return unknownColumn(name, of: table)
            }
            let columns = zip(words, words.dropFirst()).filter { Self.types.contains($1.name) }.map(\.0.name)
            return Explanation(
                "The key names a column `\(name)`, which the table does not have.", suggestion: Nearest.match(name, among: columns),
                concepts: ["create table"], at: words.last { $0.name == name }.flatMap(position))
        }
        if says("has no field"), quoted.count == 2 {
            return Explanation("The row `\(quoted[0])` has no column `\(quoted[1])`.", concepts: ["trigger"])
        }
        if let side = said(after: "does not exist in ", before: " table"), let name = quoted.first {
            return Explanation(
                "The table on the \(side) of JOIN has no column `\(name)`. USING needs a column that both tables have.",
                concepts: ["using", "join"])
        }
        // For a column of an index, the server gives no position, and for one of ON CONFLICT, that of the parenthesis.
        let written = upper(0) == "(" ? nil : writtenName.last
        guard let last = written ?? words.last(where: { $0.name == quoted.first }) else {
            return Explanation("There is no column \(quoted.first.map(\.code) ?? "of that name").")
        }
        let qualifier = writtenName.dropLast().last
        if isDatePart, let text = textInWrongQuotes(last) { return text }
        if let quotedNull = quotedNull(last) { return quotedNull }
        if let gone = goneColumn(last.name, of: qualifier.map { [table(called: $0.name)].compactMap(\.self) } ?? tables) { return gone }
        if let qualifier { return unknownColumn(last, after: qualifier) }
        // `nmae AS nmae` is no use of the alias.
        if word(upper(1) == "AS" ? 2 : 1)?.name != last.name, let alias = aliasTooEarly(last.name) { return alias }
        if let other = inOtherCase(last, of: columnsInReach + derivedColumns) { return other }
        if names.columns[last.name] != nil, !last.isQuoted {
            return Explanation("`\(last.name)` is a table. This position needs a column name.", concepts: ["select"])
        }
        if lacksFrom(inSubquery: false), last.text == textWithFrom {
            return Explanation("This query has no FROM outside quotes.", concepts: ["from"])
        }
        let isResult = words.indices.contains { ["THEN", "ELSE"].contains(words[$0].upper) && word(at: $0 + 1)?.kind == .string }
        if words.first?.upper == "INSERT" && isListed || ["THEN", "ELSE"].contains(upper(-1)) && isResult,
            let text = textInWrongQuotes(last)
        {
            return text
        }
        if last.isQuoted, isCompared || last.text.contains(" "), let text = textInWrongQuotes(last) { return text }
        if !lacksFrom(inSubquery: false), let near = nearColumn(last.name) {
            let isText = !last.isQuoted && isCompared
            return Explanation(
                "\(without(last))\(isText ? ", and text needs single quotes" : "").", suggestion: near,
                concepts: isText ? ["comparison", "where"] : ["select"])
        }
        return textInWrongQuotes(last) ?? columnElsewhere(last.name) ?? noColumn(last)
    }

    /// A column that its table has in the data, so the server must see another table, or the same one changed.
    private func goneColumn(_ name: String, of tables: [String]) -> Explanation? {
        guard tree?.derivedTables.isEmpty ?? false, let table = tables.first(where: { names.columns[$0]?.contains(name) == true })
        else { return nil }
        // An INSERT doesn't read the table that it fills.
        if words.first?.upper == "INSERT", word(at: 2)?.name == table, tree?.tableUses.count(where: { $0.table == table }) == 1,
            tables.count(where: { names.columns[$0]?.contains(name) == true }) == 1,
            let clause = before(["VALUES", "SELECT", "CONFLICT", "RETURNING"], orAround: true),
            let advice = [
                "VALUES": "VALUES takes only values, in the order of the columns.",
                "SELECT": "SELECT can use only columns of the tables in its FROM.",
            ][clause]
        {
            return Explanation("`\(name)` is a column of `\(table)`. \(advice)", concepts: [clause.lowercased(), "insert"])
        }
        return Explanation(
            "The server no longer finds the column `\(name)` in `\(table)`. Did an earlier statement drop or rename the column, "
                + "or create another table named `\(table)`?")
    }

    /// A name that exists with other uppercase letters.
    private func inOtherCase(_ word: Word, of known: [String]) -> Explanation? {
        guard let other = known.first(where: { $0.lowercased() == word.name.lowercased() && $0 != word.name }) else { return nil }
        if word.isQuoted { return Self.folded(other, "column") }
        let quoted = "\"\(other)\""
        return Explanation(
            "The server turns a name without double quotes into lowercase, but the column is named `\(quoted)`.", naming: quoted)
    }

    private static func folded(_ name: String, _ kind: String) -> Explanation {
        Explanation("In double quotes, letter case matters, and the \(kind) is named `\(name)`.", naming: name)
    }

    private func without(_ column: Word) -> String {
        let tables = words.first?.upper == "INSERT" && filledTable == nil ? uses(in: level).map(\.table) : tables
        if tables.count == 1, tree?.derivedTables.isEmpty != false { return "The table `\(tables[0])` has no column `\(column.name)`" }
        let isInFrom = level.contains { $0.upper == "FROM" } && words.first?.upper != "DELETE"
        return isInFrom ? "The tables in FROM have no column `\(column.name)`" : "There is no column `\(column.name)` here"
    }

    private func noColumn(_ word: Word) -> Explanation {
        if ["LIMIT", "OFFSET"].contains(upper(-1)) {
            return Explanation("\(upper(-1)) takes a number, and `\(word.text)` is a name.", concepts: [upper(-1).lowercased()])
        }
        // DISTINCT is the only keyword after which a column can be read as an alias.
        if upper(-1) == "SELECT", let next = self.word(1), tree?.columnAliases.contains(next.name) == true,
            let meant = Nearest.match(word.text, among: ["DISTINCT"])
        {
            return Explanation("The server reads `\(word.text)` as a column name, and there is no such column.", suggestion: meant)
        }
        if names.hasFunction(word.name) {
            return Explanation("`\(word.text)` is a function. Its arguments belong in parentheses: `\(word.text)(…)`.")
        }
        if let joined = missingSpace(in: [word]) { return joined }
        if let lacking = withoutFrom("The server reads `\(word.text)` as a column") { return lacking }
        if tables.count == 1 {
            return Explanation("The table `\(tables[0])` has no column `\(word.name)`.\(columns(of: tables[0]))", concepts: ["select"])
        }
        let list = tables.isEmpty ? "" : " in \(Words.list(tables.map(\.code)))"
        return Explanation("There is no column `\(word.name)`\(list).", concepts: ["select"])
    }

    private func columns(of table: String) -> String {
        let columns = names.columns[table] ?? []
        return columns.isEmpty || columns.count > 12 ? "" : " It has \(Words.list(columns.map(\.code)))."
    }

    private func unknownColumn(_ name: String, of table: String) -> Explanation {
        if upper(0) == name.uppercased(), upper(1) == "." {
            return Explanation(
                "SET and INSERT take a column's own name, with no table or alias before it.", concepts: ["update", "insert"])
        }
        if let gone = goneColumn(name, of: [table]) { return gone }
        let near = names.column(near: name, in: [table])
        return Explanation(
            "The table `\(table)` has no column `\(name)`.", suggestion: near, concepts: [words.first?.upper.lowercased() ?? "", "insert"])
    }

    private func unknownColumn(_ name: Word, after qualifier: Word) -> Explanation {
        let prefix = qualifier.text + "."
        guard let table = table(called: qualifier.name) else {
            let near = Nearest.match(name.name, among: derivedColumns.filter { $0 != name.name }).map { prefix + $0 }
            return Explanation("`\(qualifier.text)` has no column `\(name.name)`.", suggestion: near)
        }
        let called = table == qualifier.name ? "The table `\(table)`" : "`\(qualifier.text)` is the table `\(table)`, which"
        if let other = inOtherCase(name, of: names.columns[table] ?? []) { return other }
        if let near = names.column(near: name.name, in: [table]) {
            return Explanation("\(called) has no column `\(name.name)`.", suggestion: prefix + near)
        }
        let others = names.tables(withColumn: name.name)
        let there = others.isEmpty ? columns(of: table) : " `\(name.name)` is a column of \(Words.list(others.map(\.code)))."
        return Explanation("\(called) has no column `\(name.name)`.\(there)", concepts: ["qualified name"])
    }

    /// A column alias used in a clause that runs before SELECT, such as WHERE.
    func aliasTooEarly(_ name: String) -> Explanation? {
        guard isAlias(name),
            let clause = before(["WHERE", "HAVING", "ON", "GROUP", "SELECT", "ORDER"], orAround: true)
        else { return nil }
        let why =
            switch clause {
            case "GROUP", "ORDER": " SELECT. \(clause) BY can use it on its own, but not inside an expression."
            case "SELECT": " this SELECT list. Other columns of the same list can't use it."
            case "WHERE" where isComputed(name):
                " SELECT for an aggregate, but WHERE tests individual rows. HAVING tests groups, "
                    + (has("GROUP") ? "with the expression instead of the alias." : "after GROUP BY.")
            default: " SELECT, but \(clause) runs before SELECT. Only GROUP BY and ORDER BY can use the alias."
            }
        return Explanation("`\(name)` is an alias from\(why)", concepts: ["column alias", "as", "alias"])
    }

    private func knowing(_ table: String) -> String {
        has("CONFLICT") && !isAfter("RETURNING", place ?? words.count)
            ? "Here, `\(table)` is the row already in the table, and `excluded` is the row to insert."
            : "RETURNING sees only the rows that go into `\(table)`."
    }

    private func columnElsewhere(_ name: String) -> Explanation? {
        let others = names.tables(withColumn: name).filter { !tables.contains($0) && tree?.derivedTables.contains($0) != true }
        guard !others.isEmpty else { return nil }
        if ["UPDATE", "DELETE", "INSERT", "CREATE", "ALTER"].contains(words.first?.upper), tables.count == 1, !has("SELECT") { return nil }
        if let filledTable {
            return Explanation(
                "`\(name)` is a column of \(Words.list(others.map(\.code))). \(knowing(filledTable))", concepts: ["insert"])
        }
        if let lacking = withoutFrom("`\(name)` is a column of \(Words.list(others.map(\.code)))") { return lacking }
        if others.count > 1 { return nil }
        return Explanation(
            "`\(name)` is a column of \(Words.list(others.map(\.code))), which this query does not have in FROM.",
            concepts: ["join", "from"])
    }

    /// That FROM is missing, and perhaps where it is instead, after how the server reads a name.
    private func withoutFrom(_ reading: String) -> Explanation? {
        guard lacksFrom(inSubquery: false) else { return nil }
        let withFrom = words.filter { $0.upper.hasPrefix("FROM") || $0.upper.hasSuffix("FROM") }
        if let joined = missingSpace(in: withFrom[...]) { return joined }
        let why =
            textWithFrom.map { "FROM is inside quotes: \(SyntaxEditSentence.code($0))" }
            ?? (sql.hasSuffix(";") ? "there is no FROM before the semicolon" : "the query has no FROM")
        return Explanation("\(reading), but \(why).", concepts: ["from"])
    }

    /// Text or a name in quotes that contains FROM and a table.
    private var textWithFrom: String? {
        words.first { word in
            let parts = word.text.contains(" ") ? word.text.split { !$0.isLetter && $0 != "_" }.map { $0.lowercased() } : []
            return zip(parts, parts.dropFirst()).contains { $0 == "from" && names.columns[$1] != nil }
        }?.text
    }

    /// The columns that the statement's own subqueries may return.
    private var derivedColumns: [String] {
        guard let tree else { return [] }
        // UPDATE has the names of columns where SELECT has aliases.
        return (words.first?.upper == "UPDATE" ? [] : tree.columnAliases) + (tree.derivedTables.isEmpty ? [] : tree.columnReferences)
    }

    var columnsInReach: [String] { tables.flatMap { names.columns[$0] ?? [] } }

    private func nearColumn(_ name: String) -> String? {
        let known = columnsInReach + derivedColumns
        if let near = Nearest.match(name, among: known.filter { $0 != name }) { return near }
        return tables.isEmpty && tree?.derivedTables.isEmpty ?? true && has("FROM") ? names.column(near: name, in: names.tables) : nil
    }

    /// The tables whose columns can be used at the error position: in ON, those joined so far.
    private var tablesInReach: [Tree.TableUse] {
        let isJoining = before(["ON", "JOIN", "WHERE", "SELECT"]) == "ON"
        return uses(in: level.filter { !isJoining || $0.offset < word()?.offset ?? 0 })
    }

    var ambiguous: Explanation {
        let name = quoted.first ?? writtenName.last?.name ?? "it"
        if let table = filledTable {
            return Explanation(
                "In DO UPDATE, `\(name)` can mean the value in the existing row or in the new one. "
                    + "Which do you mean: `\(table).\(name)` or `excluded.\(name)`?",
                concepts: ["on conflict do update", "on conflict"])
        }
        let owners = tablesInReach.filter { names.columns[$0.table]?.contains(name) ?? false }.map(\.alias)
        let who =
            owners.count > 1
            ? "\(Words.list(owners.map(\.code))) \(owners.count == 2 ? "both" : "all") have a column `\(name)`"
            : "More than one table has a column `\(name)`"
        return Explanation(
            "\(who). Which table's column do you mean?",
            concepts: ["qualified name", "table alias", "join"])
    }
}
