import Primitives
import SQLite

/// Reads the log itself.
extension Database {
    /// Calls `receive` with each event, in order. Events that identify a course by its folder get the course's ID.
    ///
    /// - Parameter day: Only the events of this day, as in `Timestamp.day`; `nil` for all.
    func events(ofDay day: Int? = nil, _ receive: (LoggedEvent) throws(SQLiteError) -> Void) throws(SQLiteError) {
        // The condition is the expression of an index.
        let condition = day == nil ? "" : "WHERE (e.time + e.offset * 1000) / 86400000 = ?"
        let statement = try prepare(
            """
            SELECT e.place, e.time, e.offset, coalesce(f.course, e.course), e.lesson, e.exercise, e.kind, e.number, e.outcome, e.text, e.uid
            FROM events AS e LEFT JOIN folders AS f ON f.name = e.course AND e.id <= f.last \(condition) ORDER BY e.place, e.uid
            """)
        if let day { try statement.bind([.int(day)]) }
        while try statement.step() {
            if let event = statement.event { try receive(LoggedEvent(id: statement.text(10), place: statement.int64(0), event: event)) }
        }
    }
}

extension Statement {
    fileprivate var event: Event? {
        let stored = Event.Kind.Stored(
            word: text(6), number: isNull(7) ? nil : int64(7), outcome: optionalText(8), text: optionalText(9))
        guard let kind = Event.Kind(stored) else { return nil }
        let lesson = isNull(3) ? nil : LessonID(course: text(3), lesson: text(4))
        return Event(
            kind, in: lesson, exercise: optionalText(5), at: Timestamp(milliseconds: int64(1), offset: int(2)))
    }
}
