package import Course

/// Finds out which lessons on a subject a learner can skip, with few exercises: each is chosen by what is still open.
///
/// Solving a lesson's exercise proves the lesson and everything that it builds on, directly or not: the lessons that it requires, and those that
/// teach what the exercise's solution uses. Otherwise the lesson is unknown, and so is everything that builds on it, or that comes after it in
/// its module and requires nothing. A lesson builds on what its exercises use, too.
package struct Placement: Sendable, Equatable {
    /// The most exercises that are asked.
    package static let maxExercises = 12
    /// The longest time, in minutes.
    package static let minutes = 10
    /// The most lessons of a course that are considered, from its start.
    static let maxLessons = 1000

    /// An exercise to ask.
    package struct Question: Sendable, Equatable {
        package var lesson: LessonSummary
        package var exercise: String
    }

    /// What it is about, such as `Docker`.
    package let subject: String
    /// The lessons on the subject, in the order of their list.
    package let listed: [LessonSummary]
    /// These lessons and what they can build on, which comes first.
    private let lessons: [LessonSummary]
    /// For each lesson, the lesson itself and everything that it builds on.
    private let foundations: [Set<Int>]
    /// For each lesson, the lesson itself and everything that is unknown to those who don't know it.
    private let consequences: [Set<Int>]
    /// The exercise to ask of each lesson that has one.
    private let exercises: [Int: String]
    /// The lessons that are still undecided.
    private var open: Set<Int>
    /// The lessons that were done or proven before.
    private let known: Set<LessonID>
    private var provenPlaces: Set<Int> = []
    /// The lessons whose exercises were solved, and those whose exercises were skipped.
    private var (solved, skipped): (Set<Int>, Set<Int>) = ([], [])
    /// What to ask next; `nil` at the end.
    package private(set) var next: Question?

    /// The lessons that were proven, in order.
    package var proven: [LessonSummary] { provenPlaces.sorted().map { lessons[$0] } }
    /// How many exercises were asked and concluded from.
    package var asked: Int { solved.count + skipped.count }
    package var hasSolved: Bool { !solved.isEmpty }

    /// - Parameters:
    ///   - listed: The lessons to ask about, in the order of their list.
    ///   - others: What else these lessons can build on. Of all lessons, only earlier ones count.
    ///   - known: The lessons that are done or proven already.
    ///   - canAsk: Whether a lesson's exercises can be solved on this machine.
    ///   - tried: A lesson's exercises that were asked before. They aren't asked again.
    package init(
        of listed: [LessonSummary], on subject: String = "", after others: [LessonSummary] = [], known: Set<LessonID>,
        canAsk: (LessonSummary) -> Bool = { _ in true }, besides tried: (LessonSummary) -> [String] = { _ in [] }
    ) {
        self.subject = subject
        self.listed = Array(listed.prefix(Self.maxLessons))
        self.known = known
        var places: [LessonID: Int] = [:]
        var lessons: [LessonSummary] = []
        for lesson in others + self.listed where places[lesson.progressID] == nil {
            places[lesson.progressID] = lessons.count
            lessons.append(lesson)
        }
        var foundations: [Set<Int>] = []
        var (before, requirements): ([Set<Int>], [Set<Int>]) = ([], [])
        var exercises: [Int: String] = [:]
        var consequences = lessons.indices.map { Set([$0]) }
        var teachers: [String: Int] = [:]
        for (index, lesson) in lessons.enumerated() {
            let required = lesson.requiredIDs.compactMap { places[$0] }.filter { $0 < index }
            requirements.append(required.reduce(into: [index]) { $0.formUnion(requirements[$1]) })
            let exercise = Self.exercise(of: lesson, besides: tried(lesson))
            if let exercise, lesson.problem == nil, canAsk(lesson) { exercises[index] = exercise }
            let used = (exercise.map(lesson.skills(of:)) ?? []).compactMap { teachers[$0] }
            foundations.append((required + used).reduce(into: [index]) { $0.formUnion(foundations[$1]) })
            let isNext = index > 0 && lessons[index - 1].course == lesson.course && lessons[index - 1].module == lesson.module
            let usedAnywhere = (lesson.skills + lesson.earlierSkills).compactMap { teachers[$0.name] }
            let unproven = usedAnywhere + (lesson.requires.isEmpty && isNext ? [index - 1] : [])
            before.append((required + unproven).reduce(into: [index]) { $0.formUnion(before[$1]) })
            for place in before[index] { consequences[place].insert(index) }
            for skill in lesson.skills where teachers[skill.name] == nil { teachers[skill.name] = index }
        }
        self.lessons = lessons
        self.foundations = foundations
        self.consequences = consequences
        self.exercises = exercises
        // What the subject requires is asked about, too: those who don't know it begin there.
        open = Set(self.listed.compactMap { places[$0.progressID] }.flatMap { requirements[$0] })
            .filter { !known.contains(lessons[$0].progressID) }
        next = question
    }

    /// Concludes from the answer to `next`. Returns the lessons that it proves.
    package mutating func conclude(isSolved: Bool) -> [LessonSummary] {
        guard let place = lessons.firstIndex(where: { $0.progressID == next?.lesson.progressID }) else { return [] }
        let concluded = open.intersection(isSolved ? foundations[place] : consequences[place])
        open.subtract(concluded)
        if isSolved { solved.insert(place) } else { skipped.insert(place) }
        next = asked < Self.maxExercises ? question : nil
        guard isSolved else { return [] }
        provenPlaces.formUnion(concluded)
        return concluded.sorted().map { lessons[$0] }
    }

    /// The exercise whose answer settles the most lessons, whichever it is. The first one is easy: most of the lessons build on it.
    private var question: Question? {
        let choices = open.filter { exercises[$0] != nil }.sorted().map { place in
            (place: place, proven: open.intersection(foundations[place]).count, unknown: open.intersection(consequences[place]).count)
        }
        let base = asked == 0 ? choices.filter { $0.unknown * 4 >= open.count * 3 } : []
        let best = (base.isEmpty ? choices : base).max { min($0.proven, $0.unknown) < min($1.proven, $1.unknown) }
        return best.flatMap { best in exercises[best.place].map { Question(lesson: lessons[best.place], exercise: $0) } }
    }

    /// An exercise that a learner has to solve and, if possible, that shows what the lesson teaches: the second one, because it needs more of
    /// the lesson than the first.
    private static func exercise(of lesson: LessonSummary, besides tried: [String]) -> String? {
        let required = lesson.requiredExercises.isEmpty ? lesson.exercises : lesson.requiredExercises
        let showing = required.filter { exercise in lesson.skills.contains { $0.exercises.contains(exercise) } }
        let all = showing.isEmpty ? required : showing
        return (all.prefix(2).reversed() + all.dropFirst(2)).first { !tried.contains($0) }
    }

    /// Asks nothing, and says where to begin.
    package func withoutQuestions() -> Placement {
        var placement = self
        placement.next = nil
        return placement
    }

    /// The lesson to begin with; `nil` if all are known.
    package var beginning: LessonSummary? {
        let (ids, known) = (Set(listed.map(\.progressID)), known.union(proven.map(\.progressID)))
        let next = LessonSummary.next(among: listed, known: known, isListed: ids.contains)
        // It may build on lessons that aren't listed here.
        let missing = next.flatMap { place(of: $0) }?.foundations.filter { !known.contains(lessons[$0].progressID) }.min()
        return missing.map { lessons[$0] } ?? next
    }

    private func place(of lesson: LessonSummary) -> (foundations: Set<Int>, consequences: Set<Int>)? {
        lessons.firstIndex { $0.progressID == lesson.progressID }.map { (foundations[$0], consequences[$0]) }
    }

    /// What was found out, if anything was asked, and where to begin and why.
    package var summary: [String] { (asked == 0 ? [] : ["Placement done: \(counts)."]) + [advice] }

    /// `2 of 3 exercises solved, 5 lessons proven`
    package var counts: String {
        let lessons = proven.isEmpty ? "no lesson" : proven.count == 1 ? "1 lesson" : "\(proven.count) lessons"
        let exercises = asked == 0 ? "no exercise" : "\(solved.count) of \(asked) \(asked == 1 ? "exercise" : "exercises")"
        return "\(exercises) solved, \(lessons) proven"
    }

    private var advice: String {
        guard let beginning else { return "You know all lessons on \(subject)." }
        // Of what it builds on, the last one that was solved proves the most; of what builds on it, the first one skipped is the nearest.
        let place = place(of: beginning)
        let lastSolved = solved.filter { place?.foundations.contains($0) == true }.max().map { "you solved '\(lessons[$0].title)'" }
        let firstSkipped = skipped.filter { place?.consequences.contains($0) == true }.min().map {
            let isThis = lessons[$0].progressID == beginning.progressID
            return isThis ? "you skipped its exercise" : "you skipped '\(lessons[$0].title)', which builds on it"
        }
        let isListed = listed.contains { $0.progressID == beginning.progressID }
        let reasons = isListed ? [lastSolved, firstSkipped].compactMap(\.self) : ["\(subject) builds on it"]
        let why = reasons.isEmpty ? ", the first lesson that isn't done or proven." : ": \(reasons.joined(separator: ", and "))."
        return "Begin with '\(beginning.title)'\(why)"
    }
}

/// The subjects that a placement can be about.
package struct PlacementOffer: Sendable, Equatable {
    /// A placement on each subject that has something to ask.
    package var placements: [Placement]
    /// The subjects that need a container engine, if there is none.
    package var withoutEngine: [String] = []

    /// Those with different lessons to begin with, for learners who are new to the subject.
    package var beginnings: [Placement] {
        placements.reduce(into: []) { found, placement in
            if !found.contains(where: { $0.beginning?.progressID == placement.beginning?.progressID }) { found.append(placement) }
        }
    }

    package init(_ placements: [Placement]) { self.placements = placements }

    /// Reads what is known already. A subject is a course or, if its modules don't build on each other, some of them.
    ///
    /// - Parameter hasEngine: Whether lessons with containers can be asked about.
    package init(log: ProgressLog, catalog: Catalog, hasEngine: Bool) async throws(ProgressError) {
        self.init([])
        let courses = catalog.courses()
        let lists = courses.map { catalog.lessons(of: $0.id, in: 0..<min($0.lessonCount, Placement.maxLessons)) }
        let homes = lists.flatMap(\.self).filter { !$0.isShared }
        let progress = try await log.lessons(homes.map(\.progressID))
        let known = Set(homes.filter { progress[$0.progressID]?.status(of: $0).isKnown == true }.map(\.progressID))
        for (course, list) in zip(courses, lists) {
            let modules = catalog.modules(of: course.id)
            let groups = Self.joined(modules.map { module in (module.title, list.filter { $0.module == module.id }) })
            for group in groups {
                let subject = groups.count == 1 ? course.title : group.title
                let listed = Set(group.lessons.map(\.progressID))
                func made(besides tried: (LessonSummary) -> [String]) -> Placement {
                    let canAsk = { (lesson: LessonSummary) in
                        !lesson.engine.hasContainers || hasEngine && listed.contains(lesson.progressID)
                    }
                    return Placement(of: group.lessons, on: subject, after: homes, known: known, canAsk: canAsk, besides: tried)
                }
                let further = made { progress[$0.progressID].map { Array($0.exercises.keys) } ?? [] }
                let placement = further.next == nil ? made { _ in [] } : further
                if placement.next != nil {
                    placements.append(placement)
                } else if !hasEngine, group.lessons.contains(where: { $0.engine.hasContainers && !known.contains($0.progressID) }) {
                    withoutEngine.append(subject)
                }
            }
        }
    }

    private typealias Group = (title: String, lessons: [LessonSummary])

    /// Joins those that build on each other.
    private static func joined(_ modules: [Group]) -> [Group] {
        var groups: [Group] = []
        for module in modules {
            let isLinked = { (group: Group) in builds(group.lessons, on: module.lessons) || builds(module.lessons, on: group.lessons) }
            let all = groups.filter(isLinked) + [module]
            groups.removeAll(where: isLinked)
            groups.append((all.map(\.title).joined(separator: ", "), all.flatMap(\.lessons)))
        }
        return groups
    }

    private static func builds(_ lessons: [LessonSummary], on others: [LessonSummary]) -> Bool {
        let ids = Set(others.map(\.progressID))
        return lessons.contains { !ids.isDisjoint(with: $0.requiredIDs) }
    }
}
