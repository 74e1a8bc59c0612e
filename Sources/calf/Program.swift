import Tutor

/// One run of calf: from the words on the command line to the exit code. Every error ends here, as a sentence.
struct Program {
    let words: [String]
    let output = Output()

    static let version = "0.1"

    func run() async -> ExitStatus {
        var status: ExitStatus
        var arguments = Arguments(command: words.first { Command.named($0) != nil } ?? "")
        do {
            arguments = try ArgumentParser.parse(words)
            status = try await run(arguments)
        } catch {
            status = report(error, arguments)
        }
        output.flush()
        if let failure = output.failure {
            output.complain("calf: cannot write to standard output: \(failure)")
            status = .unusable
        }
        return status
    }

    private func run(_ arguments: Arguments) async throws -> ExitStatus {
        let command = Command.named(arguments.command)
        if arguments.has("version") {
            output.print("calf \(Program.version)")
            return .done
        }
        if arguments.has("help") {
            output.print(command.map(Help.text) ?? Help.overview)
            return .done
        }
        let context = Context(arguments: arguments, output: output)
        guard let command else { return try await launchTutor(LaunchOptions(context: context, lesson: nil)) }
        do {
            let status = try await command.run(Invocation(arguments: arguments, context: context))
            context.log.note("\(command.name) ends with \(status.rawValue)")
            return status
        } catch {
            context.log.note("\(command.name) ends: \(Sentence.about(error))")
            throw error
        }
    }

    /// Says what went wrong: on standard error for people, and for programs that asked for JSON as the one document they wait for.
    private func report(_ error: any Error, _ arguments: Arguments) -> ExitStatus {
        let message = Sentence.about(error)
        output.complain("calf: \(message)")
        if let error = error as? UsageError {
            output.complain("'calf \(error.command.isEmpty ? "" : error.command + " ")--help' shows what can be said.")
        }
        if words.prefix(while: { $0 != "--" }).contains("--json"), !output.hasPrinted {
            let document = Command.named(arguments.command)?.failure?(message, arguments)
            output.print(document ?? .object(["error": .text(message)]))
        }
        return .unusable
    }
}

extension UsageError: CustomStringConvertible {
    var description: String { command.isEmpty ? message : "\(command): \(message)" }
}

extension Complaint: CustomStringConvertible {
    var description: String { message }
}
