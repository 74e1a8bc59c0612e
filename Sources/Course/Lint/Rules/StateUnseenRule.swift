/// `schema` and `state` are compared on copies of the data, on which the commands that a learner typed can't be repeated.
enum StateUnseenRule: LessonRule {
    static let name = "state-unseen"
    static let summary = "A check with `schema` or `state` belongs to an exercise whose answer is SQL or files."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.compactMap { exercise in
            guard !exercise.isSQL, !exercise.asksForFiles, let check = exercise.check, check.schema != nil || check.state != nil else {
                return nil
            }
            return Finding(
                message: "'schema' and 'state' can't see what was typed in the shell; check '\(exercise.title)' with 'shell', "
                    + "or give the solution's file as a block with 'path='", location: check.location)
        }
    }
}
