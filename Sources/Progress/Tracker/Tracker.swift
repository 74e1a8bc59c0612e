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
    /// What to review today.
    package var due: ReviewQueue
    /// The lesson that was worked in last.
    package var last: LessonID?

    package init(
        activity: Activity, goal: Goal? = nil, modules: [ModuleSummary] = [], lessons: [LessonSummary] = [],
        courses: [CourseList] = [], progress: [LessonID: LessonProgress] = [:], due: ReviewQueue = ReviewQueue(), last: LessonID? = nil
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

    /// The minutes that the goal asks for this week; `nil` without a goal, or once it is reached or its day is over.
    package var minutesThisWeek: Int? {
        switch goal {
        case .minutes(let minutes): return minutes * Goal.daysAWeek
        case .module(_, _, let day):
            guard let finish, finish.minutesLeft > 0, day >= activity.today else { return nil }
            let days = day - activity.today + 1
            // Nobody has to do in a week what takes longer than is left.
            return min(finish.minutesLeft, (finish.minutesLeft * 7 + days - 1) / days)
        case nil: return nil
        }
    }

    /// What is left of a module.
    package struct Finish: Sendable, Equatable {
        package var module: ModuleSummary
        /// The lessons that are neither done nor proven.
        package var lessonsLeft: Int
        /// The minutes of what is left in them, as the lessons estimate them.
        package var minutesLeft: Int
    }

    /// The module of the goal or, without one, of the next lesson.
    package var finish: Finish? {
        var id = next?.module
        if case .module(let course, let module, _) = goal, course == modules.first?.course { id = module }
        guard let module = modules.first(where: { $0.id == id }) else { return nil }
        let left = lessons.filter { $0.module == module.id && progress[$0.progressID]?.status(of: $0).isKnown != true }
        return Finish(module: module, lessonsLeft: left.count, minutesLeft: left.map(minutesLeft(in:)).reduce(0, +))
    }
}
