import SQLite

/// The present IDs of lessons and exercises by their earlier ones. The log keeps the IDs with which events were recorded.
struct Renames: Equatable {
    /// A lesson's earlier ID or, in the present lesson, an exercise's.
    struct Earlier: Hashable {
        var lesson: LessonID
        var exercise: String?
    }

    var present: [Earlier: String] = [:]

    /// The event with the present IDs.
    func present(_ event: Event) -> Event {
        guard !present.isEmpty, let lesson = event.lesson else { return event }
        var event = event
        let now = self.lesson(lesson)
        event.lesson = now
        event.exercise = event.exercise.map { id in
            let id = exercise(Earlier(lesson: lesson, exercise: id)) ?? id
            return exercise(Earlier(lesson: now, exercise: id)) ?? id
        }
        return event
    }

    /// Follows the renames of a lesson, each at most once.
    private func lesson(_ id: LessonID) -> LessonID {
        var id = id
        for _ in present.indices {
            guard let next = present[Earlier(lesson: id)] else { break }
            id.lesson = next
        }
        return id
    }

    private func exercise(_ earlier: Earlier) -> String? {
        var found: String?
        for _ in present.indices {
            guard let next = present[Earlier(lesson: earlier.lesson, exercise: found ?? earlier.exercise)] else { break }
            found = next
        }
        return found
    }
}

extension Database {
    func renames() throws(SQLiteError) -> Renames {
        let found = try rows("SELECT course, lesson, exercise, present FROM renames") {
            (
                Renames.Earlier(
                    lesson: LessonID(course: $0.text(0), lesson: $0.text(1)), exercise: $0.text(2).isEmpty ? nil : $0.text(2)), $0.text(3)
            )
        }
        return Renames(present: Dictionary(found) { $1 })
    }
}
