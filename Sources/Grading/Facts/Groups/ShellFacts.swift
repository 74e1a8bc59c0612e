import Course
import Sandbox

/// Facts about what a command prints and how it ends, run in the workspace.
struct ShellFacts {
    let place: FactsPlace

    /// How long one command may take.
    static let limit = 10

    func flaws(_ subject: Facts.Subject) async -> [FactFlaw?] {
        let run = CommandRun(
            ["sh", "-c", subject.name], environment: place.environment, directory: place.directory, mergesErrors: true)
        do throws(CommandError) {
            let finished = try await run.finish(within: .seconds(Self.limit), atMost: 1 << 20)
            return subject.facts.map { flaw($0, finished) }
        } catch {
            let flaw: FactFlaw =
                switch error {
                case .timedOut: .tooLong(seconds: Self.limit)
                case .notFound, .cannotStart, .cancelled: .unjudged(.cannotRun("sh could not be started"))
                }
            return subject.facts.map { _ in flaw }
        }
    }

    private func flaw(_ fact: Facts.Fact, _ finished: FinishedCommand) -> FactFlaw? {
        let printed = finished.text
        if fact.key == "exits" {
            return FactValue.number(Int(finished.status)).holds(fact.value) ? nil : .exited(finished.status, printed: printed)
        }
        return Self.prints(printed, fact.value) ? nil : .printed(printed)
    }

    /// Contained, blanks at the ends left aside.
    private static func prints(_ printed: String, _ asked: Facts.Value) -> Bool {
        switch asked {
        case .not(let value): !prints(printed, value)
        case .has(let value): prints(printed, value)
        case .text(let text): printed.contains(text.trimmed)
        case .list(let values): values.allSatisfy { prints(printed, $0) }
        case .map: false
        }
    }
}
