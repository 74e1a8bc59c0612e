import Postgres

/// Commands that run the statement before them.
extension MetaCommand {
    static let general: [MetaCommand] = [
        MetaCommand("g", arguments: "[FILE]", summary: "run the statement, into a file where one is named", .general) { try await $0.go() },
        MetaCommand("gx", arguments: "[FILE]", summary: "run the statement, with expanded output", .general) { call in
            let style = call.runner.style
            try await call.changeStyle { $0.isExpanded = true }
            let succeeded = try await call.go()
            try await call.changeStyle { $0 = style }
            return succeeded
        },
        MetaCommand("gset", arguments: "[PREFIX]", summary: "run the statement, and keep its row in variables", .general) {
            try await $0.goSet()
        },
        MetaCommand("gexec", summary: "run the statement, then run each value of its result", .general) { try await $0.goExecute() },
        MetaCommand("watch", arguments: "[SECONDS]", summary: "run the statement again and again, every 2 seconds, until Ctrl-C", .general)
        {
            try await $0.watch()
        },
        MetaCommand("errverbose", summary: "show all that the server said with the last error", .general) { call in
            guard case .server(let message)? = call.runner.lastError else {
                try await call.say("There is no previous error.")
                return true
            }
            let details = [
                ("SCHEMA NAME", message.schema), ("TABLE NAME", message.table), ("COLUMN NAME", message.column),
                ("DATATYPE NAME", message.dataType), ("CONSTRAINT NAME", message.constraint),
            ].compactMap { label, value in value.map { "\n\(label):  \($0)" } }
            var full = message
            full.message = "\(message.sqlstate): \(message.message)"
            try await call.say(full.formatted(sql: call.runner.lastStatement?.text) + details.joined())
            return true
        },
        MetaCommand("q", "quit", summary: "end the script", .general) { call in
            call.runner.isOver = true
            return true
        },
        MetaCommand("restrict", arguments: "KEY", summary: "take no backslash command but \\unrestrict", .general) { call in
            call.runner.restriction = try call.required("a key")
            return true
        },
        MetaCommand("unrestrict", arguments: "KEY", summary: "take backslash commands again", .general) { call in
            let key = try call.required("a key")
            if call.runner.restriction != key { throw ScriptCommandError("\\unrestrict: the key is not the one of \\restrict") }
            call.runner.restriction = nil
            return true
        },
    ]
}

extension CommandCall {
    /// The statement before the command, or the one run last. Ends the command: what follows on the line isn't its argument.
    private func statement() throws -> ScriptStatement {
        let extra = reader.endCommand()
        isEnded = true
        if let first = extra.first { throw ScriptCommandError("\\\(name): \(first) is one argument too many") }
        let statement = reader.pending() ?? runner.lastStatement
        reader.reset()
        guard let statement else { throw ScriptCommandError("\\\(name) needs a statement before it") }
        return statement
    }

    func go() async throws -> Bool {
        let file = try word(.pattern)
        if let file, file.hasPrefix("(") { throw ScriptCommandError("\\\(name) takes no options here. Set them with \\pset") }
        let statement = try statement()
        if let file { try host.redirect(to: file) }
        let succeeded = try await runner.send(statement, from: reader)
        if file != nil { try host.redirect(to: nil) }
        return succeeded
    }

    /// Runs the statement and keeps its rows, up to as many as the limit says.
    private func collect(_ statement: ScriptStatement, upTo limit: Int) async throws -> QueryResult? {
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
            throw ScriptCommandError("\\gset: the statement returned \(result.rows.isEmpty ? "no row" : "more than one row")")
        }
        for (column, value) in zip(result.columns, result.rows.row(0)) {
            let name = prefix + column.name
            guard Self.isVariableName(name) else { throw ScriptCommandError("\\gset: \(name) can't be the name of a variable") }
            runner.variables[name] = value
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
                if try await !runner.send(statement, from: reader), runner.stopsAtErrors { return false }
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
