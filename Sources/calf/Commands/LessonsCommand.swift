import Course
import Primitives
import Progress

extension Command {
    static let lessons = Command(
        name: "lessons", summary: "list courses, modules and lessons with your progress", group: .learning, options: [.json]
    ) { invocation in
        let context = invocation.context
        let courses = try context.courses()
        let progress = try await context.progress(in: context.catalog()).lessons()
        invocation.print(json: LessonList.json(courses, progress), lines: LessonList.lines(courses, progress))
        return .done
    }
}

/// The list of lessons, as text and as JSON.
enum LessonList {
    static func json(_ courses: [CourseListing], _ progress: [LessonID: LessonProgress]) -> JSONValue {
        .object([
            "courses": .list(
                courses.map { course in
                    .object([
                        "id": .text(course.course.id), "title": .text(course.course.title), "summary": .text(course.course.summary),
                        "audience": .text(course.course.audience),
                        "directory": .text(course.course.directory), "modules": .list(course.parts.map { json($0, progress) }),
                        "next": .text(orNull: course.course.next.isEmpty ? nil : course.course.next),
                        "further": .list(
                            course.course.further.map { .object(["title": .text($0.title), "line": .text($0.line)]) }),
                    ])
                })
        ])
    }

    private static func json(_ part: CourseListing.Part, _ progress: [LessonID: LessonProgress]) -> JSONValue {
        .object([
            "id": .text(part.module.id), "number": .integer(part.module.number), "title": .text(part.module.title),
            "summary": .text(part.module.summary),
            "lessons": .list(part.lessons.map { json($0, progress[$0.progressID] ?? LessonProgress()) }),
        ])
    }

    private static func json(_ lesson: LessonSummary, _ progress: LessonProgress) -> JSONValue {
        .object([
            "id": .text(lesson.id), "course": .text(lesson.course), "number": .integer(lesson.number), "title": .text(lesson.title),
            "idea": .text(lesson.idea),
            "minutes": .integer(lesson.minutes), "engine": .text(lesson.engine.rawValue), "path": .text(lesson.path),
            "state": .text(progress.status(of: lesson).rawValue), "questions": .integer(lesson.questionCount),
            "questionsAnswered": .integer(progress.answers.count { $0.key < lesson.questionCount }),
            "exercises": .list(
                lesson.exercises.map { id in
                    .object(["id": .text(id), "state": .text(progress.status(ofExercise: id).rawValue)])
                }),
        ])
    }

    static func lines(_ courses: [CourseListing], _ progress: [LessonID: LessonProgress]) -> [String] {
        var lines: [String] = []
        for course in courses {
            if !lines.isEmpty { lines.append("") }
            lines.append("\(course.course.title): \(course.course.summary)")
            for part in course.parts {
                let total = CourseProgress(of: part.lessons, in: progress)
                let proven = total.lessonsProven > 0 ? ", \(total.lessonsProven) proven" : ""
                lines += ["", "  \(part.module.number)  \(part.module.title)   \(total.lessonsDone)/\(total.lessons)\(proven)"]
                let width = part.lessons.map(\.id.count).max() ?? 0
                for lesson in part.lessons {
                    let known = progress[lesson.progressID] ?? LessonProgress()
                    let id = lesson.id + String(repeating: " ", count: width - lesson.id.count)
                    let home = lesson.homeTitle.map { " · \($0)" } ?? ""
                    lines.append("  \(known.status(of: lesson).mark)  \(id)  \(lesson.title)\(home)\(detail(lesson, known))")
                }
            }
            if !course.course.next.isEmpty { lines += ["", "  Where to go on: \(course.course.next)"] }
            if !course.course.further.isEmpty { lines += ["", "  Further reading"] }
            lines += course.course.further.map { "  \($0.title): \($0.line)" }
        }
        return lines
    }

    private static func detail(_ lesson: LessonSummary, _ progress: LessonProgress) -> String {
        switch progress.status(of: lesson) {
        case .done: ""
        case .proven: "  (proven)"
        case .read, .started:
            (lesson.hasSteps ? "  " + progress.marks(of: lesson) : "") + (progress.left(in: lesson).map { "  (\($0))" } ?? "")
        case .untouched: "  \(lesson.minutes) min"
        }
    }
}
