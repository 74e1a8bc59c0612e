import Sandbox

/// Git, in a folder. A repository's own settings and hooks start no programs, and git asks for no password: it has no terminal.
struct Git: Sendable {
    let directory: String
    /// For how long a command may run.
    var limit = Duration.seconds(20)

    /// What it prints; `nil` if there is no git, or it fails.
    func output(_ arguments: String...) async -> String? {
        do { return try await run(arguments) } catch { return nil }
    }

    /// What it prints. Throws git's own reason.
    @discardableResult
    func run(_ arguments: [String]) async throws(CommandLineError) -> String {
        let words = [
            "git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "grep.lineNumber=false", "-c",
            "grep.column=false", "-c", "advice.detachedHead=false", "-C", directory,
        ]
        var environment = ProcessEnvironment.current
        environment["GIT_OPTIONAL_LOCKS"] = "0"
        environment["GIT_TERMINAL_PROMPT"] = "0"
        environment["GIT_SSH_COMMAND"] = environment["GIT_SSH_COMMAND"] ?? "ssh -o BatchMode=yes"
        let done: FinishedCommand
        do throws(CommandError) {
            done = try await CommandRun(words + arguments, environment: environment).finish(within: limit, atMost: 16 << 20)
        } catch {
            switch error {
            case .notFound: throw CommandLineError("git isn't installed. Install it: apt install git")
            case .timedOut(let limit): throw CommandLineError("git took longer than \(limit.components.seconds) s")
            case .cannotStart, .cancelled: throw CommandLineError("git couldn't be started")
            }
        }
        guard done.isSuccess, !done.isCut else {
            let reasons = done.errorText.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("Cloning into") }
            throw CommandLineError("git: \(reasons.first.map { String($0) } ?? "it ended with \(done.status)")")
        }
        return done.text
    }
}
