import Course
import Primitives
import Progress
import Terminal
import TutorCore
import TutorRuntime

extension Command {
    static let lessons = Command(
        name: "lessons", summary: "list courses, modules and lessons with your progress", group: .learning,
        operands: [Operand(name: "WORD", count: .many)], options: [.json],
        notes: [
            "With words, finds lessons by their titles, names, topics, and texts, the best",
            "match first. For their commands and statements alone: calf render --keep LESSON",
        ]
    ) { invocation in
        let context = invocation.context
        let courses = try context.courses()
        let progress = try await context.progress(in: context.catalog()).lessons()
        let words = invocation.arguments.operands.joined(separator: " ")
        if !words.isEmpty {
            var known: Set<LessonID> = []
            let found = await LessonSearch(try context.catalog()).places(of: words).filter {
                $0.course == nil && known.insert($0.lesson.progressID).inserted
            }
            if found.isEmpty { throw CommandLineError("no lesson matches '\(words)'. 'calf lessons' lists all") }
            invocation.print(json: LessonList.json(found, progress), lines: LessonList.lines(found, courses, progress))
            return .done
        }
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
            "state": .text(progress.status(of: lesson).rawValue), "questions": .integer(lesson.questions.count),
            "questionsAnswered": .integer(progress.answers.count { $0.key < lesson.questions.count }),
            "exercises": .list(
                lesson.exercises.map { id in
                    .object(["id": .text(id), "state": .text(progress.status(ofExercise: id).rawValue)])
                }),
        ])
    }

    static func json(_ found: [FoundPlace], _ progress: [LessonID: LessonProgress]) -> JSONValue {
        .object(["lessons": .list(found.map { json($0.lesson, progress[$0.lesson.progressID] ?? LessonProgress()) })])
    }

    /// Lessons that were found, each with its course and what matches, unless that's the title or the id.
    static func lines(_ found: [FoundPlace], _ courses: [CourseListing], _ progress: [LessonID: LessonProgress]) -> [String] {
        found.flatMap { place in
            let lesson = place.lesson
            let course = courses.first { $0.course.id == lesson.course }?.course.title ?? lesson.course
            let mark = (progress[lesson.progressID] ?? LessonProgress()).status(of: lesson).mark
            let why =
                place.excerpt.map { excerpt in
                    let before = excerpt.before.split(separator: " ").suffix(5).joined(separator: " ")
                    return "… \(before) \(excerpt.match)\(excerpt.after)".truncated(toCells: 74)
                } ?? place.topic
            return ["\(mark)  \(lesson.id)  \(lesson.title) · \(course)"] + (why.map { ["     \($0)"] } ?? [])
        }
    }

    static func lines(_ courses: [CourseListing], _ progress: [LessonID: LessonProgress]) -> [String] {
        var lines: [String] = []
        for course in courses {
            if !lines.isEmpty { lines.append("") }
            lines.append("\(course.course.title) (\(count(course.lessons, progress))): \(course.course.summary)")
            for part in course.parts {
                lines += ["", "  \(part.module.number)  \(part.module.title)   \(count(part.lessons, progress))"]
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

    /// How many of the lessons are done, and of those that are listed, how many are at home in another course.
    private static func count(_ lessons: [LessonSummary], _ progress: [LessonID: LessonProgress]) -> String {
        let total = CourseProgress(of: lessons, in: progress)
        let shared = lessons.count(where: \.isShared)
        return "\(total.lessonsDone)/\(total.lessons)" + (total.lessonsProven > 0 ? ", \(total.lessonsProven) proven" : "")
            + (shared > 0 ? ", \(shared) shared" : "")
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
