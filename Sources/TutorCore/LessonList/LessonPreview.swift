package import Course

/// The details that the lesson list shows about the selected lesson. They are read from the lesson's file when it is selected.
package struct LessonPreview: Sendable, Equatable {
    /// The file of the previewed lesson.
    package var path: String
    package var objectives: [String]
    /// The lessons it requires; if it names none, the previous lesson.
    package var buildsOn: [LessonSummary]

    package init(path: String, objectives: [String], buildsOn: [LessonSummary]) {
        self.path = path
        self.objectives = objectives
        self.buildsOn = buildsOn
    }
}
