import Course
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

struct ReadingTests {
    /// The lesson with more before its example than fits on a screen.
    private let longStory = Stage.text.replacing(
        "How many are there?", with: String(repeating: "Long ago.\n\n", count: 20) + "How many are there?")

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `a lesson's page looks as it should`(width: Int, height: Int) throws {
        var stage = try Stage(width: width, height: height)
        stage.press("n")
        expectSnapshot(stage.screen, named: "lesson-\(width)x\(height)")
    }

    @Test func `what follows a prediction is not shown before it is given`() throws {
        var stage = try Stage()
        stage.press("n")
        #expect(stage.screen.contains("how many rows will there be?"))
        #expect(!stage.screen.contains("Two. One for each island."))
        stage.press("3", "Enter")
        #expect(stage.effects.contains { if case .run(_, "SELECT name FROM ferries;\n", _) = $0 { true } else { false } })
        #expect(stage.screen.contains("You said: 3"))
        #expect(stage.screen.contains("not what came"))
        #expect(stage.screen.contains("Two. One for each island."))
    }

    @Test func `Enter without a prediction asks for one and runs nothing`() throws {
        var stage = try Stage()
        stage.press("n", "Enter")
        #expect(!stage.effects.contains { if case .run = $0 { true } else { false } })
        #expect(stage.screen.contains("Type what you expect"))
    }

    @Test func `a prediction can be passed over`() throws {
        var stage = try Stage()
        stage.press("n", "s")
        #expect(stage.screen.contains("Two. One for each island."))
    }

    @Test func `Space reads on to the end of a section and then to the next one`() throws {
        var stage = try Stage()
        #expect(try stage.lesson.section == 0)
        stage.press("Space")
        #expect(try stage.lesson.section == 1)
        #expect(stage.effects.contains { if case .record(let event) = $0 { event.kind == .reached(section: 1) } else { false } })
    }

    @Test func `Space does not walk past a prediction that is asked for`() throws {
        var stage = try Stage()
        stage.press("n", "Space")
        #expect(try stage.lesson.section == 1)
        #expect(stage.screen.contains("First a guess"))
    }

    @Test func `keys move the page until the place for a guess can be seen`() throws {
        var stage = try Stage(width: 80, height: 24, text: longStory)
        stage.press("n")
        #expect(!stage.screen.contains("how many rows will there be?"))
        stage.press("3")
        #expect(!stage.screen.contains("Run it with your guess"))
        stage.press("Space", "Space", "Space")
        #expect(stage.screen.contains("how many rows will there be?"))
        #expect(stage.screen.contains("Run it with your guess"))
        #expect(stage.screen.contains("[▏]"))
        stage.press("3")
        #expect(stage.screen.contains("[3▏]"))
        stage.press("Enter")
        #expect(stage.screen.contains("You said: 3"))
        #expect(stage.screen.contains("(2 rows)"))
    }

    @Test func `Enter shows what is marked before it does it`() throws {
        var stage = try Stage(width: 80, height: 24, text: longStory)
        stage.press("n", "Enter")
        #expect(stage.screen.contains("[▏]"))
        #expect(!stage.screen.contains("Type what you expect"))
    }

    @Test func `a right choice is praised with its reason and a wrong one explained`() throws {
        var stage = try Stage()
        stage.press("n", "n", "n", "n")
        let order = try stage.lesson.quizState(ExampleID(section: 4, element: 0)).order
        let wrong = order.firstIndex(of: 1) == 0 ? "a" : "b"
        stage.press(wrong)
        #expect(stage.screen.contains("Islands have no table here."))
        stage.press(wrong == "a" ? "b" : "a")
        #expect(stage.screen.contains("Yes. One row, one ferry."))
        #expect(
            stage.effects.contains {
                if case .record(let event) = $0, case .quizAnswered(question: 0, right: true, _) = event.kind { true } else { false }
            })
        let islands = try #require(stage.lesson.quiz(ExampleID(section: 4, element: 0))).choices
        var again = try Stage().lesson
        again.progress.answers[0] = LessonProgress.Answer(text: islands[0].text, isRight: islands[0].isCorrect, tries: 2)
        let restored = again.quizState(ExampleID(section: 4, element: 0))
        #expect(restored.chosen == 0)
        #expect(restored.isRight == islands[0].isCorrect)
    }

    @Test func `reaching the last section completes the lesson`() throws {
        var stage = try Stage()
        stage.press("n", "n", "n", "n", "n")
        #expect(stage.effects.contains { if case .record(let event) = $0 { event.kind == .completed } else { false } })
    }

    @Test(arguments: [(0, 0), (1, 1), (39, 12), (40, 11)])
    func `a window that is too small is told so and nothing breaks`(width: Int, height: Int) throws {
        var stage = try Stage()
        stage.step(.resize(Size(width: width, height: height)))
        #expect(stage.frame.canvas.size == Size(width: width, height: height))
        stage.press("n", "Enter", "^G", "Esc")
        stage.step(.resize(Size(width: 80, height: 24)))
        #expect(stage.screen.contains("Lesson"))
    }
}
