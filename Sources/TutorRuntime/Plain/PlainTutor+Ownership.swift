import Course
import DockerCLI
import Sandbox
import Terminal
import TutorCore

/// Who owns the objects on the engine, and what happens to those that the lesson created.
extension PlainTutor {
    /// Asks about objects that were created in another terminal, since nothing tells whose they are.
    func askAboutNewcomers(_ place: WorkPlace) async {
        guard let engine = place.engine, newcomers != nil else { return }
        do {
            let objects = try await OwnedObjects.read(from: engine, journal: place.journal)
            var waiting = newcomers?.strangers(among: objects) ?? []
            newcomers?.know(waiting)
            while let question = NewcomersQuestion(waiting) {
                guard let line = await ask("\(PlainTutor.safe(question.text).trimmed) Type yes or no: ") else { return }
                if ["y", "yes"].contains(line.trimmed.lowercased()) {
                    try await place.journal.claim(question.objects, for: place.scope, on: engine)
                }
                waiting.removeAll { question.objects.contains($0) }
            }
        } catch {
            say(ErrorText.about(error))
        }
    }

    /// Offers to remove what the lesson created on the engine.
    func clearUp(_ state: LessonState, _ reason: Leftovers.Reason) async {
        guard let place, let engine = place.engine, state.lesson.usesEngine else { return }
        do {
            let objects = try await OwnedObjects.read(from: engine, journal: place.journal).of(place.scope)
            let leftovers = Leftovers(lesson: state.summary, reason: reason, objects: objects.owned)
            if leftovers.objects.isEmpty { return }
            for line in leftovers.text { say(line.plain) }
            guard await ask("Type remove or keep: ")?.trimmed.lowercased() == "remove" else {
                return say("They stay. 'calf reset \(state.summary.id)' removes them.")
            }
            try place.workspace.forgetPrepared()
            let report = try await OwnedObjects(owned: leftovers.objects).remove(from: engine, journal: place.journal)
            say("Removed: \(report.removed.count).")
            for kept in report.kept { say("\(kept.object.object.kind.rawValue) \(kept.object.shownName) stays: \(kept.words)") }
        } catch {
            // An engine that is not there has nothing to be removed from.
            if !(error is EngineError) { say(ErrorText.about(error)) }
        }
    }
}
