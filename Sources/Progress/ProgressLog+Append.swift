package import Primitives
import SQLite

extension ProgressLog {
    /// Appends an event. An important event is on disk when this returns.
    package func append(
        _ kind: Event.Kind, in lesson: LessonID?, exercise: String? = nil, at time: Timestamp = .now
    ) throws(ProgressError) {
        try append(Event(kind, in: lesson, exercise: exercise, at: time))
    }

    /// Appends an event. An important event is on disk when this returns.
    package func append(_ event: Event) throws(ProgressError) {
        try write(event.kind.isPrecious ? .full : .normal) { (database) throws(SQLiteError) in
            let previous = try database.lastEvent()
            let number = try database.insert(event)
            try database.derive(from: event, number: number, after: previous)
        }
    }
}

extension Database {
    /// The newest event's time, and whether the learner left the lesson with it.
    fileprivate func lastEvent() throws(SQLiteError) -> (time: Timestamp, left: Bool)? {
        try rows("SELECT time, kind FROM events ORDER BY id DESC LIMIT 1") {
            (Timestamp(milliseconds: $0.int64(0)), $0.text(1) == Event.Kind.left.stored.word)
        }.first
    }

    fileprivate func insert(_ event: Event) throws(SQLiteError) -> Int64 {
        let stored = event.kind.stored
        try run(
            """
            INSERT INTO events (time, offset, course, lesson, exercise, kind, number, outcome, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(event.time.milliseconds), .int(event.time.offset), .text(orNull: event.lesson?.course),
            .text(orNull: event.lesson?.lesson), .text(orNull: event.exercise), .text(stored.word),
            stored.number.map(Value.integer) ?? .null, .text(orNull: stored.outcome), .text(orNull: stored.text))
        return lastInsertedRow
    }
}
