import Postgres
import SQLText

/// Commands that run the preceding statement.
extension MetaCommand {
    static let general: [MetaCommand] = [
        MetaCommand("g", arguments: "[FILE]", summary: "run the statement and write its result to a file", .general) {
            try await $0.go()
        },
        MetaCommand("gx", arguments: "[FILE]", summary: "the same, with expanded output", .general) {
            try await $0.go(isExpanded: true)
        },
        MetaCommand("gset", arguments: "[PREFIX]", summary: "run the statement, and store its row in variables", .general) {
            try await $0.goSet()
        },
        MetaCommand("gexec", summary: "run the statement, then run each value of its result", .general) { try await $0.goExecute() },
        MetaCommand("watch", arguments: "[SECONDS]", summary: "run the statement every 2 seconds, until Ctrl-C", .general) {
            try await $0.watch()
        },
        MetaCommand("q", "quit", summary: "end the script", .general) { call in
            call.runner.isOver = true
            return true
        },
        MetaCommand("restrict", arguments: "KEY", summary: "reject every backslash command except \\unrestrict", .general) { call in
            call.runner.restriction = try call.required("a key")
            return true
        },
        MetaCommand("unrestrict", arguments: "KEY", summary: "accept backslash commands again", .general) { call in
            let key = try call.required("a key")
            if call.runner.restriction == nil { throw ScriptCommandError("\\unrestrict: not currently in restricted mode") }
            if call.runner.restriction != key {
                throw ScriptCommandError("\\unrestrict: the key doesn't match the one given to \\restrict")
            }
            call.runner.restriction = nil
            return true
        },
    ]
}

extension CommandCall {
    /// The statement before the command, or else the one run last. Ends the command: the rest of the line isn't its argument.
    func statement() throws -> ScriptStatement {
        let extra = reader.endCommand()
        isEnded = true
        if let first = extra.first { throw ScriptCommandError("\\\(name): \(first) is an extra argument") }
        let statement = reader.pending() ?? runner.lastStatement
        reader.reset()
        guard let statement else { throw ScriptCommandError("\\\(name) needs a statement before it") }
        return statement
    }

    func go(isExpanded: Bool = false) async throws -> Bool {
        let file = try fileOrProgram()
        if file?.hasPrefix("(") == true { throw ScriptCommandError("\\\(name) takes no options here. \\pset sets them") }
        let statement = try statement()
        // If the file can't be written, the style must not change either.
        if let file { try host.redirect(to: file) }
        let original = runner.style
        if isExpanded { try await changeStyle { $0.isExpanded = true } }
        let succeeded = try await runner.send(statement, from: reader)
        if file != nil { try host.redirect(to: nil) }
        if isExpanded { try await changeStyle { $0 = original } }
        return succeeded
    }

    /// Runs the statement and keeps at most `limit` of its rows or a little more, in whole batches.
    func collect(_ statement: ScriptStatement, upTo limit: Int) async throws -> QueryResult? {
        var result = QueryResult()
        let succeeded = try await runner.send(statement, from: reader) { event in
            switch event {
            case .columns(let columns): result.columns = columns
            case .rows(let batch): if result.rows.count < limit { result.rows.append(batch) }
            case .copyData, .resultEnded: break
            }
        }
        return succeeded ? result : nil
    }

    func goSet() async throws -> Bool {
        let prefix = try word() ?? ""
        guard let result = try await collect(statement(), upTo: 2) else { return false }
        guard result.rows.count == 1 else {
            throw ScriptCommandError(result.rows.isEmpty ? "no rows returned for \\gset" : "more than one row returned for \\gset")
        }
        for (column, value) in zip(result.columns, result.rows.row(0)) {
            let name = prefix + column.name
            guard Self.isVariableName(name) else { throw ScriptCommandError("invalid variable name: \"\(name)\"") }
            if SpecialVariable.isKnown(name) {
                try await host.show(.warning("\\gset: psql itself uses \(name), so it was left unchanged"))
            } else {
                runner.variables[name] = value
            }
        }
        return true
    }

    static func isVariableName(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy { $0.value >= 0x80 || $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    }

    func goExecute() async throws -> Bool {
        guard let result = try await collect(statement(), upTo: .max) else { return false }
        for row in result.rows.all {
            for case let text? in row {
                let statement = ScriptStatement(made: text, at: reader.line())
                if try await !runner.send(statement, from: reader), runner.stopsAtErrors || runner.isStopping { return false }
            }
        }
        return true
    }

    func watch() async throws -> Bool {
        let seconds = try word(.pattern).map { text in
            guard let seconds = Double(text), seconds >= 0 else { throw ScriptCommandError("\\watch: \(text) is not a number of seconds") }
            return seconds
        }
        let statement = try statement()
        while try await runner.send(statement, from: reader) {
            if runner.isStopping { return true }
            let end = ContinuousClock.now + .seconds(seconds ?? 2)
            while ContinuousClock.now < end {
                if runner.isStopping { return true }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        return false
    }
}
