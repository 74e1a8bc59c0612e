/// psql's rule for where a semicolon ends a statement, and whether COPY data follows.
struct StatementRule {
    private var parentheses = 0
    /// BEGIN and CASE still open, in the body of a function or procedure.
    private var blocks = 0
    /// How many words there were.
    private var words = 0
    /// The first four words, as far as they matter here.
    private var head = SIMD4<UInt32>()
    private var lastWord: UInt32 = 0
    /// `COPY … FROM STDIN` has been read.
    private(set) var isCopyFromInput = false

    /// Whether a semicolon here ends the statement.
    var isOutside: Bool { parentheses == 0 && blocks == 0 }

    /// A semicolon that ends nothing has been read: what follows is another statement of the same text.
    mutating func startOver() {
        words = 0
        head = SIMD4()
        lastWord = 0
    }

    mutating func take(_ token: RawToken, isQuoted: Bool) {
        switch token.code {
        case RawToken.openParenthesis: parentheses += 1
        case RawToken.closeParenthesis: parentheses = max(0, parentheses - 1)
        default:
            if token.keyword > 0 || (token.code == RawToken.identifier && !isQuoted) { takeWord(token.code) }
        }
    }

    private mutating func takeWord(_ word: UInt32) {
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
