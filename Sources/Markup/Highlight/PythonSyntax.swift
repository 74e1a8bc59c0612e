/// Colors Python: keywords, strings, numbers, comments, names that are called or defined, and decorators.
struct PythonSyntax {
    private var scan: ByteScan
    private var isDefinition = false

    static func spans(_ bytes: UnsafeBufferPointer<UInt8>) -> [SyntaxSpan] {
        var syntax = PythonSyntax(scan: ByteScan(bytes))
        while !syntax.scan.isAtEnd { syntax.step() }
        return syntax.scan.spans
    }

    private static let keywords: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "case", "class", "continue", "def", "del", "elif",
        "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "match", "nonlocal", "not", "or",
        "pass", "raise", "return", "try", "while", "with", "yield",
    ]

    private mutating func step() {
        let start = scan.offset
        let byte = scan.byte
        if byte == Byte.hash {
            scan.skipLine()
            scan.mark(from: start, .comment)
        } else if byte == Byte.quote || byte == Byte.doubleQuote {
            string(from: start)
        } else if byte == UInt8(ascii: "@"), ByteScan.isLetter(scan.peek(1)) {
            scan.offset += 1
            scan.skip { ByteScan.isWord($0) || $0 == UInt8(ascii: ".") }
            scan.mark(from: start, .name)
        } else if ByteScan.isDigit(byte) {
            scan.skip { ByteScan.isWord($0) || $0 == UInt8(ascii: ".") }
            scan.mark(from: start, .number)
        } else if ByteScan.isLetter(byte) {
            word(from: start)
        } else {
            scan.offset += 1
        }
    }

    private mutating func word(from start: Int) {
        scan.skip(while: ByteScan.isWord)
        let length = scan.offset - start
        let text = length <= 8 ? scan.text(from: start) : ""
        if length <= 2, scan.byte == Byte.quote || scan.byte == Byte.doubleQuote, text.lowercased().allSatisfy({ "rbfu".contains($0) }) {
            string(from: start)
        } else if Self.keywords.contains(text) {
            scan.mark(from: start, .keyword)
            isDefinition = text == "def" || text == "class"
        } else if isDefinition || scan.byte == Byte.open {
            scan.mark(from: start, .function)
            isDefinition = false
        }
    }

    private mutating func string(from start: Int) {
        let quote = scan.byte
        let isLong = scan.peek(1) == quote && scan.peek(2) == quote
        scan.offset += isLong ? 3 : 1
        while !scan.isAtEnd {
            if scan.byte == Byte.backslash {
                scan.offset = min(scan.bytes.count, scan.offset + 2)
            } else if scan.byte == quote, !isLong || (scan.peek(1) == quote && scan.peek(2) == quote) {
                scan.offset += isLong ? 3 : 1
                break
            } else if scan.byte == Byte.lineFeed, !isLong {
                break
            } else {
                scan.offset += 1
            }
        }
        scan.mark(from: start, .string)
    }
}
