import Postgres
import SQLText

/// Explains a syntax error by repair: tries small edits around the word where the server stopped, keeps those that parse, and picks the
/// one that is smallest, most usual, and leaves the fewest unknown names.
struct SyntaxRepair {
    let statement: FailedStatement

    /// Longer statements aren't repaired, and no more edits than this are tried: parsing one takes some 50 microseconds.
    static let maxWords = 300
    private static let maxParses = 900
    /// An edit that costs more explains too little.
    private static let maxCost = 3.4

    /// The edits that make the statement valid, the best first.
    var edits: [SyntaxEdit] {
        guard let place = statement.place, statement.words.count <= Self.maxWords else { return [] }
        var parses = 0
        var (valid, commas): ([SyntaxEdit], [SyntaxEdit]) = ([], [])
        for edit in SyntaxEdit.candidates(for: statement, at: place) {
            guard parses < Self.maxParses else { break }
            parses += 1
            switch outcome(of: edit, in: statement.words) {
            case .valid(let unknown): valid.append(edit.costing(1.5 * Double(unknown)))
            case .misread: continue
            // Of several commas that are missing between columns, the first one is named.
            case .stops(let next) where edit.kind == .insert(",") && next > place + 1: commas.append(edit)
            case .stops: continue
            }
        }
        let columns = commas.filter { edit in
            let (before, after) = (statement.word(at: edit.range.lowerBound - 1), statement.word(at: edit.range.lowerBound))
            return [before, after].allSatisfy { word in
                word.map { statement.names.isTableOrColumn($0.name) || statement.names.hasFunction($0.name) } == true
            }
        }
        if valid.isEmpty { return columns.min { $0.range.lowerBound < $1.range.lowerBound }.map { [$0] } ?? [] }
        return valid.filter { $0.cost <= Self.maxCost + (valid.count == 1 ? 1 : 0) }.sorted { $0.cost < $1.cost }
    }

    /// The edits that give a valid statement with the fewest unknown names.
    func right(_ edits: [SyntaxEdit]) -> [SyntaxEdit] {
        let valid = edits.compactMap { edit in
            Tree(edit.applied(to: statement.words).text).map { (edit: edit, unknown: statement.names.unknown(in: $0)) }
        }
        let fewest = valid.map(\.unknown).min()
        return valid.filter { $0.unknown == fewest }.map(\.edit)
    }

    private enum Outcome {
        /// Valid, with a number of names that don't exist.
        case valid(unknown: Int)
        /// Valid, but the parser takes a word for what it hardly is.
        case misread
        /// The index of the word where the parser stops.
        case stops(Int)
    }

    private func outcome(of edit: SyntaxEdit, in before: [FailedStatement.Word]) -> Outcome {
        let words = edit.applied(to: before)
        do throws(ParseFailure) {
            let tree = try Tree(parsing: words.text)
            let unknown = statement.names.unknown(in: tree)
            guard fits(edit, words, tree), unknown == 0 || edit.kind != .parentheses else { return .misread }
            return .valid(unknown: unknown)
        } catch {
            guard case .syntax(_, let position) = error, position > 0 else { return .stops(0) }
            var end = 0
            return .stops(
                words.firstIndex { word in
                    end += word.text.unicodeScalars.count + (word.touchesPrevious || end == 0 ? 0 : 1)
                    return end >= position
                } ?? words.count)
        }
    }
}

extension SyntaxRepair {
    /// Whether the words next to an edit are existing names, or new ones that aren't a misplaced or misspelled keyword. A query that the
    /// server would reject for another reason, or that means something else, repairs nothing. A definition's names are new.
    private func fits(_ edit: SyntaxEdit, _ words: [FailedStatement.Word], _ tree: Tree) -> Bool {
        switch edit.kind {
        case .spelling, .split, .quoteInText, .replace("="), .replace("IS"): return true
        case .replace("<>") where edit.range.count == 1: return true
        default: guard ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "DROP"].contains(words.first?.upper) else { return true }
        }
        // UPDATE has the names of columns where SELECT has aliases.
        let given = Set((words[0].upper == "UPDATE" ? [] : tree.columnAliases) + tree.derivedTables + tree.tableUses.map(\.alias))
        let end = edit.range.lowerBound + edit.replacement.count
        return (edit.range.lowerBound - 1...end).filter(words.indices.contains).allSatisfy { index in
            let word = words[index]
            if word.isQuoted || statement.names.isTableOrColumn(word.name) || FailedStatement.parts.contains(word.name) { return true }
            let isKeyword = FailedStatement.keywords.contains(word.upper)
            if given.contains(word.name) { return !isKeyword }
            let isName = word.kind == .identifier || word.kind == .keyword(isReserved: false) && !isKeyword
            return !isName || index >= edit.range.lowerBound && index < end || FailedStatement.types.contains(word.name)
                || words.dropFirst(index + 1).first?.text == "("
        }
    }
}

extension [FailedStatement.Word] {
    /// The words as SQL.
    fileprivate var text: String { self[...].text }
}

extension ArraySlice<FailedStatement.Word> {
    /// The words as SQL, with the whitespace between them as one space.
    var text: String { reduce(into: "") { $0 += ($1.touchesPrevious || $0.isEmpty ? "" : " ") + $1.text } }
}

extension KnownNames {
    /// How many names of tables and columns in a statement don't exist.
    func unknown(in tree: Tree) -> Int {
        let uses = tree.tableUses
        let derived = Set(tree.derivedTables)
        let isOpen = !derived.isEmpty || uses.contains { $0.table == SyntaxEdit.placeholder }
        let tables = uses.map(\.table).filter { columns[$0] == nil && !derived.contains($0) && $0 != SyntaxEdit.placeholder }
        let aliases = Set(uses.map(\.alias)).union(derived).union(["excluded", "new", "old"])
        let reachable = Set(uses.flatMap { columns[$0.table] ?? [] }).union(tree.columnAliases).union([SyntaxEdit.placeholder])
        let unknown = tree.qualifiedColumns.filter { path in
            guard let name = path.last else { return false }
            if path.count == 2, !aliases.contains(path[0]) { return true }
            return !reachable.contains(name) && !(isOpen && !self.tables(withColumn: name).isEmpty)
        }
        // A new table has no columns yet.
        if tree.statementKinds.contains("CreateStmt") { return 0 }
        return Set(tables).count + Set(unknown).count + tree.functions.count { !hasFunction($0) } + tree.unknownWindows
    }
}
