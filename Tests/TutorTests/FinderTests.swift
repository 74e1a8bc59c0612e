import Course
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

@testable import TutorRuntime

/// The search in the titles and texts of all lessons, and the list of a lesson's sections.
struct FinderTests {
    private static let tides = LessonSummary(
        course: "islands", module: "sea", id: "tides", number: 12, title: "Tides", idea: "", minutes: 20, engine: .postgresql,
        exercises: [], path: "12-tides.md")

    /// In a lesson, with the lesson list loaded and the search open.
    private func stage(_ query: String, width: Int = 100, text: String = Stage.text) throws -> Stage {
        var stage = try Stage(width: width, height: 30, text: text)
        stage.step(
            .mapLoaded(
                MapContents(
                    entries: [], open: 0, window: [], windowStart: 0, next: nil, nextIndex: 0, progress: [:],
                    activity: Activity(days: [], today: 0), troubles: [])))
        stage.press("F3", query)
        #expect(stage.effects.last == .find(query))
        return stage
    }

    private func place(_ lesson: LessonSummary, section: Int, before: String = "A ") -> FoundPlace {
        FoundPlace(lesson, FoundPlace.Excerpt(section: section, title: "Counting", before: before, match: "row", after: " is a ferry."))
    }

    @Test(arguments: [(60, "A "), (100, "A "), (100, String(repeating: "long and wide ", count: 5))])
    func `a place in a text is shown with its lesson, its section and the match`(width: Int, before: String) throws {
        var stage = try stage("row", width: width)
        stage.step(.found(query: "row", [place(Self.tides, section: 1, before: before)]))
        let row = try #require(stage.screen.split(separator: "\n").first { $0.contains("Tides") })
        #expect(row.contains("row") && row.contains("Tides › C"), "\(stage.screen)")
    }

    @Test func `results arrive piece by piece, and the selection stays`() throws {
        var stage = try stage("row")
        stage.step(.found(query: "row", [FoundPlace(Self.tides)], isComplete: false))
        #expect(stage.screen.contains("Searching …"))
        stage.step(.found(query: "row", [place(Self.tides, section: 1)], at: 1, isComplete: false))
        stage.press("Down")
        stage.step(.found(query: "ro", [FoundPlace(Self.tides)]))
        stage.step(.found(query: "row", [place(Self.tides, section: 4)], at: 2))
        #expect(!stage.screen.contains("Searching …"))
        stage.press("Enter")
        #expect(stage.effects.contains(.openLesson(Self.tides, section: 1)))
    }

    @Test func `Enter pressed too early opens the first place found`() throws {
        var stage = try stage("row")
        stage.step(.found(query: "row", [], isComplete: false))
        stage.press("Enter")
        #expect(stage.model.overlay != nil)
        stage.step(.found(query: "row", [place(Self.tides, section: 2)], at: 0, isComplete: false))
        #expect(stage.effects.contains(.openLesson(Self.tides, section: 2)))
    }

    @Test func `a place in the open lesson is gone to without opening it again`() throws {
        var stage = try stage("row")
        stage.step(.found(query: "row", [place(try stage.lesson.summary, section: 2)]))
        stage.press("Enter")
        #expect(try stage.lesson.section == 2 && stage.lesson.focus == .text)
        #expect(stage.model.overlay == nil)
        #expect(!stage.effects.contains { if case .openLesson = $0 { true } else { false } })
    }

    @Test func `a lesson opens at the section that was found`() throws {
        var stage = try Stage()
        stage.step(.lessonOpened(OpenedLesson(state: try stage.lesson, drafts: [:], section: 2)))
        #expect(try stage.lesson.section == 2)
        let reached = stage.effects.contains { if case .record(let event) = $0 { event.kind == .reached(section: 2) } else { false } }
        #expect(reached)
    }

    @Test(arguments: [(80, 24), (100, 30), (160, 48)])
    func `the lesson's command summary is under F7 and in all commands, in plain mode as a word`(width: Int, height: Int) throws {
        var stage = try Stage(
            width: width, height: height, text: Stage.text.replacing("objectives:", with: "teaches: [select]\nobjectives:"))
        stage.press("F7")
        stage.model.tracker = nil
        for key in ["k", "^G"] {
            stage.press(key)
            if key == "^G" { stage.press("summary", "Enter") }
            #expect(stage.screen.contains("command summary") && stage.screen.contains("SELECT"), "\(stage.screen)")
            stage.press("Esc", "F7")
        }
        let messages = try #require(stage.model.messages(for: "command summary"))
        #expect(messages.count == 1)
    }

    @Test func `the sections are listed, and Enter or a click goes to one`() throws {
        var stage = try Stage()
        stage.model.lesson?.summary.exercises = ["big-ferries", "all-ferries"]
        stage.model.lesson?.summary.optionalExercises = ["big-ferries"]
        stage.press("n", "^G", "#")
        #expect(stage.screen.split(separator: "\n").filter { $0.contains("optional") }.map { $0.contains("Big ferries") } == [true])
        for words in ["1  Start", "▸ 2  Counting", "3  Exercise: Big ferries", "6  In one breath"] {
            #expect(stage.screen.contains(words), "\(words)")
        }
        stage.press("Down", "Enter")
        #expect(try stage.lesson.section == 2)
        stage.press("e", "^G", "#")
        stage.click(.section(5))
        #expect(try stage.lesson.section == 5 && stage.lesson.focus == .text)
        #expect(stage.model.overlay == nil)
        stage.press("#", "Esc")
        #expect(try stage.lesson.section == 5 && stage.model.location == .lesson)
    }

    @Test func `the numbers in the list of sections select them, with two digits, too`() throws {
        let more = (7...12).map { "\n\n## Part \($0)\n\nMore.\n" }.joined()
        var stage = try Stage(text: Stage.text + more)
        stage.press("#", "4")
        #expect(stage.screen.contains("▸  4"))
        stage.press("1", "2")
        #expect(stage.screen.contains("▸ 12  Part 12"), "\(stage.screen)")
        stage.press("9", "0", "Enter")
        #expect(try stage.lesson.section == 8)
        stage.press("#", "Up", "3", "Enter")
        #expect(try stage.lesson.section == 2)
    }

    @Test func `letters typed in the list of sections don't get to the page`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "#", "sale")
        #expect(stage.screen.contains("Type a section's number"), "\(stage.screen)")
        #expect(try stage.model.overlay != nil && stage.lesson.openPrediction != nil)
    }

    @Test func `a place found is scrolled into view`() throws {
        let long = (1...60).map { "Line \($0) of the story.\n\n" }.joined()
        var stage = try stage("row", text: Stage.text.replacing("A **row** is a ferry.", with: long + "A **row** is a ferry."))
        stage.step(.found(query: "row", [place(try stage.lesson.summary, section: 1)]))
        stage.press("Enter")
        #expect(stage.screen.contains("A row is a ferry."), "\(stage.screen)")
    }

    // MARK: - Reading

    private static let secret = "the tide of ÄRGER"

    /// A course with two lessons.
    private func catalog(_ scratch: ScratchFolder) throws -> Catalog {
        for folder in ["islands", "islands/1-sea", "cache"] { scratch.makeFolder(folder) }
        scratch.write(
            "id: islands\ntitle: Islands\nsummary: All about them\naudience: All\nlanguage: en\nassumes: []\nmodules: [sea]\n".utf8,
            to: "islands/course.yaml")
        scratch.write("title: Sea\nsummary: All about it\n".utf8, to: "islands/1-sea/module.yaml")
        scratch.write(Stage.text.utf8, to: "islands/1-sea/1-ferries.md")
        scratch.write(
            (Stage.text.replacing("Ferries", with: "Tides") + "\n\nNo one stops \(Self.secret).\n").utf8, to: "islands/1-sea/2-tides.md")
        let catalog = Catalog(root: try CourseRoot(directory: scratch.path), cache: scratch.path + "/cache")
        catalog.refresh()
        return catalog
    }

    private func found(_ query: String, in catalog: Catalog) async -> [FoundPlace] {
        await LessonSearch(catalog).places(of: query)
    }

    @Test func `texts are searched without regard to case, and each section is found once`() async throws {
        let scratch = ScratchFolder()
        let catalog = try catalog(scratch)
        let tide = await found("TIDE of", in: catalog)
        #expect(tide.map(\.lesson.id) == ["tides"])
        let excerpt = try #require(tide.first?.excerpt)
        #expect(excerpt.section == 5 && excerpt.title == "In one breath")
        #expect(excerpt.before == "No one stops the " && excerpt.match == "tide of" && excerpt.after == " ÄRGER.")
        let rows = await found("a row", in: catalog)
        let places = rows.map { "\($0.lesson.id) \($0.excerpt?.section ?? -1)" }
        #expect(places == ["ferries 1", "ferries 4", "ferries 5", "tides 1", "tides 4", "tides 5"])
    }

    @Test func `a course is found by a part of its title, and opens in the lesson list`() async throws {
        let scratch = ScratchFolder()
        let course = try #require(await found("ISLAND", in: catalog(scratch)).first)
        #expect(course.course == "Islands" && course.lesson.id == "ferries")
        var stage = try stage("island")
        let page = MapState.Entry(
            course: "islands", courseTitle: "Islands", page: .init(summary: "All about them", audience: "All", next: "", further: []))
        stage.model.map.entries = [
            MapState.Entry(course: "sea", courseTitle: "Sea", module: "a", number: 1, title: "A", lessonCount: 0), page,
        ]
        stage.step(.found(query: "island", [course, FoundPlace(Self.tides)]))
        #expect(stage.screen.contains("Islands") && PlainChanges.words(from: Model(), to: stage.model).contains("1  Islands (course)"))
        stage.press("Enter")
        #expect(stage.model.location == .map && stage.model.map.open == 1)
        #expect(stage.screen.contains("For whom"))
    }

    @Test func `a title with a word that begins like the query comes before one that only contains it`() async throws {
        let scratch = ScratchFolder()
        let catalog = try catalog(scratch)
        scratch.write(Stage.text.replacing("Ferries", with: "Andaman").utf8, to: "islands/1-sea/3-andaman.md")
        catalog.refresh()
        let named = await found("and", in: catalog).filter { $0.excerpt == nil }
        #expect(named.map { $0.course ?? $0.lesson.title } == ["Andaman", "Islands"])
    }

    @Test func `titles come first, and solutions, hints and outputs are not searched`() async throws {
        let scratch = ScratchFolder()
        let catalog = try catalog(scratch)
        let tides = await found("tides", in: catalog)
        #expect(tides.first == catalog.find("tides").first.map { FoundPlace($0) })
        for query in ["tonnes > 100", "Which rows should stay", "(2 rows)", "Islands have no table"] {
            #expect(await found(query, in: catalog).isEmpty, "\(query)")
        }
    }
}
