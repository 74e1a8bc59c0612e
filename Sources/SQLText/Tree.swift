/// A node of libpg_query's parse tree, as a value that can be read, edited, and written back as SQL.
///
/// Types, fields, and constants have the names of pg_query.proto. The `Node` that wraps most nodes is left out, since it follows from the
/// type. A tree only comes from the parser, and its fields only take values of their type, because the deparser crashes on any other tree.
package struct Tree: Sendable {
    /// A value for a field.
    package enum Value: Sendable {
        case number(Int64)
        /// A constant of an enumeration: `JOIN_LEFT`.
        case name(String)
        case text(String)
        case tree(Tree)
        case list([Value])
    }

    private let kind: TreeType
    /// What the parser wrote, so that reading is never recursive, however deep the tree is.
    let bytes: ArraySlice<UInt8>

    init(_ kind: TreeType, _ bytes: ArraySlice<UInt8>) { (self.kind, self.bytes) = (kind, bytes) }

    /// `SelectStmt`, `JoinExpr`, …
    package var type: String { kind.name }

    // MARK: Reading

    var parts: Parts { Parts(kind, bytes) }

    private func part(_ field: String) -> Part? { parts.first { $0.field.name == field } }

    package subscript(_ field: String) -> Tree? { part(field).flatMap { $0.field.isList ? nil : $0.tree } }

    /// The nodes of a list.
    package func list(_ field: String) -> [Tree] { parts.compactMap { $0.field.name == field && $0.field.isList ? $0.tree : nil } }

    /// A text or the name of a constant; empty if there is none.
    package func text(_ field: String) -> String { part(field)?.text ?? "" }

    /// A number; 0 if there is none.
    package func number(_ field: String) -> Int { part(field)?.integer ?? 0 }

    /// The value of a constant that is a whole number.
    package var integer: Int? { self["ival"]?.number("ival") }

    /// Whether a field has a value; a truth value is one if it is true.
    package func has(_ field: String) -> Bool { part(field) != nil }

    /// The names in a list of names: `["pg_catalog", "count"]`.
    package func names(_ field: String) -> [String] { list(field).filter { $0.type == "String" }.map { $0.text("sval") } }

    /// The texts and the names of constants in its own fields.
    package var texts: [String] { parts.compactMap(\.text) }

    /// The nodes directly below, with their places.
    package var children: [(step: Step, tree: Tree)] {
        var (id, index): (UInt32, Int) = (0, 0)
        return parts.compactMap { part in
            (id, index) = (part.field.id, part.field.id == id ? index + 1 : 0)
            return part.tree.map { (step: Step(field: part.field.name, index: part.field.isList ? index : nil), tree: $0) }
        }
    }

    /// This node and all below it, in the order of the text, with the fields that they are in.
    var located: [(field: String, tree: Tree)] {
        var (found, open) = ([(field: String, tree: Tree)](), [(field: "", tree: self)])
        while let next = open.popLast() {
            found.append(next)
            open += next.tree.children.reversed().map { (field: $0.step.field, tree: $0.tree) }
        }
        return found
    }

    /// This node and all below it, outermost first.
    package var all: [Tree] { located.map(\.tree) }

    // MARK: Editing

    /// Where a node is in the one above it.
    package struct Step: Hashable, Sendable {
        package var field: String
        /// The place in a list.
        package var index: Int?

        package init(field: String, index: Int? = nil) { (self.field, self.index) = (field, index) }
    }

    /// The same node with another value in a field, or without it; `nil` if the field can't have the value.
    package func setting(_ field: String, _ value: Value?) -> Tree? {
        guard let known = kind.fields.first(where: { $0.name == field }) else { return nil }
        let start = parts.first { $0.field.id >= known.id }?.range.lowerBound ?? bytes.endIndex
        let end = parts.first { $0.field.id > known.id }?.range.lowerBound ?? bytes.endIndex
        var edited = Array(bytes[..<start])
        if let value {
            guard let new = known.bytes(value) else { return nil }
            edited += new
        }
        edited += bytes[end...]
        return Tree(kind, edited[...])
    }

    package func setting(_ field: String, _ tree: Tree?) -> Tree? { setting(field, tree.map { .tree($0) }) }

    package func without(_ field: String) -> Tree? { setting(field, Value?.none) }

    package func setting(_ field: String, _ trees: [Tree]) -> Tree? {
        setting(field, trees.isEmpty ? nil : .list(trees.map { .tree($0) }))
    }

    /// The same node without one of a list.
    package func dropping(_ index: Int, of field: String) -> Tree? {
        var trees = list(field)
        guard trees.count > 1, trees.indices.contains(index) else { return nil }
        trees.remove(at: index)
        return setting(field, trees)
    }

    /// The same node with two of a list exchanged.
    package func swapping(_ one: Int, _ other: Int, of field: String) -> Tree? {
        var trees = list(field)
        guard trees.indices.contains(one), trees.indices.contains(other) else { return nil }
        trees.swapAt(one, other)
        return setting(field, trees)
    }

    /// The same tree with another node at the end of a path.
    package func replacing(_ path: some Collection<Step>, with tree: Tree) -> Tree? {
        guard let step = path.first else { return tree }
        guard let index = step.index else {
            return self[step.field]?.replacing(path.dropFirst(), with: tree).flatMap { setting(step.field, $0) }
        }
        var trees = list(step.field)
        guard trees.indices.contains(index), let new = trees[index].replacing(path.dropFirst(), with: tree) else { return nil }
        trees[index] = new
        return setting(step.field, trees)
    }

    /// An expression as SQL, with these in place of `$1`, `$2`, …
    package static func expression(_ sql: String, _ parts: Tree...) -> Tree? {
        Tree("SELECT " + sql)?.statements.first?.list("target_list").first?["val"]?.filled(with: parts)
    }

    private func filled(with trees: [Tree]) -> Tree? {
        if type == "ParamRef", trees.indices.contains(number("number") - 1) { return trees[number("number") - 1] }
        var tree: Tree? = self
        for (step, child) in children {
            tree = child.filled(with: trees).flatMap { tree?.replacing([step], with: $0) }
        }
        return tree
    }
}

/// Trees that mean the same are equal, wherever they are in a text.
extension Tree: Hashable {
    private static let places: Set<String> = ["location", "stmt_location", "stmt_len"]

    /// What it is without its places, by which the deparser would choose between two ways to write a cast.
    var meaning: [UInt8] {
        parts.filter { !Self.places.contains($0.field.name) }.flatMap { part in
            part.message.map { part.field.content($0.meaning) } ?? Array(bytes[part.range])
        }
    }

    package static func == (one: Tree, other: Tree) -> Bool { one.type == other.type && one.meaning == other.meaning }

    package func hash(into hasher: inout Hasher) { hasher.combine(meaning) }
}
