package import Course
package import Progress

/// The lesson list: modules with how far the learner is, the open one with its lessons.
package struct MapState: Sendable {
    /// One module as the map shows it; its lessons are loaded when it is open.
    package struct Entry: Sendable, Equatable {
        package var course: String
        package var courseTitle: String
        package var module: String
        package var number: Int
        package var title: String
        package var lessonCount: Int
        package var doneCount: Int

        package init(
            course: String, courseTitle: String, module: String, number: Int, title: String, lessonCount: Int, doneCount: Int
        ) {
            self.course = course
            self.courseTitle = courseTitle
            self.module = module
            self.number = number
            self.title = title
            self.lessonCount = lessonCount
            self.doneCount = doneCount
        }
    }

    package var entries: [Entry] = []
    /// The entry whose lessons are shown.
    package var open = 0
    /// Lessons of the open entry that are at hand, `windowStart` being the index of the first.
    package var window: [LessonSummary] = []
    package var windowStart = 0
    /// Index of the marked lesson in the open entry.
    package var marked = 0
    /// First lesson shown.
    package var scroll = 0
    /// What its file says of the marked lesson, once it is read.
    package var preview: LessonPreview?
    /// The exercises that cost most, the hardest first.
    package var hardest: [HardExercise] = []
    /// What to do next, where anything is left.
    package var next: LessonSummary?
    /// Lessons that could not be read, or courses that are not there: said on the map.
    package var troubles: [String] = []
    package var isLoaded = false
    /// Enter was pressed on a lesson that is not at hand yet: it opens when it comes.
    package var opensWhenLoaded = false

    package init() {}

    package var openEntry: Entry? { entries.indices.contains(open) ? entries[open] : nil }

    /// The lesson at that index of the open entry, if it is at hand.
    package func lesson(at index: Int) -> LessonSummary? {
        let place = index - windowStart
        return window.indices.contains(place) ? window[place] : nil
    }

    package var markedLesson: LessonSummary? { lesson(at: marked) }
}

/// An exercise that cost much, with what it is called.
package struct HardExercise: Sendable, Equatable {
    package var title: ExerciseTitle
    package var cost: ExerciseCost

    package init(title: ExerciseTitle, cost: ExerciseCost) {
        self.title = title
        self.cost = cost
    }
}
