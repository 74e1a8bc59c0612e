package import Postgres

/// Prints the results of a script. CSV and JSON are streamed; a table needs its widest cells first.
package struct ResultPrinter: ~Copyable {
    package var style: OutputStyle
    /// Whether a statement without rows prints its tag: not in machine-readable formats.
    private var showsTags: Bool { [.aligned, .unaligned].contains(style.format) }
    private var collected = QueryResult()
    private var csv = CSVWriter()
    private var json: JSONWriter?
    private var hasRows = false
    private var hasData = false

    package init(style: OutputStyle) {
        self.style = style
    }

    package mutating func receive(_ event: QueryEvent, write: (UnsafeRawBufferPointer) -> Void) {
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
            case .csv:
                let null = Array(style.null.utf8)
                csv.write(null.isEmpty ? batch : batch.changingCells { $0 == nil ? null : nil }, to: write)
                // A batch is what has arrived, or large. What has arrived can be read now.
                csv.finish(to: write)
            case .json: json?.write(batch, to: write)
            case .aligned, .unaligned, .markdown: collected.rows.append(batch)
            }
        case .copyData(let bytes):
            hasData = true
            bytes.withUnsafeBytes(write)
        case .resultEnded(let tag):
            endRows(write: write)
            // As in psql, also after the rows of RETURNING.
            let isChange = ["INSERT", "UPDATE", "DELETE"].contains { tag.text.hasPrefix($0) }
            if showsTags, !style.isQuiet, !tag.text.isEmpty, isChange || !hasRows && !hasData { text(tag.text + "\n", write) }
            (hasRows, hasData) = (false, false)
            collected = QueryResult()
        }
    }

    private mutating func endRows(write: (UnsafeRawBufferPointer) -> Void) {
        guard hasRows else { return }
        switch style.format {
        case .aligned where isPlain:
            AlignedTable.write(collected, to: write)
            text("\n", write)
        case .aligned, .unaligned, .markdown: text(ResultText.format(collected, style), write)
        case .csv: csv.finish(to: write)
        case .json:
            json?.finish(to: write)
            text("\n", write)
        }
    }

    private func text(_ text: String, _ write: (UnsafeRawBufferPointer) -> Void) { Array(text.utf8).withUnsafeBytes(write) }

    /// Whether only the format was chosen, so that a table of any size can be written in pieces.
    private var isPlain: Bool {
        !style.isExpanded && !style.expandsIfWide && !style.hasOnlyRows && style.showsFooter && style.null.isEmpty && style.title == nil
    }
}
