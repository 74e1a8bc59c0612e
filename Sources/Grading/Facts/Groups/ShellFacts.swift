import Course
import Sandbox

/// Facts about the output and exit code of a command, run in the workspace.
struct ShellFacts {
    let place: FactsPlace

    /// The time limit for one command, in seconds.
    static let limit = 10

    func reports(on subject: Facts.Subject) async -> [FactReport] {
        let run = CommandRun(
            ["sh", "-c", subject.name], environment: place.environment, directory: place.directory)
        do throws(CommandError) {
            let finished = try await run.finish(within: .seconds(Self.limit), atMost: 1 << 20)
            return subject.facts.map { report(on: $0, of: subject, finished) }
        } catch {
            let flaw: FactFlaw =
                switch error {
                case .timedOut: .tooLong(seconds: Self.limit)
                case .notFound, .cannotStart, .cancelled: .unjudged(.cannotRun("sh could not be started"))
                }
            return subject.facts.map { FactReport(subject: subject, fact: $0, flaw: flaw) }
        }
    }

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
