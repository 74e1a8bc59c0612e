package import Course
import Progress
import Terminal

extension LessonState {
    /// Puts what was typed and not run, else the starter, into each scratchpad.
    mutating func load(_ drafts: [Draft.Key: Draft]) {
        for exercise in lesson.exercises {
            let key = Draft.Key(lesson: id, exercise: exercise.id)
            pads[PadID(exercise: exercise.id)] = Pad(draft: drafts[key], else: exercise.starterText)
        }
        pads[PadID(exercise: nil)] = Pad(draft: drafts[Draft.Key(lesson: id)], else: "")
    }

    /// The present section's scratchpad is there.
    mutating func ensurePad() {
        if pads[padID] == nil { pads[padID] = Pad(draft: nil, else: exercise?.starterText ?? "") }
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

    /// Remembers that an example was run; what was predicted of it is judged, once.
    mutating func noteRun(of example: Example, _ id: ExampleID) -> [Effect] {
        var state = examples[id] ?? ExampleState()
        var effects: [Effect] = []
        if let right = state.judge(example), !state.isOpen {
            effects.append(.record(Event(.predicted(example: exampleNumber(id), right: right), in: self.id)))
        }
        state.isOpen = true
        state.wasRun = true
        examples[id] = state
        return effects
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
    /// Whether what was predicted is what the lesson shows, where that can be told.
    package mutating func judge(_ example: Example) -> Bool? {
        guard example.prediction != nil, !prediction.trimmed.isEmpty else { return nil }
        switch (example.prediction, example.outcome) {
        case (.rows?, .output(let text)?):
            guard let rows = Self.rowCount(in: text), let said = Int(prediction.trimmed.prefix { $0.isNumber }) else { return nil }
            wasRight = rows == said
        default: wasRight = nil
        }
        return wasRight
    }

    /// The number in psql's last line, `(7 rows)`.
    static func rowCount(in output: String) -> Int? {
        for line in output.split(separator: "\n").reversed() where line.hasPrefix("(") {
            return Int(line.dropFirst().prefix { $0.isNumber })
        }
        return nil
    }
}
