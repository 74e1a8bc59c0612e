package import EngineValues
package import Primitives

/// What the engine says about an object, as a tree that can be expanded.
package struct InspectTree: Sendable, Equatable {
    /// A visible line.
    package struct Row: Sendable, Equatable {
        /// Its index among all lines, including folded ones.
        package var number: Int
        package var depth: Int
        package var name: String
        /// The value on this line; `nil` if the value is expanded below it.
        package var value: String?
        package var isOpen: Bool
    }

    private struct Entry: Equatable {
        var depth: Int
        var name: String
        var value: String?
        /// The index after the last line nested below it.
        var end: Int
    }

    private var entries: [Entry] = []
    private var open: Set<Int> = []
    package private(set) var rows: [Row] = []
    package var selected = 0

    /// No more is read than this: a label may contain anything.
    private static let maxEntries = 20_000
    private static let longestValue = 2_000

    /// Builds the tree. The top level is open, everything below it is folded.
    package init(_ value: JSONValue) {
        add(value, depth: 0)
        unfold()
    }

    /// The layers of an image, the lowest first, with the files that each adds, changes and removes.
    package init(_ layers: [LayerFiles]) {
        for (index, layer) in layers.enumerated() {
            add("\(index + 1)  \(EngineWords.summary(of: layer))", layer.nodes.isEmpty ? "no files" : nil, 0) { tree in
                for node in layer.nodes { tree.add(node, 1) }
            }
        }
        unfold()
    }

    private mutating func add(_ node: LayerFiles.Node, _ depth: Int) {
        var (name, children) = (node.name + (node.isFolder ? "/" : ""), node.children)
        // A folder with nothing but one folder is shown with it on one line.
        while node.change == nil, let only = children.first, children.count == 1, only.change == nil, only.isFolder {
            name += only.name + "/"
            children = only.children
        }
        let sign = node.change.map { EngineWords.sign(of: $0) + " " } ?? ""
        let size = children.isEmpty && node.isFolder ? "folder" : EngineWords.size(node.bytes)
        add(sign + name + (children.isEmpty ? "" : "  \(size)"), children.isEmpty ? size : nil, depth) { tree in
            for child in children { tree.add(child, depth + 1) }
        }
    }

    private mutating func add(_ value: JSONValue, depth: Int) {
        switch value {
        case .object(let members): for member in members { add(member.name, member.value, depth) }
        case .list(let items): for (index, item) in items.enumerated() { add("\(index + 1)", item, depth) }
        default: break
        }
    }

    private mutating func add(_ name: String, _ value: JSONValue, _ depth: Int) {
        add(name, InspectTree.words(value), depth) { $0.add(value, depth: depth + 1) }
    }

    private mutating func add(_ name: String, _ value: String?, _ depth: Int, below: (inout InspectTree) -> Void) {
        let place = entries.count
        guard place <= InspectTree.maxEntries else { return }
        let isLast = place == InspectTree.maxEntries
        entries.append(Entry(depth: depth, name: isLast ? "…" : name, value: isLast ? "more, not shown" : value, end: place + 1))
        if isLast { return }
        below(&self)
        entries[place].end = entries.count
    }

    /// The value if it fits on the line with its name; `nil` if it has to be expanded.
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

    /// Opens or folds the selected line; does nothing on a line with just a value.
    package mutating func toggle() {
        guard rows.indices.contains(selected), rows[selected].value == nil else { return }
        let number = rows[selected].number
        if open.remove(number) == nil { open.insert(number) }
        unfold()
    }

    /// Opens the selected line, or moves into it if it is already open.
    package mutating func enter() {
        guard rows.indices.contains(selected), rows[selected].value == nil else { return }
        if rows[selected].isOpen { move(by: 1) } else { toggle() }
    }

    /// Folds the selected line, or moves to its parent.
    package mutating func leave() {
        guard rows.indices.contains(selected) else { return }
        if rows[selected].isOpen { return toggle() }
        let depth = rows[selected].depth
        if let parent = rows[..<selected].lastIndex(where: { $0.depth < depth }) { selected = parent }
    }
}
