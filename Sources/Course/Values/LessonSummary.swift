/// What a lesson list shows of a lesson; provided by the catalog without reading the lesson.
package struct LessonSummary: Sendable, Equatable {
    /// The lesson's home: the course whose folder has its file, and under whose id progress is stored.
    package var course: String
    /// The course in whose list it is: its home, or a course that shares it.
    package var listedIn: String
    /// The title of its home, if another course lists it.
    package var homeTitle: String?
    /// The module that lists it.
    package var module: String
    package var id: String
    /// Its number in the module of its home, from the files' names.
    package var number: Int
    package var title: String
    /// What a search finds it by, besides the title and the id: its objectives, what it teaches, its skills, and its terms in the glossary.
    package var topics: [String] = []
    /// One line: the lesson's first objective.
    package var idea: String
    package var minutes: Int
    package var engine: Lesson.Engine
    /// Ids of its exercises, in order.
    package var exercises: [String]
    /// Those that a learner can skip: "If you have time", and those of the review.
    package var optionalExercises: [String] = []
    /// The titles of all, in the same order; empty if unknown.
    package var exerciseTitles: [String] = []
    /// What its quizzes ask, in a line each.
    package var questions: [String] = []
    /// The lessons that it requires: ids of its home, or names such as `data-infrastructure/isolation`.
    package var requires: [String] = []
    /// What it teaches, as far as exercises can show it; empty if unknown.
    package var skills: [TaughtSkill] = []
    /// What lessons before it teach, and its exercises' solutions use.
    package var earlierSkills: [TaughtSkill] = []
    /// A fingerprint of each exercise's task and solution, in order; empty if unknown.
    package var fingerprints: [String] = []
    /// The estimated minutes from each section to the end; empty if unknown.
    package var minutesLeft: [Int] = []
    /// The absolute path of the lesson's file.
    package var path: String
    /// Its index in the course that lists it, counted from 0; set by the catalog.
    package var index = 0
    /// Why it can't be read, in one line with the location; `nil` if nothing is wrong, as far as the front matter shows.
    package var problem: String?

    package init(
        course: String, module: String, id: String, number: Int, title: String, idea: String, minutes: Int,
        engine: Lesson.Engine, exercises: [String], path: String
    ) {
        self.course = course
        listedIn = course
        self.module = module
        self.id = id
        self.number = number
        self.title = title
        self.idea = idea
        self.minutes = minutes
        self.engine = engine
        self.exercises = exercises
        self.path = path
    }

    /// Whether another course than its home lists it.
    package var isShared: Bool { listedIn != course }

    /// The topic that the title hides: the words of the id, such as "lock queues" of "Waiting in line"; `nil` if the title has them.
    package var hiddenTopic: String? {
        let words = id.split(separator: "-")
        let known = title.lowercased()
        return words.allSatisfy { known.contains($0) } ? nil : words.joined(separator: " ")
    }

    /// Its title and, if the title hides it, its topic.
    package var namedTitle: String { hiddenTopic.map { "\(title) (\($0))" } ?? title }

    /// Its number and title; of a shared lesson, only the title, because the number is that of its home.
    package var numberedTitle: String { isShared ? title : "\(number) \(title)" }

    /// An exercise's title, or its id if that is unknown.
    package func title(ofExercise exercise: String) -> String {
        guard let index = exercises.firstIndex(of: exercise), exerciseTitles.count == exercises.count else { return exercise }
        return exerciseTitles[index]
    }

    /// The names of the skills that an exercise's solution uses.
    package func skills(of exercise: String) -> [String] {
        (skills + earlierSkills).filter { $0.exercises.contains(exercise) }.map(\.name)
    }

    /// Changes with the exercise's task and its solution; `nil` if unknown.
    package func fingerprint(of exercise: String) -> String? {
        guard let index = exercises.firstIndex(of: exercise), fingerprints.indices.contains(index) else { return nil }
        return fingerprints[index]
    }
}
