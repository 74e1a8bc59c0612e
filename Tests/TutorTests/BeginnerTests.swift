import Course
import Glibc
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

/// Goes through all shipped lessons as a beginner does. `Tests/beginner` does the same in a terminal, with a real server and shell.
struct BeginnerTests {
    private struct Walk: TutorStage {
        var tutor: DrawnModel
        var effects: [Effect] = []
    }

    /// A key bar that was checked.
    private struct Stop: Hashable {
        var focus: LessonState.Focus
        var bar: String
    }

    private static let guesses = ["none", "zero", "3", "3 rows"]
    private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    /// The shipped lessons in scope, by path: a folder's number and a lesson's id are parts of its name.
    private static let lessons = allLessons.filter { path in
        guard let inScope = Scope.lessons, let name = path.split(separator: "/").last else { return true }
        return inScope.contains(String(name.dropFirst(3).dropLast(3)))
    }

    private static let allLessons: [String] = {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob("\(root)/Lessons/*/*/[0-9]*.md", 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }()

    @Test func `the shipped lessons are found`() { #expect(Self.allLessons.count > 40) }

    @Test(arguments: lessons, [(80, 24), (100, 30), (160, 48)])
    func `a beginner gets through every lesson, and no key bar or cursor misleads`(path: String, size: (Int, Int)) throws {
        var stage = Walk(tutor: DrawnModel(size: Size(width: size.0, height: size.1)))
        let name = LessonReader.Name(course: "course", module: "module", id: path, number: 11)
        let lesson = try #require(
            LessonReader.lesson(text: String(decoding: ScratchFolder.bytes(at: path), as: UTF8.self), path: path, name: name).lesson,
            "\(path)")
        let summary = LessonSummary(
            course: "course", module: "module", id: path, number: 11, title: lesson.title, idea: "", minutes: lesson.minutes,
            engine: lesson.engine, exercises: lesson.exercises.map(\.id), path: path)
        let state = LessonState(
            summary: summary, lesson: lesson, courseTitle: "Course", moduleTitle: "Module", moduleNumber: 4, index: 10, siblings: 21,
            siblingsDone: Array(repeating: false, count: 21), next: nil)
        var known: Set<Stop> = []
        stage.step(.lessonOpened(OpenedLesson(state: state, drafts: [:])))
        try LessonWorld().settle(&stage)
        for section in lesson.sections.indices {
            #expect(stage.model.lesson?.section == section, "\(path)")
            try stroll(&stage, &known, path)
            try read(&stage, &known, path)
            if lesson.sections[section].exercise != nil { try work(&stage, &known, path) }
            for key in ["^G", "N"] { try press(key, on: &stage, &known, path) }
        }
    }

    /// Presses a key, lets everything come to its end, and checks what the screen promises, once for each key bar of a lesson.
    private func press(_ key: String, world: LessonWorld = LessonWorld(), on stage: inout Walk, _ known: inout Set<Stop>, _ path: String)
        throws
    {
        stage.press(key)
        try world.settle(&stage)
        let lesson = try #require(stage.model.lesson)
        let bar = stage.frame.canvas.row(stage.size.height - 1)
        guard known.insert(Stop(focus: lesson.focus, bar: bar)).inserted else { return }
        let broken = try ScreenPromise(stage, world: world).broken
        #expect(broken.isEmpty, "\(path), after \(key) in section \(lesson.section + 1): \(broken)\n\(stage.screen)")
    }

    /// Presses keys that must not lose the learner's place.
    private func stroll(_ stage: inout Walk, _ known: inout Set<Stop>, _ path: String) throws {
        let section = stage.model.lesson?.section
        for key in ["Tab", "Backtab", "Esc", "Esc"] { try press(key, on: &stage, &known, path) }
        #expect(stage.model.location == .lesson && stage.model.lesson?.section == section, "\(path)")
    }

    /// Answers what the page asks and runs what it shows, with Enter and nothing else, until Enter would leave the page.
    private func read(_ stage: inout Walk, _ known: inout Set<Stop>, _ path: String) throws {
        for turn in 0..<200 {
            let lesson = try #require(stage.model.lesson)
            if lesson.focus == .shell {
                // In a narrow window, an example's commands run in the shell's tab.
                for key in ["^G", "T"] { try press(key, on: &stage, &known, path) }
                continue
            }
            guard let action = lesson.enterAction(on: stage.frame.map.page) else { return }
            switch action {
            case .act(.work), .act(.nextSection), .act(.nextLesson), .act(.lessonList): return
            case .act(.quiz(let id)):
                let choices = try #require(lesson.quiz(id)).choices.count
                if choices > 0 {
                    for key in [String(LessonText.letters[turn % choices]), "Enter"] { try press(key, on: &stage, &known, path) }
                } else {
                    try answer(Self.guesses[turn % 4], &stage, &known, path)
                    try press("Esc", on: &stage, &known, path)
                    if stage.model.location == .map { try press("Esc", on: &stage, &known, path) }
                }
                if stage.model.lesson?.markedItem == lesson.markedItem { try press("Tab", on: &stage, &known, path) }
            case .act(.example(let id)):
                let step = LessonText.stepAction(of: id, in: lesson)
                if let choices = lesson.openChoices(id) {
                    for key in [String(LessonText.letters[turn % choices.count]), "Enter"] { try press(key, on: &stage, &known, path) }
                } else if lesson.openPrediction == id {
                    try answer(Self.guesses[turn % 4], &stage, &known, path)
                } else {
                    try press("Enter", on: &stage, &known, path)
                }
                let now = try #require(stage.model.lesson)
                let nextStep = LessonText.stepAction(of: id, in: now)
                #expect(step == nil ? now.examples[id]?.wasRun == true : nextStep != step, "\(path): nothing ran\n\(stage.screen)")
                if step != nil || now.exampleResults[id] != nil {
                    #expect(stage.screen.contains("Ada"), "\(path): the result is not on the screen\n\(stage.screen)")
                }
                if now.focus == .text, now.markedItem == .example(id), nextStep == nil || nextStep == "Run again" {
                    try press("Tab", on: &stage, &known, path)
                }
            case .pageDown, .reveal:
                let top = stage.frame.map.page.top
                try press("Enter", on: &stage, &known, path)
                #expect(stage.frame.map.page.top != top, "\(path): Enter did not scroll\n\(stage.screen)")
            }
        }
        Issue.record("\(path): the section does not end\n\(stage.screen)")
    }

    /// Types into the prompt that Enter opens; keys that are commands elsewhere are text in it.
    private func answer(_ guess: String, _ stage: inout Walk, _ known: inout Set<Stop>, _ path: String) throws {
        let section = stage.model.lesson?.section
        try press("Enter", on: &stage, &known, path)
        try #require(stage.model.lesson?.prompt != nil, "\(path): Enter did not open the prompt\n\(stage.screen)")
        let text = guess + " npbe seq scan"
        for character in text.dropLast() { stage.press(character == " " ? "Space" : String(character)) }
        try press(String(text.suffix(1)), on: &stage, &known, path)
        #expect(stage.model.lesson?.prompt?.input.text == text && stage.model.lesson?.section == section, "\(path)")
        #expect(stage.screen.contains(text), "\(path): what was typed is not on the screen\n\(stage.screen)")
        try press("Esc", on: &stage, &known, path)
        #expect(stage.model.location == .lesson && stage.screen.contains(text), "\(path): Esc lost what was typed\n\(stage.screen)")
        try press("Enter", on: &stage, &known, path)
        try press("Enter", on: &stage, &known, path)
    }

    /// Fails the exercise twice, with a hint, and then passes.
    private func work(_ stage: inout Walk, _ known: inout Set<Stop>, _ path: String) throws {
        let section = stage.model.lesson?.section
        try press("Enter", on: &stage, &known, path)
        let start = try #require(stage.model.lesson)
        #expect(start.focus != .text, "\(path): Enter did not open the work\n\(stage.screen)")
        let isSQL = start.exercise?.isSQL == true
        for passes in [false, false, true] {
            if isSQL {
                // A script of two sessions runs step by step, as it is.
                let isScript = start.exercise?.starter.first?.text.contains("-- A:") == true
                for key in isScript ? ["F5"] : ["x", ";", "F5"] { try press(key, on: &stage, &known, path) }
                #expect(stage.screen.contains("Ada"), "\(path): the result is not on the screen\n\(stage.screen)")
            }
            for key in start.focus == .shell ? ["^G", "C"] : ["F6"] {
                try press(key, world: LessonWorld(passes: passes), on: &stage, &known, path)
            }
            #expect(stage.screen.contains(passes ? "✓ Correct" : "✗ Not yet"), "\(path): no verdict\n\(stage.screen)")
            if passes { break }
            for key in start.focus == .shell ? ["^G", "H"] : ["F4"] { try press(key, on: &stage, &known, path) }
            if isSQL { try press("Enter", on: &stage, &known, path) }
        }
        if start.focus == .shell { for key in ["^G", "T"] { try press(key, on: &stage, &known, path) } }
        if stage.model.lesson?.focus != .text { try press("Esc", on: &stage, &known, path) }
        #expect(stage.model.lesson?.focus == .text && stage.model.lesson?.section == section, "\(path)\n\(stage.screen)")
    }
}
