import Terminal

/// Notices about the keys of the scratchpad.
enum SQLText {
    /// - Parameter key: The key that runs the statement.
    static func noSemicolon(_ key: String) -> String { "No semicolon yet: Enter starts a new line. \(key) runs it anyway." }

    static let wantsData = "Type the data below, then \\. on a line and Enter. A file: \\copy … from FILE"

    static func runs(_ count: Int, isSelection: Bool) -> String {
        isSelection ? "The selection has \(count) statements. They run in order." : "\(count) statements run in order."
    }

    /// - Parameter key: The key that opens the history.
    static func keepsText(_ key: KeyEvent?) -> String {
        "The arrow keys don't replace your text. \(key.map { KeyName($0).description } ?? "Ctrl-G") opens the history."
    }

    static let noPlan = "This result isn't a plan. Put EXPLAIN in front of a query to see one."
    static let noEarlierPlan = "There is no earlier plan. Change something, and run EXPLAIN again."
    static let passedKeys = "Enter continues, a shows another solution, e returns to the editor."
    static let failedKeys = "e returns to the editor. w shows the expected result."
}
