import Postgres

/// Prints the result of one statement. CSV and JSON stream; a table must know its widest cells first.
struct ResultPrinter: ~Copyable {
    private let format: ResultFormat
    private let output: Output
    private var collected = QueryResult()
    private var csv = CSVWriter()
    private var json: JSONWriter?
    private var hasRows = false
    private var hasData = false

    init(format: ResultFormat, output: Output) {
        self.format = format
        self.output = output
    }

    mutating func receive(_ event: QueryEvent) {
        switch event {
        case .columns(let columns):
            hasRows = true
            switch format {
            case .table, .markdown: collected.columns = columns
            case .csv: csv.writeHeader(columns)
            case .json: json = JSONWriter(columns)
            }
        case .rows(let batch):
            switch format {
            case .table, .markdown: collected.rows.append(batch)
            case .csv: csv.write(batch) { output.write(Array($0)) }
            case .json: json?.write(batch) { output.write(Array($0)) }
            }
        case .copyData(let bytes):
            hasData = true
            output.write(bytes)
        }
    }

    /// Ends the statement. A table format shows the tag of a statement without rows.
    mutating func end(_ tag: CommandTag) {
        collected.tag = tag
        switch format {
        case .table where hasRows:
            AlignedTable.write(collected) { output.write(Array($0)) }
            output.write("\n")
        case .markdown where hasRows: output.write(MarkdownTable.format(collected) + "\n")
        case .table: if !hasData { output.print(tag.text) }
        case .csv: csv.finish { output.write(Array($0)) }
        case .json:
            json?.finish { output.write(Array($0)) }
            if hasRows { output.write("\n") }
        case .markdown: break
        }
    }
}
