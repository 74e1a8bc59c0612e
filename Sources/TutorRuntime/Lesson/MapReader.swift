import Course
import Progress
package import TutorCore

/// Builds the lesson list from the catalog and the learner's progress.
package struct MapReader: Sendable {
    let catalog: Catalog
    let progress: ProgressLog
    let reviewMinutes: Int

    package init(_ services: Services) {
        catalog = services.catalog
        progress = services.progress
        reviewMinutes = services.reviewMinutes
    }

    /// How many lessons are read along with the list: more than any screen shows.
    private static let windowCount = 200

    package func contents() async throws -> MapContents {
        let known = try await progress.lessons()
        let opened = try await progress.last().flatMap { catalog.lesson($0.lesson, listedIn: $0.path) }
        let activity = try await progress.activity()
        let courses = catalog.courses()
        var entries: [MapState.Entry] = []
        var firsts: [Int] = []
        let begun = known.flatMap { id, lesson in
            catalog.listings(of: id.lesson, in: id.course).map { (summary: $0, status: lesson.status(of: $0)) }
        }
        for course in courses {
            for module in catalog.modules(of: course.id) {
                let range = module.firstLesson..<module.firstLesson + module.lessonCount
                let here = begun.filter { $0.summary.listedIn == course.id && range.contains($0.summary.index) }
                entries.append(
                    MapState.Entry(
                        course: course.id, courseTitle: course.title, module: module.id, number: module.number, title: module.title,
                        lessonCount: module.lessonCount, parts: module.parts,
                        statuses: Dictionary(here.map { ($0.summary.index - module.firstLesson, $0.status) }) { $1 }))
                firsts.append(module.firstLesson)
            }
            if course.hasCoursePage {
                let page = MapState.Entry.CoursePage(
                    summary: course.summary, audience: course.audience, next: course.next, further: course.further)
                entries.append(MapState.Entry(course: course.id, courseTitle: course.title, page: page))
                firsts.append(course.lessonCount)
            }
        }
        let done = Set(begun.filter(\.status.isKnown).map(\.summary.progressID))
        let next = nextLesson(after: opened, courses: courses, known: done)
        let open = next.flatMap { next in entries.firstIndex { $0.course == next.listedIn && $0.module == next.module } } ?? 0
        let nextIndex = next.flatMap { next in firsts.element(at: open).map { next.index - $0 } } ?? 0
        let start = max(0, nextIndex - Self.windowCount / 2)
        let window = entries.element(at: open).map {
            lessons($0.course, from: firsts[open] + start, count: min(Self.windowCount, $0.lessonCount - start))
        }
        return MapContents(
            entries: entries, open: open, window: window ?? [], windowStart: start, next: next, nextIndex: nextIndex, progress: known,
            activity: activity, due: try await progress.reviewQueue(in: catalog, minutes: reviewMinutes),
            troubles: courses.compactMap(\.problem))
    }

    /// Some lessons of a module, starting at index `start`.
    func lessons(course: String, module: String, start: Int, count: Int) -> [LessonSummary] {
        guard let module = catalog.modules(of: course).first(where: { $0.id == module }) else { return [] }
        return lessons(course, from: module.firstLesson + start, count: min(count, module.lessonCount - start))
    }

    private func lessons(_ course: String, from first: Int, count: Int) -> [LessonSummary] {
        count <= 0 ? [] : catalog.lessons(of: course, in: first..<first + count)
    }

    /// The lesson to continue with: the last opened one until it is done, then those after it in the list in which it was opened, those of its
    /// module first.
    private func nextLesson(after opened: LessonSummary?, courses: [CourseSummary], known: Set<LessonID>) -> LessonSummary? {
        if let opened, !known.contains(opened.progressID) { return opened }
        let current = courses.filter { $0.id == opened?.listedIn } + courses.filter { $0.id != opened?.listedIn }
        for course in current {
            let start = course.id == opened?.listedIn ? opened?.index ?? 0 : 0
            let module = catalog.modules(of: course.id).first { start < $0.firstLesson + $0.lessonCount }
            let (first, end) = (module?.firstLesson ?? 0, module.map { $0.firstLesson + $0.lessonCount } ?? 0)
            let ordered = [
                lessons(course.id, from: start, to: end), lessons(course.id, from: first, to: start),
                lessons(course.id, from: end, to: course.lessonCount), lessons(course.id, from: 0, to: first),
            ].joined()
            let next = LessonSummary.next(among: ordered, known: known) { required in
                // A lesson of the course is in its list, so only others have to be looked up.
                required.course == course.id || catalog.lesson(required, listedIn: course.id)?.listedIn == course.id
            }
            if let next { return next }
        }
        return nil
    }

    /// Lessons that are read as they are needed: of ten thousand, the next one is usually among the first.
    private func lessons(_ course: String, from first: Int, to end: Int) -> some Sequence<LessonSummary> {
        let count = 25
        return stride(from: first, to: end, by: count).lazy.flatMap { [catalog] start in
            catalog.lessons(of: course, in: start..<min(end, start + count))
        }
    }
}
