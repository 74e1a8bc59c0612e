import Glibc
import Postgres
import SQLText

/// Commands about the script itself: its text, files, branches, and variables.
extension MetaCommand {
    static let buffer: [MetaCommand] = [
        MetaCommand("e", "edit", summary: "edit the statement in $EDITOR, then run it if it ends with a semicolon", .buffer) { call in
            if try call.word() != nil { throw ScriptCommandError("\\e edits the statement, not a file. \\i FILE runs one") }
            let text = call.reader.pending()?.text ?? call.runner.lastStatement?.text ?? ""
            try await call.edit(text)
            return true
        },
        MetaCommand("ef", arguments: "[FUNCTION]", summary: "the same with the definition of a function", .buffer) { call in
            try await call.edit(
                try await call.definition(
                    "function",
                    orElse:
                        "CREATE FUNCTION ( )\n RETURNS \n LANGUAGE \n -- common options:  IMMUTABLE  STABLE  STRICT  SECURITY DEFINER\nAS $function$\n\n$function$\n"
                ))
            return true
        },
        MetaCommand("ev", arguments: "[VIEW]", summary: "the same with the definition of a view", .buffer) { call in
            try await call.edit(try await call.definition("view", orElse: "CREATE VIEW  AS\n SELECT \n  -- something...\n"))
            return true
        },
        MetaCommand("p", "print", summary: "show the statement so far", .buffer) { call in
            let text = call.reader.pending()?.text ?? call.runner.lastStatement?.text
            if let text { try await call.say(text) } else { try await call.confirm("Query buffer is empty.") }
            return true
        },
        MetaCommand("r", "reset", summary: "forget the statement so far", .buffer) { call in
            call.reader.reset()
            try await call.confirm("Query buffer reset (cleared).")
            return true
        },
        MetaCommand("w", "write", arguments: "FILE", summary: "write the statement so far to a file", .buffer) { call in
            try call.requireMachine()
            let path = try call.required("a file", .wholeLine)
            if path.hasPrefix("|") { try call.requireTerminal() }
            let text = call.reader.pending()?.text ?? call.runner.lastStatement?.text ?? ""
            let target = try OutputFile(path)
            try target.write(Array((text.isEmpty || text.hasSuffix("\n") ? text : text + "\n").utf8))
            return true
        },
    ]

    static let files: [MetaCommand] = [
        MetaCommand("copy", arguments: "TABLE|(QUERY) from|to FILE [OPTIONS]", summary: "COPY with a file on this machine", .files) {
            try await $0.copy()
        },
        MetaCommand("i", "include", arguments: "FILE", summary: "run the script in a file", .files) { call in
            try await call.include(relative: false)
        },
        MetaCommand("ir", "include_relative", arguments: "FILE", summary: "the same, from the folder of this script", .files) { call in
            try await call.include(relative: true)
        },
        MetaCommand("o", "out", arguments: "[FILE]", summary: "send all results to a file", .files) { call in
            let path = try call.fileOrProgram()
            if path?.hasPrefix("|") == true { try call.requireTerminal() }
            try call.host.redirect(to: path)
            return true
        },
        MetaCommand("!", arguments: "[COMMAND]", summary: "run a command in your shell, or open one", .files) { call in
            try await call.host.runShell(call.word(.wholeLine))
            return true
        },
        MetaCommand("cd", arguments: "[FOLDER]", summary: "change the folder of this process", .files) { call in
            try call.requireMachine()
            let folder = try call.word() ?? getenv("HOME").map { String(cString: $0) } ?? "/"
            if chdir(folder) != 0 {
                throw ScriptCommandError("\\cd: could not change directory to \"\(folder)\": \(String(cString: strerror(errno)))")
            }
            return true
        },
        MetaCommand("lo_import", arguments: "FILE [COMMENT]", summary: "store a file as a large object", .files) { call in
            try call.requireMachine()
            let path = try call.required("a file")
            let comment = try call.word()
            let bytes = try ScriptFile.bytes(of: path)
            let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let result = try await call.runner.session.query(
                "SELECT pg_catalog.lo_from_bytea(0, pg_catalog.decode($1, 'hex'))", parameters: [hexadecimal])
            let oid = result.rows.row(0)[0] ?? ""
            if let comment { _ = try await call.runner.session.query("COMMENT ON LARGE OBJECT \(oid) IS \(SQL.literal(comment))") }
            call.runner.variables["LASTOID"] = oid
            try await call.confirm("lo_import \(oid)")
            return true
        },
        MetaCommand("lo_export", arguments: "OID FILE", summary: "write a large object to a file", .files) { call in
            try call.requireMachine()
            let oid = try call.required("the OID of a large object")
            let path = try call.required("a file")
            let result = try await call.runner.session.query(
                "SELECT pg_catalog.encode(pg_catalog.lo_get($1::pg_catalog.oid), 'hex')", parameters: [oid])
            let digits = Array((result.rows.row(0)[0] ?? "").utf8)
            let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
                UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
            }
            try OutputFile(path).write(bytes)
            try await call.confirm("lo_export")
            return true
        },
        MetaCommand("lo_unlink", arguments: "OID", summary: "delete a large object", .files) { call in
            let oid = try call.required("the OID of a large object")
            _ = try await call.runner.session.query("SELECT pg_catalog.lo_unlink($1::pg_catalog.oid)", parameters: [oid])
            try await call.confirm("lo_unlink \(oid)")
            return true
        },
        MetaCommand("echo", "qecho", arguments: "[-n] [TEXT]", summary: "print text", .files) { call in
            let (text, endsLine) = try call.text()
            try await call.host.show(call.name == "qecho" ? .resultText(text, endsLine: endsLine) : .text(text, endsLine: endsLine))
            return true
        },
        MetaCommand("warn", arguments: "[-n] [TEXT]", summary: "print text as a message", .files) { call in
            try await call.host.show(.warning(call.text().text))
            return true
        },
    ]

    static let conditional: [MetaCommand] = [
        MetaCommand("if", arguments: "VALUE", summary: "run what follows if the value is true", .conditional, isConditional: true) { call in
            guard call.runner.conditions.isActive else {
                call.runner.conditions.openInactive(call.reader)
                return call.skipArguments()
            }
            let condition = try await call.condition()
            call.runner.conditions.open(condition, call.reader)
            return true
        },
        MetaCommand("elif", arguments: "VALUE", summary: "otherwise, if this value is true", .conditional, isConditional: true) { call in
            call.runner.conditions.leaveBranch(call.reader)
            let condition = call.runner.conditions.isWaiting ? try await call.condition() : !call.skipArguments()
            try call.runner.conditions.turn(to: condition)
            return true
        },
        MetaCommand("else", summary: "otherwise", .conditional, isConditional: true) { call in
            call.runner.conditions.leaveBranch(call.reader)
            try call.runner.conditions.turnToElse()
            return true
        },
        MetaCommand("endif", summary: "end of the \\if", .conditional, isConditional: true) { call in
            call.runner.conditions.leaveBranch(call.reader)
            try call.runner.conditions.close()
            return true
        },
    ]

    static let variableCommands: [MetaCommand] = [
        MetaCommand("set", arguments: "[NAME [VALUE]]", summary: "set a variable, or show all", .variables) { call in
            guard let name = try call.word() else {
                for (name, value) in call.runner.variables.sorted(by: { $0.key < $1.key }) {
                    try await call.say("\(name) = '\(value)'")
                }
                return true
            }
            try await call.assign(name, try call.words().joined())
            return true
        },
        MetaCommand("unset", arguments: "NAME", summary: "remove a variable", .variables) { call in
            try await call.assign(try call.required("a name"), nil)
            return true
        },
        MetaCommand("getenv", arguments: "NAME VARIABLE", summary: "copy an environment variable into a variable", .variables) { call in
            let name = try call.required("the name of a variable")
            guard let value = getenv(try call.required("an environment variable")) else { return true }
            try await call.assign(name, String(cString: value))
            return true
        },
        MetaCommand("setenv", arguments: "NAME [VALUE]", summary: "set or remove an environment variable", .variables) { call in
            try call.requireMachine()
            let name = try call.required("the name of an environment variable")
            if name.contains("=") { throw ScriptCommandError("\\setenv: environment variable name must not contain \"=\"") }
            if let value = try call.word() { setenv(name, value, 1) } else { unsetenv(name) }
            return true
        },
        MetaCommand("prompt", arguments: "[TEXT] NAME", summary: "ask for the value of a variable", .variables) { call in
            let first = try call.required("the name of a variable")
            let second = try call.word()
            try await call.assign(second ?? first, try await call.host.ask(second == nil ? "" : first, isSecret: false))
            return true
        },
    ]
}

extension CommandCall {
    /// Throws unless the command may act on the user's machine.
    func requireMachine() throws {
        if !host.actsOnMachine { throw ScriptCommandError.actingOnMachine(name) }
    }

    /// Throws unless the command may start a program that reads or writes data.
    func requireTerminal() throws {
        try requireMachine()
        if !host.hasTerminal { throw ScriptCommandError.usingTerminal(name) }
    }

    /// Lets the user edit a text, which is read next, in place of the statement so far.
    fileprivate func edit(_ text: String) async throws {
        _ = reader.endCommand()
        isEnded = true
        reader.reset()
        reader.insert(try await host.edit(text))
    }

    /// The arguments joined by spaces, and whether a line end follows them.
    fileprivate func text() throws -> (text: String, endsLine: Bool) {
        var words: [ScriptArgument] = []
        while let next = try argument() { words.append(next) }
        let isOpen = words.first == ScriptArgument(text: "-n", isQuoted: false)
        return (words.dropFirst(isOpen ? 1 : 0).map(\.text).joined(separator: " "), !isOpen)
    }

    /// Sets a variable; `nil` removes it, or turns a setting off.
    func assign(_ variable: String, _ value: String?) async throws {
        if let warning = try await runner.assign(variable, value) { try await host.show(.warning("\\\(name): \(warning)")) }
    }

    /// Skips the arguments of a branch that isn't run. Always true.
    fileprivate func skipArguments() -> Bool {
        _ = reader.endCommand()
        isEnded = true
        return true
    }

    /// Whether the arguments are true. Anything that isn't a boolean causes a warning and counts as false.
    fileprivate func condition() async throws -> Bool {
        let text = try words().joined(separator: " ")
        if let value = ScriptRunner.isTrue(text) { return value }
        try await host.show(.warning(ScriptCommandError.noBoolean(text, for: "\\\(name) expression").message))
        return false
    }

    fileprivate func include(relative: Bool) async throws -> Bool {
        var path = try required("a file", .pattern)
        if relative, !path.hasPrefix("/"), let current = runner.files.last, let slash = current.lastIndex(of: "/") {
            path = current[...slash] + path
        }
        if runner.files.count > 100 { throw ScriptCommandError("\\\(name): the files include each other in an endless loop") }
        let file = try ScriptFile(path)
        _ = reader.endCommand()
        isEnded = true
        return try await runner.run(file)
    }
}
