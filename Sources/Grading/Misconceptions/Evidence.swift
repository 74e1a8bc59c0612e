import Course
import SQLText

/// What is written in an answer. A sentence that names something is only said about an answer that has it.
struct Evidence {
    private let constructs: Set<String>
    /// The words that the answer has more often than the solution.
    private let words: Set<String>
    /// The texts that the answer has and the solution doesn't.
    private let texts: [String]
    /// The tables of the database that the answer doesn't use.
    private let unused: Set<String>

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
        let isAlone = subqueries.contains { $0["subselect"]?.refersToNone(around: columns) == true }
        if isAlone { constructs.insert("uncorrelated subquery") }
        if answer.operators.count < reference.operators.count { constructs.insert("fewer operators") }
        if answer.operators != reference.operators { constructs.insert("other operators") }
        let nodes = answer.roots.flatMap(\.all)
        if nodes.contains(where: \.mayDivideIntegers) { constructs.insert("whole division") }
        for node in nodes where node.has("agg_distinct") || node.has("distinct_clause") {
            constructs.formUnion(node.all.compactMap { $0.names("fields").last }.map { "distinct \($0)" })
        }
        for node in nodes where node.sign == "/" {
            constructs.formUnion((node["rexpr"]?.all ?? []).compactMap { $0.names("fields").last }.map { "divided by \($0)" })
        }
        unused = Set(columns.keys).subtracting(nodes.filter { $0.type == "RangeVar" }.map { $0.text("relname") })
        texts = literals.filter { $0.hasPrefix("'") && !wanted.contains($0.lowercased()) }.map(\.literalValue)
        // A step counts even without effect.
        let (taken, steps) = (answer.steps, reference.steps)
        constructs.formUnion(steps.filter { step in taken.count { $0 == step } < steps.count { $0 == step } }.map { "no \($0)" })
        constructs.formUnion(answer.roots.flatMap(\.all).compactMap(\.comparedColumns))
        self.constructs = constructs.union(answer.roots.compactMap { Spot($0, columns: columns) }.flatMap(\.all).flatMap(\.claims))
    }

    func supports(_ misconception: Misconception) -> Bool {
        let (names, needed) = (misconception.names, misconception.constructs)
        return (needed.isEmpty || !needed.isDisjoint(with: constructs))
            && names["used"].map(words.contains) ?? true && names["compared"].map { !constructs.contains($0) } ?? true
            && names["spelled"].map { Nearest.match($0, among: texts) != nil } ?? true
    }

    /// The same misconception, naming no table that the answer doesn't use.
    func told(_ misconception: Misconception) -> Misconception {
        var told = misconception
        for place in ["table", "other"] where told.names[place].map(unused.contains) == true { told.names[place] = nil }
        return told
    }

    /// Whether the answer's text alone shows the mistake.
    func shows(_ misconception: Misconception) -> Bool {
        let telling: Set = ["= null", "not in", "'A'", "uncorrelated subquery"]
        return misconception.names["spelled"] != nil || !misconception.constructs.isDisjoint(with: constructs.intersection(telling))
    }
}

extension Script {
    fileprivate var roots: [Tree] { statements.indices.compactMap(editable) }

    /// Where it adds, subtracts, multiplies, or divides, in a fixed order.
    fileprivate var operators: [String] { roots.flatMap(\.all).map(\.sign).filter { ["+", "-", "*", "/"].contains($0) }.sorted() }

    fileprivate var steps: [String] { roots.compactMap(\.step) }

    /// The types, names, and constants in its trees, with their counts.
    var parts: [String: Int] {
        roots.flatMap(\.all).reduce(into: [:]) { parts, tree in
            parts[tree.type, default: 0] += 1
            for text in tree.texts { parts[text, default: 0] += 1 }
        }
    }
}

extension Spot {
    /// What a sentence can say about an answer that has this node: `condition on price`, `orders joined to customers`.
    fileprivate var claims: [String] {
        let isTest =
            clause != nil || tree.type == "NullTest" || tree.type == "A_Expr" && !["+", "-", "*", "/", "%", "||"].contains(tree.sign)
        let tested = isTest ? tree.columns.compactMap { $0.names("fields").last } : []
        let isOuter = clause == "quals" && ancestors.first { $0.tree.type == "JoinExpr" }?.isOuterJoin == true
        let groups = joinedSources
        let apart = sources.indices.flatMap { one in
            sources.indices.flatMap { groups[one] == groups[$0] ? [] : ["beside", Self.pair(sources[one], "beside", sources[$0])] }
        }
        let related = related
        let joined = related.flatMap { one in related.flatMap { one == $0 ? [] : ["joined to", Self.pair(one, "joined to", $0)] } }
        return tested.flatMap { ["condition on \($0)"] + (isOuter ? ["outer join on \($0)"] : []) } + apart + joined
            + [sorting(by: tree).map { "ordered by \($0)" }].compactMap { $0 }
            + (tree.type == "WindowDef" && !["order_clause", "name", "refname"].contains(where: tree.has) ? ["window without order"] : [])
    }

    private static func pair(_ one: Source, _ word: String, _ other: Source) -> String { "\(one.table ?? "") \(word) \(other.table ?? "")" }

    /// The sources that this node connects.
    private var related: [Source] {
        // `<` alone pairs a row with unrelated ones.
        let isLeaf = clause != nil && tree.type != "BoolExpr" && !["<", "<=", ">", ">=", "<>"].contains(tree.sign)
        let isDerived = ["RangeSubselect", "RangeFunction"].contains(tree.type)
        let isNatural = tree.has("using_clause") && tree.type == "JoinExpr" || tree.has("is_natural")
        let used = isLeaf || isDerived ? all.filter { $0.tree.type == "ColumnRef" }.compactMap { $0.source(of: $0.tree) } : []
        return used + (isDerived || isNatural ? sources(below: self) : [])
    }

    /// A number for each source of this query. Those that conditions connect, if only through others, have the same one.
    private var joinedSources: [Int] {
        guard sources.count > 1 else { return sources.map { _ in 0 } }
        return all.filter { $0.query?.tree == tree }.map(\.related).reduce(Array(sources.indices)) { groups, related in
            let joined = Set(sources.indices.filter { related.contains(sources[$0]) }.map { groups[$0] })
            return groups.map { joined.contains($0) ? joined.min() ?? $0 : $0 }
        }
    }

    /// The column of a key here in ORDER BY, with its direction and its place among the keys.
    func sorting(by key: Tree?) -> String? {
        guard let key, key.type == "SortBy", let name = key["node"]?.names("fields").last else { return nil }
        return "\(name) \(key.text("sortby_dir") == "SORTBY_DESC" ? "desc" : "asc") at \(index)"
    }
}

extension Tree {
    /// Whether it divides, and nothing shows that one of the two has decimal places.
    fileprivate var mayDivideIntegers: Bool {
        sign == "/"
            && !["lexpr", "rexpr"].compactMap { self[$0] }.flatMap(\.all).contains { part in
                part.decimal != nil || part.function == "avg"
                    || ["numeric", "float4", "float8"].contains(part["type_name"]?.names("names").last ?? "")
            }
    }

    /// Whether each column in a subquery belongs to one of its own tables.
    fileprivate func refersToNone(around columns: [String: [String]]) -> Bool {
        let (uses, derived) = (tableUses, derivedTables)
        let names = Set(uses.map(\.alias) + derived)
        let known = Set(uses.flatMap { columns[$0.table] ?? [] } + columnAliases)
        return qualifiedColumns.allSatisfy { path in
            path.count > 1 ? names.contains(path[path.count - 2]) : !derived.isEmpty || path.allSatisfy(known.contains)
        }
    }

    /// The names of two columns that are equal, as text.
    var comparedColumns: String? {
        let sides = ["lexpr", "rexpr"].compactMap { self[$0] }.filter { $0.type == "ColumnRef" }
        return sign == "=" && sides.count == 2
            ? sides.map { $0.names("fields").last ?? "" }.sorted().joined(separator: " = ") : nil
    }
}
