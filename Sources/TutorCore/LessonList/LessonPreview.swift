package import Course

/// What the lesson list shows of the selected lesson beyond its line. It is in the lesson's file, which is read when the lesson is selected.
package struct LessonPreview: Sendable, Equatable {
    /// An exercise's id and its title.
    package struct Exercise: Sendable, Equatable {
        package var id: String
        package var title: String

        package init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// The file of the previewed lesson.
    package var path: String
    package var objectives: [String]
    package var exercises: [Exercise]
    /// The lessons it requires; if it names none, the lesson before it.
    package var buildsOn: [LessonSummary]

    package init(path: String, objectives: [String], exercises: [Exercise], buildsOn: [LessonSummary]) {
        self.path = path
        self.objectives = objectives
        self.exercises = exercises
        self.buildsOn = buildsOn
    }
}
