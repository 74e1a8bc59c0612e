import Terminal

/// A statement of a script with its result, or the line that says which session waits.
struct ScriptStatement {
    /// The name of its session, in three columns; `nil` for the line that says which session waits.
    var mark: Line?
    var lines: [Line]

    /// The statements below each other. Where the session changes, a blank line and the new one's mark say so.
    static func lines(of statements: [ScriptStatement]) -> [Line] {
        statements.enumerated().flatMap { index, statement in
            let continues = index > 0 && statements[index - 1].mark == statement.mark
            let gap = index == 0 || continues ? [] : [Line()]
            guard let mark = statement.mark else { return gap + statement.lines }
            return gap + statement.lines.enumerated().map { Line((continues || $0 > 0 ? Line("   ") : mark).spans + $1.spans) }
        }
    }
}
