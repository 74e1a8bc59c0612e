package import Postgres

/// What a learner predicted about a plan, compared with the plan.
package struct PlanPrediction {
    /// Words for access methods, and the node types that they mean.
    private static let kinds: [(word: String, types: Set<String>)] = [
        ("seq", ["Seq Scan"]), ("whole table", ["Seq Scan"]), ("full scan", ["Seq Scan"]), ("table scan", ["Seq Scan"]),
        ("index only", ["Index Only Scan"]), ("bitmap", ["Bitmap Heap Scan", "Bitmap Index Scan"]),
        ("index", ["Index Scan", "Index Only Scan", "Bitmap Index Scan"]),
        ("nested", ["Nested Loop"]), ("hash", ["Hash Join"]),
        ("merge", ["Merge Join"]), ("sort", ["Sort", "Incremental Sort"]),
    ]

    package var text: String

    package init(_ text: String) { self.text = text }

    /// The kinds of steps that the text names; `nil` if it names none, or more than it claims.
    private var meant: [(word: String, types: Set<String>)]? {
        let words = " \(text.lowercased().replacing("-", with: " ").replacing("bitmap index scan", with: "bitmap")) "
        if [" no ", " not ", "n't ", " or "].contains(where: words.contains) { return nil }
        let meant = Self.kinds.filter { words.contains($0.word) }
        return meant.isEmpty ? nil : meant
    }

    /// Whether the text can be compared with a plan.
    var isComparable: Bool { meant != nil }

    /// Whether everything predicted is in the plan; `nil` if that can't be determined.
    package func isRight(_ plan: Plan) -> Bool? {
        meant?.allSatisfy { kind in plan.nodes.contains { kind.types.contains($0.type) } }
    }

    /// The plan's nodes, the innermost last.
    static func came(_ plan: Plan) -> String {
        let nodes = plan.nodes.prefix(maxNodes).map(\.line).joined(separator: ", ") + (plan.nodes.count > maxNodes ? ", …" : "")
        return "The plan: \(nodes)."
    }

    private static let maxNodes = 4
}
