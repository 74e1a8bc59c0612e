/// What is said about the keys of the scratchpad.
enum SQLText {
    static let noSemicolon = "No semicolon yet: Enter starts a new line. F5 runs it anyway."
    static let resultKeys = "Arrow keys scroll. e returns to the editor, Esc to the lesson."
    static let passedKeys = "Enter continues, a shows another solution, e returns to the editor."
    static let failedKeys = "e returns to the editor. w shows the expected result."
}
