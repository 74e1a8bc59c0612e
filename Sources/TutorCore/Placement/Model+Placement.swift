import Course
import Primitives
import Progress
import Terminal

/// A placement: exercises that find out which lessons a learner can skip. They are shown one after another, like reviews.
extension Model {
    /// Whether the lesson list offers a placement: the learner has only looked around yet.
    package var offersPlacement: Bool {
        map.isLoaded && !map.entries.isEmpty && map.due.reviews.isEmpty && review == nil && !activity.days.contains(where: \.isLearning)
            && !progress.values.contains { $0.proven != nil || $0.exercises.values.contains { $0.done != nil } }
    }

    /// Asks what it should be about.
    mutating func ask(_ offer: PlacementOffer) {
        // A word that begins with this command's letter is searched for.
        if case .find = overlay { return }
        if offer.placements.isEmpty {
            notice = Notice(offer.withoutEngine.isEmpty ? LessonText.nothingToPlace : offer.needsEngine)
        } else {
            overlay = .question(.placement(offer), DialogState())
        }
    }

    mutating func begin(_ placement: Placement, until end: Timestamp) -> [Effect] {
        review = ReviewSession(placement, until: end)
        return recordBeginning() + openReview()
    }

    /// Records what the present exercise proves as soon as it is solved, so that quitting keeps it. With hints or the solution, it proves
    /// nothing.
    mutating func concludePlacement() -> [Effect] {
        guard let lesson, let present = lesson.review, present.isPlacement, present.isSolved, review?.queue.first == present.due
        else { return [] }
        let proven = review?.conclude(isSolved: !lesson.hasHelped) ?? []
        if let session = review {
            let isLast = session.placement?.next == nil
            self.lesson?.review?.next = isLast ? "End of the placement" : "Question \(session.number + 1)"
        }
        return proven.map { .record(Event(.proven, in: $0.progressID)) } + (proven.isEmpty ? [] : recordBeginning())
    }

    /// Records where to begin, so that calf starts there the next time, however the placement ends.
    private func recordBeginning() -> [Effect] {
        guard let lesson = review?.placement?.beginning else { return [] }
        var event = Event(.placed, in: lesson.progressID)
        if lesson.isShared { event.path = lesson.listedIn }
        return [.record(event)]
    }

    /// What a placement that isn't over has found out; empty without one.
    package var foundOut: [String] { review?.queue.isEmpty == false ? review?.placement?.summary ?? [] : [] }
}

extension LessonState {
    /// Whether a hint or the solution of the exercise was shown. Then it proves nothing.
    package var hasHelped: Bool { review?.isSolutionShown == true || exercise.map { hintsShown[$0.id, default: 0] > 0 } == true }
}

extension PlacementOffer {
    /// What a placement is, and how long it takes.
    var text: [Line] {
        let words = [
            "Find out which lessons you can skip. You get at most \(Placement.maxExercises) exercises, and none starts after "
                + "\(Placement.minutes) minutes. If you solve one without hints, its lesson and the lessons that it builds on count as proven. "
                + "Skipping an exercise costs nothing.",
            withoutEngine.isEmpty ? "" : needsEngine,
            "What did you come for?",
        ]
        return words.filter { !$0.isEmpty }.map { Line($0) }
    }

    var needsEngine: String {
        SafeText(
            "\(withoutEngine.joined(separator: ", ")) is missing here, because no container engine runs. 'calf doctor' says how to start one."
        ).string
    }

    /// The placement that each choice starts: with questions, or without for learners who are new to the subject.
    private var starts: [(choice: Dialog.Choice, placement: Placement)] {
        func choice(_ key: Character, _ label: String) -> Dialog.Choice { Dialog.Choice(key: key, label: SafeText(label).string) }
        let asking = zip("123456789", placements).map { key, placement in
            (choice(key, "\(placement.subject) (\(placement.listed.count) lessons)"), placement)
        }
        let beginning = zip("abcdefgh", beginnings).map { key, placement in
            let title = placement.beginning.map { ": begin with '\($0.title)'" } ?? ""
            return (choice(key, "I'm new to \(placement.subject)\(title)"), placement.withoutQuestions())
        }
        return asking + beginning
    }

    var choices: [Dialog.Choice] { starts.map(\.choice) }

    func placement(chosenBy key: Character) -> Placement? { starts.first { $0.choice.key == key }?.placement }
}

extension Command {
    package static let placement = Command(
        "placement", "Placement", in: Place(isHere: { $0.location == .map }, needsLesson: false),
        available: { $0.isReviewWaiting ? .not("\($0.review?.place ?? "A review") isn't over. r returns to it.") : .now },
        action: { _ in [.offerPlacement] })
}
