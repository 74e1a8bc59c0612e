import Postgres
import SQLText
import Verdicts

extension Interleaving {
    /// The whole text, for locating errors.
    var script: Script { Script(text) }

    /// Why it can't be run.
    var flaw: Finding? {
        if hasUnmarked { return .sessionsUnmarked }
        if let step = steps.first(where: { $0.statement.backslashCommand != nil }) {
            return .backslashCommand(step.statement.backslashCommand ?? "", place: script.place(ofByte: step.statement.range.lowerBound))
        }
        return Side.allCases.first { side in !steps.contains { $0.side == side } }.map { .sessionSilent($0) }
    }

    /// Whether a session sets a lock or statement timeout.
    func givesUp(_ side: Side) -> Bool {
        steps.contains { step in
            step.side == side && ["lock_timeout", "statement_timeout"].contains { step.statement.text.lowercased().contains($0) }
        }
    }
}
