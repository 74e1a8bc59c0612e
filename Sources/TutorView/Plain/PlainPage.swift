import Course
import Markup
import Mermaid
import Progress
import Terminal
package import TutorCore

/// How far the learner has got on a lesson's pages: everything up to the present item can be read.
package struct PlainPage: Equatable {
    private let lesson: String
    private let review: DueReview?
    private let section: Int
    /// How many elements of the section can be read.
    private let count: Int
    private let isWhole: Bool

    /// `nil` if no lesson is shown.
    package init?(_ model: Model) {
        guard model.location == .lesson, let lesson = model.lesson, let current = lesson.currentSection else { return nil }
        self.lesson = lesson.summary.path
        review = lesson.review?.due
        section = lesson.section
        switch lesson.markedItem {
        case .example(let id)?, .quiz(let id)?: (count, isWhole) = (id.element + 1, false)
        default: (count, isWhole) = (current.elements.count, true)
        }
    }

    /// The text that can be read now, after what was read before.
    package func words(of model: Model, after known: PlainPage?) -> [String] {
        guard let lesson = model.lesson, let current = lesson.currentSection else { return [] }
        let isNew = known?.lesson != self.lesson || known?.section != section || known?.review != review
        var words = isNew ? ["", heading(lesson, model.review)] : []
        let start = isNew ? 0 : known?.count ?? 0
        for index in start..<max(start, count) {
            words += [""] + text(of: current.elements[index], ExampleID(section: section, element: index), lesson)
        }
        if isWhole, isNew || known?.isWhole == false, let exercise = lesson.exercise {
            words += [""] + task(exercise, lesson, in: model)
        }
        return words
    }

    private func heading(_ lesson: LessonState, _ session: ReviewSession?) -> String {
        if let session, lesson.review != nil { return "\(session.place): \(lesson.lesson.title.sentence)" }
        let title = lesson.currentSection.flatMap { $0.title.isEmpty ? nil : ": \($0.title.sentence)" } ?? "."
        return "Lesson \(lesson.index + 1) of \(lesson.siblings): \(lesson.lesson.title.sentence) "
            + "Section \(section + 1) of \(lesson.lesson.sections.count)\(title)"
    }

    private func text(of element: Element, _ id: ExampleID, _ lesson: LessonState) -> [String] {
        let width = PlainText.size.width
        switch element {
        case .prose(let blocks): return [PlainText.withoutRules(Layout.prose(blocks, width: width, theme: .mono))]
        case .diagram(let block): do { return try Diagram.words(mermaid: block.text) } catch { return [block.text] }
        case .listing(let block): return [RenderedText.plain(Layout.code(block.text, language: nil, width: width, theme: .mono))]
        case .example(let example):
            let choices = lesson.openChoices(id).map { ["Before you run it: \(example.prediction?.question ?? "")"] + Self.lettered($0) }
            return ["Example:", example.block.text] + (choices ?? [])
        case .quiz(let quiz):
            let state = lesson.quizState(id)
            return [PlainText.spoken(quiz.question)] + Self.lettered(state.order.map { PlainText.spoken(quiz.choices[$0].text) })
                + (state.isRight == true ? [PlainText.feedback(on: state, quiz)] : [])
        }
    }

    private static func lettered(_ choices: [String]) -> [String] { zip(LessonText.letters, choices).map { "  \($0)  \($1)" } }

    private func task(_ exercise: Exercise, _ lesson: LessonState, in model: Model) -> [String] {
        let number = "Exercise \((lesson.number(of: exercise) ?? 0) + 1) of \(lesson.lesson.exercises.count)"
        let question = "Question \(model.review?.number ?? 1)"
        let title = lesson.review == nil ? number : lesson.review?.isPlacement == true ? question : "Exercise"
        let isOver = lesson.review == nil && lesson.isDone(exercise)
        let keys =
            isOver
            ? "Solved. Type work to work on it again."
            : exercise.isSQL ? "Type SQL, end with a semicolon; or help." : "Type one command per line, or help."
        let start = exercise.isSQL ? lesson.pad.editor.text : exercise.starter.filter { $0.path == nil }.map(\.text).joined(separator: "\n")
        let files = lesson.files.folder.isEmpty ? [] : ["Commands run in \(lesson.files.folder). Edit the files there with any editor."]
        let paths = exercise.starter.compactMap(\.path)
        return ["\(title): \(exercise.title.sentence) \(keys)"]
            + (exercise.isSQL ? [] : files) + (paths.isEmpty ? [] : ["Its files: \(paths.joined(separator: ", "))."])
            + (lesson.dataNote.map { [PlainText.withoutKeys($0, in: model)] } ?? [])
            + (start.isEmpty ? [] : ["You start with:", start]) + PlainChanges.held(lesson.facts[exercise.id])
    }
}

/// The prompt for the learner's next input.
package enum PlainPrompt {
    /// - Parameter isContinued: Whether the text typed so far is not complete.
    package static func words(_ model: Model, isContinued: Bool) -> String {
        switch model.overlay {
        case .question(let question, _)?:
            return question.choices.map { "\($0.key) \($0.label)" }.joined(separator: ", ") + ", or Enter to go back: "
        case .sections?: return "Type a section's number, or Enter to go back: "
        case .find?, .history?: return "Type a number, or words to search for, or Enter to go back: "
        case .menu?, .help?, .tables?, .reference?, .figure?, .runs?, nil: break
        }
        guard model.location == .lesson, let lesson = model.lesson else {
            guard let marked = model.map.markedLesson else { return "> " }
            let home = marked.homeTitle.map { "\($0), " } ?? ""
            let name = "\(marked.progressID == model.map.next?.progressID ? "Next: " : "")\(marked.title) (\(home)\(marked.id))"
            return "\(name). Press Enter to open it, or type words to search for another, or help.\n> "
        }
        if lesson.isAtWork {
            guard lesson.workTab == .sql else { return isContinued ? "> " : "$ " }
            return isContinued ? "...> " : lesson.hasTwoSessions && lesson.shownText != nil ? "sql \(lesson.shownSession.name)> " : "sql> "
        }
        switch lesson.markedItem {
        case .example(let id)? where lesson.openPrediction == id:
            // A question with choices stands above them.
            let question = lesson.openChoices(id) == nil ? lesson.example(id)?.prediction?.question : nil
            return question.map { "Predict: \(PlainText.spoken($0)) Type your answer, or skip: " } ?? "Your answer, or skip: "
        case .quiz?: return "Your answer, or skip: "
        case .nextLesson?:
            return lesson.next.map { "Next lesson: \($0.title), \($0.minutes) minutes. Press Enter to open it, or type quit. " } ?? "> "
        case let item?: return "Press Enter: \(LessonText.action(of: item, in: lesson)); or type help or quit. "
        case nil: return "> "
        }
    }
}
