package import Course
import DockerCLI
package import Sandbox
package import Terminal

/// What a container lesson has on the engine when it is left or started over, to be removed or kept.
package struct Leftovers: Sendable, Equatable {
    /// Why it is asked.
    package enum Reason: Sendable, Equatable { case left, quit, startOver }

    package var lesson: LessonSummary
    package var reason: Reason
    package var objects: [OwnedObject]

    /// What was found.
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

    /// The question's text: how many, and the first of them by name.
    package var text: [Line] {
        let shown = objects.prefix(8).map { Line(SafeText("  \($0.object.kind.rawValue) \($0.shownName)").string) }
        let more = objects.count > shown.count ? [Line("  and \(objects.count - shown.count) more")] : []
        let end =
            switch reason {
            case .left, .quit: "Nothing else on the engine is touched. What stays is in 'calf footprint'."
            case .startOver: "Nothing else on the engine is touched. What is in a volume is lost with it."
            }
        return [Line("Left over from \(SafeText(lesson.title).string): \(counts).")] + shown + more + [Line(end)]
    }

    /// In the order of `choices`.
    package static let choices = [Dialog.Choice(key: "r", label: "remove them"), Dialog.Choice(key: "k", label: "keep them")]
}
