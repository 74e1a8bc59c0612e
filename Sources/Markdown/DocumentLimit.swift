/// A part of a Markdown text that would take far more time or memory to lay out than it is long.
package enum DocumentLimit: Sendable, Equatable {
    /// Each use of a link reference copies its definition; together the copies would be larger than this.
    case linkReferences
    /// More columns in a table, or more cells in all tables.
    case tableCells

    /// How much there may be.
    package static let maxCopiedBytes = 32 << 20
    package static let maxColumns = 64
    package static let maxCells = 20_000

    /// The first limit that a text exceeds, with its line; `nil` if there is none. Time is linear in the text.
    static func exceeded(by bytes: UnsafeBufferPointer<UInt8>) -> (limit: DocumentLimit, line: Int)? {
        var scan = LimitScan()
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            scan.add(line)
            if let exceeded = scan.exceeded { return exceeded }
        }
        return scan.exceededAtEnd
    }
}

/// Reads a text line by line, without knowing more of Markdown than what a definition and a table look like.
private struct LimitScan {
    typealias Line = Slice<UnsafeBufferPointer<UInt8>>

    private(set) var exceeded: (limit: DocumentLimit, line: Int)?
    private var line = 0
    /// The bytes of the present run of lines that aren't blank, and whether a definition may be in it.
    private var run = (start: 1, bytes: 0, mayDefine: false)
    private var largestDefinition = (line: 1, bytes: 0)
    private var brackets = 0
    /// The columns of the table that is being read; 0 outside one.
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

    /// `| --- | :-: |`, also inside a quote or a list.
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
