import Sandbox

/// Git, in a folder that may be anyone's. It starts no program that settings, the environment, or the repository name, asks for no password,
/// and does the same for every user.
struct Git: Sendable {
    let directory: String

    /// Commands that reach other repositories. All others fail where a file would have to be fetched.
    private static let transfers: Set = ["clone", "fetch", "remote"]
    /// The repository's own settings come before these.
    private static let settings = [
        "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.attributesFile=/dev/null", "core.excludesFile=/dev/null",
        "core.autocrlf=false", "core.askPass=", "core.gitProxy=", "core.alternateRefsCommand=", "credential.helper=", "diff.external=",
        "log.showSignature=false", "submodule.recurse=false", "maintenance.auto=false", "gc.auto=0", "grep.lineNumber=false",
        "grep.column=false", "grep.fullName=false", "advice.detachedHead=false", "init.defaultBranch=main",
    ]
    /// In place of every other variable whose name begins with `GIT_`. The user's and the system's settings aren't read.
    private static let variables = [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "",
        "GIT_SSH_COMMAND": "ssh -o BatchMode=yes", "LC_ALL": "C.UTF-8",
    ]

    /// What it prints; `nil` if there is no git, or it fails.
    func output(_ arguments: String...) async -> String? {
        do { return try await run(arguments) } catch { return nil }
    }

    /// Whether it lacks files, which git would fetch by starting what the repository's settings say.
    var isPartial: Bool {
        get async {
            await output("config", "--get-regexp", #"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"#) != nil
        }
    }

    /// What it prints. Throws git's own reason.
    @discardableResult
    func run(_ arguments: [String]) async throws(CommandLineError) -> String {
        let words = ["git", "--no-pager"] + Self.settings.flatMap { ["-c", $0] } + ["-C", directory]
        let transfers = arguments.first.map(Self.transfers.contains) ?? false
        let environment = ProcessEnvironment.current.filter { !$0.key.hasPrefix("GIT_") }
            .merging(Self.variables) { $1 }
            .merging(["GIT_ALLOW_PROTOCOL": transfers ? "file:git:http:https:ssh" : "none"]) { $1 }
        let done: FinishedCommand
        do throws(CommandError) {
            done = try await CommandRun(words + arguments, environment: environment)
                .finish(within: .seconds(transfers ? 600 : 20), atMost: 16 << 20)
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
