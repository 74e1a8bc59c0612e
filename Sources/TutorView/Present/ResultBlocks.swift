import Markup
import Postgres
import Terminal
import TutorCore

/// A result as blocks of lines, none of which is wider than the page: a table that is too wide becomes one record after the other.
struct ResultBlocks {
    struct Block {
        var lines: [Line]
        /// How many of its first lines are repeated on the next page.
        var header = 0
    }

    private(set) var blocks: [Block] = []
    private let width: Int

    init(_ result: ResultState, width: Int, theme: Theme) {
        self.width = width
        let inline = InlineResult(result)
        let tables = inline.parts.filter { !$0.columns.isEmpty && !$0.isText }
        for lines in inline.blocks(width: width, theme: theme) {
            if lines.allSatisfy({ $0.cellWidth <= width }) {
                // A table's first two lines are its column names and the line below them.
                blocks.append(Block(lines: lines, header: lines.count > 3 && !tables.isEmpty ? 2 : 0))
            } else if let table = tables.first(where: { $0.rows.count + 2 == lines.count }) {
                blocks.append(Block(lines: table.records(width: width, theme: theme)))
            } else {
                blocks.append(Block(lines: lines.flatMap { TextWrap.lines($0, width: width, rest: Line("  ")) }))
            }
        }
    }

    /// In as few lines as possible, for a statement of many: without the number of rows, and with the first rows only.
    var brief: [Line] {
        let all = blocks.flatMap(\.lines)
        return all.count > Self.briefLines ? all.prefix(Self.briefLines - 1) + [Line("  …")] : all
    }

    private static let briefLines = 6
}

extension InlineResult.Part {
    /// The rows as records: one line for each value, with the column's name before it.
    fileprivate func records(width: Int, theme: Theme) -> [Line] {
        let names = columns.map { SafeText($0.name).string.truncated(toCells: max(8, width / 3)) }
        let longest = names.map(\.cellWidth).max() ?? 0
        return rows.enumerated().flatMap { index, row in
            (index == 0 ? [] : [Line()])
                + zip(names, row).flatMap { name, value in
                    let gap = String(repeating: " ", count: longest - name.cellWidth + 2)
                    return TextWrap.lines(
                        ValueText(value).line(theme: theme), width: width, first: Line([Span("  " + name, theme[.header]), Span(gap)]),
                        rest: Line(String(repeating: " ", count: longest + 4)))
                }
        }
    }
}
