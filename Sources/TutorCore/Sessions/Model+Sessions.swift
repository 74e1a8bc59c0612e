import Course
import Terminal
import Verdicts

/// Opening, switching and closing the second session.
extension Model {
    /// The label of the command that shows another session.
    var otherSessionLabel: String {
        guard let lesson, lesson.hasTwoSessions else { return "Second session" }
        return switch lesson.nextText {
        case let side?: "Session \(side.rawValue)"
        case nil: lesson.isScript ? "Script" : "Session A"
        }
    }

    /// Shows the next session's text. Opens session B if it isn't open.
    mutating func showOtherSession() -> [Effect] {
        guard let lesson else { return [] }
        guard lesson.hasTwoSessions else {
            self.lesson?.sessions.hasSecond = true
            notice = Notice("Session B is open beside A.")
            return showText(of: .b)
        }
        return showText(of: lesson.nextText)
    }

    mutating func showText(of side: SessionID.Side?) -> [Effect] {
        lesson?.sessions.shown = side
        lesson?.ensurePad()
        lesson?.focus = .editor
        return []
    }

    /// Closes session B, unless that ends a transaction: then the learner is asked first.
    mutating func leaveSecondSession() -> [Effect] {
        guard let lesson, lesson.secondSessions.contains(where: lesson.hasOpenTransaction) else { return closeSecondSession() }
        overlay = .question(.session(.closingSecond), DialogState())
        return []
    }

    /// Closes session B. Its text is kept for when it is opened again.
    mutating func closeSecondSession() -> [Effect] {
        guard let lesson else { return [] }
        let closed = lesson.secondSessions
        let hadTransaction = closed.contains(where: lesson.hasOpenTransaction)
        self.lesson?.sessions.hasSecond = false
        self.lesson?.sessions.shown = nil
        for session in closed {
            self.lesson?.sessions.waits[session] = nil
            self.lesson?.sessions.transactions[session] = nil
        }
        notice = Notice(hadTransaction ? "Session B is closed. Its transaction was rolled back." : "Session B is closed.")
        return closed.map(Effect.closeSession)
    }

    /// Closes this lesson's sessions before another lesson opens or the program exits.
    mutating func closeSessions() -> [Effect] {
        guard let sessions = lesson?.sessions else { return [] }
        let isOpen = lesson?.openTransactions.contains(.a) == true
        return (isOpen ? [.closeSession(.a)] : []) + (sessions.hasSecond ? [.closeSession(.b)] : [])
    }
}
