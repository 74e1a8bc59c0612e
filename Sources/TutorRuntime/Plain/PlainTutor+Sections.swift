import Course
import Markup
import Mermaid
import Progress
import Terminal
import TutorCore

extension PlainTutor {
    enum Way { case goOn, quit }

    /// The width that text is laid out for.
    static let width = 80

    /// Prints a section, with its examples, questions and exercise.
    func teachSection(_ state: inout LessonState) async throws -> Way {
        guard let section = state.currentSection else { return .goOn }
        for (index, element) in section.elements.enumerated() {
            let id = ExampleID(section: state.section, element: index)
            say("")
            switch element {
            case .prose(let blocks): show(Layout.prose(blocks, width: Self.width, theme: .mono, marks: true))
            case .diagram(let block): describe(block)
            case .listing(let block): show(Layout.code(block.text, language: nil, width: Self.width, theme: .mono))
            case .example(let example): if try await play(example, id, state) == .quit { return .quit }
            case .quiz(let quiz): if try await question(quiz, id, &state) == .quit { return .quit }
            }
        }
        if let exercise = section.exercise { return try await work(on: exercise, state) }
        guard state.section + 1 < state.lesson.sections.count else { return .goOn }
        return await pause()
    }

    private func show(_ lines: [Line]) { say(RenderedText.plain(lines)) }

    private func describe(_ block: CodeBlock) {
        do { for words in try Diagram.words(mermaid: block.text) { say(words) } } catch { say(block.text) }
    }

    private func pause() async -> Way {
        guard let line = await ask("Press Enter to continue, or type quit. ") else { return .quit }
        return line.trimmed == "quit" ? .quit : .goOn
    }

    /// Asks for an example's prediction, then runs it.
    private func play(_ example: Example, _ id: ExampleID, _ state: LessonState) async throws -> Way {
        say("Example:")
        say(example.block.text)
        var prediction = ExampleState()
        if let asked = example.prediction {
            guard let line = await ask("Before it runs: \(asked.question) ") else { return .quit }
            if line.trimmed == "quit" { return .quit }
            prediction.prediction = line
        }
        guard example.block.language == "sql" else {
            await run(command: example.block.text)
            return .goOn
        }
        let result = await run(example.block.text)
        let rows = result.trouble == nil && result.shown?.columns.isEmpty == false ? result.shown?.arrivedRows : nil
        let isRight = prediction.judge(example, returned: rows)
        if example.prediction != nil {
            say(LessonText.comment(on: prediction, predictsRows: example.prediction == .rows, returned: rows))
        }
        if let rows, let written = example.writtenRows, written != rows {
            say(LessonText.divergence(expected: written, returned: rows))
        }
        if let isRight {
            try await services.progress.append(Event(.predicted(example: state.exampleNumber(id), right: isRight), in: state.id))
        }
        return .goOn
    }

    /// Asks a question until the answer is right or the learner skips it.
    private func question(_ quiz: Quiz, _ id: ExampleID, _ state: inout LessonState) async throws -> Way {
        let order = state.quizState(id).order
        let letters = Array("abcdefgh")
        say(quiz.question)
        for (place, choice) in order.enumerated() where letters.indices.contains(place) {
            say("  \(letters[place])  \(quiz.choices[choice].text)")
        }
        while let line = await ask("Your answer, or skip: ") {
            let given = line.trimmed.lowercased()
            if given == "quit" { return .quit }
            if given == "skip" || given.isEmpty { return .goOn }
            let isRight: Bool
            var text = line.trimmed
            if quiz.choices.isEmpty {
                isRight = quiz.accepts(line)
                say(isRight ? "Correct." : "Not quite.")
            } else {
                guard given.count == 1, let place = letters.firstIndex(of: Character(given)), let choice = order.element(at: place) else {
                    say("Type the letter of a choice.")
                    continue
                }
                isRight = quiz.choices[choice].isCorrect
                text = quiz.choices[choice].text
                say(quiz.choices[choice].why)
            }
            try await services.progress.append(
                Event(.quizAnswered(question: state.questionNumber(id), right: isRight, answer: text), in: state.id))
            if isRight { return .goOn }
        }
        return .quit
    }
}
