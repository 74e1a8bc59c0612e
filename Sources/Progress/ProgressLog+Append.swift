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
            let newest = try database.newestEvent()
            let place = max(event.time.milliseconds, (newest?.place ?? .min) + 1)
            try database.insert(event, at: place)
            try database.derive(from: event, at: place, after: newest?.moment)
        }
    }
}

extension Database {
    fileprivate func newestEvent() throws(SQLiteError) -> (place: Int64, moment: Moment)? {
        try rows("SELECT place, time, kind FROM events ORDER BY place DESC, uid DESC LIMIT 1") {
            ($0.int64(0), Moment(time: Timestamp(milliseconds: $0.int64(1)), isLeft: $0.text(2) == Event.Kind.left.stored.word))
        }.first
    }

    fileprivate func insert(_ event: Event, at place: Int64) throws(SQLiteError) {
        let stored = event.kind.stored
        try run(
            """
            INSERT INTO events (uid, place, time, offset, course, lesson, exercise, kind, number, outcome, text)
            VALUES (lower(hex(randomblob(16))), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(place), .integer(event.time.milliseconds), .int(event.time.offset), .text(orNull: event.lesson?.course),
            .text(orNull: event.lesson?.lesson), .text(orNull: event.exercise), .text(stored.word),
            stored.number.map(Value.integer) ?? .null, .text(orNull: stored.outcome), .text(orNull: stored.text))
    }
}
