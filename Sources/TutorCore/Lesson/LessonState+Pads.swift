package import Course
import Postgres
import Progress
import Terminal

extension LessonState {
    /// Puts what was typed and not run, else the starter, into each scratchpad.
    mutating func load(_ drafts: [Draft.Key: Draft]) {
        let starters = Dictionary(lesson.exercises.map { (PadID(exercise: $0.id), $0.starterText) }) { first, _ in first }
        for pad in PadID.all(of: lesson) { pads[pad] = Pad(draft: drafts[pad.draftKey(in: id)], else: starters[pad] ?? "") }
    }

    /// The present section's scratchpad is there.
    mutating func ensurePad() {
        for text in texts where pads[padID(of: text)] == nil {
            pads[padID(of: text)] = Pad(draft: nil, else: text == nil ? exercise?.starterText ?? "" : "")
        }
    }

    /// Examples of sections that were read before need no prediction again.
    mutating func reopenExamples(before section: Int) {
        for (index, part) in lesson.sections.enumerated() where index < section {
            for element in part.elements.indices {
                if case .example = part.elements[element] {
                    examples[ExampleID(section: index, element: element), default: ExampleState()].isOpen = true
                }
            }
        }
    }

    /// Remembers that an example was run: what follows it may be read.
    mutating func noteRun(of id: ExampleID) {
        examples[id, default: ExampleState()].isOpen = true
        examples[id]?.wasRun = true
    }

    /// Compares what was predicted with what a run returned, the first time.
    mutating func judgePrediction(of id: ExampleID, returned rows: Int?, plan: PlanAnalysis?) -> [Effect] {
        guard let example = example(id), var state = examples[id], state.wasRight == nil else { return [] }
        let right = state.judge(example, returned: rows) ?? plan.flatMap { state.judge(example, plan: $0.plan) }
        examples[id] = state
        return right.map { [.record(Event(.predicted(example: exampleNumber(id), right: $0), in: self.id))] } ?? []
    }

    /// Whether a thing on the page needs no more doing.
    func isSettled(_ item: PageItem) -> Bool {
        switch item {
        case .example(let id): examples[id]?.wasRun == true
        case .quiz(let id): quizState(id).isRight == true
        case .work: exercise.map(isDone) ?? true
        case .nextSection, .nextLesson, .lessonList: false
        }
    }
}

extension Pad {
    init(draft: Draft?, else starter: String) {
        self.init()
        editor = EditorState(text: draft?.text ?? starter)
        if let draft { editor.move(to: editor.position(ofOffset: draft.cursor)) }
        isLoaded = true
    }
}

extension Exercise {
    /// What the learner begins with in the scratchpad.
    package var starterText: String { starter.first?.text.trimmingTrailingNewlines ?? "" }
}

extension ExampleState {
    /// Whether the number of rows that was predicted is the number returned; `nil` where that can't be said.
    package mutating func judge(_ example: Example, returned rows: Int?) -> Bool? {
        guard example.prediction == .rows, let rows, let predictedRows else { return nil }
        wasRight = rows == predictedRows
        return wasRight
    }

    /// The number of rows in a prediction such as `3`, `3 rows`, `none` or `three`.
    package var predictedRows: Int? {
        let words = prediction.lowercased().filter { $0 != "," }.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        for (index, word) in words.enumerated() {
            if let number = Int(word) ?? Self.numerals[word] { return number }
            // "no" alone or "no rows", but not "no idea".
            if word == "no", words.count == index + 1 || words[index + 1].hasPrefix("row") { return 0 }
        }
        return nil
    }

    private static let numerals = [
        "zero": 0, "none": 0, "nothing": 0, "never": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9, "ten": 10,
    ]
}

extension Example {
    /// The number of rows in the output that the lesson shows: the number in psql's last line, `(7 rows)`.
    package var writtenRows: Int? {
        guard case .output(let output)? = outcome else { return nil }
        for line in output.split(separator: "\n").reversed() where line.hasPrefix("(") {
            return Int(line.dropFirst().prefix { $0.isNumber })
        }
        return nil
    }
}
