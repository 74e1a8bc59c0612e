package import Course
package import Primitives

/// What the log says of one course up to some event: the contents of a certificate, which can be recomputed later from the same events.
package struct CourseRecord: Sendable {
    /// The progress in the course's lessons.
    package private(set) var lessons: [LessonID: LessonProgress] = [:]
    /// The time spent learning in them, with the rules of `Activity`.
    package private(set) var milliseconds: Int64 = 0
    /// The number of the course's events.
    package private(set) var eventCount = 0
    /// The place of the last one.
    package private(set) var lastPlace: Int64 = 0
    /// When it happened.
    package private(set) var end: Timestamp?
    /// A chain of hashes over the events: each is of the one before and of the event.
    package private(set) var checksum = ContentHash(of: "")
    private var derivation = Derivation(after: nil)

    fileprivate init() {}

    fileprivate mutating func note(_ logged: LoggedEvent, of course: String) {
        let event = logged.event
        let spent = derivation.note(event, at: logged.place)
        guard let lesson = event.lesson, lesson.course == course else { return }
        milliseconds += spent
        eventCount += 1
        (lastPlace, end) = (logged.place, event.time)
        let kind = event.kind.stored
        checksum = ContentHash(
            ofParts: [
                checksum.hex, logged.id, "\(logged.place)", "\(event.time.milliseconds)", "\(event.time.offset)", lesson.lesson,
                event.exercise ?? "", kind.word, kind.number.map { "\($0)" } ?? "", kind.outcome ?? "", kind.text ?? "",
            ])
    }

    fileprivate mutating func close(_ course: String) { lessons = derivation.lessons.filter { $0.key.course == course } }
}

extension ProgressLog {
    /// The record of a course up to and including the event at a place; by default, up to now.
    package func record(ofCourse course: String, upTo place: Int64 = .max) throws(ProgressError) -> CourseRecord {
        var record = CourseRecord()
        try events { if $0.place <= place { record.note($0, of: course) } }
        record.close(course)
        return record
    }
}
