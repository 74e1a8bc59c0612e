import Course

extension Command {
    /// Where a command is listed.
    struct Place: Sendable {
        /// Whether the learner is in this place.
        let isHere: @Sendable (Model) -> Bool
        /// Whether it makes sense only while a lesson is open.
        var needsLesson = true
        /// The lesson pane that this place is, if it is one. A pane has keys of its own.
        var pane: Pane?

        enum Pane { case editor, work }

        static let everywhere = Place(isHere: { _ in true }, needsLesson: false)
        static let lesson = inLesson { _ in true }
        static let shell = inLesson { $0.focus == .shell }
        /// The scratchpad's editor.
        static let editor = pane(.editor) { $0.focus == .editor }
        /// Lessons with exercises.
        static let exercises = inLesson { !$0.lesson.exercises.isEmpty }

        /// Everywhere except in the location that the command leads to.
        static func outside(_ location: Model.Location) -> Place { Place(isHere: { $0.location != location }, needsLesson: false) }

        /// An open lesson that meets this condition.
        static func inLesson(_ holds: @escaping @Sendable (LessonState) -> Bool) -> Place {
            Place(isHere: { model in model.location == .lesson && model.lesson.map(holds) ?? false })
        }

        /// A pane of a lesson that meets this condition.
        static func pane(_ pane: Pane, _ holds: @escaping @Sendable (LessonState) -> Bool) -> Place {
            var place = inLesson(holds)
            place.pane = pane
            return place
        }
    }

    /// Availability that depends on the open lesson.
    static func inLesson(_ availability: @escaping @Sendable (LessonState) -> Availability) -> @Sendable (Model) -> Availability {
        { model in model.lesson.map(availability) ?? .now }
    }
}
