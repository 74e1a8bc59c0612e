package import Course
package import Postgres
package import Progress
import Verdicts

/// A lesson's two sessions, and the texts that belong to them.
extension LessonState {
    /// Whether the present exercise is a script of two sessions, run step by step.
    package var isScript: Bool { exercise?.check?.sessions == true }

    /// Whether Run sends the next step of a script.
    package var runsSteps: Bool { isScript && shownText == nil && focus != .text }

    /// Whether more than one session can be shown.
    package var hasTwoSessions: Bool { isScript || sessions.hasSecond }

    /// Whether the lesson teaches how two sessions affect each other.
    package var teachesSessions: Bool { lesson.exercises.contains { $0.check?.sessions == true } }

    /// The texts in the order in which they can be shown; `nil` is the section's text.
    package var texts: [SessionID.Side?] { isScript ? [nil, .a, .b] : sessions.hasSecond ? [nil, .b] : [nil] }

    /// The session whose text is shown; `nil` for the section's text.
    package var shownText: SessionID.Side? { texts.contains(sessions.shown) ? sessions.shown : nil }

    /// The text shown next.
    var nextText: SessionID.Side? { texts[((texts.firstIndex(of: shownText) ?? -1) + 1) % texts.count] }

    /// The scratchpad for a text.
    package func padID(of text: SessionID.Side?) -> PadID {
        guard let side = text else { return PadID(exercise: exercise?.id) }
        return PadID(exercise: isScript ? exercise?.id : nil, side: side)
    }

    /// Whose copy of the data this section's scratchpad uses: each SQL exercise has its own. `nil` for the lesson's own database, in which
    /// the examples run.
    package var copy: String? { exercise?.isSQL == true ? exercise?.id : nil }

    /// The scratchpads whose statements run on a copy of the data, or on the lesson's own. Session B's follows the section.
    func pads(on copy: String?) -> [PadID] {
        pads.keys.filter { id in
            guard let name = id.exercise else { return (id.side == .b ? self.copy : nil) == copy }
            return (lesson.exercises.first { $0.id == name }?.isSQL == false ? nil : name) == copy
        }
    }

    /// The session that a text runs in.
    package func sessionID(of text: SessionID.Side?) -> SessionID { SessionID(text ?? .a, copy: copy) }

    /// The scratchpad that shows a session's results.
    package func padID(of session: SessionID) -> PadID {
        if runsSteps(in: session) { return PadID(exercise: session.copy, side: session.side) }
        return session.side == .a ? PadID(exercise: exercise?.id) : PadID(exercise: nil, side: .b)
    }

    /// The session that the shown text runs in.
    package var shownSession: SessionID { sessionID(of: shownText) }

    /// Both sessions of this section.
    package var bothSessions: [SessionID] { SessionID.Side.allCases.map { SessionID($0, copy: copy) } }

    /// Whether a session runs the steps of a script: an exercise's, or an example's.
    package func runsSteps(in session: SessionID) -> Bool {
        guard let copy = session.copy else { return false }
        guard let exercise = lesson.exercises.first(where: { $0.id == copy }) else { return true }
        return exercise.check?.sessions == true
    }

    package func transaction(of session: SessionID) -> TransactionState { sessions.transactions[session] ?? .idle }

    /// Whether the shown session accepts nothing until its transaction is rolled back.
    package var hasFailedTransaction: Bool { !runsSteps && transaction(of: shownSession) == .failed }

    /// A session's activity on the server, in whichever scratchpad it was started.
    package func activity(of session: SessionID) -> Pad.Activity? {
        pads.values.first { $0.activity.isInServer && $0.activity.run?.session == session }?.activity
    }

    /// What Ctrl-C cancels: the shown scratchpad's run, or else the most recent run in the lesson's sessions.
    package var runToCancel: RunID? {
        if let own = pad.activity.run { return own }
        let sessions = isScript && shownText == nil ? bothSessions : [shownSession]
        let running = focus == .text ? pads.values.compactMap(\.runInServer) : sessions.compactMap { activity(of: $0)?.run }
        return running.max { $0.number < $1.number }
    }

    /// Whether any scratchpad of this lesson is busy.
    package var isBusyAnywhere: Bool { pads.values.contains(where: \.isBusy) }

    /// The sessions whose open transactions would be lost on leaving, except those on a copy of the data, which is discarded anyway.
    package var openTransactions: [SessionID] { [SessionID.a, .b].filter(hasOpenTransaction) }

    func hasOpenTransaction(_ session: SessionID) -> Bool { [.inTransaction, .failed, .active].contains(transaction(of: session)) }

    /// Every session B that is open: in the lesson's own database, and in exercises' copies.
    var secondSessions: [SessionID] {
        [.b] + sessions.transactions.keys.filter { $0.side == .b && $0.copy != nil && !runsSteps(in: $0) }
    }

    /// Whether session A's transaction was opened by an earlier example of the same section, which this one continues.
    func isInTransaction(ofExamplesBefore id: ExampleID) -> Bool {
        sessions.transactionOpener.map { $0.section == id.section && $0.element < id.element } ?? false
    }

    /// The key that a scratchpad's draft is saved under. A review has drafts of its own.
    package func draftKey(of pad: PadID) -> Draft.Key {
        let names = (pad.side.map { ["session \($0.rawValue)"] } ?? []) + (review == nil ? [] : ["review"])
        return Draft.Key(lesson: id, exercise: pad.exercise, file: names.joined(separator: ", "))
    }

    /// Whether the shown text is not an answer, but for experiments.
    package var isFreeText: Bool { shownText != nil || exercise?.isSQL != true }
}

extension PadID {
    /// All scratchpads that a lesson can have.
    package static func all(of lesson: Lesson) -> [PadID] {
        [PadID(exercise: nil), PadID(exercise: nil, side: .b)]
            + lesson.exercises.flatMap { exercise in
                let sides: [SessionID.Side?] = exercise.check?.sessions == true ? [nil, .a, .b] : [nil]
                return sides.map { PadID(exercise: exercise.id, side: $0) }
            }
    }
}

extension Pad {
    /// The learner's run in progress on the server.
    fileprivate var runInServer: RunID? { activity.isInServer ? activity.run : nil }
}

extension Pad.Activity {
    /// Whether one of the learner's statements is in progress on the server.
    package var isInServer: Bool {
        switch self {
        case .running, .cancelling: true
        case .idle, .judging: false
        }
    }
}
