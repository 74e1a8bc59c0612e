import Glibc
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
            try call.host.redirect(to: call.fileOrProgram())
            return true
        },
        MetaCommand("!", arguments: "[COMMAND]", summary: "run a command in your shell, or open one", .files) { call in
            if !call.host.actsOnMachine { throw ScriptCommandError.actingOnMachine("!") }
            try await call.host.runShell(call.word(.wholeLine))
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
    ]
}

extension CommandCall {
    /// Lets the user edit a text, which is read next, in place of the statement so far.
    fileprivate func edit(_ text: String) async throws {
        skipArguments()
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

    /// Ends the command: what is left of its line is skipped. Always true.
    @discardableResult
    func skipArguments() -> Bool {
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
        skipArguments()
        return try await runner.run(file)
    }
}
