/// A result in psql's aligned format: a header, a rule, the rows, and the row count.
package enum AlignedTable {
    /// The whole table. Its last line is the row count, with a line end. (psql prints an empty line after it.)
    package static func format(_ result: QueryResult) -> String {
        var text: [UInt8] = []
        write(result) { text.append(contentsOf: $0) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The same, written in pieces, for results of any size. The rows are read twice, the first time to measure the columns.
    ///
    /// - Parameter order: The order in which to write the rows; `nil` for the server's order.
    package static func write<E: Error>(
        _ result: QueryResult, in order: [UInt32]? = nil, to sink: (UnsafeRawBufferPointer) throws(E) -> Void
    ) throws(E) {
        var writer = AlignedWriter(result.columns)
        result.rows.forEachBatch(in: order) { writer.measure($0) }
        writer.writeHeader()
        try result.rows.forEachBatch(in: order) { (batch) throws(E) in try writer.write(batch, to: sink) }
        writer.writeFooter(rows: order?.count ?? result.rows.count)
        try writer.output.flush(to: sink)
    }
}

/// The column widths, and the output so far.
private struct AlignedWriter: ~Copyable {
    private let names: [[UInt8]]
    private let isRight: [Bool]
    private var widths: [Int]
    var output = OutputBuffer()

    private static let blank = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")

    init(_ columns: [Column]) {
        names = columns.map { Array($0.name.utf8) }
        isRight = columns.map(\.isRightAligned)
        widths = names.map { name in name.withUnsafeBytes { CellText.width($0) } }
    }

    mutating func measure(_ batch: RowBatch) {
        batch.withCells { cells in
            for row in 0..<batch.rowCount {
                for column in widths.indices {
                    let width = CellText.width(cells[row, column])
                    if width > widths[column] { widths[column] = width }
                }
            }
        }
    }

    /// Names are centered; the additional lines of a multi-line name go below.
    mutating func writeHeader() {
        let cells = names.map { name in name.withUnsafeBytes { CellText.lines($0) } }
        for line in 0..<(cells.map(\.count).max() ?? 0) {
            for (column, cell) in cells.enumerated() {
                output.append(Self.blank)
                let room = widths[column] - (line < cell.count ? cell[line].columns : 0)
                output.append(Self.blank, times: line < cell.count ? room / 2 : 0)
                if line < cell.count { output.append(cell[line].bytes) }
                output.append(Self.blank, times: line < cell.count ? (room + 1) / 2 : room)
                output.append(line + 1 < cell.count ? UInt8(ascii: "+") : Self.blank)
                if column + 1 < cells.count { output.append(UInt8(ascii: "|")) }
            }
            output.append(Self.newline)
        }
        output.append(UInt8(ascii: "-"))
        for column in widths.indices {
            if column > 0 { output.append("-+-") }
            output.append(UInt8(ascii: "-"), times: widths[column])
        }
        output.append("-\n")
    }

    mutating func writeFooter(rows: Int) {
        output.append(Array("(\(rows) row\(rows == 1 ? "" : "s"))\n".utf8))
    }

    mutating func write<E: Error>(_ batch: RowBatch, to sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        // As in psql, rows without columns are only counted.
        if widths.isEmpty { return }
        for row in 0..<batch.rowCount {
            batch.withCells { cells in
                if !writePlain(row, of: cells) { writeLines(row, of: cells) }
            }
            try output.flushIfFull(to: sink)
        }
    }

    /// Writes a row on one line. Undoes that and returns `false` if a cell has several lines or contains control characters.
    private mutating func writePlain(_ row: Int, of cells: RowCells) -> Bool {
        let start = output.count
        let last = widths.count - 1
        for column in widths.indices {
            let cell = cells[row, column]
            guard let width = CellText.plainWidth(cell) else {
                output.cut(to: start)
                return false
            }
            output.append(Self.blank)
            if isRight[column] {
                output.append(Self.blank, times: widths[column] - width)
                output.append(cell)
            } else {
                output.append(cell)
                if column < last { output.append(Self.blank, times: widths[column] - width) }
            }
            if column < last { output.append(" |") }
        }
        output.append(Self.newline)
        return true
    }

    /// Writes a row with multi-line cells; `+` marks cells that continue on the next line.
    private mutating func writeLines(_ row: Int, of cells: RowCells) {
        let last = widths.count - 1
        let texts = widths.indices.map { CellText.lines(cells[row, $0]) }
        for line in 0..<(texts.map(\.count).max() ?? 0) {
            for (column, text) in texts.enumerated() {
                let goesOn = line + 1 < text.count
                let columns = line < text.count ? text[line].columns : 0
                output.append(Self.blank)
                if line >= text.count {
                    output.append(Self.blank, times: column < last ? widths[column] : 0)
                } else if isRight[column] {
                    output.append(Self.blank, times: widths[column] - columns)
                    output.append(text[line].bytes)
                } else {
                    output.append(text[line].bytes)
                    output.append(Self.blank, times: column < last || goesOn ? widths[column] - columns : 0)
                }
                if goesOn { output.append(UInt8(ascii: "+")) } else if column < last { output.append(Self.blank) }
                if column < last { output.append(UInt8(ascii: "|")) }
            }
            output.append(Self.newline)
        }
    }
}
