package import Course
package import EngineValues
import Verdicts

/// A part of a presentation: one thing that the room sees at a time.
package struct Step: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// Elements of the section: prose, diagrams, and listings.
        case text(Range<Int>)
        case question(ExampleID)
        case show(ExampleID)
        case predict(ExampleID)
        /// Types and runs an example or, if it has two sessions, one of its statements.
        case run(ExampleID, statement: Int)
        case task
        /// Types and runs a part of an exercise's solution: a file, a block of commands, or a statement of a script.
        case work(part: Int)
        case verdict
        case solution
    }

    package var section: Int
    package var kind: Kind

    /// Whether something is typed and run in it.
    package var runs: Bool {
        switch kind {
        case .run, .work: true
        case .text, .question, .show, .predict, .task, .verdict, .solution: false
        }
    }

    /// Whether what the lesson says about its result can be shown instead of the result.
    var hasRecordedOutput: Bool { runs || kind == .verdict }

    /// Whether it asks the room something.
    var isQuestion: Bool {
        switch kind {
        case .question, .predict: true
        case .text, .show, .run, .task, .work, .verdict, .solution: false
        }
    }

    /// Which statement of its example, or which part of its exercise, it runs.
    package var part: Int {
        switch kind {
        case .run(_, let statement): statement
        case .work(let part): part
        case .text, .question, .show, .predict, .task, .verdict, .solution: 0
        }
    }

    /// What it is about, in one or two words.
    package var label: String {
        switch kind {
        case .text: "Text"
        case .question: "Question"
        case .show: "Example"
        case .predict: "Prediction"
        case .run(_, let statement): statement == 0 ? "Run" : "Run \(statement + 1)"
        case .task: "Task"
        case .work(let part): part == 0 ? "Work" : "Work \(part + 1)"
        case .verdict: "Verdict"
        case .solution: "Solution"
        }
    }
}

/// What is typed in a step, character by character.
package struct Rehearsal: Sendable, Equatable {
    package enum Place: Sendable, Equatable {
        case session(SessionID.Side)
        case shell
        /// A file in the lesson's folder.
        case file(WorkspacePath)
    }

    package var text: String
    package var place: Place
    package var language: String
}

extension Lesson {
    /// What is typed in a step; `nil` if nothing is.
    package func rehearsal(of step: Step) -> Rehearsal? {
        guard sections.indices.contains(step.section) else { return nil }
        let section = sections[step.section]
        switch step.kind {
        case .run(let id, let statement):
            guard case .example(let example) = section.elements.element(at: id.element) else { return nil }
            if let step = example.steps?.element(at: statement) { return Rehearsal(step) }
            return Rehearsal(example.block)
        case .work(let part):
            guard let exercise = section.exercise else { return nil }
            if let step = exercise.scriptSteps?.element(at: part) { return Rehearsal(step) }
            return exercise.solution.element(at: part).flatMap { Rehearsal($0) }
        case .text, .question, .show, .predict, .task, .verdict, .solution: return nil
        }
    }
}

extension Rehearsal {
    /// Fails if the block is a file outside the lesson's folder.
    fileprivate init?(_ block: CodeBlock) {
        text = block.text.trimmingTrailingNewlines
        language = block.language
        if let name = block.path {
            do throws(WorkspaceError) { place = .file(try WorkspacePath(name)) } catch { return nil }
        } else {
            place = block.language == "sql" ? .session(.a) : .shell
        }
    }

    fileprivate init(_ step: StepProgress.Step) {
        let lines = step.text.split(separator: "\n", omittingEmptySubsequences: false)
        // A marker names the session, which the screen shows anyway.
        text =
            lines.drop { line in line.allSatisfy(\.isWhitespace) || line.drop { $0 == " " }.hasPrefix("--") }.joined(separator: "\n")
            .trimmingTrailingNewlines
        language = "sql"
        place = .session(step.side)
    }
}

extension Example {
    /// What the lesson says it prints.
    fileprivate var recorded: String {
        switch outcome {
        case .output(let text)?, .matching(_, let text)?, .error(_, let text, _)?: text
        case nil: ""
        }
    }
}

extension Exercise {
    /// The statements of a solution with two sessions; `nil` for any other solution.
    package var scriptSteps: [StepProgress.Step]? {
        guard check?.sessions == true, let text = solution.first?.text else { return nil }
        return StepProgress.steps(of: Interleaving(text), in: text)
    }
}

extension LessonState {
    /// The choices of the question that a step asks, each with a digit to count hands for it; `nil` if it has none.
    package func choices(in step: Step) -> (id: ExampleID, choices: [String])? {
        let (id, choices): (ExampleID, [String]?)
        switch step.kind {
        case .question(let quiz): (id, choices) = (quiz, self.quiz(quiz)?.choices.map(\.text))
        case .predict(let example): (id, choices) = (example, self.example(example)?.prediction?.choices)
        case .text, .show, .run, .task, .work, .verdict, .solution: return nil
        }
        return choices.flatMap { $0.isEmpty ? nil : (id, $0) }
    }

    /// The SQLSTATEs of the errors that a step's example ends with in the lesson; empty text for an error of a command.
    package func expectedErrors(in step: Step) -> Set<String> {
        guard case .run(let id, _) = step.kind, let example = example(id) else { return [] }
        if case .error(let sqlstate, _, _)? = example.outcome { return [sqlstate ?? ""] }
        // The output of two sessions has lines such as "B: ERROR 40P01".
        let words = example.steps == nil ? [] : example.recorded.split(whereSeparator: \.isWhitespace)
        return Set(zip(words, words.dropFirst()).filter { $0.0 == "ERROR" }.map { String($0.1) })
    }

    /// The answer to the question that a step asks, or whose example it runs; `nil` if it isn't written in the lesson.
    func answer(in step: Step) -> String? {
        switch step.kind {
        case .question(let id): return quiz(id)?.choices.first(where: \.isCorrect)?.text ?? quiz(id)?.answers.first
        case .predict(let id), .run(let id, _):
            switch example(id)?.prediction?.answer {
            case .choice(let choices, let right): return choices.element(at: right)
            case .text(let answers): return answers.first
            case .open(let answer): return answer
            // What the example returns; after rows, psql prints their number.
            case .rows: return example(id)?.recorded.split(separator: "\n").last.map(String.init)
            case .plan, .value: return example(id)?.recorded
            case nil: return nil
            }
        case .text, .show, .task, .work, .verdict, .solution: return nil
        }
    }
}
