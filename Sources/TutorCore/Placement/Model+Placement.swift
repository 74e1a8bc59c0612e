import Course
import Primitives
import Progress

/// A placement: exercises that find out which lessons a learner can pass over. They are shown one after another, like reviews.
extension Model {
    /// Whether the lesson list offers a placement: the learner has only looked around yet.
    package var offersPlacement: Bool {
        map.isLoaded && !map.entries.isEmpty && map.due.reviews.isEmpty && review == nil && !activity.days.contains(where: \.isLearning)
            && !progress.values.contains { $0.proven != nil || $0.exercises.values.contains { $0.done != nil } }
    }

    mutating func begin(_ placement: Placement, until end: Timestamp) -> [Effect] {
        // A word that begins with this command's letter is searched for.
        if case .find = overlay { return [] }
        let session = ReviewSession(placement, until: end)
        guard let first = session.queue.first else {
            notice = Notice(LessonText.nothingToPlace)
            return []
        }
        review = session
        return [.openReview(first, until: end)]
    }

    /// Records what the present exercise proves as soon as it is solved, so that quitting keeps it. With hints or the solution, it proves
    /// nothing.
    mutating func concludePlacement() -> [Effect] {
        guard let lesson, let present = lesson.review, present.isPlacement, present.isSolved, !present.isSolutionShown,
            let exercise = lesson.exercise, (lesson.hintsShown[exercise.id] ?? 0) == 0, review?.queue.first == present.due
        else { return [] }
        let proven = review?.conclude(isSolved: true) ?? []
        if let session = review {
            let isLast = session.placement?.next == nil
            self.lesson?.review?.next = isLast ? "End of the placement" : "Exercise \(session.number + 1)"
        }
        return proven.map { .record(Event(.proven, in: $0.progressID)) }
    }
}

extension Command {
    package static let placement = Command(
        "placement", "Placement", in: Place(isHere: { $0.location == .map }, needsLesson: false),
        available: { $0.isReviewWaiting ? .not("\($0.review?.place ?? "A review") isn't over. r returns to it.") : .now },
        action: { _ in [.startPlacement] })
}
