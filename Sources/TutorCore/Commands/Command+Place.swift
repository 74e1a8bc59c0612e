import Course

extension Command {
    /// Where a command is listed.
    struct Place: Sendable {
        /// Whether this is such a place.
        let isHere: @Sendable (Model) -> Bool
        /// Whether it makes sense only with a lesson open.
        var needsLesson = true

        static let everywhere = Place(isHere: { _ in true }, needsLesson: false)
        static let lesson = inLesson { _ in true }
        static let shell = inLesson { $0.focus == .shell }
        /// In lessons with exercises.
        static let exercises = inLesson { !$0.lesson.exercises.isEmpty }

        /// Everywhere but there, where it leads.
        static func outside(_ location: Model.Location) -> Place { Place(isHere: { $0.location != location }, needsLesson: false) }

        /// In front of a lesson for which this holds.
        static func inLesson(_ holds: @escaping @Sendable (LessonState) -> Bool) -> Place {
            Place(isHere: { model in model.location == .lesson && model.lesson.map(holds) ?? false })
        }
    }

    /// Available, or not, by the open lesson.
    static func inLesson(_ availability: @escaping @Sendable (LessonState) -> Availability) -> @Sendable (Model) -> Availability {
        { model in model.lesson.map(availability) ?? .now }
    }
}
