import Postgres
import SQLText

/// Explains a syntax error by repair: tries small edits around the word where the server stopped, keeps those that parse, and picks the
/// one that is smallest, most usual, and leaves the fewest unknown names.
struct SyntaxRepair {
    let statement: FailedStatement

    /// Longer statements aren't repaired, and no more edits than this are tried: parsing one takes some 50 microseconds.
    static let maxWords = 300
    private static let maxParses = 900
    /// How many first edits are combined with a second one, if the statement has two errors.
    private static let maxFirstEdits = 5
    /// An edit that costs more explains too little.
    private static let maxCost = 3.4

    /// The best edit; `nil` if none makes the statement valid.
    var edit: SyntaxEdit? {
        guard let place = statement.place, statement.words.count <= Self.maxWords else { return nil }
        var parses = 0
        var valid: [SyntaxEdit] = []
        var further: [(edit: SyntaxEdit, progress: Int)] = []
        for edit in SyntaxEdit.candidates(for: statement, at: place) {
            guard parses < Self.maxParses else { break }
            parses += 1
            switch outcome(of: edit, in: statement.words) {
            case .valid(let unknown): valid.append(edit.costing(1.5 * Double(unknown)))
            case .misread: continue
            case .stops(let next):
                let progress = next - place - (edit.replacement.count - edit.range.count)
                if progress > 0 { further.append((edit, progress)) }
            }
        }
        // Of two errors, the first one is explained.
        if valid.isEmpty {
            further.sort { $0.edit.cost - Double(min($0.progress, 9)) / 9 < $1.edit.cost - Double(min($1.progress, 9)) / 9 }
            for (edit, _) in further.prefix(Self.maxFirstEdits) {
                let rest = FailedStatement(statement.message, edit.applied(to: statement.words).text, statement.names)
                guard case .stops(let next) = outcome(of: edit, in: statement.words) else { continue }
                for second in SyntaxEdit.candidates(for: rest, at: next)
                where parses < Self.maxParses && second.kind != .value && !second.isPart(of: edit, in: rest) {
                    parses += 1
                    if case .valid(unknown: 0) = outcome(of: second, in: rest.words, after: edit) {
                        valid.append(edit.costing(second.cost / 4))
                    }
                }
            }
        }
        return valid.min { $0.cost < $1.cost }.flatMap { $0.cost <= Self.maxCost + (valid.count == 1 ? 1 : 0) ? $0 : nil }
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

    private func outcome(of edit: SyntaxEdit, in before: [FailedStatement.Word], after first: SyntaxEdit? = nil) -> Outcome {
        let words = edit.applied(to: before)
        do throws(ParseFailure) {
            let tree = try Tree(parsing: words.text)
            let unknown = statement.names.unknown(in: tree)
            guard fits(edit, words, tree), first.map({ fits($0, before, tree) }) ?? true, unknown == 0 || edit.kind != .parentheses
            else { return .misread }
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
        case .spelling, .split, .quoteInText, .replace("="): return true
        case .replace("<>") where edit.range.count == 1: return true
        default: guard ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "DROP"].contains(words[0].upper) else { return true }
        }
        // A name behind an open parenthesis is meant to be in it, not to be an alias.
        let place = edit.range.lowerBound
        if edit.kind == .insert(")"), place > 0, words[place - 1].text == "(", words.dropFirst(place + 1).first?.kind == .identifier {
            return false
        }
        // UPDATE has the names of columns where SELECT has aliases.
        let given = Set((words[0].upper == "UPDATE" ? [] : tree.columnAliases) + tree.derivedTables + tree.tableUses.map(\.alias))
        // An open parenthesis is certain, even beside a name that doesn't exist.
        let isUnclosed = edit.kind == .insert(")") && statement.words.count { $0.text == "(" } > statement.words.count { $0.text == ")" }
        let end = edit.range.lowerBound + edit.replacement.count
        return (edit.range.lowerBound - 1...end).filter(words.indices.contains).allSatisfy { index in
            let word = words[index]
            if word.isQuoted || statement.names.isTableOrColumn(word.name) || FailedStatement.parts.contains(word.name) { return true }
            let isKeyword = FailedStatement.keywords.contains(word.upper)
            if given.contains(word.name) { return !isKeyword && statement.keywords(near: word).isEmpty }
            let isName = word.kind == .identifier || word.kind == .keyword(isReserved: false) && !isKeyword
            return !isName || index >= edit.range.lowerBound && index < end || FailedStatement.types.contains(word.name)
                || words.dropFirst(index + 1).first?.text == "(" || isUnclosed && statement.keywords(near: word).isEmpty
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
