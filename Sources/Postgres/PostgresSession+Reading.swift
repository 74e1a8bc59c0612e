import Glibc

/// The current statement: sending it, reading its steps, abandoning it.
extension PostgresSession {
    /// Waits for its turn and sends a statement. After this, call `nextSteps` until they end, or call `abandon`.
    func begin(
        _ sql: String, parameters: [String?], copyInput: String?, allowsSeveral: Bool = false
    ) async throws(PostgresError) {
        if sql.utf8.contains(0) || parameters.contains(where: { $0?.utf8.contains(0) ?? false }) { throw .nulByte }
        await takeTurn()
        await canceller.settle()
        _ = notices.take()
        reading = Reading(copyInput: copyInput, allowsSeveral: allowsSeveral)
        arena.reset(columnCount: 0)
        do throws(PostgresError) {
            // With this setting off, the server finds string ends in different places than we do, so what we take for one statement may be
            // several to the server. The extended protocol accepts only one.
            let extended = !allowsSeveral && handle?.parameter("standard_conforming_strings") == "off"
            guard let sent = handle?.send(sql, parameters: parameters, extended: extended) else { throw PostgresError.closed }
            if !sent { throw lost() }
            try await flush()
        } catch {
            passTurn()
            throw error
        }
    }

    /// Waits for its turn, sends a statement, and returns its first steps.
    func start(_ sql: String, copyInput: String?) async throws(PostgresError) -> [ReadingStep] {
        try await begin(sql, parameters: [], copyInput: copyInput)
        return await nextSteps()
    }

    private static let maxSteps = 8

    /// Waits for the next step and returns it with others that have already arrived: most statements end with one response, and each step
    /// alone would cost two changes of threads. After many rows, none is read before they are consumed.
    func nextSteps() async -> [ReadingStep] {
        var steps: [ReadingStep] = []
        do throws(PostgresError) {
            while steps.count < Self.maxSteps, let step = try await readStep(waits: steps.isEmpty) {
                steps.append(step)
                if step.endsSteps { break }
            }
        } catch {
            passTurn()
            steps.append(.failed(error))
        }
        return steps
    }

    /// Cancels the statement whose last steps these are, unless it has ended, and discards its remaining output until the session is free.
    func abandon(after steps: [ReadingStep]) async {
        // A statement that is over has passed its turn to the next one.
        if steps.last?.isEnd == true { return }
        reading?.isAbandoned = true
        dropGathered()
        canceller.request()
        while true {
            for step in await nextSteps() {
                switch step {
                // An error doesn't matter; the statement has ended.
                case .done, .failed: return
                case .copyIn:
                    // If this fails, so does the next step.
                    do { try await endCopyData(refusing: "canceled") } catch { break }
                case .event: break
                }
            }
        }
    }

    /// In microseconds; short enough to block the session's thread, which is its own.
    private static let pause: UInt32 = 500

    /// Reads until a batch is full, no more data is available, or the statement has ended. If this throws, it has ended, too.
    ///
    /// - Parameter waits: whether to wait for what has not arrived; if not, `nil` stands for it.
    private func readStep(waits: Bool) async throws(PostgresError) -> ReadingStep? {
        var hasPaused = false
        while true {
            if handle == nil { throw .closed }
            if let tag = reading?.endedResult {
                if let gathered = takeGathered() { return gathered }
                reading?.endedResult = nil
                reading?.columns = nil
                if reading?.isAbandoned == false { return .event(.resultEnded(tag)) }
            }
            if arena.isFull || (reading?.copied.count ?? 0) >= RowArena.fullSize { return takeGathered() }
            if reading?.isCopyingOut == true {
                if readCopyLine() { continue }
            } else {
                switch readRows() {
                case .full: continue
                case .tooLarge:
                    giveUp(.tooLarge(.rowBytes(ResultLimit.rowBytes)))
                    continue
                case .over:
                    if let gathered = takeGathered() { return gathered }
                    return try end()
                case .result(let result):
                    if let step = try await take(result) { return step }
                    continue
                case .needsInput: break
                }
            }
            if try readWaiting() { continue }
            if !waits { return nil }
            // Rows may arrive faster than is worth a wake-up each, so later ones are gathered; the first are delivered immediately.
            if reading?.hasGiven == true && !hasPaused {
                hasPaused = true
                usleep(PostgresSession.pause)
                continue
            }
            if let gathered = takeGathered() { return gathered }
            try await fill()
        }
    }

    private func end() throws(PostgresError) -> ReadingStep {
        if let failure = reading?.failure { throw failure }
        let tag = reading?.tag
        passTurn()
        return .done(tag ?? CommandTag(""))
    }

    /// Gathers the available rows, up to a full batch or a result that isn't a row.
    private func readRows() -> ConnectionHandle.RowsStep {
        let isKnown = reading?.columns != nil && reading?.isAbandoned == false
        let before = arena.rowCount
        defer {
            if arena.rowCount > before { reading?.unfinished = 0 }
        }
        return handle?.readRows(into: &arena, gathers: isKnown) ?? .needsInput
    }

    /// Processes one result; returns the columns when they first become known, or that COPY data is wanted.
    private func take(_ result: consuming ResultHandle) async throws(PostgresError) -> ReadingStep? {
        var step: ReadingStep?
        switch result.status {
        case .row, .rowsEnd:
            if reading?.columns == nil {
                let columns = result.columns
                reading?.columns = columns
                arena.reset(columnCount: columns.count)
                if reading?.isAbandoned == false { step = .event(.columns(columns)) }
            }
            if result.status == .rowsEnd { end(result) } else { takeRow(result) }
        case .command: end(result)
        case .copyOut: reading?.isCopyingOut = true
        case .copyIn:
            guard let data = reading?.copyInput else { return .copyIn }
            reading?.copyInput = ""
            try await sendCopyData(Array(data.utf8))
            try await endCopyData()
        case .error: reading?.fail(error(of: result))
        case .other:
            close()
            throw .unsupportedProtocol
        }
        return step
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

    /// Reads one line of COPY data; `false` if none is available yet.
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

    /// Asks the server to cancel, and keeps reading to the end of the statement, which then throws this error.
    private func giveUp(_ error: PostgresError) {
        reading?.fail(error)
        reading?.isAbandoned = true
        dropGathered()
        canceller.request()
    }

    /// The gathered rows or COPY data, if any.
    private func takeGathered() -> ReadingStep? {
        if reading?.isAbandoned == true { dropGathered() }
        if !arena.isEmpty {
            reading?.hasGiven = true
            return .event(.rows(arena.take()))
        }
        guard let copied = reading?.copied, !copied.isEmpty else { return nil }
        reading?.copied = []
        reading?.hasGiven = true
        return .event(.copyData(copied))
    }

    private func dropGathered() {
        arena.reset(columnCount: arena.columnCount)
        reading?.copied = []
    }
}
