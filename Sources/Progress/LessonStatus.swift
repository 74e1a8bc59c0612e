package import Course

/// A learner's status in a lesson or an exercise. Every list, every count and every report is based on this value.
package enum LessonStatus: String, Sendable, CaseIterable {
    /// Never opened.
    case untouched
    /// Opened.
    case started
    /// Read to the end, but with required work left.
    case read
    /// A placement proved that the learner knows what it teaches. It isn't done.
    case proven
    /// All required exercises are solved and the checkpoint is answered.
    case done

    /// The mark in lists of lessons.
    package var mark: String {
        switch self {
        case .untouched: "○"
        case .started: "▸"
        case .read: "◐"
        case .proven: "◆"
        case .done: "✓"
        }
    }

    /// Whether a learner can go on to what builds on the lesson.
    package var isKnown: Bool { self == .done || self == .proven }
}

extension LessonSummary {
    /// Whether it has so many exercises, such as those of a project, that lists show each one's state.
    package var hasSteps: Bool { exercises.count > 4 }

    /// The exercises that a learner has to solve.
    package var requiredExercises: [String] { exercises.filter { !optionalExercises.contains($0) } }
}

extension LessonProgress {
    /// The status in the lesson's current version. What the lesson no longer contains doesn't count.
    package func status(of lesson: LessonSummary) -> LessonStatus {
        let asksNothing = lesson.requiredExercises.isEmpty && lesson.questions.count == 0
        let isDone = asksNothing ? completed != nil : hasSolvedRequired(of: lesson) && hasAnsweredCheckpoint(of: lesson)
        if isDone { return .done }
        if proven != nil { return .proven }
        if completed != nil { return .read }
        return opened != nil ? .started : .untouched
    }

    /// The status of one of its exercises. What a placement asked and the learner didn't solve isn't begun.
    package func status(ofExercise id: String) -> LessonStatus {
        let status = exercises[id]?.status ?? .untouched
        return status == .started && opened == nil ? .untouched : status
    }

    /// What is left to do in a lesson that was opened, in words such as `checkpoint left`; `nil` if nothing has to be done.
    package func left(in lesson: LessonSummary) -> String? {
        if status(of: lesson).isKnown { return nil }
        let open = lesson.requiredExercises.count { exercises[$0]?.done == nil }
        if open > 0 {
            // An optional exercise isn't counted, although its mark in the lesson is open, too.
            let hasOptional = lesson.exercises.count { exercises[$0]?.done == nil } > open
            return "\(open) \(hasOptional ? "required " : "")\(open == 1 ? "exercise" : "exercises") left"
        }
        return hasAnsweredCheckpoint(of: lesson) ? "not read to the end" : "checkpoint left"
    }

    /// What solving an exercise is estimated to take at most, in minutes.
    private static let minutesOfExercise = 5

    /// The estimated minutes of what is left to do in the lesson: of its exercises and questions, and of the text, by its sections.
    package func minutesLeft(in lesson: LessonSummary) -> Int {
        if status(of: lesson).isKnown || lesson.minutes == 0 { return 0 }
        let required = lesson.requiredExercises
        let all = required.count * Self.minutesOfExercise + lesson.questions.count
        let unsolved = required.count { exercises[$0]?.done == nil }
        let left = unsolved * Self.minutesOfExercise + (0..<lesson.questions.count).count { answers[$0] == nil }
        let work = min(all, lesson.minutes)
        var unread = lesson.minutes
        if completed != nil {
            unread = 0
        } else if !lesson.minutesLeft.isEmpty {
            unread = lesson.minutesLeft.indices.contains(place.section) ? lesson.minutesLeft[place.section] : 0
        }
        return max(1, work * left / max(1, all) + (lesson.minutes - work) * unread / lesson.minutes)
    }

    /// A mark for each of the lesson's exercises, in groups of five.
    package func marks(of lesson: LessonSummary) -> String {
        lesson.exercises.enumerated().map { index, exercise in
            (index > 0 && index % 5 == 0 ? " " : "") + status(ofExercise: exercise).mark
        }.joined()
    }

    /// How many of these exercises are solved.
    package func solvedCount(of exercises: [String]) -> Int { exercises.count { self.exercises[$0]?.done != nil } }

    func hasSolvedRequired(of lesson: LessonSummary) -> Bool {
        lesson.requiredExercises.allSatisfy { exercises[$0]?.done != nil }
    }

    private func hasAnsweredCheckpoint(of lesson: LessonSummary) -> Bool {
        (0..<lesson.questions.count).allSatisfy { answers[$0] != nil }
    }
}
