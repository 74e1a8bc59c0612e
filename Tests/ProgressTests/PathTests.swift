import Course
import Glibc
import Primitives
import TestSupport
import Testing

@testable import Progress

/// Courses that list lessons of other courses: progress belongs to a lesson's home.
struct PathTests {
    private let scratch = ScratchFolder()
    private let catalog: Catalog
    private let log: ProgressLog

    private init() throws {
        for folder in ["courses", "courses/base", "courses/base/1-sql", "courses/path", "courses/path/1-deep"] {
            mkdir("\(scratch.path)/\(folder)", 0o700)
        }
        scratch.write("id: base\ntitle: Base\nsummary: s\naudience: a\nmodules: [sql]\n".utf8, to: "courses/base/course.yaml")
        scratch.write("title: SQL\nsummary: s\n".utf8, to: "courses/base/1-sql/module.yaml")
        for (number, name) in ["rows", "joins", "locks"].enumerated() {
            let requires = number == 0 ? "" : "requires: [\(["rows", "joins"][number - 1])]\n"
            scratch.write(Self.lesson(name, requires).utf8, to: "courses/base/1-sql/\(number + 1)-\(name).md")
        }
        scratch.write("id: path\ntitle: Path\nsummary: s\naudience: a\nmodules: [deep]\n".utf8, to: "courses/path/course.yaml")
        scratch.write(
            "title: Deep\nsummary: s\nparts: [{ title: p, lessons: [base/locks, versions] }]\n".utf8, to: "courses/path/1-deep/module.yaml")
        scratch.write(Self.lesson("versions", "requires: [base/locks]\n").utf8, to: "courses/path/1-deep/1-versions.md")
        catalog = Catalog(root: try CourseRoot(directory: scratch.path + "/courses"), cache: scratch.path + "/cache")
        catalog.refresh()
        log = try ProgressLog(path: scratch.path + "/progress.sqlite")
    }

    private static func lesson(_ title: String, _ front: String) -> String {
        "---\ntitle: \(title)\nminutes: 10\nobjectives: [Do it]\n\(front)---\n\nWhy?\n\n## Exercise: Try\n\nDo it.\n\n```sql solution\nSELECT 1;\n```\n"
    }

    private let locks = LessonID(course: "base", lesson: "locks")

    /// Opens a lesson as the tutor does in the list of a course.
    private func open(_ lesson: LessonID, in path: String?) async throws {
        var event = Event(.opened, in: lesson)
        event.path = path
        try await log.append(event)
    }

    @Test func `what is completed in its home is completed in every course that lists it`() async throws {
        try await log.append(.tried(.pass), in: locks, exercise: "try")
        let progress = try await log.lessons()
        for course in ["base", "path"] {
            let total = CourseProgress(of: catalog.lessons(of: course, in: 0..<9), in: progress)
            #expect(total.lessonsDone == 1 && total.exercisesDone == 1, "\(course)")
        }
        #expect(CourseProgress(of: catalog.lessons(of: "path", in: 0..<9), in: progress).lessons == 2)
    }

    @Test func `the tracker and the next lesson follow the course in which the last lesson was opened`() async throws {
        try await open(locks, in: "path")
        try await log.append(.tried(.pass), in: locks, exercise: "try")
        #expect(try await log.last()?.path == "path")
        let tracker = try await Tracker(log: log, catalog: catalog)
        #expect(tracker.modules.map(\.title) == ["Deep"])
        #expect(tracker.next?.id == "versions")
        #expect(tracker.words(for: .courses) == "1/3 Base · 1/2 Path")
        #expect(tracker.words(for: .next) == "1.1 versions, 10 min")
        // Opened at home, it leads through the lessons of its home.
        try await open(locks, in: nil)
        let atHome = try await Tracker(log: log, catalog: catalog)
        #expect(atHome.modules.map(\.title) == ["SQL"])
        #expect(atHome.next?.id == "rows")
    }

    @Test func `the list in which a lesson was opened is kept in an export`() async throws {
        try await open(locks, in: "path")
        let other = try ProgressLog(path: scratch.path + "/other.sqlite")
        _ = try await other.importEvents(Array(log.exportedLines()))
        #expect(try await other.last()?.path == "path")
        var events: [Event] = []
        try await other.events { events.append($0) }
        #expect(events.map(\.path) == ["path"] && events.map(\.kind) == [.opened])
    }

    @Test func `a required lesson that the course doesn't list keeps nothing waiting`() throws {
        let path = catalog.lessons(of: "path", in: 0..<9)
        // The first lesson requires joins, which only its home lists.
        #expect(LessonSummary.next(in: path, after: nil, progress: [:])?.id == "locks")
        var placement = Placement(of: path, known: [])
        #expect(placement.next?.lesson.id == "locks" || placement.next?.lesson.id == "versions")
        while placement.next != nil { _ = placement.conclude(isSolved: true) }
        #expect(placement.proven.map(\.progressID) == path.map(\.progressID))
    }

    @Test func `a placement on a course proves what its lessons build on elsewhere`() async throws {
        var offer = try await PlacementOffer(log: log, catalog: catalog, hasEngine: false)
        #expect(offer.placements.map(\.subject) == ["Base", "Path"])
        while offer.placements[1].next != nil { _ = offer.placements[1].conclude(isSolved: true) }
        #expect(offer.placements[1].proven.map(\.id) == ["rows", "joins", "locks", "versions"])
    }
}
