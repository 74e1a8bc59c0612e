package import Course

/// Something that lessons teach, and whether a learner can do it.
///
/// An exercise shows what its solution uses of what its lesson teaches, once it's solved without looking up the solution. What it showed
/// fades when it's due for review.
package struct Skill: Sendable, Equatable {
    /// What a learner can do with it now.
    package enum State: String, Sendable, CaseIterable {
        case known, fading, notYet
    }

    /// As in the lesson's `teaches`.
    package var name: String
    /// The first lesson that teaches it.
    package var lesson: LessonSummary
    /// The exercises that showed it.
    package var shown = 0
    /// How many of these are due.
    package var due = 0
    /// A placement proved a lesson that teaches it.
    package var isProven = false

    package var state: State { isProven || shown > due ? .known : shown > 0 ? .fading : .notYet }

    /// The skills that lessons teach, in order; each once.
    package static func taught(by lessons: [LessonSummary], progress: [LessonID: LessonProgress], today: Int) -> [Skill] {
        var skills: [Skill] = []
        var places: [String: Int] = [:]
        let practice = SkillPractice(of: lessons, in: progress, today: today)
        for lesson in lessons {
            let known = progress[lesson.progressID]
            for taught in lesson.skills {
                let place = places[taught.name] ?? skills.count
                if place == skills.count { skills.append(Skill(name: taught.name, lesson: lesson)) }
                places[taught.name] = place
                for exercise in taught.exercises {
                    guard let review = known?.exercises[exercise]?.review, review.isSolvedAlone else { continue }
                    skills[place].shown += 1
                    let isDue = practice.refreshed(review, by: lesson.skills(of: exercise)).due.map { $0 <= today } == true
                    skills[place].due += isDue ? 1 : 0
                }
                skills[place].isProven = skills[place].isProven || known?.proven != nil
            }
        }
        return skills
    }
}
