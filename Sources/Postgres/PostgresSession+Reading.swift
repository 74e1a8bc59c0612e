/// The statement under way: sent, read event by event, given up.
extension PostgresSession {
    /// Takes the turn and sends a statement. From here on `next` must be called until it says `done` or throws, or `abandon`.
    func begin(
        _ sql: String, parameters: [String?], copyInput: CopyInput, allowsSeveral: Bool = false
    ) async throws(PostgresError) {
        if sql.utf8.contains(0) || parameters.contains(where: { $0?.utf8.contains(0) ?? false }) { throw .nulByte }
        await takeTurn()
        await canceller.requests.settle()
        _ = notices.take()
        reading = Reading(copyInput: copyInput, allowsSeveral: allowsSeveral)
        arena.reset(columnCount: 0)
        do throws(PostgresError) {
            // With this setting off, the server's strings end elsewhere than ours, and what we take for one statement may be several
            // for it. The extended protocol takes only one.
            let extended = !allowsSeveral && handle?.parameter("standard_conforming_strings") == "off"
            guard let sent = handle?.send(sql, parameters: parameters, extended: extended) else { throw PostgresError.closed }
            if !sent { throw lost() }
            try await flush()
        } catch {
            passTurn()
            throw error
        }
    }

    /// The next event, or the end. When it throws, the statement is over.
    func next() async throws(PostgresError) -> ReadingStep {
        do throws(PostgresError) {
            if let event = try await readEvent() { return .event(event) }
            if reading?.wantsCopyData == true {
                reading?.wantsCopyData = false
                return .copyIn
            }
        } catch {
            passTurn()
            throw error
        }
        let tag = reading?.tag
        let failure = reading?.failure
        passTurn()
        if let failure { throw failure }
        return .done(tag ?? CommandTag(""))
    }

    /// Cancels the statement under way and reads on, without keeping anything, until the session is free.
    func abandon() async {
        reading?.isAbandoned = true
        dropGathered()
        canceller.request()
        while true {
            do {
                switch try await next() {
                case .done: return
                case .copyIn: try await endCopyData(refusing: "canceled")
                case .event: break
                }
            } catch {
                // Whatever it ended with, it has ended.
                return
            }
        }
    }

    /// Reads until a batch is full, nothing more has arrived, or the statement is over (`nil`).
    private func readEvent() async throws(PostgresError) -> QueryEvent? {
        var hasPaused = false
        while true {
            if handle == nil { throw .closed }
            if let tag = reading?.endedResult {
                if let gathered = takeGathered() { return gathered }
                reading?.endedResult = nil
                reading?.columns = nil
                if reading?.isAbandoned == false { return .resultEnded(tag) }
            }
            if arena.isFull || (reading?.copied.count ?? 0) >= RowArena.fullSize { return takeGathered() }
            if reading?.isCopyingOut == true {
                if readCopyLine() { continue }
            } else {
                switch readRows() {
                case .full: continue
                case .over: return takeGathered()
                case .result(let result):
                    if let event = try await take(result) { return event }
                    if reading?.wantsCopyData == true { return nil }
                    continue
                case .needsInput: break
                }
            }
            if try readWaiting() { continue }
            // Rows may be coming faster than each is worth a wake-up; but the first to come is given at once.
            if reading?.hasGiven == true && !hasPaused {
                hasPaused = true
                await readiness.pause(seconds: 0.0005)
                continue
            }
            if let gathered = takeGathered() { return gathered }
            try await fill()
        }
    }

    private enum RowsStep: ~Copyable {
        case needsInput
        case full
        case result(ResultHandle)
        case over
    }

    /// Gathers the rows that have arrived, up to a full batch or a result that is no further row.
    private func readRows() -> RowsStep {
        let isKnown = reading?.columns != nil && reading?.isAbandoned == false
        let before = arena.rowCount
        defer {
            if arena.rowCount > before { reading?.unfinished = 0 }
        }
        while true {
            if arena.isFull { return .full }
            if handle?.isBusy != false { return .needsInput }
            guard let result = handle?.nextResult() else { return .over }
            if !isKnown || result.status != .row { return .result(result) }
            if result.appendRow(to: &arena) > ResultLimit.rowBytes {
                giveUp(.tooLarge(.rowBytes(ResultLimit.rowBytes)))
                return .full
            }
        }
    }

    /// Takes in one result; gives the columns when they are first known.
    private func take(_ result: consuming ResultHandle) async throws(PostgresError) -> QueryEvent? {
        var event: QueryEvent?
        switch result.status {
        case .row, .rowsEnd:
            if reading?.columns == nil {
                let columns = result.columns
                reading?.columns = columns
                arena.reset(columnCount: columns.count)
                if reading?.isAbandoned == false { event = .columns(columns) }
            }
            if result.status == .rowsEnd { end(result) } else { takeRow(result) }
        case .command: end(result)
        case .copyOut: reading?.isCopyingOut = true
        case .copyIn:
            guard case .text(let data) = reading?.copyInput else {
                reading?.wantsCopyData = true
                break
            }
            reading?.copyInput = .text("")
            try await sendCopyData(Array(data.utf8))
            try await endCopyData()
        case .error: reading?.fail(error(of: result))
        case .other:
            close()
            throw .unsupportedProtocol
        }
        return event
    }

    private func end(_ result: borrowing ResultHandle) {
        reading?.tag = result.tag
        reading?.results += 1
        if reading?.allowsSeveral == true {
            reading?.endedResult = result.tag
            return
        }
        if let results = reading?.results, results > 1 { reading?.fail(.severalStatements) }
    }

    private func takeRow(_ result: borrowing ResultHandle) {
        reading?.unfinished = 0
        if reading?.isAbandoned == true { return }
        if result.appendRow(to: &arena) > ResultLimit.rowBytes { giveUp(.tooLarge(.rowBytes(ResultLimit.rowBytes))) }
    }

    /// Takes one line of COPY data; `false` when none is there yet.
    private func readCopyLine() -> Bool {
        guard var current = reading.take() else { return false }
        let line = handle?.nextCopyLine { bytes in
            if !current.isAbandoned { current.copied.append(contentsOf: bytes) }
        }
        var size = 0
        switch line {
        case .bytes(let count):
            size = count
            current.unfinished = 0
        case .end: current.isCopyingOut = false
        case nil, .some(.none): break
        }
        reading = current
        if size > ResultLimit.rowBytes { giveUp(.tooLarge(.rowBytes(ResultLimit.rowBytes))) }
        if case .some(.none) = line { return false }
        return true
    }

    /// Asks the server to stop, and lets the reading go on to its end, which will be this error.
    private func giveUp(_ error: PostgresError) {
        reading?.fail(error)
        reading?.isAbandoned = true
        dropGathered()
        canceller.request()
    }

    /// What was gathered, if anything.
    private func takeGathered() -> QueryEvent? {
        if reading?.isAbandoned == true { dropGathered() }
        if !arena.isEmpty {
            reading?.hasGiven = true
            return .rows(arena.take())
        }
        guard let copied = reading?.copied, !copied.isEmpty else { return nil }
        reading?.copied = []
        reading?.hasGiven = true
        return .copyData(copied)
    }

    private func dropGathered() {
        arena.reset(columnCount: arena.columnCount)
        reading?.copied = []
    }
}
