/// Notices about the keys of the scratchpad.
enum SQLText {
    /// - Parameter key: The key that runs the statement.
    static func noSemicolon(_ key: String) -> String { "No semicolon yet: Enter starts a new line. \(key) runs it anyway." }

    static func runs(_ count: Int, isSelection: Bool) -> String {
        isSelection ? "The selection has \(count) statements. They run in order." : "\(count) statements run in order."
    }
    static let noPlan = "This result isn't a plan. Put EXPLAIN in front of a query to see one."
    static let noEarlierPlan = "There is no earlier plan. Change something, and run EXPLAIN again."
    static let passedKeys = "Enter continues, a shows another solution, e returns to the editor."
    static let failedKeys = "e returns to the editor. w shows the expected result."
}
