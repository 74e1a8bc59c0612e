/// What lists show of a lesson: its front matter, its exercises, and its number of questions, read without parsing the rest.
struct LessonOutline: Equatable {
    var title = ""
    var idea = ""
    var minutes = 0
    var engine = Lesson.Engine.postgresql
    var exercises: [String] = []
    /// Their titles, in the same order.
    var exerciseTitles: [String] = []
    /// What its quizzes ask.
    var questions: [String] = []
    /// What a search finds it by: its objectives, what it teaches, and its skills.
    var topics: [String] = []
    /// In lower case.
    var teaches: [String] = []
    var requires: [String] = []
    var formerly = Formerly()
    /// A fingerprint of each exercise.
    var fingerprints: [String] = []
    /// The exercises that a learner can skip.
    var optionalExercises: [String] = []
    /// The names in each exercise's solution.
    var names: [CodeNames] = []
    var skills: [TaughtSkill] { TaughtSkill.all(teaches, in: self) }
    /// The estimated minutes from each section to the end; empty for a lesson without sections.
    var minutesLeft: [Int] = []
    /// The first problem, if there is one.
    var problem: LintMessage?

    init() {}

    /// Reads a lesson's text.
    init(text: String, path: String) {
        var report = Report(path: path)
        let text = LessonReader.withLineFeeds(text)
        guard let front = FrontMatter(of: text, report: &report) else {
            problem = report.messages.first
            return
        }
        if let lesson = Lesson(front, report: &report) {
            title = lesson.title
            idea = lesson.objectives.first ?? ""
            minutes = lesson.minutes
            engine = lesson.engine
            teaches = lesson.teaches.map { $0.lowercased() }
            topics = lesson.objectives + lesson.teaches + lesson.skills.map(\.rawValue)
            requires = lesson.requires
            formerly = lesson.formerly
        }
        problem = report.messages.first
        let contents = LessonContents(front.body)
        exercises = contents.headings.map(\.id)
        exerciseTitles = contents.headings.map(\.title)
        questions = contents.questions
        let named = zip(exercises, contents.exercises)
        fingerprints = contents.exercises.map(\.fingerprint)
        optionalExercises = named.filter(\.1.isOptional).map(\.0)
        names = contents.exercises.map { CodeNames(in: $0.solution) }
        minutesLeft = Lesson.minutesLeft(of: minutes, sectionLines: contents.sectionLines)
    }

    /// Reads a file; `shown` is its name in messages.
    init(at path: String, shownAs shown: String) {
        var report = Report(path: shown)
        if let text = report.text(at: path) {
            self.init(text: text, path: shown)
        } else {
            self.init()
            problem = report.messages.first
        }
    }
}
