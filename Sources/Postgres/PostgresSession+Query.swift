extension PostgresSession {
    /// Runs one statement and passes its events to `receive`, which is awaited before more is read.
    ///
    /// If `receive` throws, the statement is canceled and the error is rethrown. A single row larger than `ResultLimit.rowBytes` throws
    /// `tooLarge`; if it has not arrived completely by then, the session ends too (see `isOpen`).
    ///
    /// - Parameter copyData: The input of a `COPY … FROM STDIN`; without it, the input is empty.
    nonisolated(nonsending) package func run(
        _ sql: String, copyData: String? = nil, receive: (QueryEvent) async throws -> Void
    ) async throws -> CommandTag {
        return try await receiveAll(from: start(sql, copyInput: copyData ?? ""), copyData: { nil }, receive)
    }

    /// Runs a text the way psql sends it: unchanged, in one message, with any number of statements. Each result ends with `resultEnded`.
    ///
    /// Throws the first error; the statements after it have not run. The session's supervisor may stop them.
    ///
    /// - Parameters:
    ///   - copyData: Called repeatedly for input until it returns `nil`, once the server is ready to read a `COPY … FROM STDIN`. It isn't
    ///     called if the server rejects the statement.
    nonisolated(nonsending) package func runScript(
        _ sql: String, copyData: () async throws -> [UInt8]?, receive: (QueryEvent) async throws -> Void
    ) async throws {
        try await begin(sql, parameters: [], copyInput: nil, allowsSeveral: true)
        let supervisor = supervisor
        supervisor?.began(in: self)
        do {
            _ = try await receiveAll(from: nextSteps(), copyData: copyData, receive)
        } catch {
            throw await supervisor?.ended(with: error as? PostgresError, in: self) ?? error
        }
        _ = await supervisor?.ended(with: nil, in: self)
    }

    nonisolated(nonsending) private func receiveAll(
        from first: [ReadingStep], copyData: () async throws -> [UInt8]?, _ receive: (QueryEvent) async throws -> Void
    ) async throws -> CommandTag {
        var steps = first
        while true {
            for step in steps {
                do {
                    switch step {
                    case .done(let tag): return tag
                    case .failed(let error): throw error
                    case .event(let event): try await receive(event)
                    case .copyIn:
                        do {
                            while let data = try await copyData() { try await sendCopyData(data) }
                        } catch {
                            try await endCopyData(refusing: "the data could not be read")
                            throw error
                        }
                        try await endCopyData()
                    }
                } catch {
                    await abandon(after: steps)
                    throw error
                }
            }
            steps = await nextSteps()
        }
    }

    /// Runs one statement and returns its result. If it exceeds `limit`, the statement is canceled and `tooLarge` is thrown.
    package func query(
        _ sql: String, parameters: [String?] = [], copyData: String? = nil, limit: ResultLimit = .default
    ) async throws(PostgresError) -> QueryResult {
        try await begin(sql, parameters: parameters, copyInput: copyData ?? "")
        return try await collect(limit)[0]
    }

    /// Runs statements in one message, and returns their results. Throws the first error; the statements after it have not run.
    package func results(of statements: [String]) async throws(PostgresError) -> [QueryResult] {
        try await begin(statements.joined(separator: ";\n"), parameters: [], copyInput: "", allowsSeveral: true)
        return try await collect(.default).dropLast()
    }

    /// The results of the statements that end on their own, followed by what is left when all have ended.
    private func collect(_ limit: ResultLimit) async throws(PostgresError) -> [QueryResult] {
        var ended: [QueryResult] = []
        var result = QueryResult()
        while true {
            let steps = await nextSteps()
            for step in steps {
                switch step {
                case .failed(let error): throw error
                case .done(let tag):
                    result.tag = tag
                    result.notices = notices.take()
                    return ended + [result]
                case .copyIn: break  // the caller is never asked for input
                case .event(.resultEnded(let tag)):
                    result.tag = tag
                    ended.append(result)
                    result = QueryResult()
                case .event(.columns(let columns)):
                    result.columns = columns
                case .event(.rows(let batch)):
                    result.rows.append(batch)
                case .event(.copyData(let bytes)):
                    result.copyData += bytes
                }
                if let bound = limit.bound(exceededBy: result) {
                    await abandon(after: steps)
                    throw .tooLarge(bound)
                }
            }
        }
    }
}
