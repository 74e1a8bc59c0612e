import SQLText

/// The open `\if` blocks.
struct ConditionStack {
    private struct Block {
        /// Whether the statements in the current branch are run, as far as this block decides.
        var isActive: Bool
        /// Whether a later branch may be run: none before was, and the block itself isn't in a branch that isn't run.
        var isWaiting: Bool
        var hasElse = false
        /// The statement so far at the start of the branch.
        var mark: ScriptReader.Mark
    }

    private var blocks: [Block] = []

    /// Whether the following statements are run.
    var isActive: Bool { blocks.allSatisfy(\.isActive) }
    var depth: Int { blocks.count }
    /// Whether the condition of an `\elif` must be evaluated.
    var isWaiting: Bool { blocks.last?.isWaiting == true && blocks.dropLast().allSatisfy(\.isActive) }

    mutating func open(_ condition: Bool, _ reader: ScriptReader) {
        blocks.append(Block(isActive: condition, isWaiting: !condition, mark: reader.mark))
    }

    /// Opens a block inside a branch that isn't run.
    mutating func openInactive(_ reader: ScriptReader) {
        blocks.append(Block(isActive: false, isWaiting: false, mark: reader.mark))
    }

    /// Ends a branch. A statement may span several; the text of those that aren't run is dropped.
    mutating func leaveBranch(_ reader: ScriptReader) {
        guard let block = blocks.last else { return }
        if isActive { blocks[blocks.count - 1].mark = reader.mark } else { reader.goBack(to: block.mark) }
    }

    mutating func turn(to condition: Bool) throws(ScriptCommandError) {
        guard let block = blocks.last else { throw ScriptCommandError("\\elif: no matching \\if") }
        if block.hasElse { throw ScriptCommandError("\\elif can't follow \\else") }
        blocks[blocks.count - 1].isActive = block.isWaiting && condition
        blocks[blocks.count - 1].isWaiting = block.isWaiting && !condition
    }

    mutating func turnToElse() throws(ScriptCommandError) {
        guard let block = blocks.last else { throw ScriptCommandError("\\else: no matching \\if") }
        if block.hasElse { throw ScriptCommandError("this \\if has an \\else already") }
        try turn(to: true)
        blocks[blocks.count - 1].hasElse = true
    }

    mutating func close() throws(ScriptCommandError) {
        if blocks.popLast() == nil { throw ScriptCommandError("\\endif: no matching \\if") }
    }

    /// Closes the blocks that a file left open.
    mutating func close(to depth: Int) { blocks.removeLast(max(0, blocks.count - depth)) }
}
