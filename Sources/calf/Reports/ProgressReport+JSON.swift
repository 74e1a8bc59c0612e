import Course
import Primitives
import Progress

extension ProgressReport {
    /// Courses, lessons and exercises, each by its id.
    var json: JSON {
        .object([
            "courses": .object(courses.map { JSON.Member(name: $0.id, value: $0.json) }),
            "hardest": .array(hardest.map { $0.cost.json(title: $0.title) }),
            "due": .object(["reviews": .integer(due?.entries.count ?? 0), "minutes": .integer(due?.minutes ?? 0)]),
            "next": next.map { .object(["course": .text($0.course), "lesson": .text($0.id), "title": .text($0.title)]) } ?? .null,
            "activity": .object([
                "minutesToday": .integer(activity.minutesToday), "minutesThisWeek": .integer(activity.minutesThisWeek),
                "streak": .integer(activity.streak.days.count),
            ]),
        ])
    }
}

extension ProgressReport.CourseEntry {
    fileprivate var json: JSON {
        .object([
            "title": .text(orNull: title),
            "lessonsDone": .integer(total.lessonsDone), "lessonsProven": .integer(total.lessonsProven),
            "lessonsTotal": .integer(total.lessons),
            "exercisesDone": .integer(total.exercisesDone), "exercisesTotal": .integer(total.exercises),
            "lessons": .object(
                lessons.map { JSON.Member(name: $0.isShared ? "\($0.id.course)/\($0.id.lesson)" : $0.id.lesson, value: $0.json) }),
        ])
    }
}

extension ProgressReport.Entry {
    fileprivate var json: JSON {
        var place = JSON.null
        if progress.opened != nil {
            place = .object(["section": .integer(progress.place.section), "exercise": .text(orNull: progress.place.exercise)])
        }
        return .object([
            "module": .text(orNull: summary?.module), "title": .text(orNull: summary?.title), "state": .text(status.rawValue),
            "questions": .integer(summary?.questionCount ?? 0), "questionsAnswered": .integer(progress.answers.count), "place": place,
            "times": .times([
                ("opened", progress.opened), ("completed", progress.completed), ("proven", progress.proven), ("last", progress.last),
            ]),
            "exercises": .object(
                exercises.map { id in
                    let exercise = progress.exercises[id] ?? ExerciseProgress()
                    return JSON.Member(name: id, value: exercise.json(hasChanged: exercise.hasChanged(from: summary?.fingerprint(of: id))))
                }),
        ])
    }
}

extension ExerciseProgress {
    fileprivate func json(hasChanged: Bool) -> JSON {
        .object([
            "state": .text(status.rawValue), "changed": .bool(hasChanged), "tries": .integer(tries), "runs": .integer(runs),
            "hints": .integer(hints),
            "minutes": .integer(minutes), "due": .text(orNull: review.due.map { CivilDate(day: $0).description }),
            "solutionShown": .bool(solutionShown != nil),
            "times": .times([("started", started), ("done", done), ("last", last), ("solutionShown", solutionShown)]),
        ])
    }
}

extension ExerciseCost {
    fileprivate func json(title: ExerciseTitle) -> JSON {
        .object([
            "course": .text(lesson.course), "lesson": .text(lesson.lesson), "exercise": .text(exercise), "title": .text(title.description),
            "tries": .integer(progress.tries), "hints": .integer(progress.hints), "minutes": .integer(progress.minutes),
            "solutionShown": .bool(progress.solutionShown != nil),
        ])
    }
}

extension JSON {
    fileprivate static func times(_ times: [(String, Timestamp?)]) -> JSON {
        .object(times.map { Member(name: $0.0, value: .text(orNull: $0.1?.description)) })
    }
}
