import Postgres

extension RowSet {
    /// The same rows with the word `now` in place of the transaction's start time.
    func saying(now: CanonicalMoment?) -> RowSet { saying(nowFrom: now, to: now) }

    /// The same rows with the word `now` in place of each timestamp from `start` to `end`: the two sides run one after the other, so each has
    /// its own "now". A script may have several transactions, or read the clock.
    func saying(nowFrom start: CanonicalMoment?, to end: CanonicalMoment?) -> RowSet {
        guard let start, let end else { return self }
        let timed = columns.indices.filter {
            let family = ValueFamily(typeOID: columns[$0].typeOID)
            return family == .timestamp || family == .timestampWithZone
        }
        func isNow(_ row: Int, _ column: Int) -> Bool {
            guard let moment = self[row, column].flatMap({ CanonicalMoment($0) }) else { return false }
            return moment.offset == nil ? moment.isWithin(start, end) : moment.instant.isWithin(start.instant, end.instant)
        }
        guard (0..<count).contains(where: { row in timed.contains { isNow(row, $0) } }) else { return self }
        return replacing(with: "now") { row, column in timed.contains(column) && isNow(row, column) }
    }
}

extension Outcome {
    /// The same outcome with the word `now` in place of the transaction's start time, in rows and tables.
    func saying(now: CanonicalMoment?) -> Outcome {
        var outcome = self
        outcome.result = result?.saying(now: now)
        outcome.state = state?.saying(nowFrom: now, to: now)
        return outcome
    }
}

extension DatabaseState {
    /// The same state with the word `now` in place of each timestamp from `start` to `end`.
    func saying(nowFrom start: CanonicalMoment?, to end: CanonicalMoment?) -> DatabaseState {
        var state = self
        state.contents = contents.mapValues { $0.changingRows { $0.saying(nowFrom: start, to: end) } }
        return state
    }
}

extension CanonicalMoment {
    /// Whether it isn't before the first moment, nor after the last, ignoring time zones.
    fileprivate func isWithin(_ first: CanonicalMoment, _ last: CanonicalMoment) -> Bool {
        (first.day, first.microsecond) <= (day, microsecond) && (day, microsecond) <= (last.day, last.microsecond)
    }
}
