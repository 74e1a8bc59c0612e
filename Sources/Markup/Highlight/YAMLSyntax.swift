/// Colors YAML: keys, quoted and block text, numbers and constants, comments, and anchors.
struct YAMLSyntax {
    private var scan: ByteScan

    static func spans(_ bytes: UnsafeBufferPointer<UInt8>) -> [SyntaxSpan] {
        var syntax = YAMLSyntax(scan: ByteScan(bytes))
        while !syntax.scan.isAtEnd { syntax.line() }
        return syntax.scan.spans
    }

    private mutating func line() {
        let start = scan.offset
        scan.skip { $0 == UInt8(ascii: " ") }
        let indent = scan.offset - start
        var opensBlock = false
        while !scan.isAtEnd, scan.byte != Byte.lineFeed { opensBlock = item() }
        if !scan.isAtEnd { scan.offset += 1 }
        if opensBlock { block(deeperThan: indent) }
    }

    /// Colors the next piece of a line; returns whether it opens a block of text.
    private mutating func item() -> Bool {
        let start = scan.offset
        switch scan.byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), Byte.colon:
            scan.offset += 1
        case Byte.hash where start == 0 || ByteScan.isBlank(scan.peek(-1)) || scan.peek(-1) == Byte.lineFeed:
            scan.skipLine()
            scan.mark(from: start, .comment)
        case Byte.quote, Byte.doubleQuote:
            quoted()
            scan.mark(from: start, isKey ? .name : .string)
        case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
            scan.offset += 1
            scan.skip { !ByteScan.isBlank($0) && $0 != Byte.lineFeed && $0 != UInt8(ascii: ",") }
            scan.mark(from: start, .function)
        case Byte.dash where ByteScan.isBlank(scan.peek(1)) || scan.peek(1) == Byte.lineFeed || scan.peek(1) == 0:
            scan.offset += 1
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            scan.offset += 1
            scan.skip { ByteScan.isDigit($0) || $0 == Byte.dash || $0 == UInt8(ascii: "+") || ByteScan.isBlank($0) }
            return scan.isAtEnd || scan.byte == Byte.lineFeed
        default:
            plain()
        }
        return false
    }

    private mutating func quoted() {
        let quote = scan.byte
        scan.offset += 1
        while !scan.isAtEnd, scan.byte != quote {
            scan.offset += scan.byte == Byte.backslash && quote == Byte.doubleQuote && scan.offset + 1 < scan.bytes.count ? 2 : 1
        }
        if !scan.isAtEnd { scan.offset += 1 }
    }

    /// Whether the scan is at a colon that ends a key.
    private var isKey: Bool {
        scan.byte == Byte.colon && (ByteScan.isBlank(scan.peek(1)) || scan.peek(1) == Byte.lineFeed || scan.peek(1) == 0)
    }

    private mutating func plain() {
        let start = scan.offset
        while !scan.isAtEnd, scan.byte != Byte.lineFeed, !isKey {
            if [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(scan.byte) { break }
            if scan.byte == Byte.hash, ByteScan.isBlank(scan.peek(-1)) { break }
            scan.offset += 1
        }
        if isKey { return scan.mark(from: start, .name) }
        if scan.offset == start { scan.offset += 1 }
        guard scan.offset - start <= 24 else { return }
        var text = scan.text(from: start)[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        let isNumber = text.utf8.first.map { ByteScan.isDigit($0) || $0 == Byte.dash } == true && Double(text) != nil
        if isNumber || ["true", "false", "null", "yes", "no", "on", "off", "~"].contains(text.lowercased()) {
            let end = scan.offset
            scan.offset = start + text.utf8.count
            scan.mark(from: start, .number)
            scan.offset = end
        }
    }

    /// Colors a block of text that is indented deeper than its key.
    private mutating func block(deeperThan indent: Int) {
        let start = scan.offset
        while !scan.isAtEnd {
            let line = scan.offset
            scan.skip { $0 == UInt8(ascii: " ") }
            if scan.byte != Byte.lineFeed, !scan.isAtEnd, scan.offset - line <= indent {
                scan.offset = line
                break
            }
            scan.skipLine()
            if !scan.isAtEnd { scan.offset += 1 }
        }
        scan.mark(from: start, .string)
    }
}
