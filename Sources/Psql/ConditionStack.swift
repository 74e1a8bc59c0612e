import Postgres
import SQLText

/// The open `\if` blocks.
struct ConditionStack {
    private enum Branch {
        /// The statements in this branch are run.
        case active
        /// Not run, but a later branch of this block may be.
        case waiting
        /// Not run: an earlier branch of this block was, or the block itself is in a branch that isn't run.
        case over
        case activeElse
        case overElse
    }

    private var branches: [Branch] = []
    /// The statement so far at the start of each branch.
    private var marks: [ScriptReader.Mark] = []

    /// Whether the following statements are run.
    var isActive: Bool { branches.allSatisfy { $0 == .active || $0 == .activeElse } }
    var depth: Int { branches.count }
    /// Whether the condition of an `\elif` must be evaluated.
    var isWaiting: Bool { branches.last == .waiting && branches.dropLast().allSatisfy { $0 == .active || $0 == .activeElse } }

    mutating func open(_ condition: Bool, _ reader: ScriptReader) { open(condition ? .active : .waiting, reader) }

    /// Opens a block inside a branch that isn't run.
    mutating func openInactive(_ reader: ScriptReader) { open(.over, reader) }

    private mutating func open(_ branch: Branch, _ reader: ScriptReader) {
        branches.append(branch)
        marks.append(reader.mark)
    }

    /// Ends a branch. A statement may span several; the text of those that aren't run is dropped.
    mutating func leaveBranch(_ reader: ScriptReader) {
        guard let mark = marks.last else { return }
        if isActive { marks[marks.count - 1] = reader.mark } else { reader.goBack(to: mark) }
    }

    mutating func turn(to condition: Bool) throws(ScriptCommandError) {
        switch branches.last {
        case nil: throw ScriptCommandError("\\elif: no matching \\if")
        case .activeElse, .overElse: throw ScriptCommandError("\\elif can't follow \\else")
        case .waiting: branches[branches.count - 1] = condition ? .active : .waiting
        case .active, .over: branches[branches.count - 1] = .over
        }
    }

    mutating func turnToElse() throws(ScriptCommandError) {
        switch branches.last {
        case nil: throw ScriptCommandError("\\else: no matching \\if")
        case .activeElse, .overElse: throw ScriptCommandError("this \\if has an \\else already")
        case .waiting: branches[branches.count - 1] = .activeElse
        case .active, .over: branches[branches.count - 1] = .overElse
        }
    }

    mutating func close() throws(ScriptCommandError) {
        if branches.popLast() == nil { throw ScriptCommandError("\\endif: no matching \\if") }
        marks.removeLast()
    }

    /// Closes the blocks that a file left open.
    mutating func close(to depth: Int) {
        let extra = max(0, branches.count - depth)
        branches.removeLast(extra)
        marks.removeLast(extra)
    }
}
