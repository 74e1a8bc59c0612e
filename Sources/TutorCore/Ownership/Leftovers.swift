package import Course
import DockerCLI
package import EngineValues
package import Terminal

/// The objects that a container lesson has in the engine when it is left or reset, to be removed or kept.
package struct Leftovers: Sendable, Equatable {
    /// Why they are looked for. What a placement made in lessons that were never opened is removed without a question.
    package enum Reason: Sendable, Equatable {
        case left, quit, startOver, placed
        /// A review in the lesson is over.
        case reviewed
    }

    package var lesson: LessonSummary
    package var reason: Reason
    package var objects: [OwnedObject]
    /// Whether the engine said what exists.
    package var isChecked: Bool

    /// The objects found, or `nil` if the engine didn't answer.
    package init(lesson: LessonSummary, reason: Reason, objects: [OwnedObject]?) {
        self.lesson = lesson
        self.reason = reason
        self.objects = objects ?? []
        isChecked = objects != nil
    }

    /// `2 containers, 1 volume`.
    package var counts: String {
        [EngineObject.Kind.container, .image, .volume, .network].compactMap { kind in
            let count = objects.count { $0.object.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.rawValue)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
    }

    /// The question's text: how many objects, and the names of the first ones, with what is lost. Those with data come first.
    package var text: [Line] {
        let sorted = [EngineObject.Kind.volume, .container, .image, .network].flatMap { kind in objects.filter { $0.object.kind == kind } }
        let shown = sorted.prefix(8).map { object in
            let loss = object.loss.map { ": \($0)" } ?? ""
            return Line(SafeText("  \(object.object.kind.rawValue) \(object.shownName)").string + loss)
        }
        let hidden = sorted.dropFirst(shown.count)
        let losing = hidden.count { $0.loss != nil }
        let remark = losing == 0 ? "" : losing == hidden.count ? ", with data, too" : ", \(losing) of them with data"
        let more = hidden.isEmpty ? [] : [Line("  and \(hidden.count) more\(remark)")]
        let end = "Nothing else on the engine is touched." + (reason == .startOver ? "" : " 'calf footprint' lists what you keep.")
        let source = reason == .reviewed ? "your review in " : ""
        return [Line("Left over from \(source)\(SafeText(lesson.title).string): \(counts).")] + shown + more + [Line(end)]
    }

    /// In the order of `choices`.
    package static let choices = [Dialog.Choice(key: "k", label: "Keep them"), Dialog.Choice(key: "r", label: "Remove them")]
}
