import Course
import SQLText

/// What is written in an answer. A sentence that names something is only said about an answer that has it.
struct Evidence {
    private let constructs: Set<String>
    /// The words that the answer has more often than the solution.
    private let words: Set<String>
    /// The steps of the solution that the answer has less often, even without effect.
    private let missing: Set<String>
    /// The texts that the answer has and the solution doesn't.
    private let texts: [String]
    /// The columns that the answer compares.
    private let comparisons: Set<String>
    /// The columns that the answer sorts by, each with its direction.
    private let sorted: Set<String>

    /// - Parameter columns: the columns of each table.
    init(of answer: Script, beside reference: Script, columns: [String: [String]]) {
        words = Set(answer.words.filter { word, count in count > reference.words[word, default: 0] }.keys)
        var constructs = answer.constructs ?? []
        if answer.codeSmells.contains(where: { if case .comparedWithNull = $0 { true } else { false } }) { constructs.insert("= null") }
        let wanted = Set(reference.literals.map { $0.lowercased() })
        let literals = answer.literals.subtracting(reference.literals)
        if literals.contains(where: { wanted.contains($0.lowercased()) }) { constructs.insert("'A'") }
        // The list of an IN is usually the same for all rows.
        let subqueries = answer.roots.flatMap(\.all).filter { ["EXISTS_SUBLINK", "EXPR_SUBLINK"].contains($0.text("sub_link_type")) }
        if subqueries.contains(where: { $0["subselect"]?.refersToNone(around: columns) == true }) {
            constructs.insert("uncorrelated subquery")
        }
        texts = literals.filter { $0.hasPrefix("'") && !wanted.contains($0.lowercased()) }.map(\.literalValue)
        self.constructs = constructs
        let all = answer.roots.flatMap(\.all)
        (comparisons, sorted) = (Set(all.compactMap(\.comparedColumns)), Set(all.compactMap(\.sortedColumn)))
        let (taken, steps) = (answer.steps, reference.steps)
        missing = Set(steps.filter { step in taken.count { $0 == step } < steps.count { $0 == step } })
    }

    func supports(_ misconception: Misconception) -> Bool {
        let names = misconception.names
        return (misconception.constructs.isEmpty || !misconception.constructs.isDisjoint(with: constructs))
            && names["used"].map(words.contains) ?? true && names["step"].map(missing.contains) ?? true
            && names["spelled"].map { Nearest.match($0, among: texts) != nil } ?? true
            && names["compared"].map { !comparisons.contains($0) } ?? true && names["sorted"].map(sorted.contains) ?? true
    }

    /// Whether the answer's text alone shows the mistake.
    func shows(_ misconception: Misconception) -> Bool {
        let telling: Set = ["= null", "not in", "'A'", "uncorrelated subquery"]
        return misconception.names["spelled"] != nil || !misconception.constructs.isDisjoint(with: constructs.intersection(telling))
    }
}

extension Script {
    fileprivate var roots: [Tree] { statements.indices.compactMap(editable) }

    fileprivate var steps: [String] { roots.compactMap(\.step) }

    /// The types, names, and constants in its trees, with their counts.
    var parts: [String: Int] {
        roots.flatMap(\.all).reduce(into: [:]) { parts, tree in
            parts[tree.type, default: 0] += 1
            for text in tree.texts { parts[text, default: 0] += 1 }
        }
    }
}

extension Tree {
    /// Whether each column in a subquery belongs to one of its own tables.
    fileprivate func refersToNone(around columns: [String: [String]]) -> Bool {
        let (uses, derived) = (tableUses, derivedTables)
        let names = Set(uses.map(\.alias) + derived)
        let known = Set(uses.flatMap { columns[$0.table] ?? [] } + columnAliases)
        return qualifiedColumns.allSatisfy { path in
            path.count > 1 ? names.contains(path[path.count - 2]) : !derived.isEmpty || path.allSatisfy(known.contains)
        }
    }

    /// The name of a column to sort by, with its direction.
    var sortedColumn: String? {
        guard type == "SortBy", let name = self["node"]?.names("fields").last else { return nil }
        return "\(name) \(text("sortby_dir") == "SORTBY_DESC" ? "desc" : "asc")"
    }

    /// The names of two columns that are equal, as text.
    var comparedColumns: String? {
        let sides = ["lexpr", "rexpr"].compactMap { self[$0] }.filter { $0.type == "ColumnRef" }
        return sign == "=" && sides.count == 2
            ? sides.map { $0.names("fields").last ?? "" }.sorted().joined(separator: " = ") : nil
    }
}
