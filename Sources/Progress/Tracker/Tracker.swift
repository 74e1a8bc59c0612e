package import Course

/// What the tracker shows: what a learner did, what they can do, and what is next. Its figures are computed from these values alone.
package struct Tracker: Sendable, Equatable {
    /// All days of learning, and today.
    package var activity: Activity
    package var goal: Goal?
    /// The course in whose list the last lesson was opened.
    package var modules: [ModuleSummary]
    /// The lessons in that list, in order.
    package var lessons: [LessonSummary]
    /// All courses.
    package var courses: [CourseList]
    /// The progress in all opened lessons, of any course.
    package var progress: [LessonID: LessonProgress]
    /// The exercises to solve again, longest overdue first.
    package var due: [DueReview]
    /// The lesson that was worked in last.
    package var last: LessonID?

    package init(
        activity: Activity, goal: Goal? = nil, modules: [ModuleSummary] = [], lessons: [LessonSummary] = [],
        courses: [CourseList] = [], progress: [LessonID: LessonProgress] = [:], due: [DueReview] = [], last: LessonID? = nil
    ) {
        self.activity = activity
        self.goal = goal
        self.modules = modules
        self.lessons = lessons
        self.courses = courses
        self.progress = progress
        self.due = due
        self.last = last
    }

    /// A course, with all lessons in its list.
    package struct CourseList: Sendable, Equatable {
        package var title: String
        package var lessons: [LessonSummary]

        package init(title: String, lessons: [LessonSummary]) { (self.title, self.lessons) = (title, lessons) }
    }

    package var streak: Streak { activity.streak }
    package var skills: [Skill] { Skill.taught(by: lessons, progress: progress, today: activity.today) }
    package var next: LessonSummary? { LessonSummary.next(in: lessons, after: last, progress: progress) }

    /// The minutes that are left of a lesson.
    package func minutesLeft(in lesson: LessonSummary) -> Int { progress[lesson.progressID]?.minutesLeft(in: lesson) ?? lesson.minutes }

    /// The minutes that the goal asks for in a week; `nil` without a goal.
    package var minutesThisWeek: Int? { goal.map { $0.minutes * Goal.daysAWeek } }
}
