import Primitives
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

@testable import Course

struct MapTests {
    private struct Stage: TutorStage {
        var tutor: DrawnModel
        var effects: [Effect] = []
    }

    private func stage(
        width: Int = 120, height: Int = 40, lessons count: Int = 21, engine: Lesson.Engine = .postgresql,
        title: (Int) -> String = { "Lesson \($0)" }
    ) -> Stage {
        var stage = Stage(tutor: DrawnModel(size: Size(width: width, height: height)))
        let lessons = (1...count).map { number in
            var lesson = LessonSummary(
                course: "islands", module: "sea", id: "lesson-\(number)", number: number, title: title(number),
                idea: "Do thing \(number)", minutes: 20, engine: engine, exercises: ["a", "b"], path: "\(number).md")
            lesson.exerciseTitles = ["Out to sea", "Home"]
            return lesson
        }
        let entry = MapState.Entry(
            course: "islands", courseTitle: "Islands", module: "sea", number: 4, title: "Sea", lessonCount: count, statuses: [0: .done])
        let land = MapState.Entry(
            course: "islands", courseTitle: "Islands", module: "land", number: 5, title: "Land", lessonCount: 3)
        stage.step(
            .mapLoaded(
                MapContents(
                    entries: [entry, land], open: 0, window: Array(lessons.prefix(200)), windowStart: 0, next: lessons[1], nextIndex: 1,
                    progress: [lessons[0].progressID: solved], activity: Activity(days: [], today: 0), troubles: [])))
        return stage
    }

    /// A lesson with two solved exercises.
    private var solved: LessonProgress {
        var lesson = LessonProgress()
        var exercise = ExerciseProgress()
        exercise.done = Timestamp(milliseconds: 0)
        lesson.exercises = ["a": exercise, "b": exercise]
        lesson.opened = Timestamp(milliseconds: 0)
        return lesson
    }

    @Test(arguments: ["r", "t", "q", "n", "x"]) func `a letter with Ctrl is no command of the list`(letter: Character) {
        var stage = stage()
        let before = stage.screen
        stage.step(.key(KeyEvent.control(letter)))
        #expect(stage.screen == before && stage.model.overlay == nil && stage.model.location == .map)
    }

    @Test func `a letter that is no command of the list begins the search`() {
        var stage = stage()
        for letter in "joins" { stage.step(.key(.character(letter))) }
        guard case .find(let finder) = stage.model.overlay else {
            Issue.record("\(stage.screen)")
            return
        }
        #expect(finder.query.text == "joins" && stage.model.location == .map && stage.model.notice == nil)
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `the lesson list shows modules, lessons and a preview`(width: Int, height: Int) {
        expectSnapshot(stage(width: width, height: height).screen, named: "map-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (100, 30)]) func `a long title is cut, and the columns stay aligned`(width: Int, height: Int) throws {
        let stage = stage(width: width, height: height) {
            $0 == 3 ? "Everything about the harbors of all the islands in the sea, lesson 3" : "Lesson \($0)"
        }
        let lines = stage.screen.split(separator: "\n").filter { $0.contains("20 min  ") && !$0.contains("Next:") }
        let starts = try lines.map { try #require($0.firstRange(of: "Do thing")).lowerBound.utf16Offset(in: $0) }
        #expect(starts.count > 5 && Set(starts).count == 1)
        #expect(stage.screen.contains("Everything about the har"))
        #expect(!stage.screen.contains("in the sea"))
    }

    @Test func `what a lesson is about makes room for what is left in it`() throws {
        var stage = stage(width: 80, height: 24) { "A lesson with a long title, number \($0)" }
        var begun = LessonProgress()
        begun.opened = Timestamp(milliseconds: 0)
        let lesson = try #require(stage.model.map.lesson(at: 2))
        stage.model.progress[lesson.progressID] = begun
        let row = try #require(stage.screen.split(separator: "\n").first { $0.contains("exercises left") && !$0.contains("Next:") })
        #expect(row.contains("number 3") && !row.contains("Do thing"), "\(row)")
    }

    @Test func `without a preview, the status line says what a lesson builds on that isn't done`() throws {
        var stage = stage(width: 80, height: 24)
        func select(_ key: String, buildsOn indexes: [Int]) throws {
            stage.press(key)
            let path = try #require(stage.model.map.markedLesson).path
            let lessons = indexes.compactMap(stage.model.map.lesson(at:))
            stage.step(.lessonPreviewed(LessonPreview(path: path, objectives: [], buildsOn: lessons)))
        }
        try select("Down", buildsOn: [0, 1, 5])
        #expect(stage.screen.contains("Do first: Lesson 2, Lesson 6"))
        try select("Up", buildsOn: [0])
        #expect(!stage.screen.contains("Builds on"))
        try select("Up", buildsOn: [5])
        #expect(!stage.screen.contains("Builds on"))
    }

    @Test func `the status line says that only some of the modules are shown`() {
        var stage = stage(width: 80, height: 24)
        #expect(stage.screen.contains("← and → move between modules.") && !stage.screen.contains("The list shows"))
        stage.model.map.entries += Array(repeating: stage.model.map.entries[1], count: 10)
        #expect(stage.screen.contains("← and → move between modules. The list shows 6 of 12."))
    }

    @Test func `the lesson list opens on the next lesson, and Enter opens it`() {
        var stage = stage()
        stage.step(.key(KeyEvent(.enter)))
        #expect(stage.effects.contains { if case .openLesson(let lesson, _) = $0 { lesson.id == "lesson-2" } else { false } })
    }

    @Test func `the lesson list opens on the open lesson, so that Enter returns to it`() throws {
        var stage = try TutorTests.Stage()
        let entries = [("land", 3), ("sea", 21)].map { module, count in
            MapState.Entry(
                course: "islands", courseTitle: "Islands", module: module, number: 4, title: module, lessonCount: count)
        }
        stage.step(
            .mapLoaded(
                MapContents(
                    entries: entries, open: 0, window: [], windowStart: 0, next: nil, nextIndex: 2, progress: [:],
                    activity: Activity(days: [], today: 0), troubles: [])))
        stage.press("F2")
        #expect(stage.model.map.open == 1 && stage.model.map.marked == 10)
        #expect(stage.effects.contains { if case .loadLessons(1, "islands", "sea", _, _) = $0 { true } else { false } })
        stage.press("Left", "Down", "Esc", "Esc")
        #expect(stage.model.map.open == 1 && stage.model.map.marked == 10)
    }

    @Test func `Esc leads from the progress screen back to the list or lesson where it was opened`() throws {
        var stage = try TutorTests.Stage()
        stage.press("F7", "Esc")
        #expect(stage.model.location == .lesson)
        stage.press("F2", "F7", "F7", "Esc")
        #expect(stage.model.location == .map)
    }

    @Test func `a lesson that needs Docker says so until it is begun`() {
        #expect(stage(engine: .docker).screen.contains("Docker") && !stage().screen.contains("Docker"))
    }

    @Test func `another module's lessons are loaded when it is opened`() {
        var stage = stage()
        stage.step(.key(KeyEvent(.right)))
        #expect(stage.effects.contains { if case .loadLessons(1, "islands", "land", 0, _) = $0 { true } else { false } })
    }

    @Test func `Enter on a lesson that is still loading opens it once it has loaded`() {
        var stage = stage()
        stage.step(.key(KeyEvent(.right)))
        stage.step(.key(KeyEvent(.enter)))
        #expect(stage.effects.isEmpty)
        let lesson = LessonSummary(
            course: "islands", module: "land", id: "hills", number: 1, title: "Hills", idea: "Climb", minutes: 5, engine: .postgresql,
            exercises: [], path: "hills.md")
        stage.step(.lessonsLoaded(entry: 1, start: 0, [lesson]))
        #expect(stage.effects == [.openLesson(lesson)])
    }

    @Test func `the preview shows objectives, the state of each exercise, and what the lesson builds on`() throws {
        var stage = stage()
        stage.step(.key(KeyEvent(.down)))
        let marked = try #require(stage.model.map.markedLesson)
        #expect(stage.effects == [.previewLesson(marked)])
        let before = try #require(stage.model.map.lesson(at: 0))
        stage.step(
            .lessonPreviewed(
                LessonPreview(path: marked.path, objectives: ["sail", "anchor"], buildsOn: [before])))
        expectSnapshot(stage.screen, named: "preview-120x40")
        // Details of another lesson are not shown.
        stage.step(.key(KeyEvent(.down)))
        #expect(!stage.screen.contains("anchor"))
    }

    @Test func `ten thousand lessons are loaded one window at a time`() {
        var stage = stage(lessons: 10_000)
        stage.step(.key(KeyEvent(.end)))
        guard case .loadLessons(_, _, _, let start, let count)? = stage.effects.first else {
            Issue.record("no window was requested")
            return
        }
        #expect(start > 9000 && count < 500)
        #expect(stage.model.map.marked == 9999)
    }

    @Test func `a lesson that can't be read says so and why, in the list and in the preview`() {
        var stage = stage()
        var broken = LessonSummary(
            course: "islands", module: "sea", id: "lesson-1", number: 1, title: "lesson-1", idea: "", minutes: 0, engine: .postgresql,
            exercises: [], path: "1.md")
        broken.problem = "1.md:3: minutes is missing"
        stage.step(.lessonsLoaded(entry: 0, start: 0, [broken]))
        stage.step(.key(KeyEvent(.home)))
        #expect(stage.screen.contains("! can't be read"))
        #expect(stage.screen.contains("This lesson can't be read."))
        #expect(stage.screen.contains("1.md:3: minutes is missing"))
        #expect(!stage.screen.split(separator: "\n").contains { $0.contains("! can't be read") && $0.contains(" min") })
        stage.tutor.size = Size(width: 80, height: 24)
        #expect(stage.screen.contains("1.md:3: minutes is missing"))
    }

    @Test func `each mark of the open module belongs to the lesson at that position`() {
        var stage = stage()
        let activity = Activity(days: [], today: 0)
        stage.step(.progressChanged(LessonID(course: "islands", lesson: "lesson-7"), solved, activity))
        #expect(stage.screen.contains("✓○○○○ ○✓○○○ ○○○○○ ○○○○○ ○"))
    }

    @Test func `a lesson whose exercises are solved says that its checkpoint is left`() {
        var stage = stage()
        var lesson = LessonSummary(
            course: "islands", module: "sea", id: "lesson-3", number: 3, title: "Lesson 3", idea: "", minutes: 20, engine: .postgresql,
            exercises: ["a", "b"], path: "3.md")
        lesson.questions = ["Why?"]
        stage.model.map.window[2] = lesson
        stage.step(.progressChanged(lesson.progressID, solved, Activity(days: [], today: 0)))
        #expect(stage.screen.contains("checkpoint left  10 min"))
    }

    @Test func `the header and the rows count the same exercises, and the preview marks the optional one`() throws {
        var stage = stage()
        var lesson = try #require(stage.model.map.window.element(at: 2))
        lesson.exercises = ["a", "b", "c"]
        lesson.exerciseTitles = ["Exercise a", "Exercise b", "Exercise c"]
        lesson.optionalExercises = ["c"]
        lesson.questions = ["Why?"]
        stage.model.map.window[2] = lesson
        stage.model.map.next = lesson
        stage.press("Down")
        stage.step(
            .lessonPreviewed(
                LessonPreview(path: lesson.path, objectives: ["sail"], buildsOn: [])))
        var progress = LessonProgress()
        progress.opened = Timestamp(milliseconds: 0)
        var exercise = ExerciseProgress()
        for (id, left) in [("a", "1 required exercise left  15 min"), ("b", "checkpoint left  10 min")] {
            exercise.done = Timestamp(milliseconds: 0)
            progress.exercises[id] = exercise
            stage.step(.progressChanged(lesson.progressID, progress, Activity(days: [], today: 0)))
            #expect(stage.screen.contains("Next: 3 Lesson 3 · \(left.replacing("  ", with: "   "))"), "\(stage.screen)")
            #expect(stage.screen.contains(left), "\(stage.screen)")
        }
        #expect(stage.screen.contains("Exercise c (optional)") && !stage.screen.contains("Exercise b (optional)"))
    }

    @Test(arguments: [40, 60, 80]) func `the header is cut between words, the least important part first`(width: Int) throws {
        var stage = stage(width: width, height: 24) { $0 == 2 ? "Keys and relationships between islands" : "Lesson \($0)" }
        let header = stage.frame.canvas.row(0)
        #expect(header.contains("Next: 2 Keys and "), "\(header)")
        let words = Set(
            "calf Islands Next: 2 Keys and relationships between islands · not started 20 min Enter Open …".split(separator: " "))
        #expect(header.replacing("…", with: " …").split(separator: " ").allSatisfy(words.contains), "\(header)")
        stage.press("Down")
        #expect(!stage.frame.canvas.row(0).contains("Enter"))
    }

    @Test func `the header offers Enter only while the next lesson is selected`() {
        var stage = stage()
        #expect(stage.screen.contains("Next: 2 Lesson 2 · not started   20 min   Enter Open"))
        stage.step(.key(KeyEvent(.down)))
        #expect(stage.screen.contains("Next: 2 Lesson 2 · not started   20 min"))
        #expect(!stage.screen.contains("20 min   Enter Open"))
    }

    @Test func `the minutes of a lesson in progress stay in their column`() throws {
        var stage = stage()
        var lesson = LessonProgress()
        lesson.opened = Timestamp(milliseconds: 0)
        stage.step(.progressChanged(LessonID(course: "islands", lesson: "lesson-3"), lesson, Activity(days: [], today: 0)))
        let rows = stage.screen.split(separator: "\n")
        let started = try #require(rows.first { $0.contains("3  Lesson 3 ") })
        let untouched = try #require(rows.first { $0.contains("4  Lesson 4 ") })
        #expect(started.contains("2 exercises left  20 min  ▸"))
        #expect(started.prefix { $0 != "┃" }.count == untouched.prefix { $0 != "┃" }.count)
        #expect(untouched.contains("20 min  ○"))
    }

    @Test func `a key that does nothing says why`() {
        var stage = stage()
        stage.step(.key(KeyEvent(.function(6))))
        #expect(stage.screen.contains("Open one first."))
    }

    @Test func `a search started before the lessons are loaded finds them afterwards, and Enter opens one`() throws {
        var stage = Stage(tutor: DrawnModel(size: Size(width: 80, height: 24)))
        stage.step(.key(KeyEvent(.function(3))))
        for character in "Lesson 2" { stage.step(.key(.character(character))) }
        stage.step(.found(query: "Lesson 2", []))
        #expect(stage.screen.contains("Searching …"))
        stage.step(.key(KeyEvent(.enter)))
        let loaded = self.stage()
        stage.step(
            .mapLoaded(
                MapContents(
                    entries: loaded.model.map.entries, open: 0, window: loaded.model.map.window, windowStart: 0, next: nil, nextIndex: 0,
                    progress: [:], activity: Activity(days: [], today: 0), troubles: [])))
        #expect(stage.effects.contains(.find("Lesson 2")))
        let lesson = try #require(loaded.model.map.lesson(at: 1))
        stage.step(.found(query: "Lesson 2", [FoundPlace(lesson)]))
        #expect(stage.effects.contains(.openLesson(lesson)))
    }

    @Test func `the help is about the selected lesson's work`() {
        var containers = stage(engine: .docker)
        containers.press("F1")
        #expect(containers.screen.contains("only what this lesson created.") && containers.screen.contains("Back to the lesson"))
        #expect(!containers.screen.contains("database") && !containers.screen.contains("Scratchpad"))
        var tables = stage()
        tables.press("F1")
        #expect(tables.screen.contains("practice") && !tables.screen.contains("docker"))
    }

    @Test func `a search without a match is reported`() {
        var stage = stage()
        stage.step(.key(KeyEvent(.function(3))))
        for character in "zz" { stage.step(.key(.character(character))) }
        stage.step(.found(query: "zz", []))
        #expect(stage.screen.contains("No lesson matches."))
    }

    @Test func `while something is open above the list, the key bar shows its keys, which can be clicked`() {
        var stage = stage()
        stage.press("F3")
        let bar = stage.frame.canvas.row(stage.size.height - 1)
        #expect(bar.contains("Esc Close") && !bar.contains("Enter"), "\(bar)")
        #expect(!bar.contains("Progress") && !bar.contains("All commands"), "\(bar)")
        stage.click(.key(KeyEvent(.escape)))
        #expect(stage.model.overlay == nil)
    }

    @Test func `the menu lists every command and runs the one whose letter is pressed`() {
        var stage = stage()
        stage.step(.key(.control("g")))
        #expect(stage.screen.contains("Find in lessons"))
        stage.step(.key(.character("Q")))
        #expect(stage.effects.contains(.quit))
    }

    @Test func `a click selects a lesson, and a second one opens it`() throws {
        var stage = stage()
        stage.click(.mapLesson(4))
        #expect(stage.model.map.marked == 4)
        stage.click(.mapLesson(4))
        #expect(stage.effects.contains { if case .openLesson(let lesson, _) = $0 { lesson.id == "lesson-5" } else { false } })
    }

    // MARK: - Courses

    /// Two courses with two modules each; the first course is open.
    private func courses(width: Int = 80, height: Int = 24) -> Stage {
        var stage = stage(width: width, height: height)
        let others = ["Piers", "Ropes"].enumerated().map { index, title in
            MapState.Entry(
                course: "harbors", courseTitle: "Harbors", module: title.lowercased(), number: index + 1, title: title, lessonCount: 4,
                parts: index == 0 ? [.init(title: "p", lessons: ["islands/lesson-1", "own"])] : [], statuses: index == 0 ? [0: .done] : [:])
        }
        stage.step(
            .mapLoaded(
                MapContents(
                    entries: stage.model.map.entries + others, open: 0, window: stage.model.map.window, windowStart: 0,
                    next: stage.model.map.next, nextIndex: 1, progress: stage.model.progress, activity: stage.model.activity, troubles: []))
        )
        return stage
    }

    @Test(arguments: [(80, 24), (100, 30), (160, 48)])
    func `modules are listed below their course with its total, and a folded course names its modules`(width: Int, height: Int) throws {
        var stage = courses(width: width, height: height)
        let lines = stage.screen.split(separator: "\n").map { $0.prefix { $0 != "┃" } }
        let rows = lines.map { $0.split(separator: " ").joined(separator: " ") }
        let start = try #require(rows.firstIndex { $0.hasPrefix("▾ Islands 1/24") }, "\(stage.screen)")
        #expect(rows[start + 1].hasPrefix("▾ 4 Sea 1/21"))
        #expect(rows.contains { $0.hasPrefix("▸ Harbors Piers · Ropes 1/8") } && rows.contains { $0.hasPrefix("▸ 5 Land 0/3") })
        stage.click(.mapEntry(2))
        #expect(stage.model.map.open == 2, "\(stage.screen)")
        #expect(stage.screen.contains("Sea · Land") && stage.screen.contains("1/4, 1 shared"), "\(stage.screen)")
        stage.press("Left")
        #expect(stage.model.map.open == 1 && stage.screen.contains("Piers · Ropes"))
    }

    @Test func `where the title hides the topic, the list shows it`() throws {
        var stage = stage(width: 80, height: 24)
        stage.model.map.window[2].id = "lock-queues"
        #expect(stage.screen.contains("Lesson 3") && stage.screen.contains("lock queues · Do thing 3"), "\(stage.screen)")
    }

    @Test func `plain mode reads each course once, and later only the lines that changed`() throws {
        let stage = courses()
        #expect(
            PlainChanges.words(from: Model(), to: stage.model).suffix(4) == [
                "Islands: 1 of 24 lessons done.", "Module 4: Sea. 1 of 21 lessons done.", "Module 5: Land. 0 of 3 lessons done.",
                "Harbors: 1 of 8 lessons done. Modules: Piers, Ropes.",
            ])
        var later = stage.model
        later.map.entries[0].statuses[3] = .untouched
        #expect(PlainChanges.words(from: stage.model, to: later).isEmpty)
        later.map.entries[0].statuses[3] = .proven
        let words = PlainChanges.words(from: stage.model, to: later)
        #expect(words == ["Islands: 1 of 24 lessons done, 1 proven.", "Module 4: Sea. 1 of 21 lessons done, 1 proven."])
    }

    // MARK: - Shared lessons

    /// A path whose first lessons are at home in another course, and whose last entry is the course's page.
    private func path(width: Int = 80, height: Int = 24, further: Int = 2) -> Stage {
        var stage = Stage(tutor: DrawnModel(size: Size(width: width, height: height)))
        let lessons = (1...5).map { number in
            var lesson = LessonSummary(
                course: number < 4 ? "islands" : "harbors", module: "piers", id: "lesson-\(number)",
                number: number < 4 ? number + 12 : number - 3, title: "Lesson \(number)",
                idea: "Do thing \(number) and whatever comes after it", minutes: 20, engine: .postgresql, exercises: ["a", "b"],
                path: "\(number).md")
            lesson.listedIn = "harbors"
            lesson.homeTitle = number < 4 ? "Islands" : nil
            lesson.index = number - 1
            return lesson
        }
        let piers = MapState.Entry(
            course: "harbors", courseTitle: "Harbors", module: "piers", number: 1, title: "Piers", lessonCount: 5, statuses: [0: .done])
        let resources = (0..<further).map { Resource(title: "Book \($0)", line: "About ropes, volume \($0)") }
        let page = MapState.Entry.CoursePage(
            summary: "How harbors work, and how to build one.", audience: "Anyone with a boat.",
            next: "Try Islands, which is about ferries.", further: resources)
        stage.step(
            .mapLoaded(
                MapContents(
                    entries: [piers, MapState.Entry(course: "harbors", courseTitle: "Harbors", page: page)], open: 0, window: lessons,
                    windowStart: 0, next: lessons[1], nextIndex: 1, progress: [lessons[0].progressID: solved],
                    activity: Activity(days: [], today: 0), troubles: [])))
        return stage
    }

    @Test(arguments: [(80, 24), (120, 40)]) func `a shared lesson shows its home, and no number`(width: Int, height: Int) {
        expectSnapshot(path(width: width, height: height).screen, named: "path-\(width)x\(height)")
    }

    @Test func `the last page of a course says what it is about and where to go on`() {
        var stage = path()
        stage.press("Right")
        #expect(stage.effects.isEmpty)
        expectSnapshot(stage.screen, named: "course-page-80x24")
        stage.press("Enter", "Down", "Left")
        #expect(stage.model.map.open == 0 && stage.model.location == .map)
    }

    @Test func `a long page of a course can be scrolled to its end`() {
        var stage = path(further: 24)
        stage.press("Right")
        #expect(stage.screen.contains("Book 0") && !stage.screen.contains("Book 23"))
        #expect(stage.frame.canvas.row(23).contains("↑↓ Scroll"))
        stage.press("End")
        #expect(stage.screen.contains("volume 23") && !stage.screen.contains("How harbors work"))
        stage.press("Down")
        #expect(stage.screen.contains("volume 23"))
        stage.press("Home")
        #expect(stage.screen.contains("How harbors work"))
    }

    @Test func `plain mode reads where to go on once all lessons are done, and its prompt names the home of a shared lesson`() {
        var stage = path()
        let words = PlainChanges.words(from: Model(), to: stage.model)
        let about = "About Harbors: How harbors work, and how to build one."
        #expect(Array(words.suffix(2)) == ["Module 1: Piers. 1 of 5 lessons done.", about])
        stage.model.map.entries[0].statuses = Dictionary(uniqueKeysWithValues: (0..<5).map { ($0, .done) })
        let last = Array(PlainChanges.words(from: Model(), to: stage.model).suffix(3))
        let next = "Where to go on: Try Islands, which is about ferries."
        #expect(last == [next, "Book 0: About ropes, volume 0", "Book 1: About ropes, volume 1"])
        #expect(PlainPrompt.words(stage.model, isContinued: false).hasPrefix("Next: Lesson 2 (Islands, lesson-2). Press Enter"))
    }

    @Test func `opening a shared lesson records the list, and the same lesson at home opens again`() throws {
        var stage = try TutorTests.Stage()
        var shared = try stage.lesson
        shared.summary.listedIn = "harbors"
        stage.step(.lessonOpened(OpenedLesson(state: shared, drafts: [:])))
        let opened = stage.effects.compactMap { if case .record(let event) = $0, event.kind == .opened { event } else { nil } }
        #expect(opened.map(\.path) == ["harbors"] && opened.map(\.lesson) == [shared.id])
        var home = shared.summary
        home.listedIn = home.course
        let entry = MapState.Entry(
            course: "islands", courseTitle: "Islands", module: "sea", number: 4, title: "Sea", lessonCount: 1, statuses: [:])
        stage.step(
            .mapLoaded(
                MapContents(
                    entries: [entry], open: 0, window: [home], windowStart: 0, next: nil, nextIndex: 0, progress: [:],
                    activity: Activity(days: [], today: 0), troubles: [])))
        stage.press("F2", "Home", "Enter")
        #expect(stage.effects.contains(.openLesson(home)))
        stage.step(.lessonOpened(OpenedLesson(state: try TutorTests.Stage().lesson, drafts: [:])))
        #expect(stage.effects.contains { if case .record(let event) = $0 { event.kind == .opened && event.path == nil } else { false } })
    }

    @Test func `the last lesson of a course leads to the course's page`() throws {
        var stage = try TutorTests.Stage()
        stage.model.lesson?.next = nil
        let pages = ["harbors", "islands"].map {
            MapState.Entry(course: $0, courseTitle: $0, page: .init(summary: "About \($0).", audience: "", next: "", further: []))
        }
        stage.step(
            .mapLoaded(
                MapContents(
                    entries: pages, open: 0, window: [], windowStart: 0, next: nil, nextIndex: 0, progress: [:],
                    activity: Activity(days: [], today: 0), troubles: [])))
        stage.model.location = .lesson
        var lesson = try stage.lesson
        lesson.section = lesson.lesson.sections.count - 1
        lesson.marked = lesson.items.indices.last
        #expect(lesson.markedItem == .lessonList)
        stage.model.lesson = lesson
        #expect(stage.screen.contains("This is the last lesson of Islands."))
        stage.press("Enter")
        #expect(stage.effects.contains(.loadMap) && stage.model.map.openEntry?.course == "islands")
        #expect(stage.screen.contains("About islands."))
    }
}
