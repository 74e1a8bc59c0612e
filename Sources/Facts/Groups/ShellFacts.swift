import Course
import Primitives
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
            return subject.reports { _ in flaw }
        }
    }

    private func run(_ command: String) async -> Result<FinishedCommand, CommandError> {
        let run = CommandRun(place.words(for: ["sh", "-c", command]), environment: place.environment, directory: place.directory)
        do throws(CommandError) {
            return .success(try await run.finish(within: place.patience.command, atMost: 1 << 20))
        } catch {
            return .failure(error)
        }
    }

    private func report(on fact: Facts.Fact, of subject: Facts.Subject, _ finished: FinishedCommand) -> FactReport {
        let found: FactValue = fact.key == "exits" ? .number(Int(finished.status)) : .text(finished.text)
        // Leading and trailing whitespace doesn't matter.
        let holds = fact.key == "exits" ? found.holds(fact.value) : fact.value.mapTexts(\.trimmed).stands(in: finished.text)
        return FactReport(
            subject: subject, fact: fact, flaw: holds ? nil : .differs(found), found: found, status: finished.status,
            printed: finished.text + finished.errorText)
    }
}
