package import EngineValues

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
