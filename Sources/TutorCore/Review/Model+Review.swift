import Course
import Primitives
import Progress
import Terminal
import Verdicts

/// Reviewing what is due.
extension Model {
    /// Whether the learner is away from a review that isn't over.
    package var isReviewWaiting: Bool {
        review?.queue.isEmpty == false && review?.isOpening == false && !(location == .lesson && lesson?.review != nil)
    }

    /// Whether reviews are left for today, and none of them is open.
    package var hasDue: Bool { !map.due.today.isEmpty && lesson?.review == nil }

    /// Starts a review, or returns to the one that isn't over.
    mutating func showReview() -> [Effect] {
        hasDueAtStart = false
        guard let review, let due = review.queue.first else { return [.startReview] }
        if lesson?.review?.due == due {
            location = .lesson
            return []
        }
        return keepDrafts() + openReview()
    }

    mutating func begin(_ reviews: [DueReview], until end: Timestamp) -> [Effect] {
        if reviews.isEmpty {
            notice = Notice(LessonText.nothingIsDue)
            return []
        }
        review = ReviewSession(reviews, until: end)
        return openReview()
    }

    /// Adapts a lesson that was opened for a review. Returns the effects in place of those of reading.
    mutating func prepareReview(_ review: LessonReview) -> [Effect] {
        guard var lesson else { return [] }
        if let session = self.review {
            let isLast = session.queue.count == 1
            lesson.review?.isPlacement = session.placement != nil
            lesson.review?.next = isLast ? "End of the review" : "Review \(session.number + 1) of \(session.count)"
        }
        lesson.hintsShown = [:]
        if let kept = interrupted, kept.review.due == review.due {
            lesson.review = kept.review
            lesson.pad.verdict = kept.verdict
        }
        interrupted = nil
        self.lesson = lesson
        if lesson.exercise != nil { self.lesson?.focus = lesson.workTab.focus }
        var effects: [Effect] = [
            .record(Event(.reviewing(question: review.due.question), in: lesson.id, exercise: review.due.exercise)),
            .prepareLesson(lesson.summary, review: lesson.review?.isPlacement == true ? nil : review.due),
        ]
        guard let exercise = lesson.exercise else { return effects }
        if exercise.isSQL {
            effects.append(.prepareJudging(exercise: exercise.id, lesson: lesson.summary))
        } else if lesson.hasWorkspace {
            // The earlier answer is in the files.
            effects += layOutFiles() + [.files(lesson.id, .startOver(lesson.layout))]
        }
        return effects
    }

    /// Goes on: to the next review, or to the next section.
    mutating func goToNext() -> [Effect] {
        guard let lesson, lesson.review == nil else { return nextReview() }
        let effects = go(toSection: lesson.section + 1)
        if let undone = lesson.leftUndone { notice = Notice(undone) }
        return effects
    }

    private mutating func nextReview() -> [Effect] {
        guard let lesson, let present = lesson.review else { return [] }
        var effects = keepDrafts()
        // The next review of the exercise begins with the starter.
        if present.isSolved || present.isForgotten || present.isPlacement, let exercise = lesson.exercise {
            effects.append(.discardDraft(lesson.draftKey(of: PadID(exercise: exercise.id))))
            self.lesson?.pads[PadID(exercise: exercise.id)]?.savedCursor = nil
        }
        if review?.queue.first == present.due { review?.finish(present, comesBack: lesson.comesBack) }
        // The next exercise may need the same names.
        if lesson.isOnlyPlaced, lesson.lesson.engine.hasContainers, review?.isTidying == false {
            review?.isTidying = true
            notice = Notice(LessonText.removingPlaced)
            return effects + [.lookForLeftovers(lesson.summary, .placed)]
        }
        return effects + openReview()
    }

    /// Opens the next review, or ends the session.
    mutating func openReview() -> [Effect] {
        review?.isTidying = false
        guard let review, let next = review.queue.first else { return endReview() }
        self.review?.isOpening = true
        return [.openReview(next, until: review.end)]
    }

    /// Closes the reviewed lesson, and shows the summary in the lesson list.
    mutating func endReview() -> [Effect] {
        review?.stop()
        interrupted = nil
        var effects: [Effect] = []
        if let lesson, lesson.review != nil {
            effects = leaveLesson() + askAboutLeftovers()
            self.lesson = nil
        }
        begins = review?.placement?.beginning
        return effects + showMap()
    }

    /// Leads back to what teaches what was forgotten: the lesson that the feedback names, or else this lesson.
    mutating func lookUp() -> [Effect] {
        guard let lesson, let review = lesson.review else { return [] }
        interrupted = InterruptedReview(review: review, verdict: lesson.pad.verdict)
        if let taught = lesson.pad.verdict?.judgement.feedback.first?.taughtIn, !taught.isHere {
            let solution = lesson.exercise?.solution.map(\.text).joined(separator: "\n") ?? ""
            return keepDrafts() + [.openExplanation(of: solution, in: LessonID(course: lesson.id.course, lesson: taught.lesson))]
        }
        return keepDrafts() + [.openLesson(lesson.summary, section: review.explanation)]
    }

    /// Notes how the present review goes.
    mutating func noteInReview(passed: Bool) {
        if passed { lesson?.review?.isSolved = true } else if lesson?.review?.isPlacement == false { lesson?.review?.failures += 1 }
    }
}

extension LessonState {
    /// When the review comes back, such as `tomorrow`, once that is known.
    fileprivate var comesBack: String? {
        guard let review, !review.isPlacement else { return nil }
        let known =
            switch review.due.subject {
            case .exercise(let id): progress.exercises[id]?.review
            case .question(let index): progress.answers[index]?.review
            }
        guard let known, let due = known.due, due > review.due.due else { return nil }
        return due == known.reviewed + 1 ? "tomorrow" : "on \(Tracker.words(forDay: due, today: known.reviewed))"
    }

    /// When the review comes back, in a sentence. What others refresh, or what doesn't fit in that day's reviews, comes later.
    package var nextReview: String? {
        guard let review, let comesBack else { return nil }
        let what = "This \(review.due.question == nil ? "exercise" : "question")\(review.isForgotten ? " counts as forgotten and" : "")"
        return "\(what) comes back \(comesBack) at the earliest."
    }

    /// Whether it was only opened for a placement, so that everything in it is the placement's.
    var isOnlyPlaced: Bool { review?.isPlacement == true && progress.opened == nil }
}

extension Command {
    package static let review = Command(
        "review", "Review",
        naming: { model in
            guard model.isReviewWaiting else { return "Review" }
            return model.review?.placement == nil ? "Back to the review" : "Back to the placement"
        },
        letter: "!",
        in: Place(isHere: { $0.isReviewWaiting || $0.location == .map || $0.location == .lesson && $0.hasDue }, needsLesson: false),
        available: { $0.isReviewWaiting || !$0.map.due.reviews.isEmpty ? .now : .not(LessonText.nothingIsDue) },
        action: { $0.showReview() })
    package static let endReview = Command(
        "end", "End the review",
        naming: { $0.review?.placement == nil ? "End the review" : "End the placement" }, letter: "0",
        in: Place(isHere: { $0.location == .map ? $0.isReviewWaiting : $0.lesson?.review != nil }, needsLesson: false),
        action: { $0.endReview() })
    package static let lookUp = Command(
        "lookUp", "Look it up", letter: "/", in: .inLesson { $0.review?.isPlacement == false },
        available: inLesson { lesson in
            lesson.review?.hasFailed == true ? .now : .not("Try it first. After a mistake, this opens the section that explains it.")
        },
        action: { $0.lookUp() })
}
