/// Progress is stored under the ids of lessons and exercises.
enum VanishedIDRule: MethodRule {
    static let name = "vanished-id"
    static let summary =
        "An id of the last commit that a lesson or an exercise no longer has is in `formerly`. Checked in Git repositories."

    static func check(_ course: LintedCourse) -> [Finding] {
        guard let committed = course.committed else { return [] }
        let lessons = course.lessons
        // A file with errors has its ids still.
        let readable = Set(lessons.map(\.path))
        if course.files.contains(where: { !readable.contains($0) }) { return [] }
        return committed.exercises.sorted { $0.key < $1.key }.flatMap { id, exercises -> [Finding] in
            guard let lesson = lessons.first(where: { $0.id == id }) ?? lessons.first(where: { $0.formerly.lessons.contains(id) }) else {
                let message =
                    "the lesson '\(id)' of the last commit is missing. If it has a new name, write formerly: { lesson: [\(id)] } there"
                return [Finding(message: message, location: SourceLocation(path: "\(course.shown)/course.yaml", line: 1))]
            }
            let present = Set(lesson.exercises.map(\.id)).union(lesson.formerly.exercises.keys)
            return exercises.filter { !present.contains($0) }.map { exercise in
                Finding(
                    message: "the exercise '\(exercise)' of the last commit is missing. If it has a new id, write formerly: "
                        + "{ exercises: { \(exercise): new-id } }",
                    location: lesson.location(of: "title"))
            }
        }
    }
}
