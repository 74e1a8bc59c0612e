import SQLText

extension Script {
    /// The same script with other nodes in place of those for which there is one; `nil` if there is none.
    func editing(_ edit: (Tree) -> Tree?) -> Script? {
        var script = self
        for index in statements.indices {
            script = (editable(index)?.editing(edit)?.sql).flatMap { script.replacing(statement: index, with: $0) } ?? script
        }
        return script.text == text ? nil : script
    }
}

extension Tree {
    /// The same tree with other nodes in place of the outermost ones for which there is one; `nil` if there is none.
    func editing(_ edit: (Tree) -> Tree?) -> Tree? {
        if let new = edit(self) { return new }
        return children.reduce(nil) { edited, child in
            child.tree.editing(edit).flatMap { (edited ?? self).replacing([child.step], with: $0) } ?? edited
        }
    }

    /// Whether it is a call of a function that rounds.
    var isRounding: Bool { ["round", "floor", "ceil", "ceiling", "trunc"].contains(function) }
}
