package import Postgres

/// The differences between two plans.
package struct PlanChange {
    package let before: PlanAnalysis
    package let after: PlanAnalysis

    package init(before: PlanAnalysis, after: PlanAnalysis) {
        self.before = before
        self.after = after
    }

    /// What got better or worse, the most reliable number first, followed by the nodes that disappeared and those that are new.
    package var sentences: [(text: String, isBetter: Bool?)] {
        if tables(before).isDisjoint(with: tables(after)), !tables(before).isEmpty {
            return [("These two plans read different tables.", nil)]
        }
        var sentences: [(String, Bool?)] = []
        if let (old, new) = buffers { sentences.append(Self.sentence("Buffers", old, new, "fewer", "more") { Int($0).grouped }) }
        if let (old, new) = milliseconds {
            sentences.append(Self.sentence("Time", old, new, "faster", "slower", from: Self.leastTime, in: \.shortTime))
        }
        if sentences.isEmpty, let (old, new) = costs {
            sentences.append(Self.sentence("Estimated cost", old, new, "lower", "higher") { Int($0.rounded()).grouped })
        }
        let old = lines(before)
        let new = lines(after)
        let lost = old.filter { !new.contains($0) }
        let gained = new.filter { !old.contains($0) }
        if !lost.isEmpty { sentences.append(("No longer: \(Self.list(lost)).", nil)) }
        if !gained.isEmpty { sentences.append(("New: \(Self.list(gained)).", nil)) }
        if lost.isEmpty, gained.isEmpty { sentences.append(("The nodes are the same.", nil)) }
        return sentences
    }

    private var buffers: (Double, Double)? {
        guard [before, after].allSatisfy({ $0.plan.nodes.contains { $0.pages != nil } }) else { return nil }
        return (Double(before.plan.buffers), Double(after.plan.buffers))
    }

    private var milliseconds: (Double, Double)? {
        guard let old = before.plan.milliseconds, let new = after.plan.milliseconds else { return nil }
        return (old, new)
    }

    private var costs: (Double, Double)? {
        guard let old = before.plan.nodes.first?.cost, let new = after.plan.nodes.first?.cost else { return nil }
        return (old, new)
    }

    /// In milliseconds: shorter times differ from run to run.
    private static let leastTime = 1.0

    private static func sentence(
        _ name: String, _ old: Double, _ new: Double, _ less: String, _ more: String, from least: Double = 0, in words: (Double) -> String
    ) -> (String, Bool?) {
        let shown = "\(name): \(words(old)) before, \(words(new)) now"
        let factor = max(old, new) / max(0.001, min(old, new))
        if old == new { return ("\(shown), unchanged.", nil) }
        // Small differences may have causes other than the plan.
        if factor < 1.5 || max(old, new) < least { return ("\(shown), about the same.", nil) }
        let times = factor < 10 ? "\((factor * 10).rounded() / 10)" : Int(factor.rounded()).grouped
        if min(old, new) == 0 { return ("\(shown).", new < old) }
        return ("\(shown), \(times) times \(new < old ? less : more).", new < old)
    }

    /// The nodes' lines, without the aliases of their tables.
    private func lines(_ analysis: PlanAnalysis) -> [String] {
        var seen = Set<String>()
        return analysis.plan.nodes.map { node in
            var node = node
            if node.relation != nil { node.alias = nil }
            return node.line
        }.filter { seen.insert($0).inserted }
    }

    private func tables(_ analysis: PlanAnalysis) -> Set<String> { Set(analysis.plan.nodes.compactMap(\.relation)) }

    private static let maxListed = 4

    private static func list(_ lines: [String]) -> String {
        lines.prefix(maxListed).joined(separator: "; ") + (lines.count > maxListed ? "; and \(lines.count - maxListed) more" : "")
    }
}

extension Plan {
    /// The number of pages that the whole statement accessed.
    package var buffers: Int { nodes.reduce(0) { $0 + ($1.depth == 0 ? $1.buffers : 0) } }

    /// The duration of the whole statement; `nil` if it was not run.
    package var milliseconds: Double? { executionMilliseconds ?? nodes.first?.milliseconds }
}
