package import Course

/// How far a learner is with several lessons, such as those of a module or a course.
package struct CourseProgress: Sendable, Equatable {
    /// How many there are.
    package var lessons = 0
    /// How many of them are done.
    package var lessonsDone = 0
    /// How many exercises they have now.
    package var exercises = 0
    /// How many of these are solved.
    package var exercisesDone = 0

    /// Counts lessons. Those missing from `progress` are untouched.
    package init(of lessons: some Sequence<LessonSummary>, in progress: [LessonID: LessonProgress]) {
        for lesson in lessons {
            self.lessons += 1
            exercises += lesson.exercises.count
            guard let known = progress[lesson.progressID] else { continue }
            exercisesDone += known.solvedCount(of: lesson.exercises)
            if known.status(of: lesson) == .done { lessonsDone += 1 }
        }
    }
}

extension LessonSummary {
    /// Its key in the log.
    package var progressID: LessonID { LessonID(course: course, lesson: id) }

    /// The lesson to continue with: the first with something to work on, from the last one opened, and then from the start. `nil` if there
    /// is none.
    package static func next(
        in lessons: [LessonSummary], after last: LessonID?, progress: [LessonID: LessonProgress]
    ) -> LessonSummary? {
        let start = lessons.firstIndex { $0.progressID == last } ?? 0
        let isOpen = { (lesson: LessonSummary) in progress[lesson.progressID]?.isOpen(lesson) ?? true }
        return lessons[start...].first(where: isOpen) ?? lessons[..<start].first(where: isOpen)
    }
}
