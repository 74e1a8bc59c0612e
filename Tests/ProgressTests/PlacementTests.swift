import Glibc
import TestSupport
import Testing

@testable import Course
@testable import Progress

struct PlacementTests {
    /// Lessons by their index, each with the indexes of those that it requires. One that requires none starts a module.
    private func lessons(_ requires: [[Int]], exercises: [String] = ["a", "b", "c"]) -> [LessonSummary] {
        requires.enumerated().map { index, required in
            var lesson = LessonSummary(
                course: "course", module: required.isEmpty ? "module-\(index)" : "module", id: "lesson-\(index)", number: index + 1,
                title: "Lesson \(index)", idea: "", minutes: 20, engine: .postgresql, exercises: exercises, path: "/\(index).md")
            lesson.requires = required.map { "lesson-\($0)" }
            lesson.index = index
            return lesson
        }
    }

    private func chain(_ count: Int) -> [LessonSummary] { lessons((0..<count).map { $0 == 0 ? [] : [$0 - 1] }) }

    /// Asks a learner who knows these lessons.
    private func place(_ lessons: [LessonSummary], knowing known: Set<Int>) -> Placement {
        var placement = Placement(of: lessons, known: [])
        while let next = placement.next { _ = placement.conclude(isSolved: known.contains(next.lesson.index)) }
        return placement
    }

    @Test func `a solved exercise proves its lesson and what that requires`() throws {
        var placement = Placement(of: chain(5), known: [])
        #expect(placement.next?.lesson.index == 1, "most lessons build on it")
        #expect(placement.conclude(isSolved: true).map(\.index) == [0, 1])
        #expect(placement.proven.map(\.index) == [0, 1])
    }

    @Test func `after a failed exercise, nothing that requires its lesson is asked`() {
        var placement = Placement(of: chain(5), known: [])
        #expect(placement.conclude(isSolved: false).isEmpty)
        #expect(placement.next?.lesson.index == 0)
        #expect(placement.conclude(isSolved: true).map(\.index) == [0])
        #expect(placement.next == nil && placement.proven.map(\.index) == [0] && placement.asked == 2)
    }

    @Test(arguments: 0...20) func `four or five exercises place a learner in a chain of twenty lessons`(known: Int) {
        let placement = place(chain(20), knowing: Set(0..<known))
        #expect(placement.proven.map(\.index) == Array(0..<known))
        #expect(placement.asked <= 5)
    }

    @Test func `at most twelve exercises are asked`() {
        let placement = place(lessons(Array(repeating: [], count: 30)), knowing: Set(0..<30))
        #expect(placement.asked == 12 && placement.proven.count == 12 && placement.next == nil)
    }

    @Test(arguments: UInt64(0)..<40) func `nothing is proven that the learner doesn't know`(seed: UInt64) {
        var dice = Dice(seed: seed)
        let count = 5 + dice.below(40)
        let requires = (0..<count).map { index in index == 0 ? [] : (0..<dice.below(3)).map { _ in dice.below(index) } }
        // Learners know what the lessons that they know build on.
        var known: Set<Int> = []
        for index in 0..<count where requires[index].allSatisfy(known.contains) && dice.below(3) > 0 { known.insert(index) }
        let placement = place(lessons(requires), knowing: known)
        #expect(Set(placement.proven.map(\.index)).isSubset(of: known))
        #expect(placement.asked <= 12)
        if placement.asked < 12 { #expect(Set(placement.proven.map(\.index)) == known) }
    }

    @Test func `the second exercise of a lesson is asked, or its only one`() {
        #expect(Placement(of: chain(1), known: []).next?.exercise == "b")
        #expect(Placement(of: lessons([[]], exercises: ["a"]), known: []).next?.exercise == "a")
    }

    @Test func `what was tried isn't asked again, and an exercise that shows what its lesson teaches is preferred`() {
        var lessons = chain(1)
        func asked(besides tried: [String]) -> String? { Placement(of: lessons, known: [], besides: { _ in tried }).next?.exercise }
        #expect(asked(besides: ["b"]) == "a" && asked(besides: ["a", "b"]) == "c" && asked(besides: ["a", "b", "c"]) == nil)
        lessons[0].skills = [TaughtSkill(name: "xmin", exercises: ["c"])]
        #expect(asked(besides: []) == "c")
    }

    @Test func `after a skipped lesson, no lesson is asked whose other exercises use what it teaches`() {
        var all = lessons([[], []])
        all[0].skills = [TaughtSkill(name: "where", exercises: ["b"])]
        all[1].earlierSkills = [TaughtSkill(name: "where", exercises: ["a"])]
        var placement = Placement(of: all, known: [])
        _ = placement.conclude(isSolved: false)
        #expect(placement.next == nil)
    }

    @Test func `lessons without exercises are proven but not asked`() {
        var lessons = chain(3)
        lessons[1].exercises = []
        let placement = place(lessons, knowing: [0, 1, 2])
        #expect(placement.proven.map(\.index) == [0, 1, 2] && placement.asked == 2)
    }

    @Test func `what is known already and what can't be solved here is not asked`() {
        let all = chain(4)
        var placement = Placement(of: all, known: [all[0].progressID, all[1].progressID]) { $0.index != 3 }
        #expect(placement.next?.lesson.index == 2)
        #expect(placement.conclude(isSolved: true).map(\.index) == [2])
        #expect(placement.next == nil)
        #expect(Placement(of: [], known: []).next == nil)
    }

    @Test func `a proven lesson is proven until it is done, and counts as known`() async throws {
        let scratch = ScratchFolder()
        let log = try ProgressLog(path: scratch.path + "/progress.sqlite")
        let all = chain(3)
        try await log.append(.proven, in: all[0].progressID)
        try await log.append(.proven, in: all[1].progressID)
        var progress = try await log.lessons()
        #expect(all.map { progress[$0.progressID]?.status(of: $0) ?? .untouched } == [.proven, .proven, .untouched])
        #expect(progress[all[0].progressID]?.opened == nil)
        #expect(LessonSummary.next(in: all, after: nil, progress: progress)?.index == 2)
        #expect(CourseProgress(of: all, in: progress).lessonsProven == 2)
        try await log.append(.opened, in: all[0].progressID)
        for exercise in ["a", "b", "c"] { try await log.append(.tried(.pass), in: all[0].progressID, exercise: exercise) }
        progress = try await log.lessons()
        #expect(progress[all[0].progressID]?.status(of: all[0]) == .done)
        try await log.append(.forgotten, in: all[1].progressID)
        #expect(try await log.lessons()[all[1].progressID] == nil)
    }

    @Test func `an exercise asked in a placement doesn't open its lesson, even if something was reset for it`() async throws {
        let scratch = ScratchFolder()
        let log = try ProgressLog(path: scratch.path + "/progress.sqlite")
        let lesson = chain(1)[0]
        try await log.append(.reviewing(question: nil), in: lesson.progressID, exercise: "b")
        try await log.append(.restarted, in: lesson.progressID)
        let progress = try await log.lesson(lesson.progressID)
        #expect(progress.status(of: lesson) == .untouched && progress.status(ofExercise: "b") == .untouched)
        #expect(try await log.last() == nil)
    }

    @Test func `a placement's beginning is where calf goes on, until a lesson is opened or the progress is erased`() async throws {
        let scratch = ScratchFolder()
        let log = try ProgressLog(path: scratch.path + "/progress.sqlite")
        let all = chain(2)
        for last in [Event(.opened, in: all[0].progressID), Event(.forgotten, in: nil)] {
            try await log.append(.opened, in: all[0].progressID)
            var event = Event(.placed, in: all[1].progressID)
            event.path = "path"
            try await log.append(event)
            let placed = try await log.last()
            #expect(placed?.lesson == all[1].progressID && placed?.path == "path" && placed?.isPlaced == true)
            #expect(try await log.lessons()[all[1].progressID] == nil, "it is no progress")
            try await log.append(last)
            #expect(try await log.last()?.lesson == (last.lesson == nil ? nil : all[0].progressID))
        }
    }

    @Test func `an exercise of a lesson that requires none proves only what its solution uses`() {
        var all = lessons(Array(repeating: [], count: 5))
        for index in all.indices { all[index].module = "module" }
        all[1].skills = [TaughtSkill(name: "where", exercises: ["a"])]
        all[4].earlierSkills = [TaughtSkill(name: "where", exercises: ["b"])]
        func proven() -> [Int] {
            var placement = Placement(of: all, known: []) { $0.index == 4 }
            return placement.conclude(isSolved: true).map(\.index)
        }
        #expect(proven() == [1, 4])
        all[4].earlierSkills[0].exercises = ["a"]
        #expect(proven() == [4], "another exercise uses it")
    }

    @Test func `who doesn't know a lesson isn't asked about the next one, which requires none`() {
        var all = lessons([[], [0], [], [2]])
        func proven() -> [Int] { place(all, knowing: [2, 3]).proven.map(\.index) }
        #expect(proven() == [2, 3])
        all[2].module = "module"
        #expect(proven().isEmpty, "who doesn't know the second can't know the third")
    }

    @Test func `at its end and before, a placement says where to begin and why`() {
        var placement = Placement(of: chain(5), on: "Chains", known: [])
        #expect(placement.summary == ["Begin with 'Lesson 0', the first lesson that isn't done or proven."])
        _ = placement.conclude(isSolved: true)
        #expect(placement.summary.last == "Begin with 'Lesson 2': you solved 'Lesson 1'.")
        _ = placement.conclude(isSolved: false)
        #expect(
            placement.summary == [
                "Placement done: 1 of 2 exercises solved, 2 lessons proven.",
                "Begin with 'Lesson 2': you solved 'Lesson 1', and you skipped 'Lesson 3', which builds on it.",
            ])
        var all = chain(3)
        all[2].course = "other"
        all[2].requires = ["course/lesson-1"]
        let other = Placement(of: [all[2]], on: "Ropes", after: all, known: [])
        #expect(other.summary == ["Begin with 'Lesson 0': Ropes builds on it."])
        #expect(place(chain(5), knowing: [0, 1, 2, 3, 4]).beginning == nil)
    }

    @Test func `modules that don't build on each other are subjects of their own, and those with containers need an engine`() async throws {
        let scratch = ScratchFolder()
        scratch.write("id: base\ntitle: Base\nsummary: s\naudience: a\nmodules: [sql, boxes]\n".utf8, to: "course.yaml")
        for (module, name, front) in [("1-sql", "rows", ""), ("1-sql", "joins", ""), ("2-boxes", "box", "engine: docker\n")] {
            mkdir("\(scratch.path)/\(module)", 0o700)
            scratch.write("title: \(module.dropFirst(2).uppercased())\nsummary: s\n".utf8, to: "\(module)/module.yaml")
            let text = "\n## Exercise: Try\n\nDo it.\n\n```\(front.isEmpty ? "sql" : "sh") solution\nSELECT 1;\n```\n"
            scratch.write(
                "---\ntitle: \(name)\nminutes: 10\nobjectives: [Do it]\n\(front)---\n\nWhy?\n\(text)".utf8,
                to: "\(module)/\(name == "joins" ? 2 : 1)-\(name).md")
        }
        let catalog = Catalog(root: try CourseRoot(directory: scratch.path), cache: scratch.path + "/cache")
        catalog.refresh()
        let log = try ProgressLog(path: scratch.path + "/progress.sqlite")
        let offer = try await PlacementOffer(log: log, catalog: catalog, hasEngine: true)
        #expect(offer.placements.map(\.subject) == ["SQL", "BOXES"] && offer.withoutEngine.isEmpty)
        #expect(offer.placements.map { $0.listed.count } == [2, 1])
        for lesson in ["rows", "joins"] {
            try await log.append(.reviewing(question: nil), in: LessonID(course: "base", lesson: lesson), exercise: "try")
        }
        let again = try await PlacementOffer(log: log, catalog: catalog, hasEngine: true)
        #expect(again.placements.map(\.subject) == ["SQL", "BOXES"], "once everything was asked, it is asked again")
        let without = try await PlacementOffer(log: log, catalog: catalog, hasEngine: false)
        #expect(without.placements.map(\.subject) == ["SQL"] && without.withoutEngine == ["BOXES"])
    }
}
