import Markup
import Postgres
import Terminal
import TutorCore

/// A result as blocks of lines, none of which is wider than the page: a table that is too wide becomes one record after the other.
struct ResultBlocks {
    struct Block {
        var lines: [Line]
        /// How many of its first lines are repeated on the next page: a table's column names and the line below them.
        var header = 0
        /// The lines at which its rows start.
        var starts = [0]
    }

    private(set) var blocks: [Block] = []
    private let width: Int

    init(_ result: ResultState, width: Int, theme: Theme) {
        self.width = width
        let inline = InlineResult(result)
        let tables = inline.parts.filter { !$0.columns.isEmpty && !$0.isText }
        for lines in inline.blocks(width: width, theme: theme) {
            let table = tables.first { $0.rows.count + 2 == lines.count }
            if lines.allSatisfy({ $0.cellWidth <= width }) {
                blocks.append(table == nil ? Block(lines: lines) : Block(lines: lines, header: 2, starts: Array(2..<lines.count)))
            } else if let table {
                var block = Block(lines: [], starts: [])
                for record in table.records(width: width, theme: theme) {
                    block.starts.append(block.lines.count)
                    block.lines += record
                }
                blocks.append(block)
            } else {
                blocks.append(Block(lines: lines.flatMap { TextWrap.lines($0, width: width, rest: Line("  ")) }))
            }
        }
    }

    /// In few lines, for a statement of many: tables without the number of their rows.
    var brief: [Line] {
        blocks.indices.filter { $0 == 0 || blocks[$0 - 1].header == 0 }.flatMap { blocks[$0].lines }
    }
}

extension InlineResult.Part {
    /// The rows as records. From the second on, they start with a blank line.
    fileprivate func records(width: Int, theme: Theme) -> [[Line]] {
        rows.enumerated().map { index, row in
            (index == 0 ? [] : [Line()]) + ValueText.record(row, of: columns, indent: "  ", width: width, theme: theme)
        }
    }
}
