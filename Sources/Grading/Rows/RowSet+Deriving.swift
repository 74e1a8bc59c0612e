import Postgres

extension RowSet {
    /// The indices at which groups of equal sort keys start in sorted rows: 0, and each row with a key unlike the previous row's.
    func peerStarts(keys: [Int]) -> [Int] {
        let rules = keys.map { key -> (column: Int, family: ValueFamily, rule: ValueRule) in
            let family = ValueFamily(typeOID: columns[key].typeOID)
            return (key, family, ValueRule(family, family))
        }
        var starts: [Int] = []
        var previous: (bytes: [UInt8], approximations: [Double])?
        for row in 0..<count {
            var encoder = ValueEncoder()
            for key in rules { encoder.append(self[row, key.column], of: key.family, by: key.rule, side: .reference) }
            if previous?.bytes != encoder.bytes || previous?.approximations != encoder.approximations { starts.append(row) }
            previous = (encoder.bytes, encoder.approximations)
        }
        return starts
    }

    /// The same rows with only the first `kept` columns.
    func keepingFirst(_ kept: Int) -> RowSet {
        guard kept < columns.count else { return self }
        var rows = RowSet(columns: Array(columns.prefix(kept)))
        for row in 0..<count {
            for column in 0..<kept { rows.appendValue(self[row, column]) }
            rows.finishRow()
        }
        return rows
    }

    /// The same rows with `text` in one column of the chosen rows.
    func replacing(column: Int, with text: String, where isMeant: (Int) -> Bool) -> RowSet {
        var rows = RowSet(columns: columns)
        for row in 0..<count {
            let isMeant = isMeant(row)
            for place in columns.indices {
                if place == column, isMeant { rows.appendValue(text.utf8) } else { rows.appendValue(self[row, place]) }
            }
            rows.finishRow()
        }
        return rows
    }
}
