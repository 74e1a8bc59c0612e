import Course
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

/// Edits to the open lesson's file, and trust in third-party courses.
struct AuthoringTests {
    private func read(_ text: String) throws -> Lesson {
        try #require(
            LessonReader.lesson(text: text, path: "11-ferries.md", name: .init(course: "islands", module: "sea", id: "ferries", number: 11))
                .lesson)
    }

    @Test func `an edited lesson is shown immediately at the same position, with the linter's findings`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.press("n")
        #expect(stage.screen.contains("Counting"))
        let id = try stage.lesson.id
        let text = Stage.text.replacing("## Counting", with: "## At the pier\n\nBoats come and go.\n\n## Counting")
            .replacing("How many are there?", with: "How many ferries are there?")
        stage.step(
            .lessonReloaded(id, try read(text), findings: ["warning in line 9: a sentence is long", "warning in line 12: no image"]))
        #expect(stage.screen.contains("How many ferries are there?"))
        #expect(try stage.lesson.section == 2)
        #expect(stage.screen.contains("! warning in line 9: a sentence is long (and 1 more)"))
        #expect(stage.effects.contains(.prepareLesson(try stage.lesson.summary)))
        stage.step(.lessonReloaded(id, try read(text), findings: []))
        #expect(!stage.screen.contains("! warning"))
    }

    @Test func `a lesson that is briefly unreadable keeps its last text, with the reason`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.press("n")
        let before = try stage.lesson.lesson
        stage.step(.lessonReloaded(try stage.lesson.id, nil, findings: ["error in line 2: minutes is missing"]))
        #expect(try stage.lesson.lesson == before)
        #expect(stage.screen.contains("! error in line 2: minutes is missing"))
    }

    @Test func `results stay when the lesson's text changes`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.press("n", "Enter", "2", "Enter")
        try stage.answer(["name"], [["Rosa"], ["Vera"]], tag: "SELECT 2")
        #expect(stage.screen.contains("Correct: you predicted 2."))
        let text = Stage.text.replacing("How many are there?", with: "How many ferries are there?")
        stage.step(.lessonReloaded(try stage.lesson.id, try read(text), findings: []))
        #expect(stage.screen.contains("Correct: you predicted 2."))
        #expect(stage.screen.contains("Rosa"))
    }

    /// A course on disk, before and after it is trusted.
    private func question(_ folder: ScratchFolder, _ trust: Trust, _ summary: LessonSummary) throws -> TrustQuestion {
        TrustQuestion(lesson: summary, review: try trust.review(of: folder.path))
    }

    @Test func `a third-party course lists what it would run, and a stray Enter trusts nothing`() throws {
        let folder = ScratchFolder()
        folder.write("id: islands\ntitle: Islands\nsummary: Ferries\nmodules: [sea]\n".utf8, to: "course.yaml")
        let trust = Trust(file: ScratchFolder().path + "/trusted")
        var stage = try Stage(width: 80, height: 24)
        let summary = try stage.lesson.summary
        stage.step(.trustAsked(try question(folder, trust, summary)))
        #expect(stage.screen.contains("Trust this course?"))
        #expect(stage.screen.contains("no commands"))
        #expect(stage.screen.contains("you can read it, but nothing runs"))
        stage.press("r")
        #expect(stage.screen.contains("What would run"))
        stage.press("Esc")
        #expect(stage.screen.contains("Trust this course?"))
        stage.press("Enter")
        #expect(!stage.effects.contains { if case .trust = $0 { true } else { false } })
        #expect(!stage.screen.contains("Trust this course?"))
        stage.press("e", "F5")
        #expect(stage.screen.contains("runs nothing until you trust it"))
        // Typing is not taken for an answer.
        stage.step(.trustAsked(try question(folder, trust, summary)))
        #expect(!stage.screen.contains("Trust this course?"))
        stage.press("Esc")
        stage.step(.trustAsked(try question(folder, trust, summary)))
        stage.press("t")
        let directory = try trust.review(of: folder.path).directory
        #expect(stage.effects.contains(.trust(directory, .content, then: summary)))
    }

    @Test func `no shell example runs before its course is trusted`() throws {
        let folder = ScratchFolder()
        folder.write("id: islands\ntitle: Islands\nsummary: Ferries\nmodules: [sea]\n".utf8, to: "course.yaml")
        let text = Stage.text.replacing("```sql run predict=rows\n", with: "```sh run\n")
        var stage = try Stage(width: 80, height: 24, text: text)
        let id = try stage.lesson.id
        func runs() -> Bool { stage.effects.contains { if case .shell(_, .run) = $0 { true } else { false } } }
        stage.press("n")
        let example = try #require(try stage.lesson.items.firstIndex { if case .example = $0 { true } else { false } })
        stage.step(.press(.item(example)))
        #expect(!runs() && stage.screen.contains("still being prepared"))
        stage.step(.trustAsked(try question(folder, Trust(file: ScratchFolder().path + "/trusted"), try stage.lesson.summary)))
        stage.press("n")
        stage.step(.press(.item(example)))
        #expect(!runs() && stage.screen.contains("runs nothing until you trust it"))
        stage.step(.trusted(id))
        stage.step(.press(.item(example)))
        #expect(runs())
    }

    @Test func `a trusted course that changed lists the changed files`() throws {
        let folder = ScratchFolder()
        folder.write("id: islands\ntitle: Islands\nsummary: Ferries\nmodules: [sea]\n".utf8, to: "course.yaml")
        let trust = Trust(file: ScratchFolder().path + "/trusted")
        try trust.trust(folder.path)
        folder.write("id: islands\ntitle: Islands\nsummary: Boats\nmodules: [sea]\n".utf8, to: "course.yaml")
        var stage = try Stage(width: 80, height: 24)
        stage.step(.trustAsked(try question(folder, trust, try stage.lesson.summary)))
        #expect(stage.screen.contains("changed since you trusted it"))
        #expect(stage.screen.contains("Changed: course.yaml"))
    }
}
