/// psql's rule for where a semicolon ends a statement, and whether COPY data follows.
struct StatementRule {
    private var parentheses = 0
    /// The number of unclosed BEGIN and CASE in the body of a function or procedure.
    private var blocks = 0
    /// The number of words so far.
    private var words = 0
    /// The codes of the first four words.
    private var head = SIMD4<UInt32>()
    private var lastWord: UInt32 = 0
    /// Whether `COPY … FROM STDIN` has been read.
    private(set) var isCopyFromInput = false

    /// Whether a semicolon here ends the statement.
    var isOutside: Bool { parentheses == 0 && blocks == 0 }

    /// Call this after a semicolon that doesn't end the text: another statement of the same text follows.
    mutating func startOver() {
        words = 0
        head = SIMD4()
        lastWord = 0
    }

    mutating func take(_ token: RawToken, isQuoted: Bool) {
        switch token.code {
        case RawToken.openParenthesis: openParenthesis()
        case RawToken.closeParenthesis: closeParenthesis()
        default:
            if token.keyword > 0 || (token.code == RawToken.identifier && !isQuoted) { takeWord(token.code) }
        }
    }

    mutating func openParenthesis() { parentheses += 1 }

    mutating func closeParenthesis() { parentheses = max(0, parentheses - 1) }

    /// Call this for each word outside quotes, with its code; words that don't matter for the rule may have any other code.
    mutating func takeWord(_ word: UInt32) {
        if words < 4 { head[words] = word }
        words += 1
        if parentheses == 0 && head[0] == RawToken.copy && word == RawToken.stdin && lastWord == RawToken.from {
            isCopyFromInput = true
        }
        lastWord = word
        if parentheses > 0 || !isRoutine { return }
        switch word {
        case RawToken.begin: blocks += 1
        case RawToken.case where blocks > 0: blocks += 1
        case RawToken.end: blocks = max(0, blocks - 1)
        default: break
        }
    }

    /// CREATE [OR REPLACE] FUNCTION or PROCEDURE.
    private var isRoutine: Bool {
        if head[0] != RawToken.create { return false }
        let isReplacing = head[1] == RawToken.or && head[2] == RawToken.replace
        let object = isReplacing ? head[3] : head[1]
        return object == RawToken.function || object == RawToken.procedure
    }
}
