import Course
import TutorCore
import TutorRuntime

extension Finding {
    /// Whether there are lessons.
    static let courses: @Sendable (Context) async -> [Finding] = { context in
        do {
            let courses = try context.courses()
            let count = courses.map(\.lessons.count).reduce(0, +)
            if count == 0 {
                let fix = "calf --course DIR, with a folder that has lessons"
                return [Finding(name: "courses", state: .broken, says: "no lessons found", fix: fix)]
            }
            return [Finding(name: "courses", state: .fine, says: "\(courses.map(\.course.id).joined(separator: ", ")): \(count) lessons")]
        } catch {
            return [Finding(name: "courses", state: .broken, says: ErrorText.about(error))]
        }
    }
}
