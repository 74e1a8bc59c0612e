import Course
import Primitives
package import Progress

/// A review session: one due exercise or question after another. Or a placement: one exercise after another, each chosen by the answers before.
package struct ReviewSession: Sendable, Equatable {
    /// What is left, the present review first.
    package private(set) var queue: [DueReview]
    /// How many were solved or answered without a mistake or the solution.
    package private(set) var remembered = 0
    /// How many were skipped, and stay due.
    package private(set) var skipped = 0
    /// When the others come back, such as `tomorrow`; `nil` if that isn't known.
    private var comingBack: [String?] = []
    /// How many were left before they were solved, and returned to the end of the queue.
    private var returned = 0
    /// After this time, no other review begins.
    let end: Timestamp
    /// What a placement has found out; `nil` in a review.
    package private(set) var placement: Placement?
    /// Whether the placement has concluded from the present exercise.
    private var isConcluded = false
    /// Whether the next one is being opened.
    var isOpening = false
    /// Whether what the last exercise made is being removed before the next one opens.
    var isTidying = false

    init(_ queue: [DueReview], until end: Timestamp) {
        self.queue = queue
        self.end = end
    }

    init(_ placement: Placement, until end: Timestamp) {
        self.init([], until: end)
        self.placement = placement
        askNext()
    }

    /// The present review's number in the session.
    package var number: Int { over + returned + 1 }
    package var count: Int { over + returned + queue.count }
    /// How many are over.
    private var over: Int { remembered + skipped + comingBack.count }

    /// Ends the present review. One that was forgotten returns once, at the end of the queue; nothing returns in a placement.
    ///
    /// - Parameter time: When it comes back, if that is known.
    mutating func finish(_ review: LessonReview, comesBack time: String?) {
        var present = queue.removeFirst()
        if review.isForgotten, !review.isSolved, present.turn == 0, placement == nil {
            present.turn += 1
            returned += 1
            queue.append(present)
        } else if review.isSolved, !review.hasFailed, present.turn == 0 {
            remembered += 1
        } else if review.isSolved || review.isForgotten || present.turn > 0 {
            comingBack.append(time)
        } else {
            skipped += 1
        }
        if placement == nil { return }
        _ = conclude(isSolved: false)
        askNext()
    }

    /// Lets the placement conclude from the present exercise, once. Returns the lessons that it proves.
    mutating func conclude(isSolved: Bool) -> [LessonSummary] {
        if isConcluded { return [] }
        isConcluded = true
        return placement?.conclude(isSolved: isSolved) ?? []
    }

    private mutating func askNext() {
        queue =
            placement?.next.map {
                [DueReview(lesson: $0.lesson.progressID, subject: .exercise($0.exercise), due: end.day, minutes: 1)]
            } ?? []
        isConcluded = false
    }

    /// `Review 2 of 4`, or with the time after which a placement asks nothing new.
    package var place: String {
        placement == nil
            ? "Review \(number) of \(count)" : "Placement: \(number) of at most \(Placement.maxExercises), until \(end.timeOfDay)"
    }

    /// Drops what is left.
    mutating func stop() {
        comingBack += queue.filter { $0.turn > 0 }.map { _ in nil }
        queue = []
        isTidying = false
    }

    /// What was done, in a line or two; `nil` before the end.
    package var summary: [String]? {
        guard queue.isEmpty else { return nil }
        if let placement { return placement.summary }
        var words = ["Review done: \(remembered) of \(over) remembered."]
        if skipped > 0 { words.append("\(skipped) \(skipped == 1 ? "stays" : "stay") due.") }
        let times = comingBack.map { $0 ?? "on another day" }
        for time in times.indices.filter({ times.firstIndex(of: times[$0]) == $0 }).map({ times[$0] }) {
            let count = times.count { $0 == time }
            words.append("\(count) \(count == 1 ? "comes" : "come") back \(time).")
        }
        return [words.joined(separator: " ")]
    }
}

/// A review that was left to look something up, with the verdict that led there.
struct InterruptedReview: Sendable {
    var review: LessonReview
    var verdict: VerdictState?
}

/// The review that the open lesson is opened for. What is known of earlier work is hidden.
package struct LessonReview: Sendable, Equatable {
    package let due: DueReview
    /// The section of the lesson that explains what is asked.
    let explanation: Int
    /// How often an answer was wrong before this review, since it became due.
    let earlierFailures: Int
    /// What comes next, such as `Review 3 of 4`.
    package internal(set) var next = ""
    /// Whether the exercise was solved, or the question answered, in this review.
    package internal(set) var isSolved = false
    /// How often an answer was wrong in this review.
    var failures = 0
    package internal(set) var isSolutionShown = false
    /// Whether it is part of a placement. Then nothing leads back to what explains it.
    package internal(set) var isPlacement = false
    /// Whether the exercise's data differs from the lesson's.
    package internal(set) var hasNewData = false
    /// Whether the task has other constants than the lesson's.
    package internal(set) var hasNewValues = false

    /// What going on to the next one is called.
    package var stepLabel: String { !isPlacement ? "Next review" : isSolved ? "Next exercise" : "Skip exercise" }
    /// Whether something went wrong.
    package var hasFailed: Bool { failures > 0 || isSolutionShown }
    /// Whether what explains it can be looked up.
    package var canLookUp: Bool { hasFailed && !isPlacement }
    /// Whether it counts as forgotten, even if it is solved after all. `ReviewSchedule` rates it in the same way.
    package var isForgotten: Bool { isSolutionShown || failures > 0 && (due.question != nil || failures + earlierFailures > 1) }
}

extension LessonState {
    /// Turns the lesson into a review. Nothing but the exercise or the question is shown.
    ///
    /// - Returns: `false` if the lesson doesn't have it.
    package mutating func begin(_ due: DueReview, hasNewValues: Bool = false) -> Bool {
        guard let found = sectionAsking(due) else { return false }
        let explanation = explanation(of: due, askedIn: found)
        if let question = due.question {
            let before = lesson.sections[..<found].flatMap(\.elements).count(where: \.isQuiz)
            guard let quiz = lesson.sections[found].elements.filter(\.isQuiz).element(at: question - before) else { return false }
            lesson.sections[found].elements = [quiz]
            lesson.sections = [lesson.sections[found]]
            section = 0
        } else {
            section = found
        }
        review = LessonReview(
            due: due, explanation: explanation, earlierFailures: earlierFailures(of: due), hasNewValues: hasNewValues)
        showExerciseTab()
        return true
    }

    private func explanation(of due: DueReview, askedIn section: Int) -> Int {
        switch due.subject {
        case .exercise:
            let exercise = lesson.sections[section].exercise
            return lesson.section(
                explaining: exercise?.solution.map(\.text).joined() ?? "", given: exercise?.starter.map(\.text).joined() ?? "",
                before: section)
        case .question(let index):
            let questions = lesson.sections.flatMap(\.elements).compactMap { if case .quiz(let quiz) = $0 { quiz } else { nil } }
            let asked = questions.element(at: index).map { ([$0.question] + $0.choices.map(\.text)).joined(separator: "\n") }
            return lesson.section(explaining: asked ?? "", before: section)
        }
    }

    /// How often it was answered wrong since it became due, before this review.
    private func earlierFailures(of due: DueReview) -> Int {
        switch due.subject {
        case .exercise(let id): progress.exercises[id]?.review.effort.failures ?? 0
        case .question(let index): progress.answers[index]?.review.effort.failures ?? 0
        }
    }

    /// The index of the section with the exercise or the question.
    private func sectionAsking(_ due: DueReview) -> Int? {
        switch due.subject {
        case .exercise(let id): return lesson.sections.firstIndex { $0.exercise?.id == id }
        case .question(let index):
            var count = 0
            return lesson.sections.firstIndex {
                count += $0.elements.count(where: \.isQuiz)
                return index < count
            }
        }
    }

    /// The title of what follows the present section; `nil` at the end of the lesson.
    package var nextTitle: String? { review?.next ?? lesson.sections.element(at: section + 1)?.title }
}

extension Element {
    fileprivate var isQuiz: Bool { if case .quiz = self { true } else { false } }
}
