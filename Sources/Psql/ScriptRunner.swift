package import Postgres
import SQLText

/// Runs scripts as psql does, in one session: SQL, variables, and backslash commands.
///
/// Only one caller may use it at a time. Settings that a script changes stay in effect for the next script.
package final class ScriptRunner {
    package internal(set) var session: PostgresSession
    package var style = OutputStyle()
    package internal(set) var variables: [String: String]
    /// Whether `\q` was run, or the connection has been given up.
    package internal(set) var isOver = false
    /// Whether a script could not connect to what it named. As in psql, nothing after that runs on the session before.
    package internal(set) var isDisconnected = false

    private(set) var host: any ScriptHost
    var conditions = ConditionStack()
    /// The most recent statement, for `\g` and `\watch` without one.
    var lastStatement: ScriptStatement?
    /// The files being read, innermost last.
    var files: [String] = []
    /// Where the current statement or command starts in the main script, in bytes.
    private var mainOffset = 0
    /// Set by `\restrict`; only `\unrestrict` with the same key is accepted.
    var restriction: String?
    /// Whether a user types what is run, except for files.
    package var isInteractive = false
    /// Whether the user has asked to stop.
    private let isInterrupted: () -> Bool

    /// - Parameters:
    ///   - stopsAtErrors: Whether the first error ends a script; a script can change this with `\set ON_ERROR_STOP`.
    ///   - isInterrupted: Whether the user has asked to stop.
    package init(
        session: PostgresSession, host: any ScriptHost, style: OutputStyle = OutputStyle(), stopsAtErrors: Bool = true,
        isInterrupted: @escaping () -> Bool = { false }
    ) {
        self.session = session
        self.host = host
        self.style = style
        self.isInterrupted = isInterrupted
        variables = SpecialVariable.initial
        variables["ON_ERROR_STOP"] = stopsAtErrors ? "on" : "off"
        describeConnection()
    }

    /// Switches to another session after the previous one was lost or closed. Variables are kept.
    func use(_ session: PostgresSession) {
        self.session = session
        describeConnection()
    }

    /// Prepares for another script, possibly in another session. Variables and style are kept.
    package func begin(with session: PostgresSession, _ host: any ScriptHost) {
        if session !== self.session { use(session) }
        self.host = host
        isOver = false
    }

    /// Whether the user has asked to stop.
    var isStopping: Bool { isInterrupted() || Task.isCancelled }

    /// Whether the first error ends a script.
    package var stopsAtErrors: Bool { isOn("ON_ERROR_STOP") }

    /// Runs a script to its end, or to the first error.
    ///
    /// - Returns: Whether everything in it succeeded.
    package func run(_ text: String) async throws -> Bool { try await run(ScriptReader(text)) }

    /// The same for a file of any size.
    package func run(_ file: ScriptFile) async throws -> Bool {
        files.append(file.name)
        defer { files.removeLast() }
        return try await run(ScriptReader { try file.lines() })
    }

    private func run(_ reader: ScriptReader) async throws -> Bool {
        let depth = conditions.depth
        defer { conditions.close(to: depth) }
        var succeeded = true
        while !isOver {
            let outcome: Bool
            let item: ScriptReader.Item
            do {
                guard let next = try await next(in: reader) else { break }
                item = next
            } catch let error as ScriptCommandError {
                try await fail(error, reader)
                return false
            }
            if files.isEmpty {
                if case .statement(let statement) = item { mainOffset = statement.offset } else { mainOffset = reader.offset }
            }
            switch item {
            case .statement(let statement):
                if statement.isEmpty || !conditions.isActive { continue }
                outcome = try await send(statement, from: reader)
            case .command(let name): outcome = try await runCommand(name, reader)
            }
            if outcome { continue }
            succeeded = false
            if stopsAtErrors || isInterrupted() { return false }
        }
        if !isOver, conditions.depth > depth {
            try await fail(ScriptCommandError("reached EOF without finding closing \\endif(s)"), reader)
            return false
        }
        return succeeded
    }

    private func next(in reader: ScriptReader) async throws -> ScriptReader.Item? {
        guard conditions.isActive else { return try reader.next([:], isActive: false) }
        let hasEscapes = await session.reportedSetting("standard_conforming_strings") == "off"
        return try reader.next(variables, hasEscapes: hasEscapes)
    }

    // MARK: - Statements

    /// Runs a statement and shows its results.
    func send(_ statement: ScriptStatement, from reader: ScriptReader) async throws -> Bool {
        try await send(statement, from: reader) { try await self.host.show(.query($0)) }
    }

    /// Runs a statement and passes its events to `receive`.
    func send(
        _ statement: ScriptStatement, from reader: ScriptReader, receive: (QueryEvent) async throws -> Void
    ) async throws -> Bool {
        var lines = ScriptReader.CopyLines()
        let readsInput = files.isEmpty && !readsDataFromScript
        return try await attempt(statement) {
            try await self.session.runScript(statement.text) {
                readsInput ? try await self.host.readInput() : try reader.copyData(&lines)
            } receive: { event in
                if case .resultEnded(let tag) = event { try await self.end(tag, receive) } else { try await receive(event) }
            }
        }
    }

    /// Runs the COPY statement that `\copy` stands for. The statement before it stays the one that `\g` repeats.
    ///
    /// - Parameter file: Gets the data instead of the host.
    func copy(_ statement: ScriptStatement, to file: OutputFile? = nil, input: () async throws -> [UInt8]?) async throws -> Bool {
        let last = lastStatement
        defer { lastStatement = last }
        return try await attempt(statement) {
            try await self.session.runScript(statement.text, copyData: input) { event in
                switch event {
                case .copyData(let bytes) where file != nil: try file?.write(bytes)
                case .resultEnded(let tag): try await self.end(tag) { try await self.host.show(.query($0)) }
                default: try await self.host.show(.query(event))
                }
            }
        }
    }

    private func end(_ tag: CommandTag, _ receive: (QueryEvent) async throws -> Void) async throws {
        variables["ROW_COUNT"] = String(tag.affected ?? 0)
        try await receive(.resultEnded(tag))
    }

    /// Does the work of a statement, and reports its start and end. An error of the server is shown at its place in the statement.
    ///
    /// A cancel request that reaches the server between two statements has no effect there, so it is noticed here.
    ///
    /// - Returns: Whether it succeeded.
    func attempt(_ statement: ScriptStatement, _ work: () async throws -> Void) async throws -> Bool {
        if isInterrupted() {
            try await host.show(
                .failed(
                    ScriptFailure(cause: .interrupted, line: statement.line, file: files.last, offset: mainOffset, statement: nil)))
            return false
        }
        lastStatement = statement
        do {
            try await host.show(.began(statement))
            let began = ContinuousClock.now
            try await work()
            note(nil)
            let milliseconds = (ContinuousClock.now - began).milliseconds
            try await host.show(.ended(milliseconds: milliseconds))
            for notification in await session.takeNotifications() { try await host.show(.notified(notification)) }
            return true
        } catch let error as PostgresError {
            note(error)
            try await host.show(.failed(failure(error, of: statement)))
            return false
        }
    }

    /// Whether the data of a `COPY … FROM STDIN` follows in the script. Otherwise the host provides it.
    package var readsDataFromScript = true

    /// Sets the variables that describe how the last statement ended.
    private func note(_ error: PostgresError?) {
        variables["ERROR"] = error == nil ? "false" : "true"
        variables["SQLSTATE"] = error.map { $0.sqlstate ?? "" } ?? "00000"
        guard let error else { return }
        variables["ROW_COUNT"] = "0"
        variables["LAST_ERROR_SQLSTATE"] = error.sqlstate ?? ""
        if case .server(let message) = error { variables["LAST_ERROR_MESSAGE"] = message.message }
    }

    private func failure(_ error: PostgresError, of statement: ScriptStatement) -> ScriptFailure {
        var line = statement.line
        if statement.isVerbatim, case .server(let message) = error, let position = message.position {
            line += statement.text.unicodeScalars.prefix(position - 1).count { $0 == "\n" }
        }
        return ScriptFailure(
            cause: .statement(error, sql: statement.text), line: line, file: files.last, offset: mainOffset,
            statement: statement.isVerbatim && files.isEmpty ? statement : nil)
    }

    func fail(_ error: ScriptCommandError, _ reader: ScriptReader) async throws {
        let failure = ScriptFailure(
            cause: .command(error.message), line: reader.line(), file: files.last, offset: mainOffset, statement: nil)
        try await host.show(.failed(failure))
    }

    // MARK: - Commands

    private func runCommand(_ name: String, _ reader: ScriptReader) async throws -> Bool {
        // A semicolon ends statements, and is easily typed here, too.
        let name = name.hasSuffix(";") ? String(name.dropLast()) : name
        let call = CommandCall(name: name, reader: reader, runner: self)
        do {
            let command = try MetaCommand.named(name)
            if let command, !command.isConditional, !conditions.isActive {
                _ = reader.endCommand()
                return true
            }
            if restriction != nil, name != "unrestrict" {
                throw ScriptCommandError("backslash commands are restricted; only \\unrestrict is allowed")
            }
            guard let command else { throw try MetaCommand.unknown(name) }
            let succeeded = try await command.run(call)
            let extra = call.isEnded ? [] : reader.endCommand()
            if let first = extra.first { try await host.show(.warning("\\\(name): extra argument \"\(first)\" ignored")) }
            return succeeded
        } catch let error as ScriptCommandError {
            reader.abandonCommand()
            try await fail(error, reader)
        } catch ScriptArgumentError.unterminatedQuote {
            reader.abandonCommand()
            try await fail(ScriptCommandError("\\\(name): a quote in the arguments isn't closed"), reader)
        } catch ScriptArgumentError.shellCommand {
            reader.abandonCommand()
            try await fail(ScriptCommandError("\\\(name): calf doesn't support shell commands in backticks"), reader)
        } catch let error as PostgresError {
            reader.abandonCommand()
            note(error)
            var shown = error
            if case .server(var message) = error {
                // The learner didn't write the statement that it is a position in.
                message.position = nil
                shown = .server(message)
            }
            try await host.show(.failed(failure(shown, of: ScriptStatement(made: "", at: reader.line()))))
        }
        return false
    }

    /// The names of booleans, and their minimum number of letters.
    private static let booleans = [
        ("true", true, 1), ("false", false, 1), ("yes", true, 1), ("no", false, 1), ("on", true, 2), ("off", false, 2), ("1", true, 1),
        ("0", false, 1),
    ]

    /// The boolean value of a psql variable; `nil` for any other text.
    static func isTrue(_ text: String) -> Bool? {
        let word = text.lowercased()
        return booleans.first { name, _, enough in word.count >= enough && name.hasPrefix(word) }?.1
    }
}

extension Duration {
    fileprivate var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
}
