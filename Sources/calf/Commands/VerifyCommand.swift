import Course
import Facts
import Glibc
import Grading
import Primitives
import Sandbox
import Verify

extension Command {
    static let verify = Command(
        name: "verify", summary: "check that every solution passes and every starter and mistake fails", group: .authoring,
        operands: [.lesson(.many)],
        options: [
            .value("jobs", "N", "verify N lessons at a time, plus N or more with containers; default: one per processor"), .json,
            .quiet,
            .flag("update", "update the lessons with what their examples print now"),
        ],
        notes: [
            "The id of a course in place of LESSON means all its own lessons.",
            "Without LESSON, every lesson of the courses in use. A course that isn't part of calf must be trusted:",
            "'calf trust --own DIR' does that once for a course of your own.",
            "Commands and files use the installed docker command. If it doesn't answer, they count as not verified.",
        ]
    ) { invocation in
        let start = ContinuousClock.now
        let (context, arguments) = (invocation.context, invocation.arguments)
        let jobs = try arguments.number("jobs", in: 1...64) ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let catalog = try context.catalog()
        let lessons =
            arguments.operands.isEmpty
            ? try context.courses().flatMap(\.ownLessons) : try named(arguments.operands, in: catalog)
        for course in Set(lessons.map(\.course)).sorted() { try context.requireTrust(in: catalog, course: course) }
        let outcomes = try await context.withSandbox { sandbox in
            let judge = Judge(sandbox: sandbox)
            let workshop = Workshop(sandbox: sandbox, scenesAtOnce: jobs, patience: .expectingSuccess)
            let verifier = LessonVerifier(verifier: Verifier(sandbox: sandbox, judge: judge, workshop: workshop), catalog: catalog)
            let outcomes = try await ProgressBar.during(lessons.count, "lesson", invocation) { progress in
                await run(lessons, by: verifier, jobs: jobs) { outcome in
                    progress.advance()
                    if !arguments.has("json") { show(outcome, context.output) }
                }
            }
            let settled =
                arguments.has("update")
                ? try await updated(outcomes, by: verifier, context.output, isQuiet: arguments.has("json")) : outcomes
            await judge.close()
            try await workshop.removeServers()
            return settled
        }
        return report(outcomes, milliseconds: (ContinuousClock.now - start) / .milliseconds(1), invocation)
    }

    /// The lessons with these names, and those of the courses with these ids. A shared lesson belongs to its home.
    private static func named(_ names: [String], in catalog: Catalog) throws -> [LessonSummary] {
        try names.flatMap { name in
            let courses = catalog.courses().filter { $0.id == name }
            if courses.isEmpty { return [try LessonOnDisk.find(name, in: catalog)] }
            return courses.flatMap { CourseListing($0, from: catalog).ownLessons }
        }
    }

    /// Writes the examples' actual output into the lessons, and verifies the changed lessons again: only remaining failures count.
    private static func updated(
        _ outcomes: [LessonOutcome], by verifier: LessonVerifier, _ output: Output, isQuiet: Bool
    ) async throws -> [LessonOutcome] {
        var settled: [LessonOutcome] = []
        for outcome in outcomes {
            guard try rewrite(outcome) else {
                settled.append(outcome)
                continue
            }
            output.printError("rewritten: \(outcome.lesson.path)")
            let again = await verifier.outcome(of: outcome.lesson)
            if !isQuiet { show(again, output) }
            settled.append(again)
        }
        return settled
    }

    /// Rewrites the `text output` blocks of a lesson's file with its examples' current output. Returns whether anything changed.
    private static func rewrite(_ outcome: LessonOutcome) throws -> Bool {
        let text = String(decoding: try StandardStreams.read(outcome.lesson.path, limit: 1 << 20), as: UTF8.self)
        let new = OutputRewriter.rewriting(text, with: outcome.printed.filter { !$0.isError })
        if new != text { try StandardStreams.replace(outcome.lesson.path, with: Array(new.utf8)) }
        return new != text
    }

    /// Verifies `jobs` lessons at a time, the longest ones first, plus those with containers, which mostly wait. `receive` is called as each
    /// one finishes.
    private static func run(
        _ lessons: [LessonSummary], by verifier: LessonVerifier, jobs: Int, receive: (LessonOutcome) -> Void
    ) async -> [LessonOutcome] {
        var outcomes: [Int: LessonOutcome] = [:]
        await withTaskGroup(of: (Int, LessonOutcome).self) { group in
            let (withContainers, others) = (
                lessons.indices.filter { lessons[$0].engine.hasContainers }, lessons.indices.filter { !lessons[$0].engine.hasContainers }
            )
            var waiting = others.sorted { lessons[$0].minutes > lessons[$1].minutes }.makeIterator()
            func begin(_ index: Int?) {
                guard let index else { return }
                group.addTask { (index, await verifier.outcome(of: lessons[index])) }
            }
            for _ in 0..<jobs { begin(waiting.next()) }
            // Each one waits for its turn with the engine.
            for index in withContainers { begin(index) }
            for await (index, outcome) in group {
                outcomes[index] = outcome
                receive(outcome)
                if !lessons[index].engine.hasContainers { begin(waiting.next()) }
            }
        }
        return lessons.indices.compactMap { outcomes[$0] }
    }

    private static func show(_ outcome: LessonOutcome, _ output: Output) {
        for line in outcome.lines { output.print(line) }
        output.flush()
    }

    private static func report(_ outcomes: [LessonOutcome], milliseconds: Double, _ invocation: Invocation) -> ExitStatus {
        func total(_ state: BlockOutcome.State) -> Int { outcomes.map { $0.count(state) }.reduce(0, +) }
        if invocation.arguments.has("json") {
            invocation.context.output.print(
                .object([
                    "lessons": .list(outcomes.map(\.json)), "passed": .integer(total(.passed)), "failed": .integer(total(.failed)),
                    "unverified": .integer(total(.unverified)), "milliseconds": .number(milliseconds.rounded(to: 3)),
                ]))
        } else {
            let lessons = outcomes.count == 1 ? "1 lesson" : "\(outcomes.count) lessons"
            invocation.context.output.print(
                "\(lessons): \(total(.passed)) blocks passed, \(total(.failed)) failed, \(total(.unverified)) not verified, "
                    + milliseconds.asSeconds)
            let failed = outcomes.filter { $0.count(.failed) > 0 }.map(\.lesson.id)
            if outcomes.count > 1, !failed.isEmpty { invocation.context.output.print("failed: \(failed.joined(separator: ", "))") }
        }
        return total(.failed) > 0 ? .failed : .done
    }
}
