import Primitives

/// A node of libpg_query's parse tree, as a value that can be read, edited, and written back as SQL.
///
/// Types, fields, and constants have the names of pg_query.proto. The `Node` that wraps most nodes is left out, since it follows from the
/// type, and so are places in the text: trees that mean the same are equal. A tree only comes from the parser (`statements`, `expression`),
/// and its fields only take values of their type, because the deparser crashes on any other tree.
package struct Tree: Hashable, Sendable {
    package indirect enum Value: Hashable, Sendable {
        case number(Int64)
        /// A constant of an enumeration: `JOIN_LEFT`.
        case name(String)
        case text(String)
        case tree(Tree)
        case list([Value])
    }

    /// `SelectStmt`, `JoinExpr`, …
    package let type: String
    package internal(set) var fields: [String: Value]

    // MARK: Reading

    package subscript(_ field: String) -> Tree? { if case .tree(let tree)? = fields[field] { tree } else { nil } }

    /// The nodes of a list.
    package func list(_ field: String) -> [Tree] {
        guard case .list(let values)? = fields[field] else { return [] }
        return values.compactMap { if case .tree(let tree) = $0 { tree } else { nil } }
    }

    /// A text or the name of a constant; empty if there is none.
    package func text(_ field: String) -> String {
        switch fields[field] {
        case .text(let text)?, .name(let text)?: text
        default: ""
        }
    }

    /// A number; 0 if there is none.
    package func number(_ field: String) -> Int { if case .number(let number)? = fields[field] { Int(number) } else { 0 } }

    /// The value of a constant that is a whole number.
    package var integer: Int? { self["ival"]?.number("ival") }

    package func has(_ field: String) -> Bool { fields[field] != nil }

    /// The names in a list of names: `["pg_catalog", "count"]`.
    package func names(_ field: String) -> [String] { list(field).filter { $0.type == "String" }.map { $0.text("sval") } }

    /// The nodes directly below, with their places.
    package var children: [(step: Step, tree: Tree)] {
        (TreeType.all[type]?.fields ?? []).flatMap { field -> [(Step, Tree)] in
            switch fields[field.name] {
            case .tree(let tree)?: [(Step(field: field.name), tree)]
            case .list?: list(field.name).enumerated().map { (Step(field: field.name, index: $0.offset), $0.element) }
            default: []
            }
        }
    }

    /// This node and all below it, outermost first.
    package var all: [Tree] { [self] + children.flatMap(\.tree.all) }

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
        guard let known = TreeType.all[type]?.fields.first(where: { $0.name == field }), value.map(known.accepts) ?? true else {
            return nil
        }
        var tree = self
        tree.fields[field] = value
        return tree
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
        Tree("SELECT " + sql)?.list("stmts").first?["stmt"]?.list("target_list").first?["val"]?.filled(with: parts)
    }

    private func filled(with parts: [Tree]) -> Tree? {
        if type == "ParamRef", case .number(let number)? = fields["number"], parts.indices.contains(Int(number) - 1) {
            return parts[Int(number) - 1]
        }
        var tree: Tree? = self
        for (step, child) in children {
            tree = child.filled(with: parts).flatMap { tree?.replacing([step], with: $0) }
        }
        return tree
    }
}
