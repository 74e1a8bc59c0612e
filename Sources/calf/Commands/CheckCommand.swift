import Course
import Glibc
import Grading
import Progress
import Sandbox

extension Command {
    static let check = Command(
        name: "check", summary: "judge one or more answers to an exercise", group: .learning,
        operands: [.lesson(), .exercise(.optional)],
        options: [
            Option(
                name: "answer", value: "FILE", help: "an answer, a folder with one answer per entry, or - for standard input",
                completion: .files, isRequired: true, isRepeating: true),
            .flag("no-record", "leave your own progress unchanged"),
            .flag("json", "print one JSON document per answer, one per line"),
            .flag("csv", "print one line per answer, with a header"),
        ],
        notes: [
            "EXERCISE can be left out if the lesson has only one.",
            "An answer that consists of commands or files can be a folder. Its files are",
            "copied to a new workspace. Then its \(Submission.script) runs there, or else the solution's",
            "commands. Links are refused, and .git is left out. A folder that contains neither",
            "\(Submission.script) nor a file of the exercise is a collection: each entry is one answer.",
            "Exit code 0: every answer passed; 1: one failed; 2: one could not be judged.",
        ],
        failure: { message, arguments in
            let names = (arguments.operand(0) ?? "").split(separator: "/", maxSplits: 1).map(String.init)
            return CheckDocument.json(
                course: names.count == 2 ? names[0] : nil, lesson: names.last, exercise: arguments.operand(1), file: nil,
                Judgement(verdict: .error, feedback: [Feedback(kind: .unjudged, message: message)]))
        }
    ) { invocation in
        let (context, arguments) = (invocation.context, invocation.arguments)
        try arguments.exclude("json", "csv")
        let catalog = try context.catalog()
        let found = try LessonOnDisk(named: arguments.operands[0], in: catalog)
        let exercise = try ExerciseLookup.exercise(named: arguments.operand(1), in: found.lesson, command: "check")
        var (answers, isSingle) = try SubmittedAnswer.all(arguments.values("answer"), to: exercise)
        // A single answer that can't be read ends the command; of several, each gets its own verdict.
        if isSingle { answers = try answers.map { answer throws(CommandLineError) in try answer.loaded() } }
        try context.requireTrust(in: catalog, course: found.summary.course)
        // Opened before judging: a verdict that can't be recorded must not be shown.
        let log = arguments.has("no-record") ? nil : try await context.progress(in: catalog)
        let report = CheckReport(
            lesson: found.summary, exercise: exercise.id, isSingle: isSingle, isJSON: arguments.has("json"),
            isCSV: arguments.has("csv"), output: context.output)
        let verdicts = try await context.withSandbox { sandbox in
            let judge = Judge(sandbox: sandbox)
            let checker = AnswerChecker(
                exercise: exercise, found: found, catalog: catalog, sandbox: sandbox, judge: judge,
                work: WorkJudge(workshop: Workshop(sandbox: sandbox)), log: log)
            report.start()
            let verdicts = try await checker.check(answers, jobs: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) {
                report.print($1, of: $0)
            }
            await judge.close()
            return verdicts
        }
        return verdicts.contains(.error) ? .unusable : verdicts.contains(.fail) ? .failed : .done
    }
}
