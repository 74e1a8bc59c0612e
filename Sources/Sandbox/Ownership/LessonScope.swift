import Course
import DockerCLI
import Glibc

/// Identifies a lesson on an engine: in the record, in labels, and as a Compose project.
package struct LessonScope: Sendable, Equatable {
    package let course: String
    package let lesson: String
    /// The record that lists what the lesson owns.
    package let record: EngineRecord

    /// The scope of a lesson in this calf installation.
    package init(course: String, lesson: String, directories: Directories) {
        self.course = course
        self.lesson = lesson
        record = EngineRecord(directories)
    }

    /// The lesson's name in the record.
    package var name: String { "\(course)/\(lesson)" }

    /// The Compose project name if the learner gives none. The suffix distinguishes learners on a shared engine. All characters must be
    /// valid in Compose.
    package var project: String {
        let plain = lesson.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "-" }
        return "calf-\(String(plain))-\(ContentHash(of: record.data).hex(digits: 5))"
    }

    /// The labels of what the lesson creates. They show whose it is, and prove nothing.
    var labels: [String: String] { [CalfLabel.lesson: name, CalfLabel.data: record.data] }
}
