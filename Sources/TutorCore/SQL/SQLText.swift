/// Notices about the keys of the scratchpad.
enum SQLText {
    static let noSemicolon = "No semicolon yet: Enter starts a new line. F5 runs it anyway."
    static let noPlan = "This result isn't a plan. Put EXPLAIN in front of a query to see one."
    static let noEarlierPlan = "There is no earlier plan. Change something, and run EXPLAIN again."
    static let passedKeys = "Enter continues, a shows another solution, e returns to the editor."
    static let failedKeys = "e returns to the editor. w shows the expected result."
}
