/// A limit on Markdown constructs whose layout would take far more time or memory than the text's length suggests.
package enum DocumentLimit: Sendable, Equatable {
    /// Each use of a link reference copies its definition; the total size of the copies is limited.
    case linkReferences
    /// The number of columns in a table, and of cells in all tables, is limited.
    case tableCells

    /// The maximum values.
    package static let maxCopiedBytes = 32 << 20
    package static let maxColumns = 64
    package static let maxCells = 20_000

    /// The first limit that a text exceeds, with its line; `nil` if there is none. Takes time linear in the text.
    static func exceeded(by bytes: UnsafeBufferPointer<UInt8>) -> (limit: DocumentLimit, line: Int)? {
        var scan = LimitScan()
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            scan.add(line)
            if let exceeded = scan.exceeded { return exceeded }
        }
        return scan.exceededAtEnd
    }
}

/// Scans a text line by line, recognizing no more of Markdown than definitions and tables.
private struct LimitScan {
    typealias Line = Slice<UnsafeBufferPointer<UInt8>>

    private(set) var exceeded: (limit: DocumentLimit, line: Int)?
    private var line = 0
    /// The size of the current run of nonblank lines in bytes, and whether it may contain a definition.
    private var run = (start: 1, bytes: 0, mayDefine: false)
    private var largestDefinition = (line: 1, bytes: 0)
    private var brackets = 0
    /// The number of columns of the current table; 0 outside tables.
    private var columns = 0
    private var cells = 0

    mutating func add(_ text: Line) {
        line += 1
        let isBlank = text.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
        if isBlank {
            endRun()
            run = (line + 1, 0, false)
            columns = 0
            return
        }
        run.bytes += text.count + 1
        var previous: UInt8 = 0
        for byte in text {
            if byte == UInt8(ascii: "]") { brackets += 1 }
            if byte == UInt8(ascii: ":"), previous == UInt8(ascii: "]") { run.mayDefine = true }
            previous = byte
        }
        if columns == 0, let count = Self.columns(ofDelimiterRow: text) {
            columns = count
            if count > DocumentLimit.maxColumns { exceeded = (.tableCells, line) }
        }
        cells += columns
        if cells > DocumentLimit.maxCells { exceeded = (.tableCells, line) }
    }

    var exceededAtEnd: (limit: DocumentLimit, line: Int)? {
        var scan = self
        scan.endRun()
        let copied = scan.largestDefinition.bytes.multipliedReportingOverflow(by: scan.brackets)
        return copied.overflow || copied.partialValue > DocumentLimit.maxCopiedBytes ? (.linkReferences, scan.largestDefinition.line) : nil
    }

    private mutating func endRun() {
        if run.mayDefine, run.bytes > largestDefinition.bytes { largestDefinition = (run.start, run.bytes) }
    }

    /// Matches `| --- | :-: |`, also inside a quote or a list.
    private static func columns(ofDelimiterRow text: Line) -> Int? {
        var (pipes, hasDash) = (0, false)
        for byte in text {
            switch byte {
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ">"): continue
            default: return nil
            }
        }
        return pipes > 0 && hasDash ? pipes + 1 : nil
    }
}
