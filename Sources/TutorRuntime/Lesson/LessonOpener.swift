package import Course
import EngineValues
import Primitives
import Progress
import Sandbox
package import TutorCore

/// Reads a lesson together with the learner's progress.
package struct LessonOpener: Sendable {
    let catalog: Catalog
    let progress: ProgressLog
    let ports: LessonPorts

    package init(_ services: Services) {
        catalog = services.catalog
        progress = services.progress
        ports = services.ports
    }

    /// Opens a lesson, with ports that are free.
    package func open(_ summary: LessonSummary) async throws -> OpenedLesson {
        try await open(summary, for: nil)
    }

    /// Opens a lesson for a review.
    ///
    /// - Throws: `LessonOpener.Missing` if the lesson no longer has what is due.
    func open(_ due: DueReview) async throws -> OpenedLesson {
        guard let summary = catalog.lesson(due.lesson) else { throw Missing() }
        return try await open(summary, for: due)
    }

    private func open(_ summary: LessonSummary, for due: DueReview?) async throws -> OpenedLesson {
        let written = try catalog.lesson(summary)
        _ = try await choosePorts(for: written)
        return try await opened(written, summary, for: due)
    }

    struct Missing: Error, CustomStringConvertible {
        var description: String { "What is due for review is no longer in its lesson." }
    }

    /// Opens a lesson without asking the engine; `nil` if its ports have not been chosen yet.
    package func openAtOnce(_ summary: LessonSummary) async throws -> OpenedLesson? {
        let written = try catalog.lesson(summary)
        return try ports.areKnown(for: written) ? try await opened(written, summary) : nil
    }

    /// Opens a lesson again if one of its ports was taken in the meantime; `nil` otherwise.
    func openWithOtherPorts(_ summary: LessonSummary) async throws -> OpenedLesson? {
        let written = try catalog.lesson(summary)
        return try await choosePorts(for: written) ? try await opened(written, summary) : nil
    }

    /// Opens the scratchpad without the lesson.
    package func open(_ console: Console, on summary: LessonSummary) async throws -> OpenedLesson {
        let state = LessonState(console: console, on: summary)
        return OpenedLesson(state: state, drafts: try await drafts(of: state))
    }

    /// Chooses ports that are free. If the engine can't be asked, the lesson reports that when it needs the engine.
    ///
    /// - Returns: Whether the choices changed.
    private func choosePorts(for written: Lesson) async throws -> Bool {
        do {
            return try await ports.choose(for: written, on: try Engine())
        } catch is EngineError {
            return false
        }
    }

    private func opened(_ written: Lesson, _ summary: LessonSummary, for due: DueReview? = nil) async throws -> OpenedLesson {
        let varied = due.flatMap { due in due.exercise.flatMap { written.varied($0, seed: due.seed) } }
        let lesson = try ports.applied(to: varied ?? written)
        let course = catalog.courses().first { $0.id == summary.listedIn }
        let module = catalog.modules(of: summary.listedIn).first { $0.id == summary.module }
        let first = module?.firstLesson ?? summary.index
        let count = module?.lessonCount ?? 1
        let siblings = count <= Self.maxDots ? catalog.lessons(of: summary.listedIn, in: first..<first + count) : []
        let ids = siblings.map(\.progressID)
        let known = try await progress.lessons(ids)
        let done = siblings.map { known[$0.progressID]?.status(of: $0) == .done }
        var state = LessonState(
            summary: summary, lesson: lesson, courseTitle: course?.title ?? summary.listedIn, moduleTitle: module?.title ?? summary.module,
            moduleNumber: module?.number ?? 0, index: summary.index - first, siblings: count, siblingsDone: done,
            next: catalog.lesson(after: summary))
        state.progress = try await progress.lesson(state.id)
        if lesson.hasDatabase {
            for concept in PlanWords.concepts { state.planLessons[concept] = catalog.teaching(of: [concept], upTo: summary) }
        }
        if let due, !state.begin(due, hasNewValues: varied != nil) { throw Missing() }
        return OpenedLesson(state: state, drafts: try await drafts(of: state))
    }

    private func drafts(of state: LessonState) async throws -> [Draft.Key: Draft] {
        var drafts: [Draft.Key: Draft] = [:]
        for key in PadID.all(of: state.lesson).map({ state.draftKey(of: $0) }) { drafts[key] = try await progress.draft(for: key) }
        return drafts
    }

    /// The largest module that is shown as a row of dots.
    private static let maxDots = 40
}
