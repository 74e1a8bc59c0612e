import Course
import Progress

/// All progress, along with everything there is to do: the contents of `calf progress` as text, JSON or CSV.
struct ProgressReport: Sendable {
    struct Entry: Sendable {
        var id: LessonID
        /// `nil` for a lesson that is in the log but no longer in a course.
        var summary: LessonSummary?
        var progress: LessonProgress

        /// The lesson's exercises in order, followed by those it used to have.
        var exercises: [String] {
            let now = summary?.exercises ?? []
            return now + progress.exercises.keys.filter { !now.contains($0) }.sorted()
        }

        /// Whether the course only lists the lesson of another one.
        var isShared: Bool { summary?.isShared ?? false }

        var status: LessonStatus { summary.map(progress.status) ?? (progress.completed == nil ? .started : .read) }
    }

    struct CourseEntry: Sendable {
        var id: String
        var title: String?
        var lessons: [Entry]
        var total: CourseProgress
    }

    let courses: [CourseEntry]
    let next: LessonSummary?
    let activity: Activity
    /// The three exercises that took the most effort.
    private(set) var hardest: [(cost: ExerciseCost, title: ExerciseTitle)] = []
    private(set) var due: DueList?

    /// - Parameter path: The course in whose list the last lesson was opened.
    init(
        courses: [CourseListing], progress: [LessonID: LessonProgress], last: LessonID?, path: String?, activity: Activity
    ) {
        var rest = progress
        var entries: [CourseEntry] = []
        for course in courses {
            let summaries = course.lessons
            let lessons = summaries.map { summary in
                Entry(id: summary.progressID, summary: summary, progress: progress[summary.progressID] ?? LessonProgress())
            }
            for summary in summaries { rest[summary.progressID] = nil }
            let total = CourseProgress(of: summaries, in: progress)
            entries.append(CourseEntry(id: course.course.id, title: course.course.title, lessons: lessons, total: total))
        }
        for (course, lessons) in Dictionary(grouping: rest.keys, by: \.course).sorted(by: { $0.key < $1.key }) {
            let gone = lessons.sorted { $0.lesson < $1.lesson }.map { Entry(id: $0, progress: rest[$0] ?? LessonProgress()) }
            if let index = entries.firstIndex(where: { $0.id == course }) {
                entries[index].lessons += gone
            } else {
                entries.append(CourseEntry(id: course, lessons: gone, total: CourseProgress(of: [], in: [:])))
            }
        }
        self.courses = entries
        self.activity = activity
        // The course of the last lesson; before the first lesson, the first course.
        let current = courses.first { $0.course.id == path } ?? courses.first
        next = LessonSummary.next(in: current?.lessons ?? [], after: last, progress: progress)
    }

    init(context: Context) async throws {
        let catalog = try context.catalog()
        let log = try await context.progress(in: catalog)
        let courses = try context.courses()
        let known = try await log.lessons()
        // With --course, progress in other courses is left out.
        let shown = context.courseDirectory == nil ? known : known.filter { entry in courses.contains { $0.course.id == entry.key.course } }
        let last = try await log.last()
        self.init(courses: courses, progress: shown, last: last?.lesson, path: last?.path, activity: try await log.activity())
        hardest = ExerciseCost.hardest(in: shown).compactMap { cost in
            catalog.lesson(cost.lesson).map {
                (cost, ExerciseTitle(of: cost.exercise, in: $0))
            }
        }
        due = try await DueList(log: log, catalog: catalog)
    }
}
