package import Course
import DockerCLI
import EngineValues
import Progress
import Terminal
import Verdicts

/// Leaving a container lesson: offers to remove the objects it has created.
extension Model {
    /// Prepares to exit; exits immediately if the lesson can't have left anything behind, or if the learner doesn't wait for the answer.
    mutating func quit(asksFirst: Bool = true) -> [Effect] {
        if presenting == nil, asksFirst, asksBeforeQuitting() { return [] }
        guard let lesson, lesson.lesson.engine.hasContainers, !isLookingForLeftovers else { return leaveLesson() + [.quit] }
        isLookingForLeftovers = true
        notice = Notice(lesson.isOnlyPlaced ? LessonText.removingPlaced : "Looking for leftover objects … Quit again to keep them all.")
        return keepDrafts() + [.lookForLeftovers(lesson.summary, .quit)]
    }

    /// Looks for the objects that the previous lesson has created, while the next one is being read.
    func askAboutLeftovers(before opened: OpenedLesson? = nil) -> [Effect] {
        guard let lesson, lesson.id != opened?.state.id, lesson.lesson.engine.hasContainers else { return [] }
        return [.lookForLeftovers(lesson.summary, lesson.isOnlyPlaced ? .placed : lesson.review == nil ? .left : .reviewed)]
    }

    /// Handles the objects found. If there are none, nothing is asked.
    mutating func handle(_ leftovers: Leftovers) -> [Effect] {
        if !leftovers.isChecked, leftovers.reason == .placed { return afterLeftovers(.placed, removed: nil) }
        if !leftovers.isChecked, presenting == nil {
            let next = leftovers.reason == .quit ? "Quit again to leave." : "'calf reset \(leftovers.lesson.id)' tries again."
            notice = Notice(
                "The engine doesn't answer, so leftovers of \(SafeText(leftovers.lesson.title).string) can't be checked. \(next)",
                isTrouble: true)
            return []
        }
        if leftovers.reason == .quit { isLookingForLeftovers = false }
        if leftovers.objects.isEmpty { return afterLeftovers(leftovers.reason, removed: nil) }
        // What a demo or a placement has made is not the learner's.
        let isOnlyPlaced = leftovers.reason == .placed || leftovers.reason == .quit && lesson?.isOnlyPlaced == true
        if presenting != nil || isOnlyPlaced { return [.removeLeftovers(leftovers)] }
        if [.left, .reviewed].contains(leftovers.reason) {
            leftoversToAsk.append(leftovers)
        } else {
            notice = nil
            overlay = .question(.leftovers(leftovers), DialogState())
        }
        return []
    }

    /// Asks about what another lesson has left, unless the learner is doing something else: the question waits until a page is read again.
    mutating func askAboutWaitingLeftovers() {
        // What belongs to the open lesson is no longer left over.
        leftoversToAsk.removeAll { $0.lesson.progressID == lesson?.id }
        guard let leftovers = leftoversToAsk.first, overlay == nil, location == .lesson, let lesson, lesson.focus == .text,
            lesson.prompt == nil
        else { return }
        leftoversToAsk.removeFirst()
        notice = nil
        overlay = .question(.leftovers(leftovers), .unasked(selected: 0))
    }

    mutating func answer(_ leftovers: Leftovers, remove: Bool) -> [Effect] {
        guard remove else {
            // Its setup would stop at what it has made before.
            if leftovers.reason == .startOver {
                notice = Notice("Kept: \(leftovers.counts).")
                return []
            }
            let effects = afterLeftovers(leftovers.reason, removed: nil)
            if [.left, .reviewed].contains(leftovers.reason) {
                notice = Notice("Kept: \(leftovers.counts). 'calf reset \(leftovers.lesson.id)' removes them.")
            }
            return effects
        }
        notice = Notice("Removing \(leftovers.counts) …")
        return [.removeLeftovers(leftovers)]
    }

    /// Handles the result of the removal.
    mutating func handle(_ report: RemovalReport, of leftovers: Leftovers) -> [Effect] {
        // An image that others have or need doesn't keep the learner from leaving.
        let refused = report.kept.first(where: \.isTrouble)
        let goesOn = refused == nil || presenting != nil || leftovers.reason == .placed
        let effects = goesOn ? afterLeftovers(leftovers.reason, removed: report) : []
        if let kept = refused ?? report.kept.first {
            notice = Notice(
                "\(kept.object.object.kind.rawValue) \(SafeText(kept.object.shownName).string) stays: \(SafeText(kept.reason).string)",
                isTrouble: true)
        }
        return effects
    }

    private mutating func afterLeftovers(_ reason: Leftovers.Reason, removed: RemovalReport?) -> [Effect] {
        switch reason {
        case .quit, .left, .reviewed:
            notice = removed.map { Notice("Removed: \($0.removed.count).") }
            return reason == .quit ? leaveLesson() + [.quit] : []
        case .placed:
            let goesOn = review?.isTidying == true && location == .lesson && lesson?.review != nil
            review?.isTidying = false
            return goesOn ? openReview() : []
        case .startOver:
            guard let lesson else { return [] }
            let names = lesson.exercise?.preparedContainers ?? []
            // What the exercise starts with is created again.
            let again = names.isEmpty ? "" : " The exercise starts again with \(names.joined(separator: ", "))."
            // In a demo, this must not hide that no engine answers.
            if presenting == nil {
                notice = Notice((removed.map { "Removed: \($0.removed.count)." } ?? "This lesson has no objects in the engine.") + again)
            }
            return [.record(Event(.restarted, in: lesson.id))] + lookAtFacts()
        }
    }
}

extension Exercise {
    /// The names of the containers that the exercise starts with.
    var preparedContainers: [String] {
        let words = setup.filter { $0.language == "sh" }.flatMap { $0.text.split(whereSeparator: \.isWhitespace) }
        return zip(words, words.dropFirst()).filter { $0.0 == "--name" }.map { String($0.1) }
    }
}

extension LessonState {
    /// The names of the containers that an exercise starts with and that don't exist now.
    package func missingContainers(of exercise: Exercise) -> [String] {
        guard engine.standing == .here else { return [] }
        return exercise.preparedContainers.filter { name in !engine.inventory.containers.contains { $0.name == name } }
    }
}

extension Model {
    /// Adds to a failed verdict what a reset of the containers would bring back.
    func offeringReset(_ judgement: Judgement, of exercise: String) -> Judgement {
        guard judgement.verdict == .fail, let lesson, let exercise = lesson.lesson.exercises.first(where: { $0.id == exercise }) else {
            return judgement
        }
        let missing = lesson.missingContainers(of: exercise)
        // The author may have said so.
        guard !missing.isEmpty, !judgement.feedback.contains(where: { $0.message.contains("Ctrl-G O") }) else { return judgement }
        var judgement = judgement
        let names = missing.joined(separator: " and ")
        let words = "This exercise starts with \(names), which you no longer have. To start over, press Ctrl-G O (Reset)."
        judgement.feedback.append(Feedback(kind: .facts, message: words))
        return judgement
    }
}
