import Course
import DockerProxy
import EngineValues
import Sandbox
import TutorCore

/// Finding and removing the objects that a lesson has left in the engine.
extension EffectRunner {
    /// How long to wait for an engine that doesn't answer.
    private static let timeout = Duration.seconds(4)

    func lookForLeftovers(_ summary: LessonSummary, _ reason: Leftovers.Reason) {
        let scope = LessonScope(course: summary.course, lesson: summary.id, directories: services.directories)
        mailbox.work { [self] in
            await waitForPreparations()
            if reason == .startOver { forgetPrepared(summary) }
            var found: [OwnedObject]? = []
            do {
                // What no record lists need not be looked for.
                if try !scope.record.ownership().items(of: scope.name).isEmpty {
                    found = try await OwnedObjects.read(from: try Engine(), scope.record, within: Self.timeout).of(scope).owned
                }
            } catch {
                found = nil
            }
            mailbox.post(.leftoversFound(Leftovers(lesson: summary, reason: reason, objects: found)))
        }
    }

    /// Waits for preparations, whose objects would be missed otherwise. They aren't canceled: no one would own the half-created objects.
    private func waitForPreparations() async {
        let deadline = ContinuousClock.now + .seconds(10)
        while preparations > 0, ContinuousClock.now < deadline { try? await Task.sleep(for: .milliseconds(50)) }  // never canceled
    }

    func removeLeftovers(_ leftovers: Leftovers) {
        let record = EngineRecord(services.directories)
        forgetPrepared(leftovers.lesson)
        mailbox.attempt { [mailbox] in
            let report = try await OwnedObjects(owned: leftovers.objects).remove(from: try Engine(), record)
            mailbox.post(.leftoversRemoved(leftovers, report))
        }
    }

    /// Puts the lesson's servers back as they were at first. What prepares its exercises runs again.
    func resetServers(_ summary: LessonSummary) {
        forgetPrepared(summary)
        servers.reset()
    }

    /// Forgets the lesson's preparations, which are removed with everything else. They run again when needed.
    private func forgetPrepared(_ summary: LessonSummary) {
        let workspace = Workspace(data: services.directories.data, course: summary.course, lesson: summary.id)
        do { try workspace.forgetPrepared() } catch { mailbox.post(.trouble(from: error)) }
    }
}
