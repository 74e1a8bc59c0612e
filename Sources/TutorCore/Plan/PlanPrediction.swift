import Course
package import Postgres

/// What a learner predicted about a plan, compared with the plan.
package struct PlanPrediction {
    /// Words for access methods, and the node types that they mean.
    private static let kinds: [(word: String, types: Set<String>)] = [
        ("seq", ["Seq Scan"]), ("whole table", ["Seq Scan"]), ("full scan", ["Seq Scan"]), ("table scan", ["Seq Scan"]),
        ("index only", ["Index Only Scan"]), ("bitmap", ["Bitmap Heap Scan", "Bitmap Index Scan"]),
        ("index", ["Index Scan", "Index Only Scan", "Bitmap Index Scan"]), ("nested", ["Nested Loop"]), ("hash", ["Hash Join"]),
        ("merge", ["Merge Join"]), ("sort", ["Sort", "Incremental Sort"]),
    ]

    package var text: String

    package init(_ text: String) { self.text = text }

    /// Whether everything predicted is in the plan; `nil` if that can't be determined.
    package func isRight(_ plan: Plan) -> Bool? {
        let words = " \(text.lowercased().replacing("-", with: " ")) "
        if [" no ", " not ", "n't ", " or "].contains(where: words.contains) { return nil }
        let meant = Self.kinds.filter { words.contains($0.word) }
        if meant.isEmpty { return nil }
        return meant.allSatisfy { kind in plan.nodes.contains { kind.types.contains($0.type) } }
    }

    /// The prediction, whether it matches the plan, and the plan's nodes, the innermost last.
    package static func comment(on state: ExampleState, plan: Plan) -> String {
        let predicted = state.prediction.trimmed
        let nodes = plan.nodes.prefix(maxNodes).map(\.line).joined(separator: ", ") + (plan.nodes.count > maxNodes ? ", …" : "")
        switch state.wasRight {
        case true?: return "Correct: you predicted \(predicted). The plan: \(nodes)."
        case false?: return "Not quite: you predicted \(predicted). The plan: \(nodes)."
        case nil: return "You predicted: \(predicted). The plan: \(nodes)."
        }
    }

    private static let maxNodes = 4
}

extension ExampleState {
    /// Whether the predicted plan is the query's plan; `nil` if that can't be determined.
    mutating func judge(_ example: Example, plan: Plan) -> Bool? {
        guard example.prediction == .plan else { return nil }
        wasRight = PlanPrediction(prediction).isRight(plan)
        return wasRight
    }
}
