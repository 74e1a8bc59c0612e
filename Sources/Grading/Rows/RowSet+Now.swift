import Postgres

extension RowSet {
    /// The same rows with the word `now` in place of the transaction's start time. The two sides run one after the other, so each has its
    /// own "now".
    func saying(now: CanonicalMoment?) -> RowSet {
        guard let now else { return self }
        return sayingNow { moment in
            moment.offset == nil ? moment.day == now.day && moment.microsecond == now.microsecond : moment.instant == now.instant
        }
    }

    /// The same rows with the word `now` in place of each timestamp that `isMeant` accepts.
    func sayingNow(_ isMeant: (CanonicalMoment) -> Bool) -> RowSet {
        let timed = columns.indices.filter {
            let family = ValueFamily(typeOID: columns[$0].typeOID)
            return family == .timestamp || family == .timestampWithZone
        }
        func isNow(_ row: Int, _ column: Int) -> Bool {
            self[row, column].flatMap { CanonicalMoment($0) }.map(isMeant) ?? false
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
        outcome.state = state?.changingRows { $0.saying(now: now) }
        return outcome
    }
}

extension DatabaseState {
    /// The same state with `now` in place of each timestamp between `start` and `end`: a script may have several transactions, or read the
    /// clock.
    func saying(nowFrom start: CanonicalMoment?, to end: CanonicalMoment?) -> DatabaseState {
        guard let start, let end else { return self }
        return changingRows { rows in
            rows.sayingNow { moment in
                moment.offset == nil
                    ? !moment.isBefore(start) && !end.isBefore(moment)
                    : !moment.instant.isBefore(start.instant) && !end.instant.isBefore(moment.instant)
            }
        }
    }

    fileprivate func changingRows(_ change: (RowSet) -> RowSet) -> DatabaseState {
        var state = self
        state.contents = contents.mapValues { $0.changingRows(change) }
        return state
    }
}

extension CanonicalMoment {
    /// Whether it is earlier, ignoring time zones.
    fileprivate func isBefore(_ other: CanonicalMoment) -> Bool { (day, microsecond) < (other.day, other.microsecond) }
}
