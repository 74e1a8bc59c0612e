import Postgres
import Psql

/// Prints the results of a script. CSV and JSON stream; a table must know its widest cells first.
struct ResultPrinter: ~Copyable {
    var style: OutputStyle
    /// Whether a statement without rows shows its tag: not with formats that programs read.
    private let showsTags: Bool
    private var collected = QueryResult()
    private var csv = CSVWriter()
    private var json: JSONWriter?
    private var hasRows = false
    private var hasData = false

    init(style: OutputStyle) {
        self.style = style
        showsTags = [.aligned, .unaligned].contains(style.format)
    }

    mutating func receive(_ event: QueryEvent, write: ([UInt8]) -> Void) {
        switch event {
        case .columns(let columns):
            hasRows = true
            switch style.format {
            case .csv:
                csv = CSVWriter()
                if !style.hasOnlyRows { csv.writeHeader(columns) }
            case .json: json = JSONWriter(columns)
            case .aligned, .unaligned, .markdown: collected = QueryResult(columns: columns)
            }
        case .rows(let batch):
            switch style.format {
            case .csv: csv.write(batch) { write(Array($0)) }
            case .json: json?.write(batch) { write(Array($0)) }
            case .aligned, .unaligned, .markdown: collected.rows.append(batch)
            }
        case .copyData(let bytes):
            hasData = true
            write(bytes)
        case .resultEnded(let tag):
            end(tag, write: write)
            (hasRows, hasData) = (false, false)
            collected = QueryResult()
        }
    }

    private mutating func end(_ tag: CommandTag, write: ([UInt8]) -> Void) {
        guard hasRows else {
            if !hasData, showsTags, !style.hasOnlyRows, !tag.text.isEmpty { write(Array((tag.text + "\n").utf8)) }
            return
        }
        switch style.format {
        case .aligned where isPlain:
            AlignedTable.write(collected) { write(Array($0)) }
            write([UInt8(ascii: "\n")])
        case .aligned, .unaligned, .markdown: write(Array(ResultText.format(collected, style).utf8))
        case .csv: csv.finish { write(Array($0)) }
        case .json:
            json?.finish { write(Array($0)) }
            write([UInt8(ascii: "\n")])
        }
    }

    /// Whether nothing but the format was chosen, so that a table of any size can be written in pieces.
    private var isPlain: Bool {
        !style.isExpanded && !style.hasOnlyRows && style.showsFooter && style.null.isEmpty && style.title == nil
    }
}
