import Course
package import Sandbox

/// A short label for each fact of a check, and whether it holds: `✓ shop runs nginx:alpine`.
package struct FactsState: Sendable, Equatable {
    /// Ordered: if several facts share a label, the least of their states counts.
    package enum Standing: Sendable, Comparable {
        case fails
        /// The fact is only tested when all others hold, or it could not be determined.
        case unknown
        case holds
    }

    package struct Item: Sendable, Equatable {
        package var wording: String
        package var standing: Standing

        package init(wording: String, standing: Standing) {
            self.wording = wording
            self.standing = standing
        }
    }

    /// In the author's order.
    package var items: [Item]
    /// Names that the check needs but a foreign object has.
    package var conflicts: [NameConflict]

    package init(items: [Item], conflicts: [NameConflict] = []) {
        self.items = items
        self.conflicts = conflicts
    }

    package var holding: Int { items.count { $0.standing == .holds } }
    /// Whether all items hold.
    package var isWhole: Bool { holding == items.count }

    /// Whether an item holds in one of these states and fails in the other.
    package func contradicts(_ other: FactsState) -> Bool {
        items.contains { item in
            let there = other.standing(of: item)
            return item.standing != .unknown && there != .unknown && item.standing != there
        }
    }

    /// With what another state knows of the items that are unknown here.
    package func completed(by other: FactsState) -> FactsState {
        var state = self
        for (index, item) in items.enumerated() where item.standing == .unknown { state.items[index].standing = other.standing(of: item) }
        return state
    }

    private func standing(of item: Item) -> Standing { items.first { $0.wording == item.wording }?.standing ?? .unknown }
}

extension FactsState {
    init(_ reports: [FactReport?], of facts: Facts) {
        let asked = facts.subjects.flatMap { subject in subject.facts.map { (FactWording.label(subject, $0), $0.location) } }
        let known = zip(asked, reports).map { asked, report in
            let standing: Standing = report.map { $0.holds ? .holds : $0.isUnjudged ? .unknown : .fails } ?? .unknown
            return (Item(wording: asked.0, standing: standing), asked.1)
        }
        // In the author's order; facts with the same label form one item.
        items = []
        for (item, _) in known.sorted(by: { ($0.1.line, $0.1.column) < ($1.1.line, $1.1.column) }) {
            if let index = items.firstIndex(where: { $0.wording == item.wording }) {
                items[index].standing = min(items[index].standing, item.standing)
            } else {
                items.append(item)
            }
        }
        conflicts = []
        for case .taken(let conflict) in reports.compactMap({ $0?.flaw }) where !conflicts.contains(conflict) { conflicts.append(conflict) }
    }
}
