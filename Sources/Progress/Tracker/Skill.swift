package import Course

/// Something that a lesson teaches, and how well it is remembered.
package struct Skill: Sendable, Equatable {
    /// What a learner can do with it now.
    package enum State: Sendable, CaseIterable {
        case known, fading, notYet
    }

    /// As in the lesson's `teaches`.
    package var name: String
    /// The first lesson that teaches it.
    package var lesson: LessonSummary
    /// The solved exercises of the lessons that teach it.
    package var solved = 0
    /// The mean probability that these are remembered today; `nil` before the first.
    package var retrievability: Double?
    /// The required exercises of a lesson that teaches it are solved, or a placement proved the lesson. One without exercises is done.
    package var isLearned = false

    /// Below this probability, a skill is fading. It is the one at which a review is due.
    package static let fadingBelow = 0.9

    package var state: State {
        if !isLearned { return .notYet }
        return retrievability.map { $0 < Self.fadingBelow } == true ? .fading : .known
    }

    /// The skills that lessons teach, in order; each once.
    package static func taught(by lessons: [LessonSummary], progress: [LessonID: LessonProgress], today: Int) -> [Skill] {
        var skills: [Skill] = []
        var places: [String: Int] = [:]
        var sums: [String: Double] = [:]
        for lesson in lessons {
            let known = progress[lesson.progressID]
            let values = lesson.exercises.compactMap { known?.exercises[$0]?.retrievability(today: today) }
            for name in lesson.teaches {
                let place = places[name] ?? skills.count
                if place == skills.count { skills.append(Skill(name: name, lesson: lesson)) }
                places[name] = place
                skills[place].solved += values.count
                sums[name, default: 0] += values.reduce(0, +)
                if known?.hasTaught(lesson) == true { skills[place].isLearned = true }
            }
        }
        for place in skills.indices where skills[place].solved > 0 {
            skills[place].retrievability = sums[skills[place].name, default: 0] / Double(skills[place].solved)
        }
        return skills
    }
}

extension LessonProgress {
    /// Whether a learner can do what the lesson teaches.
    fileprivate func hasTaught(_ lesson: LessonSummary) -> Bool {
        let status = status(of: lesson)
        return status == .proven || (lesson.exercises.isEmpty ? status == .done : hasSolvedRequired(of: lesson))
    }
}

extension ExerciseProgress {
    /// The probability that it would be solved today; `nil` before it is first solved.
    package func retrievability(today: Int) -> Double? { review.memory?.retrievability(after: today - review.reviewed) }
}
