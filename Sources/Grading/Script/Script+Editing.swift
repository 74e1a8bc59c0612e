import SQLText

extension Script {
    /// The same script with other nodes in place of those for which there is one; `nil` if there is none.
    func editing(_ edit: (Tree) -> Tree?) -> Script? {
        var script = self
        for (index, statement) in statements.enumerated() {
            guard let text = Tree(statement.text)?.editing(edit)?.sql, let edited = script.replacing(statement: index, with: text) else {
                continue
            }
            script = edited
        }
        return script.text == text ? nil : script
    }
}

extension Tree {
    /// The same tree with other nodes in place of the outermost ones for which there is one; `nil` if there is none.
    func editing(_ edit: (Tree) -> Tree?) -> Tree? {
        if let new = edit(self) { return new }
        var tree = self
        for (step, child) in children {
            if let new = child.editing(edit), let edited = tree.replacing([step], with: new) { tree = edited }
        }
        return tree == self ? nil : tree
    }

    /// Whether it is a call of a function that rounds.
    var isRounding: Bool { ["round", "floor", "ceil", "ceiling", "trunc"].contains(function) }
}
