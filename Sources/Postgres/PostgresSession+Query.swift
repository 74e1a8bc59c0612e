extension PostgresSession {
    /// Runs one statement and gives what arrives to `receive`, which is awaited before more is read.
    ///
    /// Should `receive` throw, the statement is cancelled and its error is passed on. A single row of more than `ResultLimit.rowBytes` ends
    /// with `tooLarge`; where it has not arrived whole by then, the session ends too (`isOpen` tells).
    ///
    /// - Parameters:
    ///   - parameters: The values of `$1`, `$2` …, as text.
    ///   - copyData: What a `COPY … FROM STDIN` reads; with none, it reads nothing.
    nonisolated(nonsending) package func run(
        _ sql: String, parameters: [String?] = [], copyData: String? = nil, receive: (QueryEvent) async throws -> Void
    ) async throws -> CommandTag {
        try await begin(sql, parameters: parameters, copyInput: .text(copyData ?? ""))
        return try await receiveAll(copyData: { nil }, receive)
    }

    /// Runs a text as psql sends it: as it is, in one message, with any number of statements in it. Each result ends with `resultEnded`.
    ///
    /// Throws the first error. The statements after it have not run.
    ///
    /// - Parameters:
    ///   - copyData: Asked for more data, until `nil`, once the server reads what a `COPY … FROM STDIN` asked for. The server may as well
    ///     refuse the statement, and then nobody asks.
    nonisolated(nonsending) package func runScript(
        _ sql: String, copyData: () async throws -> [UInt8]?, receive: (QueryEvent) async throws -> Void
    ) async throws {
        try await begin(sql, parameters: [], copyInput: .caller, allowsSeveral: true)
        _ = try await receiveAll(copyData: copyData, receive)
    }

    nonisolated(nonsending) private func receiveAll(
        copyData: () async throws -> [UInt8]?, _ receive: (QueryEvent) async throws -> Void
    ) async throws -> CommandTag {
        while true {
            let step = try await next()
            do {
                switch step {
                case .done(let tag): return tag
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
                await abandon()
                throw error
            }
        }
    }

    /// Runs one statement and keeps its result, as far as `limit` allows; beyond, the statement is cancelled and `tooLarge` thrown.
    package func query(
        _ sql: String, parameters: [String?] = [], copyData: String? = nil, limit: ResultLimit = .default
    ) async throws(PostgresError) -> QueryResult {
        try await begin(sql, parameters: parameters, copyInput: .text(copyData ?? ""))
        var result = QueryResult()
        while true {
            switch try await next() {
            case .done(let tag):
                result.tag = tag
                result.notices = notices.take()
                return result
            case .copyIn, .event(.resultEnded): break  // only of scripts
            case .event(.columns(let columns)):
                result.columns = columns
            case .event(.rows(let batch)):
                result.rows.append(batch)
                if result.rows.count > limit.rows { try await refuse(.rows(limit.rows)) }
                if result.rows.byteCount > limit.bytes { try await refuse(.bytes(limit.bytes)) }
            case .event(.copyData(let bytes)):
                result.copyData += bytes
                if result.copyData.count > limit.bytes { try await refuse(.bytes(limit.bytes)) }
            }
        }
    }

    /// Runs `COPY … FROM STDIN` with its data.
    package func copyIn(_ sql: String, data: String) async throws(PostgresError) -> QueryResult {
        try await query(sql, copyData: data)
    }

    private func refuse(_ bound: PostgresError.Bound) async throws(PostgresError) {
        await abandon()
        throw .tooLarge(bound)
    }
}
