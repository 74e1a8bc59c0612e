package import Course
import Primitives
import Progress
package import TutorCore

/// Reads a lesson with what is remembered of it.
package struct LessonOpener: Sendable {
    let catalog: Catalog
    let progress: ProgressLog

    package init(_ services: Services) {
        catalog = services.catalog
        progress = services.progress
    }

    package func open(_ summary: LessonSummary) async throws -> OpenedLesson {
        let lesson = try catalog.lesson(summary)
        let course = catalog.courses().first { $0.id == summary.course }
        let module = catalog.modules(of: summary.course).first { $0.id == summary.module }
        let first = module?.firstLesson ?? summary.index
        let count = module?.lessonCount ?? 1
        let siblings = count <= Self.maxDots ? catalog.lessons(of: summary.course, in: first..<first + count) : []
        let ids = siblings.map(\.progressID)
        let known = try await progress.lessons(ids)
        let done = siblings.map { known[$0.progressID]?.status(of: $0) == .done }
        var state = LessonState(
            summary: summary, lesson: lesson, courseTitle: course?.title ?? summary.course, moduleTitle: module?.title ?? summary.module,
            moduleNumber: module?.number ?? 0, index: summary.index - first, siblings: count, siblingsDone: done,
            next: catalog.lesson(after: summary))
        state.progress = try await progress.lesson(state.id)
        state.shuffle = UInt64(bitPattern: Timestamp.now.milliseconds)
        if lesson.hasDatabase {
            for concept in PlanWords.concepts { state.planLessons[concept] = catalog.teaching(of: [concept], upTo: summary) }
        }
        var drafts: [Draft.Key: Draft] = [:]
        for key in PadID.all(of: lesson).map({ $0.draftKey(in: state.id) }) { drafts[key] = try await progress.draft(for: key) }
        return OpenedLesson(state: state, drafts: drafts)
    }

    /// A row of dots is shown for modules of up to so many lessons.
    private static let maxDots = 40
}
