import Course
import Sandbox
import TutorCore

/// Asking the engine what a lesson has left on it, and removing that.
extension EffectRunner {
    /// Nobody waits longer than this for an engine that does not answer; then nothing is asked.
    private static let timeout = Duration.seconds(4)

    func lookForLeftovers(_ summary: LessonSummary, _ reason: Leftovers.Reason) {
        let scope = LessonScope(course: summary.course, lesson: summary.id, directories: services.sandbox.directories)
        let journal = EngineJournal(services.sandbox.directories)
        Task { [mailbox] in
            await waitForPreparations()
            if reason == .startOver { forgetPrepared(summary) }
            let found = await withTaskGroup(of: [OwnedObject]?.self) { group in
                group.addTask {
                    do {
                        return try await OwnedObjects.read(from: try Engine(), journal: journal).of(scope).owned
                    } catch {
                        return nil  // an engine that is not there is said so where one works with it, and nothing can be removed
                    }
                }
                group.addTask {
                    try? await Task.sleep(for: Self.timeout)  // cut short when the other is done
                    return nil
                }
                let first = await group.next() ?? nil
                group.cancelAll()
                return first
            }
            mailbox.post(.leftoversFound(Leftovers(lesson: summary, reason: reason, objects: found ?? [])))
        }
    }

    /// What is still being made ready would come after the look. It is not cut short: of what is half made, nobody would know whose it is.
    private func waitForPreparations() async {
        let deadline = ContinuousClock.now + .seconds(10)
        while preparations > 0, ContinuousClock.now < deadline { try? await Task.sleep(for: .milliseconds(50)) }  // nobody cuts it short
    }

    func removeLeftovers(_ leftovers: Leftovers) {
        let journal = EngineJournal(services.sandbox.directories)
        forgetPrepared(leftovers.lesson)
        Task { [mailbox] in
            do {
                let report = try await OwnedObjects(owned: leftovers.objects).remove(from: try Engine(), journal: journal)
                mailbox.post(.leftoversRemoved(leftovers, report))
            } catch {
                mailbox.post(.troubled(ErrorText.about(error)))
            }
        }
    }

    /// What the lesson prepares goes with the rest, and is made again when it is needed.
    private func forgetPrepared(_ summary: LessonSummary) {
        let workspace = Workspace(data: services.sandbox.directories.data, course: summary.course, lesson: summary.id)
        do { try workspace.forgetPrepared() } catch { mailbox.post(.troubled(ErrorText.about(error))) }
    }
}
