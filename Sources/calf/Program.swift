import Primitives
import Sandbox
import TutorCore
import TutorRuntime

/// One run of calf, from the words on the command line to the exit code. Every error ends up here, as a sentence.
struct Program {
    let words: [String]
    let output = Output()

    static let version = "0.1"

    func run() async -> ExitStatus {
        var status: ExitStatus
        var arguments = Arguments(command: words.first { Command.named($0) != nil } ?? "")
        do {
            try checkEncoding()
            arguments = try ArgumentParser.parse(words)
            status = try await run(arguments)
        } catch {
            status = report(error, arguments)
        }
        output.flush()
        if let failure = output.failure {
            output.printError("calf: cannot write to standard output: \(failure)")
            status = .unusable
        }
        return status
    }

    private func run(_ arguments: Arguments) async throws -> ExitStatus {
        let context = Context(arguments: arguments, output: output)
        let command = Command.named(arguments.command)
        if command == nil, !arguments.command.isEmpty {
            throw UsageError(
                "no command named '\(arguments.command)'", nearest: Suggestion.forCommand(arguments.command, context), command: "")
        }
        if arguments.has("version") {
            output.print("calf \(Program.version)")
            return .done
        }
        if arguments.has("help") {
            output.print(command.map(Help.text) ?? Help.overview)
            return .done
        }
        // Lessons are the same for everyone. With --dsn, calf is like any program of libpq.
        if arguments["dsn"] == nil { context.server.ignoreEnvironment() }
        guard let command else {
            if !context.hasScreen { context.reportSettings() }
            return try await launchTutor(context)
        }
        // Completion happens while the user types, and doctor has its own way to tell.
        if command.group != nil, command.name != "doctor" { context.reportSettings() }
        do {
            let status = try await command.run(Invocation(arguments: arguments, context: context))
            context.log.note("\(command.name) ended with \(status.rawValue)")
            return status
        } catch {
            context.log.note("\(command.name) failed: \(ErrorText.about(error))")
            throw error
        }
    }

    /// Swift replaces invalid UTF-8, which would name another file or run different SQL than the user typed.
    private func checkEncoding() throws(UsageError) {
        let raw = CommandLine.unsafeArgv
        for index in 1..<max(1, Int(CommandLine.argc)) {
            if let word = raw[index], String(validatingCString: word) == nil {
                throw UsageError("argument \(index) is not valid UTF-8", command: "")
            }
        }
    }

    /// Prints an error to standard error; with `--json`, also as the single document on standard output.
    private func report(_ error: any Error, _ arguments: Arguments) -> ExitStatus {
        let message = ErrorText.about(error)
        output.printError("calf: \(message)")
        if let error = error as? UsageError {
            output.printError("Run 'calf \(error.command.isEmpty ? "" : error.command + " ")--help' for usage.")
        }
        if words.prefix(while: { $0 != "--" }).contains("--json"), !output.hasPrinted {
            let document = Command.named(arguments.command)?.failure?(message, arguments)
            output.print(document ?? .object(["error": .text(message)]))
        }
        return .unusable
    }
}
