import Postgres

extension RowSet {
    /// The indices at which groups of equal sort keys start in sorted rows: 0, and each row with a key unlike the previous row's.
    func peerStarts(keys: [Int]) -> [Int] {
        let columns = keys.map { ColumnPair(reference: $0, answer: $0, of: self, and: self) }
        let classes = RowClasses(reference: self, answer: self, columns: columns, referenceRows: 0..<count, answerRows: 0..<0).reference
        return classes.indices.filter { $0 == 0 || classes[$0] != classes[$0 - 1] }
    }

    /// The same rows with only the first `kept` columns.
    func keepingFirst(_ kept: Int) -> RowSet {
        kept < columns.count ? deriving(columns: Array(columns.prefix(kept))) { self[$0, $1] } : self
    }

    /// The same rows with `text` in place of the chosen values.
    func replacing(with text: String, where isMeant: (_ row: Int, _ column: Int) -> Bool) -> RowSet {
        deriving(columns: columns) { isMeant($0, $1) ? Array(text.utf8)[...] : self[$0, $1] }
    }

    /// As many rows, with these columns and values.
    private func deriving(columns: [Column], _ value: (_ row: Int, _ column: Int) -> ArraySlice<UInt8>?) -> RowSet {
        var rows = RowSet(columns: columns)
        for row in 0..<count {
            for column in columns.indices { rows.appendValue(value(row, column)) }
            rows.finishRow()
        }
        return rows
    }
}
