package import Course
import Grading
package import Postgres
package import Progress

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

    /// The session that a text runs in.
    package func sessionID(of text: SessionID.Side?) -> SessionID { SessionID(text ?? .a, script: isScript ? exercise?.id : nil) }

    /// The scratchpad that shows a session's results.
    package func padID(of session: SessionID) -> PadID {
        if let exercise = session.script { return PadID(exercise: exercise, side: session.side) }
        return session.side == .a ? PadID(exercise: exercise?.id) : PadID(exercise: nil, side: .b)
    }

    /// The session that the shown text runs in.
    package var shownSession: SessionID { sessionID(of: shownText) }

    /// Both sessions of this section.
    package var bothSessions: [SessionID] { SessionID.Side.allCases.map { SessionID($0, script: isScript ? exercise?.id : nil) } }

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
    package var openTransactions: [SessionID] {
        [SessionID.a, .b].filter { [.inTransaction, .failed, .active].contains(transaction(of: $0)) }
    }

    /// Whether session A's transaction was opened by an earlier example of the same section, which this one continues.
    func isInTransaction(ofExamplesBefore id: ExampleID) -> Bool {
        sessions.transactionOpener.map { $0.section == id.section && $0.element < id.element } ?? false
    }

    /// Whether the shown text is not an answer, but for experiments.
    package var isFreeText: Bool { shownText != nil || exercise?.isSQL != true }
}

extension PadID {
    /// The key that its draft is saved under.
    package func draftKey(in lesson: LessonID) -> Draft.Key {
        Draft.Key(lesson: lesson, exercise: exercise, file: side.map { "session \($0.rawValue)" } ?? "")
    }

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
