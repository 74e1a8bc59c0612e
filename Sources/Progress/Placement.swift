package import Course

/// Finds out which lessons of a course a learner can pass over, with few exercises: each is chosen by what is still open.
///
/// Solving a lesson's exercise proves the lesson and everything that it requires, directly or not. Otherwise the lesson is unknown, and so is
/// everything that requires it.
package struct Placement: Sendable, Equatable {
    /// The most exercises that are asked.
    package static let maxExercises = 12
    /// The longest time, in minutes.
    package static let minutes = 10
    /// The most lessons that are considered, from the start of the course.
    private static let maxLessons = 1000

    /// An exercise to ask.
    package struct Question: Sendable, Equatable {
        package var lesson: LessonSummary
        package var exercise: String
    }

    private let lessons: [LessonSummary]
    /// For each lesson, the lesson itself and everything that it requires.
    private let foundations: [Set<Int>]
    /// For each lesson, the lesson itself and everything that requires it.
    private let consequences: [Set<Int>]
    private let askable: Set<Int>
    /// The lessons that are still undecided.
    private var open: Set<Int>
    /// The lessons that were proven, in the order of the course.
    package private(set) var proven: [LessonSummary] = []
    /// How many exercises were asked and concluded from.
    package private(set) var asked = 0
    /// How many of them were solved.
    package private(set) var solved = 0
    /// What to ask next; `nil` at the end.
    package private(set) var next: Question?

    /// - Parameters:
    ///   - lessons: In the order of the course. Only earlier lessons count as required.
    ///   - known: The lessons that are done or proven already.
    ///   - canAsk: Whether a lesson's exercises can be solved on this machine.
    package init(of lessons: [LessonSummary], known: Set<LessonID>, canAsk: (LessonSummary) -> Bool = { _ in true }) {
        let lessons = Array(lessons.prefix(Self.maxLessons))
        self.lessons = lessons
        let places = Dictionary(lessons.enumerated().map { ($0.element.progressID, $0.offset) }) { first, _ in first }
        var foundations: [Set<Int>] = []
        var consequences = lessons.indices.map { Set([$0]) }
        for (index, lesson) in lessons.enumerated() {
            let required = lesson.requiredIDs.compactMap { places[$0] }.filter { $0 < index }
            foundations.append(required.reduce(into: [index]) { $0.formUnion(foundations[$1]) })
            for place in foundations[index] { consequences[place].insert(index) }
        }
        self.foundations = foundations
        self.consequences = consequences
        askable = Set(lessons.indices.filter { lessons[$0].problem == nil && !lessons[$0].exercises.isEmpty && canAsk(lessons[$0]) })
        open = Set(lessons.indices.filter { !known.contains(lessons[$0].progressID) })
        next = question
    }

    /// Concludes from the answer to `next`. Returns the lessons that it proves.
    package mutating func conclude(isSolved: Bool) -> [LessonSummary] {
        guard let place = lessons.firstIndex(where: { $0.progressID == next?.lesson.progressID }) else { return [] }
        let concluded = open.intersection(isSolved ? foundations[place] : consequences[place])
        open.subtract(concluded)
        asked += 1
        if isSolved { solved += 1 }
        next = asked < Self.maxExercises ? question : nil
        let new = isSolved ? concluded.sorted().map { lessons[$0] } : []
        proven = (proven + new).sorted { $0.index < $1.index }
        return new
    }

    /// The exercise whose answer settles the most lessons, whichever it is: the second one of the lesson. It needs more of the lesson than the
    /// first, and those after it may be optional or belong to a review or a project.
    private var question: Question? {
        let choices = askable.intersection(open).sorted().map { place in
            (place: place, worth: min(open.intersection(foundations[place]).count, open.intersection(consequences[place]).count))
        }
        guard let most = choices.map(\.worth).max(), let place = choices.first(where: { $0.worth == most })?.place else { return nil }
        return lessons[place].exercises.prefix(2).last.map { Question(lesson: lessons[place], exercise: $0) }
    }
}

extension Placement {
    /// Reads what is known already of the course that was worked in last or, before the first lesson, of the first course.
    ///
    /// - Parameter hasEngine: Whether lessons with containers can be asked about.
    package init(log: ProgressLog, catalog: Catalog, hasEngine: Bool) async throws(ProgressError) {
        let last = try await log.last()
        let courses = catalog.courses()
        guard let course = courses.first(where: { $0.id == last?.path }) ?? courses.first else {
            self.init(of: [], known: [])
            return
        }
        let lessons = catalog.lessons(of: course.id, in: 0..<course.lessonCount)
        let progress = try await log.lessons(lessons.map(\.progressID))
        let known = lessons.filter { progress[$0.progressID]?.status(of: $0).isKnown == true }
        self.init(of: lessons, known: Set(known.map(\.progressID))) { hasEngine || !$0.engine.hasContainers }
    }
}
