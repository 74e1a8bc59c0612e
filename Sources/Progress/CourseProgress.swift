package import Course

/// How far a learner is with a list of lessons, such as those of a module or a course.
package struct CourseProgress: Sendable, Equatable {
    /// How many there are.
    package var lessons = 0
    /// How many of them are done.
    package var lessonsDone = 0
    /// How many exercises these have now.
    package var exercises = 0
    /// How many of them are done.
    package var exercisesDone = 0

    /// Counts lessons by what is known of them; those left out of `progress` are untouched.
    package init(of lessons: some Sequence<LessonSummary>, in progress: [LessonID: LessonProgress]) {
        for lesson in lessons {
            self.lessons += 1
            exercises += lesson.exercises.count
            guard let known = progress[lesson.progressID] else { continue }
            exercisesDone += known.doneCount(of: lesson.exercises)
            if known.state(exercises: lesson.exercises) == .done { lessonsDone += 1 }
        }
    }
}

extension LessonSummary {
    /// What the log calls it.
    package var progressID: LessonID { LessonID(course: course, lesson: id) }

    /// What comes next: the lesson that was left unfinished, else the first one after it that is not done, else the first one before it.
    /// `nil` once all are done.
    package static func next(
        in lessons: [LessonSummary], after last: LessonID?, progress: [LessonID: LessonProgress]
    ) -> LessonSummary? {
        let start = lessons.firstIndex { $0.progressID == last } ?? 0
        let isOpen = { (lesson: LessonSummary) in progress[lesson.progressID]?.state(exercises: lesson.exercises) != .done }
        return lessons[start...].first(where: isOpen) ?? lessons[..<start].first(where: isOpen)
    }
}
