package import Course
import DockerCLI
package import EngineValues
package import Terminal

/// The objects that a container lesson has in the engine when it is left or reset, to be removed or kept.
package struct Leftovers: Sendable, Equatable {
    /// Why the question is asked.
    package enum Reason: Sendable, Equatable { case left, quit, startOver }

    package var lesson: LessonSummary
    package var reason: Reason
    package var objects: [OwnedObject]

    /// The objects found.
    package init(lesson: LessonSummary, reason: Reason, objects: [OwnedObject]) {
        self.lesson = lesson
        self.reason = reason
        self.objects = objects
    }

    /// `2 containers, 1 volume`.
    package var counts: String {
        let kinds: [(EngineObject.Kind, String)] = [
            (.container, "container"), (.image, "image"), (.volume, "volume"), (.network, "network"),
        ]
        return kinds.compactMap { kind, name in
            let count = objects.filter { $0.object.kind == kind }.count
            return count == 0 ? nil : "\(count) \(name)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
    }

    /// The question's text: how many objects, and the names of the first ones.
    package var text: [Line] {
        let shown = objects.prefix(8).map { Line(SafeText("  \($0.object.kind.rawValue) \($0.shownName)").string) }
        let more = objects.count > shown.count ? [Line("  and \(objects.count - shown.count) more")] : []
        let end =
            switch reason {
            case .left, .quit: "Nothing else on the engine is touched. 'calf footprint' lists what you keep."
            case .startOver: "Nothing else on the engine is touched. The data in volumes is lost."
            }
        return [Line("Left over from \(SafeText(lesson.title).string): \(counts).")] + shown + more + [Line(end)]
    }

    /// In the order of `choices`.
    package static let choices = [Dialog.Choice(key: "k", label: "Keep them"), Dialog.Choice(key: "r", label: "Remove them")]
}
