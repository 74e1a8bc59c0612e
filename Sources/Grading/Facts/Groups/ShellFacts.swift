import Course
import Sandbox

/// Facts about the output and exit code of a command, run in the workspace.
struct ShellFacts {
    let place: FactsPlace
    let tried: TriedResults

    /// - Parameter nth: how many subjects before it have the same command, which is run again for each.
    func reports(on subject: Facts.Subject, nth: Int) async -> [FactReport] {
        switch await tried.result(of: "\(nth) \(subject.name)", { await run(subject.name) }) {
        case .success(let finished): return subject.facts.map { report(on: $0, of: subject, finished) }
        case .failure(let error):
            let flaw: FactFlaw =
                switch error {
                case .timedOut(let limit): .tooLong(seconds: Int(limit.components.seconds))
                case .notFound, .cannotStart, .cancelled: .unjudged(.cannotRun("sh could not be started"))
                }
            return subject.facts.map { FactReport(subject: subject, fact: $0, flaw: flaw) }
        }
    }

    private func run(_ command: String) async -> Result<FinishedCommand, CommandError> {
        let needsExitCode = command.contains("docker run --rm") ? await losesExitCodes : false
        let script = needsExitCode ? Self.keepingExitCodes + command : command
        let run = CommandRun(place.words(for: ["sh", "-c", script]), environment: place.environment, directory: place.directory)
        do throws(CommandError) {
            return .success(try await run.finish(within: place.patience.command, atMost: 1 << 20))
        } catch {
            return .failure(error)
        }
    }

    /// Whether `docker run --rm` loses the exit code. On Podman before 4.6 it always exits with 0.
    private var losesExitCodes: Bool {
        get async {
            guard let engine = place.engine else { return false }
            return await tried.result(of: "whether the engine is Podman") { await engine.isPodman }
        }
    }

    /// Replaces `docker run --rm`: the container is removed afterward, so the exit code isn't lost.
    static let keepingExitCodes = """
        docker() {
            if [ "$1 $2" != "run --rm" ]; then command docker "$@"; return; fi
            shift 2
            set -- "$(mktemp -u)" "$@"
            command docker run --cidfile "$@"
            set -- "$?" "$1"
            [ ! -e "$2" ] || { command docker rm -fv "$(cat "$2")" >/dev/null 2>&1; rm -f "$2"; }
            return "$1"
        }

        """

    private func report(on fact: Facts.Fact, of subject: Facts.Subject, _ finished: FinishedCommand) -> FactReport {
        // A failed command usually explains itself on standard error.
        let printed = finished.text + finished.errorText
        var report = FactReport(subject: subject, fact: fact)
        if fact.key == "exits" {
            let code = FactValue.number(Int(finished.status))
            report.found = FactFinding(value: code, status: finished.status)
            if !code.holds(fact.value) { report.flaw = .exited(finished.status, printed: printed) }
        } else {
            report.found = FactFinding(value: .text(finished.text), status: finished.status)
            // Leading and trailing whitespace doesn't matter.
            if !fact.value.mapTexts(\.trimmed).stands(in: finished.text) { report.flaw = .printed(printed) }
        }
        return report
    }
}
