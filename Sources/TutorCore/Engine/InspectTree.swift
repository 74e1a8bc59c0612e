package import Primitives

/// What `docker inspect` says, to be unfolded where one wants to know more.
package struct InspectTree: Sendable, Equatable {
    /// A line that can be seen.
    package struct Row: Sendable, Equatable {
        /// Its place among all lines, folded ones counted.
        package var number: Int
        package var depth: Int
        package var name: String
        /// What stands there; `nil` where more lines do.
        package var value: String?
        package var isOpen: Bool
    }

    private struct Entry: Equatable {
        var depth: Int
        var name: String
        var value: String?
        /// Where what stands below it ends.
        var end: Int
    }

    private var entries: [Entry] = []
    private var open: Set<Int> = []
    package private(set) var rows: [Row] = []
    package var selected = 0

    /// More than this is not read: a label may hold anything.
    private static let maxEntries = 20_000
    private static let longestValue = 2_000

    /// Takes an object apart; what begins it is open, what stands below is folded.
    package init(_ value: JSONValue) {
        add(value, depth: 0)
        unfold()
    }

    private mutating func add(_ value: JSONValue, depth: Int) {
        switch value {
        case .object(let members): for member in members { add(member.name, member.value, depth) }
        case .list(let items): for (index, item) in items.enumerated() { add("\(index + 1)", item, depth) }
        default: break
        }
    }

    private mutating func add(_ name: String, _ value: JSONValue, _ depth: Int) {
        guard entries.count < InspectTree.maxEntries else { return }
        let place = entries.count
        entries.append(Entry(depth: depth, name: name, value: InspectTree.words(value), end: place + 1))
        add(value, depth: depth + 1)
        entries[place].end = entries.count
    }

    /// What fits on the line of its name; `nil` for what is to be unfolded.
    private static func words(_ value: JSONValue) -> String? {
        switch value {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let digits): digits
        case .text(let text): text.isEmpty ? "\"\"" : String(text.prefix(longestValue))
        case .list(let items): items.isEmpty ? "[]" : nil
        case .object(let members): members.isEmpty ? "{}" : nil
        }
    }

    private mutating func unfold() {
        rows = []
        var place = 0
        while place < entries.count {
            let entry = entries[place]
            let isOpen = open.contains(place)
            rows.append(Row(number: place, depth: entry.depth, name: entry.name, value: entry.value, isOpen: isOpen))
            place = entry.value == nil && !isOpen ? entry.end : place + 1
        }
        selected = max(0, min(selected, rows.count - 1))
    }

    // MARK: - Moving and folding

    package mutating func move(by lines: Int) { selected = max(0, min(rows.count - 1, selected + lines)) }

    /// Opens or folds the marked line; one that holds a value only stays as it is.
    package mutating func toggle() {
        guard rows.indices.contains(selected), rows[selected].value == nil else { return }
        let number = rows[selected].number
        if open.remove(number) == nil { open.insert(number) }
        unfold()
    }

    /// Opens the marked line, or goes into it where it is open.
    package mutating func enter() {
        guard rows.indices.contains(selected), rows[selected].value == nil else { return }
        if rows[selected].isOpen { move(by: 1) } else { toggle() }
    }

    /// Folds the marked line, or goes to the one that it stands below.
    package mutating func leave() {
        guard rows.indices.contains(selected) else { return }
        if rows[selected].isOpen { return toggle() }
        let depth = rows[selected].depth
        if let parent = rows[..<selected].lastIndex(where: { $0.depth < depth }) { selected = parent }
    }
}
