/// The changes between two inventories of an engine.
package struct InventoryChange: Sendable, Equatable {
    /// One object that was added, removed or changed.
    package struct Difference: Sendable, Equatable {
        /// How it changed, with descriptions of the old and the new state.
        package enum Way: Sendable, Equatable {
            case came, went
            case became(was: String, now: String)
        }

        package var kind: Inventory.Kind
        package var name: String
        package var way: Way

        package init(_ kind: Inventory.Kind, _ name: String, _ way: Way) {
            self.kind = kind
            self.name = name
            self.way = way
        }
    }

    package var differences: [Difference] = []

    /// Compares two inventories. Objects are matched by ID.
    package init(from before: Inventory, to after: Inventory) {
        compare(.container, before.containers, after.containers, id: \.id, name: \.name, words: \.stateWords)
        compare(.image, before.images, after.images, id: \.id, name: \.name) { $0.names.joined(separator: ", ") }
        compare(.volume, before.volumes, after.volumes, id: \.name, name: \.shortName) { _ in "" }
        compare(.network, before.networks, after.networks, id: \.id, name: \.name) { _ in "" }
    }

    private mutating func compare<Item>(
        _ kind: Inventory.Kind, _ old: [Item], _ new: [Item], id: (Item) -> String, name: (Item) -> String, words: (Item) -> String
    ) {
        let known = Dictionary(old.map { (id($0), $0) }, uniquingKeysWith: { $1 })
        let present = Set(new.map(id))
        for item in old where !present.contains(id(item)) { differences.append(Difference(kind, name(item), .went)) }
        for item in new {
            guard let before = known[id(item)] else {
                differences.append(Difference(kind, name(item), .came))
                continue
            }
            let (was, now) = (words(before), words(item))
            if was != now { differences.append(Difference(kind, name(item), .became(was: was, now: now))) }
        }
    }
}

extension LiveContainer {
    /// `running`, `exited (137)`, `paused`.
    package var stateWords: String { exitCode.map { "\(state.rawValue) (\($0))" } ?? state.rawValue }
}
