import Primitives
import SQLite

/// Reads the log itself.
extension Database {
    /// Calls `receive` with each event, in order. Events that identify a lesson or an exercise by an earlier ID get the present ID.
    ///
    /// - Parameter day: Only the events of this day, as in `Timestamp.day`; `nil` for all.
    func events(ofDay day: Int? = nil, _ receive: (Event, _ place: Int64) throws(SQLiteError) -> Void) throws(SQLiteError) {
        // The condition is the expression of an index.
        let condition = day == nil ? "" : "WHERE (e.time + e.offset * 1000) / 86400000 = ?"
        let statement = try prepare(
            """
            SELECT e.place, e.time, e.offset, e.course, e.lesson, e.exercise, e.kind, e.number, e.outcome, e.text, e.fingerprint
            FROM events AS e \(condition) ORDER BY e.place, e.uid
            """)
        if let day { try statement.bind([.int(day)]) }
        let renames = try self.renames()
        var lesson: LessonID?
        while try statement.step() {
            if let event = statement.event(in: &lesson) { try receive(renames.present(event), statement.int64(0)) }
        }
    }
}

extension Statement {
    /// The event in the current row; `nil` if its kind is unknown.
    ///
    /// - Parameter lesson: that of the row before. Most events are in the same one.
    fileprivate func event(in lesson: inout LessonID?) -> Event? {
        let stored = Event.Kind.Stored(
            word: text(6), number: isNull(7) ? nil : int64(7), outcome: optionalText(8), text: optionalText(9))
        guard let kind = Event.Kind(stored) else { return nil }
        let isSame = lesson.map { has($0.lesson, in: 4) && has($0.course, in: 3) } ?? isNull(3)
        if !isSame { lesson = isNull(3) ? nil : LessonID(course: text(3), lesson: text(4)) }
        var event = Event(kind, in: lesson, exercise: optionalText(5), at: Timestamp(milliseconds: int64(1), offset: int(2)))
        event.fingerprint = optionalText(10)
        if kind == .opened || kind == .placed { event.path = optionalText(9) }
        return event
    }
}
