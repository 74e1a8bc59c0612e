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
    /// The figures of the progress screen.
    let tracker: Tracker
    /// The three exercises that took the most effort.
    let hardest: [(cost: ExerciseCost, title: ExerciseTitle)]

    init(context: Context) async throws {
        let catalog = try context.catalog()
        let courses = try context.courses()
        tracker = try await Tracker(
            log: context.progress(in: catalog), catalog: catalog, reviewMinutes: context.configuration.reviewMinutes)
        // With --course, progress in other courses is left out.
        let isShown = { (id: LessonID) in context.courseDirectory == nil || courses.contains { $0.course.id == id.course } }
        let progress = tracker.progress.filter { isShown($0.key) }
        self.courses = Self.entries(of: courses, progress)
        hardest = ExerciseCost.hardest(in: progress).compactMap { cost in
            catalog.lesson(cost.lesson).map { (cost, ExerciseTitle(of: cost.exercise, in: $0)) }
        }
    }

    private static func entries(of courses: [CourseListing], _ progress: [LessonID: LessonProgress]) -> [CourseEntry] {
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
        return entries
    }
}
