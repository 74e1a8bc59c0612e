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
    package func append(_ event: Event) throws(ProgressError) { try append([event]) }

    /// Appends events, all or none. If one of them is important, they are on disk when this returns.
    package func append(_ events: [Event]) throws(ProgressError) {
        try write(events.contains { $0.kind.isPrecious } ? .full : .normal) { (database) throws(SQLiteError) in
            for event in events {
                let newest = try database.newestEvent()
                let place = max(event.time.milliseconds, (newest?.place ?? .min) + 1)
                try database.insert(event, at: place)
                try database.derive(from: try database.renames().present(event), at: place, after: newest?.moment)
            }
        }
    }
}

extension Database {
    /// The place of the newest event, and the moment of the newest one that this version knows: only these count.
    fileprivate func newestEvent() throws(SQLiteError) -> (place: Int64, moment: Moment?)? {
        let statement = try prepare("SELECT place, time, kind, number, outcome FROM events ORDER BY place DESC, uid DESC")
        defer { statement.reset() }
        var place: Int64?
        while try statement.step() {
            place = place ?? statement.int64(0)
            let number = statement.isNull(3) ? nil : statement.int64(3)
            let stored = Event.Kind.Stored(word: statement.text(2), number: number, outcome: statement.optionalText(4))
            guard let kind = Event.Kind(stored) else { continue }
            return place.map { ($0, Moment(time: Timestamp(milliseconds: statement.int64(1)), isLeft: kind == .left)) }
        }
        return place.map { ($0, nil) }
    }

    fileprivate func insert(_ event: Event, at place: Int64) throws(SQLiteError) {
        let stored = event.kind.stored
        try run(
            """
            INSERT INTO events (uid, place, time, offset, course, lesson, exercise, kind, number, outcome, text, fingerprint)
            VALUES (lower(hex(randomblob(16))), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(place), .integer(event.time.milliseconds), .int(event.time.offset), .text(orNull: event.lesson?.course),
            .text(orNull: event.lesson?.lesson), .text(orNull: event.exercise), .text(stored.word),
            stored.number.map(Value.integer) ?? .null, .text(orNull: stored.outcome), .text(orNull: stored.text ?? event.path),
            .text(orNull: event.fingerprint))
    }
}
