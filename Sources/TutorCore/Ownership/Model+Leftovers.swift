package import Course
import DockerCLI
import Progress
package import Sandbox
import Terminal

/// Leaving a container lesson: what it has made is offered to be removed.
extension Model {
    /// To be done before the end: ends at once where the lesson can't have left anything.
    mutating func quit() -> [Effect] {
        if asksBeforeQuitting() { return keepDrafts() }
        guard let lesson, lesson.lesson.usesEngine else { return leaveLesson() + [.quit] }
        notice = Notice("Looking for leftover objects in the engine …")
        return keepDrafts() + [.lookForLeftovers(lesson.summary, .quit)]
    }

    /// Another lesson comes: what the one before has made is looked for while the new one is read.
    func askAboutLeftovers(before opened: OpenedLesson) -> [Effect] {
        guard let lesson, lesson.id != opened.state.id, lesson.lesson.usesEngine else { return [] }
        return [.lookForLeftovers(lesson.summary, .left)]
    }

    /// What was found; nothing is no question.
    mutating func handle(_ leftovers: Leftovers) -> [Effect] {
        if leftovers.objects.isEmpty { return afterLeftovers(leftovers.reason, removed: nil) }
        if overlay != nil, leftovers.reason == .left {
            notice = Notice(
                "Left over from \(leftovers.lesson.title): \(leftovers.counts). 'calf reset \(leftovers.lesson.id)' removes them.")
        } else {
            notice = nil
            overlay = .question(.leftovers(leftovers), DialogState())
        }
        return []
    }

    mutating func answer(_ leftovers: Leftovers, remove: Bool) -> [Effect] {
        guard remove else { return afterLeftovers(leftovers.reason, removed: nil) }
        notice = Notice("Removing \(leftovers.counts) …")
        return [.removeLeftovers(leftovers)]
    }

    /// What came of removing.
    mutating func handle(_ report: RemovalReport, of leftovers: Leftovers) -> [Effect] {
        guard let kept = report.kept.first else { return afterLeftovers(leftovers.reason, removed: report) }
        notice = Notice(
            "\(kept.object.object.kind.rawValue) \(SafeText(kept.object.shownName).string) stays: \(kept.words)", isTrouble: true)
        return []
    }

    private mutating func afterLeftovers(_ reason: Leftovers.Reason, removed: RemovalReport?) -> [Effect] {
        switch reason {
        case .quit: return leaveLesson() + [.quit]
        case .left:
            notice = removed.map { Notice("Removed: \($0.removed.count).") }
            return []
        case .startOver:
            notice = Notice(
                removed == nil ? "This lesson has no objects in the engine." : "The objects of this lesson were removed.")
            // What the exercise begins with is made again.
            guard let lesson else { return [] }
            return (removed == nil ? [] : [.record(Event(.restarted, in: lesson.id))]) + lookAtFacts()
        }
    }
}

extension Lesson {
    /// Whether the learner works with containers in it.
    package var usesEngine: Bool { engine == .docker || engine == .both }
}

extension RemovalReport.Kept {
    /// Why it stays, in a sentence.
    package var words: String {
        switch reason {
        case .refused(let words): SafeText(words).string
        case .wasThere: "it was there before, under another name"
        }
    }
}
