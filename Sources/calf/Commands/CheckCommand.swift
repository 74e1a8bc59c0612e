import Course
import Grading
import Progress
import Tutor

extension Command {
    static let check = Command(
        name: "check", summary: "judge an answer to an exercise",
        operands: [.lesson(), Operand(name: "EXERCISE", count: .optional, kind: .exercise)],
        options: [.value("answer", "FILE|-", completes: .files, "the answer, or - for standard input"), .json],
        notes: ["Without EXERCISE the lesson's only one. Exit code 0: right; 1: not yet; 2: it could not be judged."],
        failure: { message, arguments in
            let names = (arguments.operand(0) ?? "").split(separator: "/", maxSplits: 1).map(String.init)
            return CheckDocument.json(
                course: names.count == 2 ? names[0] : nil, lesson: names.last, exercise: arguments.operand(1),
                Judgement(verdict: .error, feedback: [Feedback(kind: .unjudged, message: message)]))
        }
    ) { invocation in
        let (context, arguments) = (invocation.context, invocation.arguments)
        guard let file = arguments["answer"] else { throw UsageError("--answer FILE is missing", command: "check") }
        let catalog = try context.catalog()
        let found = try LessonOnDisk(named: arguments.operands[0], in: catalog)
        let exercise = try ExerciseLookup.exercise(named: arguments.operand(1), in: found.lesson, command: "check")
        let answer = try StandardStreams.read(file, limit: CheckDocument.longestAnswer)
        try context.requireTrust(in: catalog, course: found.summary.course)
        // Before anything is judged: what cannot be kept must not be shown.
        let log = try await context.progress(in: catalog)

        let judgement = try await context.withSandbox { sandbox in
            let judge = Judge(sandbox: sandbox)
            let judged =
                exercise.isSQL
                ? await judge.judge(answer, for: exercise, in: found.lesson, dataset: found.dataset)
                : await WorkJudge(workshop: Workshop(sandbox: sandbox))
                    .judge(answer, for: exercise, in: found.lesson, dataset: found.dataset)
            let judgement = judged.naming(lessonsOf: catalog, upTo: found.summary)
            try await log.append(.tried(Event.Verdict(judgement.verdict)), in: found.summary.progressID, exercise: exercise.id)
            show(judgement, of: exercise.id, in: found.summary, invocation)
            await judge.close()
            return judgement
        }
        return switch judgement.verdict {
        case .pass: .done
        case .fail: .failed
        case .error: .unusable
        }
    }

    private static func show(_ judgement: Judgement, of exercise: String, in lesson: LessonSummary, _ invocation: Invocation) {
        let output = invocation.context.output
        if invocation.arguments.has("json") {
            output.print(CheckDocument.json(course: lesson.course, lesson: lesson.id, exercise: exercise, judgement))
        } else {
            for line in CheckDocument.lines(judgement) { output.print(line) }
        }
        // Before the server is tidied up, which nobody need wait for.
        output.flush()
    }
}
