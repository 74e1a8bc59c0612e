package import Course
import Grading
package import Postgres
package import Progress

/// The two sessions of a lesson, and which text belongs to which.
extension LessonState {
    /// Whether the present exercise is a script of two sessions, which is run step by step.
    package var isScript: Bool { exercise?.check?.sessions == true }

    /// Whether Run sends the next step of a script.
    var runsSteps: Bool { isScript && shownText == nil && focus != .text }

    /// Whether more than one session can be shown.
    package var hasTwoSessions: Bool { isScript || sessions.hasSecond }

    /// Whether the lesson is about what two sessions do to each other.
    package var teachesSessions: Bool { lesson.exercises.contains { $0.check?.sessions == true } }

    /// The sessions with a text of their own, as they can be shown one after the other; `nil` is the text of the section.
    package var texts: [SessionID.Side?] { isScript ? [nil, .a, .b] : sessions.hasSecond ? [nil, .b] : [nil] }

    /// Whose text is shown.
    package var shownText: SessionID.Side? { texts.contains(sessions.shown) ? sessions.shown : nil }

    /// The text that is shown next.
    var nextText: SessionID.Side? { texts[((texts.firstIndex(of: shownText) ?? -1) + 1) % texts.count] }

    /// The scratchpad of a text.
    package func padID(of text: SessionID.Side?) -> PadID {
        guard let side = text else { return PadID(exercise: exercise?.id) }
        return PadID(exercise: isScript ? exercise?.id : nil, side: side)
    }

    /// The session in which a text runs.
    package func sessionID(of text: SessionID.Side?) -> SessionID { SessionID(text ?? .a, script: isScript ? exercise?.id : nil) }

    /// The scratchpad in which a session shows what it returned.
    package func padID(of session: SessionID) -> PadID {
        if let exercise = session.script { return PadID(exercise: exercise, side: session.side) }
        return session.side == .a ? PadID(exercise: exercise?.id) : PadID(exercise: nil, side: .b)
    }

    /// The session in which the shown text runs.
    package var shownSession: SessionID { sessionID(of: shownText) }

    /// Both sessions of this section.
    package var bothSessions: [SessionID] { SessionID.Side.allCases.map { SessionID($0, script: isScript ? exercise?.id : nil) } }

    package func transaction(of session: SessionID) -> TransactionState { sessions.transactions[session] ?? .idle }

    /// The run under way in a session, in whichever scratchpad it began.
    package func activity(of session: SessionID) -> Pad.Activity? {
        pads.values.first { $0.activity.isInServer && $0.activity.run?.session == session }?.activity
    }

    /// What Ctrl-C ends: what the shown scratchpad does, else what its sessions do, the last begun first.
    package var runToCancel: RunID? {
        if let own = pad.activity.run { return own }
        let sessions = isScript && shownText == nil ? bothSessions : [shownSession]
        let running = focus == .text ? pads.values.compactMap(\.runInServer) : sessions.compactMap { activity(of: $0)?.run }
        return running.max { $0.number < $1.number }
    }

    /// Whether anything is under way in a scratchpad of this lesson.
    package var isBusyAnywhere: Bool { pads.values.contains(where: \.isBusy) }

    /// The sessions whose open transaction would be lost by leaving. What runs on a copy of the data is thrown away anyway.
    package var openTransactions: [SessionID] {
        [SessionID.a, .b].filter { [.inTransaction, .failed, .active].contains(transaction(of: $0)) }
    }

    /// Whether the shown text is no answer: the learner tries things.
    package var isFreeText: Bool { shownText != nil || exercise?.isSQL != true }
}

extension PadID {
    /// Under which name its draft is kept.
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
    /// The learner's run that is with the server.
    fileprivate var runInServer: RunID? { activity.isInServer ? activity.run : nil }
}

extension Pad.Activity {
    /// Whether a statement of the learner's is with the server.
    package var isInServer: Bool {
        switch self {
        case .running, .cancelling: true
        case .idle, .judging: false
        }
    }
}
