import Course
import Facts
import Glibc
import Grading
import Progress
import Sandbox
import Servers
import Verdicts

extension Command {
    static let check = Command(
        name: "check", summary: "judge one or more answers to an exercise", group: .learning,
        operands: [.lesson(), .exercise(.many)],
        options: [
            Option(
                name: "answer", value: "FILE", help: "an answer, a folder of answers or student folders, or - for standard input",
                completion: .files, isRequired: true, isRepeating: true),
            .flag("run-scripts", "run answers that are commands and files: they are programs, possibly of other people"),
            .flag("no-record", "leave your own progress unchanged"),
            .flag("json", "print one JSON document per answer, one per line"),
            .flag("csv", "print one line per answer, with a header"), .quiet,
        ],
        notes: [
            "Without EXERCISE, all exercises of the lesson are checked. If there are several, the",
            "name of a file says which one it answers, such as ada/titles-and-authors.sql. A",
            "missing answer fails, except to the lesson's optional last exercise. A lesson with a",
            "checkpoint is done only when its questions are answered too, in the tutor.",
            "An answer that consists of commands or files can be a folder. Its files are",
            "copied to a new workspace. Then its \(GivenAnswer.script) runs there, or else the solution's",
            "commands. Links are refused, and .git is left out. A folder that contains neither",
            "\(GivenAnswer.script) nor a file of the exercise is a collection: each entry is one answer.",
            "For SQL, an entry can be a student's folder with one file in it, or with one file per",
            "exercise.",
            "SQL runs only on the practice server. Commands and files run on this machine, so",
            "they need --run-scripts. With bubblewrap (bwrap), they can write only to a folder of",
            "their own, and have no network unless the lesson uses containers. Containers that an",
            "answer starts aren't confined: through the engine, they can reach everything.",
            "Exit code 0: every answer passed; 1: one failed; 2: one could not be judged.",
        ],
        failure: { message, arguments in
            let names = (arguments.operand(0) ?? "").split(separator: "/", maxSplits: 1).map(String.init)
            return CheckDocument.json(
                course: names.count == 2 ? names[0] : nil, lesson: names.last, exercise: arguments.operand(1),
                Judgement(verdict: .error, feedback: [Feedback(kind: .unjudged, message: message)]))
        }
    ) { invocation in
        let (context, arguments) = (invocation.context, invocation.arguments)
        try arguments.exclude("json", "csv")
        let catalog = try context.catalog()
        let found = try LessonOnDisk(named: arguments.operands[0], in: catalog)
        let names = arguments.operands.dropFirst()
        let exercises = try ExerciseLookup.exercises(named: names, in: found.lesson, command: "check")
        let finder = AnswerFinder(
            exercises: exercises, required: Set(names.isEmpty ? Array(found.summary.requiredExercises) : exercises.map(\.id)),
            known: found.lesson.exercises)
        var (answers, isSingle) = try finder.answers(at: arguments.values("answer"))
        if names.isEmpty, answers.allSatisfy({ $0.exercise == nil }) {
            _ = try ExerciseLookup.exercise(named: nil, in: found.lesson, command: "check")
        }
        // A single answer that can't be read ends the command; of several, each gets its own verdict.
        if isSingle { answers = try answers.map { answer throws(CommandLineError) in try answer.loaded() } }
        try context.requireTrust(in: catalog, course: found.summary.course)
        let confinement =
            exercises.allSatisfy(\.isSQL) ? nil : try await confinement(isAllowed: arguments.has("run-scripts"), found.lesson, context)
        // Opened before judging: a verdict that can't be recorded must not be shown.
        let log = arguments.has("no-record") ? nil : try await context.progress(in: catalog)
        let report = CheckReport(
            lesson: found.summary, isSingle: isSingle, isJSON: arguments.has("json"), isCSV: arguments.has("csv"), output: context.output)
        let verdicts = try await context.withSandbox { sandbox in
            let judge = Judge(sandbox: sandbox)
            let workshop = Workshop(sandbox: sandbox, confinement: confinement)
            let work = WorkJudge(workshop: workshop)
            report.start()
            let jobs = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
            let verdicts = try await ProgressBar.during(answers.count, "answer", invocation) { progress in
                var verdicts: [Verdict] = []
                for answer in answers where answer.exercise == nil {
                    do throws(CommandLineError) { _ = try answer.read() } catch {
                        report.print(answer.verdict(on: error), of: answer)
                        verdicts.append(.error)
                    }
                    progress.advance()
                }
                for exercise in exercises {
                    let checker = AnswerChecker(
                        exercise: exercise, found: found, catalog: catalog, sandbox: sandbox, judge: judge, work: work, log: log)
                    verdicts += try await checker.check(answers.filter { $0.exercise == exercise.id }, jobs: jobs, progress: progress) {
                        report.print($1, of: $0)
                    }
                }
                return verdicts
            }
            await judge.close()
            try await workshop.removeServers()
            return verdicts
        }
        return verdicts.contains(.error) ? .unusable : verdicts.contains(.fail) ? .failed : .done
    }
    /// Says where the commands and files of answers run. Throws if the user has not allowed that.
    private static func confinement(isAllowed: Bool, _ lesson: Lesson, _ context: Context) async throws -> Confinement? {
        guard isAllowed else {
            throw CommandLineError(
                "answers to this exercise are commands and files, which run on this machine. Read them first, then add --run-scripts")
        }
        guard let confinement = await Confinement.available() else {
            context.output.printError(
                "calf: the answers run with all your rights, because bubblewrap (bwrap) is not installed or not allowed here")
            return nil
        }
        let usesNetwork = try ServerPlan(of: lesson)?.usesNetwork
        let rest =
            lesson.engine.hasContainers
            ? "and use the network and the container engine; what they do through the engine isn't confined"
            : "and \(usesNetwork == true ? "use the" : "have no") network"
                + (usesNetwork == nil ? "" : ". They can't signal the lesson's servers, as pg_ctl does")
        context.output.printError("calf: the answers run confined: they can write only to a folder of their own, \(rest)")
        return confinement
    }
}
