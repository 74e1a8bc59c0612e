/// Colors shell commands: command names, options, strings, variables, and comments.
struct ShellSyntax {
    private var scan: ByteScan
    /// Whether the next word is a command name.
    private var isCommand: Bool
    /// The delimiters of the here-documents that start after this line.
    private var pendingEnds: [(word: [UInt8], isIndented: Bool)] = []

    static func spans(_ bytes: UnsafeBufferPointer<UInt8>) -> [SyntaxSpan] {
        var syntax = ShellSyntax(scan: ByteScan(bytes), isCommand: true)
        syntax.run(until: bytes.count)
        return syntax.scan.spans
    }

    /// Colors a part of a text in another language, from the scan's position up to `end`.
    static func run(_ scan: inout ByteScan, until end: Int, isCommand: Bool) {
        var syntax = ShellSyntax(scan: scan, isCommand: isCommand)
        syntax.run(until: end)
        scan = syntax.scan
    }

    private mutating func run(until end: Int) {
        while scan.offset < end { step(end) }
    }

    private mutating func step(_ end: Int) {
        let start = scan.offset
        switch scan.byte {
        case Byte.lineFeed:
            scan.offset += 1
            isCommand = true
            skipHereDocuments(end)
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            scan.offset += 1
        case Byte.hash where start == 0 || isGap(scan.peek(-1)):
            scan.skip { $0 != Byte.lineFeed }
            scan.mark(from: start, .comment)
        case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"), Byte.open:
            scan.offset += 1
            isCommand = true
        case Byte.close:
            scan.offset += 1
            isCommand = false
        case UInt8(ascii: "<"), UInt8(ascii: ">"):
            redirect()
        case Byte.quote, Byte.doubleQuote, Byte.dollar, UInt8(ascii: "`"):
            quotedOrVariable()
            isCommand = false
        case Byte.backslash:
            // A continued line is still part of the same command.
            scan.offset = min(end, scan.offset + 2)
            scan.skip { $0 & 0xC0 == 0x80 }
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "!"):
            scan.offset += 1
        default:
            word()
        }
    }

    private func isGap(_ byte: UInt8) -> Bool { ByteScan.isBlank(byte) || byte == Byte.lineFeed || byte == UInt8(ascii: ";") }

    private mutating func quotedOrVariable() {
        let start = scan.offset
        switch scan.byte {
        case Byte.quote:
            scan.offset += 1
            scan.skip { $0 != Byte.quote }
            scan.offset = min(scan.bytes.count, scan.offset + 1)
            scan.mark(from: start, .string)
        case Byte.doubleQuote:
            doubleQuoted()
        case Byte.dollar:
            variable()
        default:
            scan.offset += 1
        }
    }

    private mutating func doubleQuoted() {
        var start = scan.offset
        scan.offset += 1
        while !scan.isAtEnd {
            switch scan.byte {
            case Byte.doubleQuote:
                scan.offset += 1
                scan.mark(from: start, .string)
                return
            case Byte.backslash:
                scan.offset = min(scan.bytes.count, scan.offset + 2)
            case Byte.dollar where isVariable:
                scan.mark(from: start, .string)
                variable()
                start = scan.offset
            default:
                scan.offset += 1
            }
        }
        scan.mark(from: start, .string)
    }

    private var isVariable: Bool {
        let next = scan.peek(1)
        return ByteScan.isWord(next)
            || [UInt8(ascii: "{"), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "!"), Byte.dollar].contains(next)
    }

    private mutating func variable() {
        let start = scan.offset
        scan.offset += 1
        switch scan.byte {
        case UInt8(ascii: "{"):
            scan.skip { $0 != UInt8(ascii: "}") && $0 != Byte.lineFeed }
            if scan.byte == UInt8(ascii: "}") { scan.offset += 1 }
        case UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "*"), Byte.dollar:
            scan.offset += 1
        default:
            scan.skip(while: ByteScan.isWord)
        }
        if scan.offset > start + 1 { scan.mark(from: start, .name) }
    }

    private static let keywords: Set<String> = [
        "if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while", "until", "case", "esac", "function", "export", "return",
    ]

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, Byte.quote, Byte.doubleQuote, Byte.dollar, Byte.backslash, Byte.open, Byte.close, UInt8(ascii: ";"),
            UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"):
            false
        default: true
        }
    }

    private mutating func word() {
        let start = scan.offset
        let isOption = scan.byte == Byte.dash && (start == 0 || isGap(scan.peek(-1)))
        scan.skip { Self.isWord($0) && !(isOption && $0 == UInt8(ascii: "=")) }
        if scan.offset == start { scan.offset += 1 }
        if isOption { return scan.mark(from: start, .name) }
        guard isCommand else {
            if scan.offset - start < 8, ["in", "do"].contains(scan.text(from: start)) { scan.mark(from: start, .keyword) }
            return
        }
        let text = scan.offset - start <= 64 ? scan.text(from: start) : ""
        if Self.keywords.contains(text) {
            scan.mark(from: start, .keyword)
        } else if !text.utf8.contains(UInt8(ascii: "=")) {
            scan.mark(from: start, .function)
            isCommand = false
        }
    }

    // MARK: - Here-documents

    private mutating func redirect() {
        guard scan.starts(with: "<<"), scan.peek(2) != UInt8(ascii: "<") else {
            scan.skip { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "&") }
            return
        }
        scan.offset += 2
        let isIndented = scan.byte == Byte.dash
        if isIndented { scan.offset += 1 }
        scan.skip(while: ByteScan.isBlank)
        let isQuoted = scan.byte == Byte.quote || scan.byte == Byte.doubleQuote
        let quote = scan.byte
        if isQuoted { scan.offset += 1 }
        let start = scan.offset
        scan.skip(while: ByteScan.isWord)
        let word = Array(scan.bytes[start..<scan.offset])
        scan.mark(from: start, .name)
        if isQuoted, scan.byte == quote { scan.offset += 1 }
        if !word.isEmpty { pendingEnds.append((word, isIndented)) }
    }

    private mutating func skipHereDocuments(_ end: Int) {
        for (word, isIndented) in pendingEnds {
            let start = scan.offset
            while scan.offset < end {
                let line = scan.offset
                if isIndented { scan.skip { $0 == UInt8(ascii: "\t") } }
                let text = scan.offset
                scan.skipLine()
                if scan.bytes[text..<scan.offset].elementsEqual(word) {
                    let after = scan.offset
                    scan.offset = line
                    scan.mark(from: start, .string)
                    scan.offset = after
                    scan.mark(from: text, .name)
                    break
                }
                if scan.offset < end { scan.offset += 1 } else { scan.mark(from: start, .string) }
            }
        }
        pendingEnds = []
    }
}
