package import Course

/// The details that the lesson list shows about the selected lesson. They are read from the lesson's file when it is selected.
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
    /// The lessons it requires; if it names none, the previous lesson.
    package var buildsOn: [LessonSummary]

    package init(path: String, objectives: [String], exercises: [Exercise], buildsOn: [LessonSummary]) {
        self.path = path
        self.objectives = objectives
        self.exercises = exercises
        self.buildsOn = buildsOn
    }
}
