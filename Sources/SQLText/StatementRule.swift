/// psql's rule for where a semicolon ends a statement, and whether COPY data follows.
struct StatementRule {
    private var parentheses = 0
    /// The number of unclosed BEGIN and CASE in the body of a function or procedure.
    private var blocks = 0
    /// The first four words.
    private var head: [Word] = []
    private var lastWord = Word.other
    /// Whether `COPY … FROM STDIN` has been read.
    private(set) var isCopyFromInput = false

    /// Whether a semicolon here ends the statement.
    var isOutside: Bool { parentheses == 0 && blocks == 0 }

    /// Call this after a semicolon that doesn't end the text: another statement of the same text follows.
    mutating func startOver() {
        head = []
        lastWord = .other
    }

    /// Call this for each piece outside quotes and comments.
    mutating func take(_ piece: ScriptScanner.Piece, _ text: ArraySlice<UInt8>) {
        switch piece {
        case .openParenthesis: parentheses += 1
        case .closeParenthesis: parentheses = max(0, parentheses - 1)
        case .word: take(Word(text))
        default: break
        }
    }

    private mutating func take(_ word: Word) {
        if head.count < 4 { head.append(word) }
        if parentheses == 0, head[0] == .copy, word == .stdin, lastWord == .from { isCopyFromInput = true }
        lastWord = word
        if parentheses > 0 || !isRoutine { return }
        switch word {
        case .begin: blocks += 1
        case .case where blocks > 0: blocks += 1
        case .end: blocks = max(0, blocks - 1)
        default: break
        }
    }

    /// CREATE [OR REPLACE] FUNCTION or PROCEDURE.
    private var isRoutine: Bool {
        if head[0] != .create { return false }
        let object = head.starts(with: [.create, .or, .replace]) ? head.dropFirst(3).first : head.dropFirst().first
        return object == .function || object == .procedure
    }

    /// The words that the rule is about.
    private enum Word: String {
        case begin
        case `case`
        case copy
        case create
        case end
        case from
        case function
        case or
        case procedure
        case replace
        case stdin
        case other

        init(_ text: ArraySlice<UInt8>) {
            self = text.count > 9 ? .other : Word(rawValue: String(decoding: text, as: UTF8.self).lowercased()) ?? .other
        }
    }
}
