package import Primitives

/// What is derived about one lesson.
package struct LessonProgress: Sendable, Equatable {
    /// The answer to one checkpoint question.
    package struct Answer: Sendable, Equatable {
        /// The text of the choice, or what was typed; empty if an older version did not record it.
        package var text: String
        /// Whether the last answer was right.
        package var isRight: Bool
        /// How often the question was answered.
        package var tries: Int
        /// When it is due to be answered again.
        package var review = ReviewSchedule()

        package init(text: String, isRight: Bool, tries: Int) {
            self.text = text
            self.isRight = isRight
            self.tries = tries
        }
    }

    /// The learner's last position in a lesson.
    package struct Place: Sendable, Equatable {
        /// Counted from 0.
        package var section: Int
        /// `nil` outside exercises.
        package var exercise: String?

        package init(section: Int, exercise: String? = nil) {
            self.section = section
            self.exercise = exercise
        }
    }

    /// When it was first opened.
    package var opened: Timestamp?
    /// When something last happened in it.
    package var last: Timestamp?
    /// When it was read to its end.
    package var completed: Timestamp?
    /// When a placement first proved it.
    package var proven: Timestamp?
    /// Where to continue.
    package var place = Place(section: 0)
    /// The exercises that were started, by ID.
    package var exercises: [String: ExerciseProgress] = [:]
    /// The answers to checkpoint questions, by the question's index. Each is the most recent one.
    package var answers: [Int: Answer] = [:]
    /// The examples whose results were predicted, by their indexes.
    package var predictions: Set<Int> = []

    /// The progress in a lesson that hasn't been opened.
    package init() {}

    /// Whether the lesson is open after an event. A placement asks for exercises of lessons that the learner hasn't opened, and what is done or
    /// prepared in these exercises doesn't open them.
    private func opens(_ event: Event) -> Bool {
        switch event.kind {
        case .proven, .placed, .left, .restarted, .reviewing(question: nil): false
        case .opened, .reached: true
        default: event.exercise.map { exercises[$0] == nil } ?? true
        }
    }

    /// Updates the progress with the lesson's next event, `spent` milliseconds after the previous event.
    mutating func note(_ event: Event, spent: Int64 = 0) {
        if case .forgotten = event.kind {
            self = LessonProgress()
            return
        }
        if opens(event) { opened = opened ?? event.time }
        last = event.time
        if let exercise = event.exercise {
            exercises[exercise, default: ExerciseProgress()].note(event, spent: spent)
            place.exercise = exercise
        }
        switch event.kind {
        case .reached(let section): place = Place(section: section, exercise: event.exercise)
        case .completed: completed = completed ?? event.time
        case .proven: proven = proven ?? event.time
        case .quizAnswered(let question, let right, let text):
            var answer = Answer(text: text, isRight: right, tries: (answers[question]?.tries ?? 0) + 1)
            answer.review = answers[question]?.review ?? answer.review
            answer.review.note(event, spent: spent, first: 0)
            answers[question] = answer
        case .predicted(let example, _): predictions.insert(example)
        // What happened to containers before doesn't count any more.
        case .restarted: for id in exercises.keys { exercises[id]?.started = event.time }
        case .opened, .ran, .tried, .hintShown, .solutionShown, .reviewing, .left, .answerKept, .placed, .forgotten, .goalSet: break
        }
    }
}
