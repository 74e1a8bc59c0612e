import Postgres

extension RowSet {
    /// The same rows with the word `now` for each point in time at which the transaction began: the two sides run one after the other, and
    /// what both call now is the same.
    func saying(now: CanonicalMoment?) -> RowSet {
        guard let now else { return self }
        let timed = columns.indices.filter {
            let family = ValueFamily(typeOID: columns[$0].typeOID)
            return family == .timestamp || family == .timestampWithZone
        }
        let isNow = { (row: Int, column: Int) -> Bool in
            guard let value = self[row, column], let moment = CanonicalMoment(value) else { return false }
            return moment.offset == nil ? moment.day == now.day && moment.microsecond == now.microsecond : moment.instant == now.instant
        }
        guard (0..<count).contains(where: { row in timed.contains { isNow(row, $0) } }) else { return self }
        var rows = RowSet(columns: columns)
        for row in 0..<count {
            for column in columns.indices {
                if timed.contains(column), isNow(row, column) {
                    rows.appendValue("now".utf8)
                } else {
                    rows.appendValue(self[row, column])
                }
            }
            rows.finishRow()
        }
        return rows
    }
}

extension Outcome {
    /// With the word `now` for the beginning of the transaction, in rows and tables.
    func saying(now: CanonicalMoment?) -> Outcome {
        var outcome = self
        outcome.result = result?.saying(now: now)
        outcome.state?.contents = (state?.contents ?? [:]).mapValues { contents in
            guard case .rows(let rows) = contents else { return contents }
            return .rows(rows.saying(now: now))
        }
        return outcome
    }
}
