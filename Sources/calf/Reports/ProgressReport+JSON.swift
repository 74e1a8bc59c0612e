import Course
import Primitives
import Progress

extension ProgressReport {
    /// Courses, lessons and exercises, each by its id, and the figures of the progress screen.
    var json: JSONValue {
        .object([
            "courses": .object(courses.map { JSONValue.Member($0.id, $0.json) }),
            "hardest": .list(hardest.map { $0.cost.json(title: $0.title) }),
            "activity": tracker.activityJSON, "goal": tracker.goal?.json ?? .null,
            "skills": .list(tracker.skills.map(\.json)),
            "due": .object(["reviews": .integer(tracker.due.reviews.count), "minutes": .integer(tracker.due.minutes)]),
            "next": tracker.next.map(tracker.json(of:)) ?? .null,
        ])
    }
}

extension Tracker {
    fileprivate var activityJSON: JSONValue {
        .object([
            "minutesToday": .integer(activity.minutesToday), "minutesThisWeek": .integer(activity.minutesThisWeek),
            "minutesWantedThisWeek": minutesThisWeek.map { .integer($0) } ?? .null,
            "streak": .integer(streak.days.count), "freeDaysLeft": .integer(streak.freeDaysLeft(inWeekOf: activity.today)),
            "days": .list(
                activity.days.filter(\.isLearning).map {
                    .object(["day": .day($0.day), "minutes": .integer(activity.minutes(in: $0.day..<$0.day + 1))])
                }),
        ])
    }

    fileprivate func json(of next: LessonSummary) -> JSONValue {
        .object([
            "course": .text(next.course), "lesson": .text(next.id), "title": .text(next.title),
            "minutesLeft": .integer(minutesLeft(in: next)),
        ])
    }
}

extension Goal {
    fileprivate var json: JSONValue {
        switch self {
        case .minutes(let minutes): .object(["minutes": .integer(minutes)])
        case .module(let course, let module, let day): .object(["course": .text(course), "module": .text(module), "by": .day(day)])
        }
    }
}

extension Skill {
    fileprivate var json: JSONValue {
        .object([
            "name": .text(name), "state": .text(state.rawValue), "course": .text(lesson.course), "lesson": .text(lesson.id),
            "exercises": .integer(shown), "due": .integer(due),
        ])
    }
}

extension ProgressReport.CourseEntry {
    fileprivate var json: JSONValue {
        .object([
            "title": .text(orNull: title),
            "lessonsDone": .integer(total.lessonsDone), "lessonsProven": .integer(total.lessonsProven),
            "lessonsTotal": .integer(total.lessons),
            "exercisesDone": .integer(total.exercisesDone), "exercisesTotal": .integer(total.exercises),
            "lessons": .object(
                lessons.map { JSONValue.Member($0.isShared ? "\($0.id.course)/\($0.id.lesson)" : $0.id.lesson, $0.json) }),
        ])
    }
}

extension ProgressReport.Entry {
    fileprivate var json: JSONValue {
        var place = JSONValue.null
        if progress.opened != nil {
            place = .object(["section": .integer(progress.place.section), "exercise": .text(orNull: progress.place.exercise)])
        }
        return .object([
            "module": .text(orNull: summary?.module), "title": .text(orNull: summary?.title), "state": .text(status.rawValue),
            "questions": .integer(summary?.questions.count ?? 0), "questionsAnswered": .integer(progress.answers.count), "place": place,
            "times": .times([
                ("opened", progress.opened), ("completed", progress.completed), ("proven", progress.proven), ("last", progress.last),
            ]),
            "exercises": .object(
                exercises.map { id in
                    let exercise = progress.exercises[id] ?? ExerciseProgress()
                    return JSONValue.Member(id, exercise.json(id, of: summary))
                }),
        ])
    }
}

extension ExerciseProgress {
    fileprivate func json(_ id: String, of lesson: LessonSummary?) -> JSONValue {
        .object([
            "state": .text(status.rawValue), "optional": .bool(lesson?.optionalExercises.contains(id) == true),
            "changed": .bool(hasChanged(from: lesson?.fingerprint(of: id))), "tries": .integer(tries), "runs": .integer(runs),
            "hints": .integer(hints),
            "minutes": .integer(minutes), "due": review.due.map { .day($0) } ?? .null,
            "solutionShown": .bool(solutionShown != nil),
            "times": .times([("started", started), ("done", done), ("last", last), ("solutionShown", solutionShown)]),
        ])
    }
}

extension ExerciseCost {
    fileprivate func json(title: ExerciseTitle) -> JSONValue {
        .object([
            "course": .text(lesson.course), "lesson": .text(lesson.lesson), "exercise": .text(exercise), "title": .text(title.description),
            "tries": .integer(progress.tries), "hints": .integer(progress.hints), "minutes": .integer(progress.minutes),
            "solutionShown": .bool(progress.solutionShown != nil),
        ])
    }
}

extension JSONValue {
    fileprivate static func day(_ day: Int) -> JSONValue { .text(CivilDate(day: day).description) }

    fileprivate static func times(_ times: [(String, Timestamp?)]) -> JSONValue {
        .object(times.map { Member($0.0, .text(orNull: $0.1?.description)) })
    }
}
