import Course
import EngineValues
import Facts
import Glibc
import Grading
import Primitives
import Sandbox
import Terminal
import TutorCore
import TutorRuntime
import TutorView
import Verify

/// `calf present --check`: whether every step of a demo runs and fits the screen, and whether what it needs is there.
struct PresentationCheck {
    private let invocation: Invocation
    private let size: Size
    /// The time available; `nil` if every step is planned.
    private let minutes: Int?

    private var context: Context { invocation.context }
    private var isJSON: Bool { invocation.arguments.has("json") }

    init(_ invocation: Invocation, minutes: Int?) throws {
        self.invocation = invocation
        self.minutes = minutes
        let parts = (invocation.arguments["size"] ?? "80x24").split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], 40...1000 ~= width, 12...1000 ~= height else {
            throw CommandLineError("--size is a width and a height of at least 40x12, such as 100x30")
        }
        size = Size(width: width, height: height)
    }

    func run() async throws -> ExitStatus {
        let began = ContinuousClock.now
        let catalog = try context.catalog()
        let names = invocation.arguments.operands
        let lessons = names.isEmpty ? try context.courses().flatMap(\.lessons) : try names.map { try LessonOnDisk.find($0, in: catalog) }
        for course in Set(lessons.map(\.course)).sorted() { try context.requireTrust(in: catalog, course: course) }
        let reports = try await context.withSandbox { sandbox in
            let judge = Judge(sandbox: sandbox)
            let workshop = Workshop(sandbox: sandbox, scenesAtOnce: 1, patience: .expectingSuccess)
            let verifier = LessonVerifier(verifier: Verifier(sandbox: sandbox, judge: judge, workshop: workshop), catalog: catalog)
            let reports = try await ProgressBar.during(lessons.count, "lesson", invocation) { progress in
                var reports: [StepsReport] = []
                var start = began
                for summary in lessons {
                    let lesson = try catalog.lesson(summary)
                    let plan = minutes.map { PlanReport(lesson, minutes: $0) }
                    var report = try await StepsReport(summary, lesson, size, plan, ran: verifier.outcome(of: summary))
                    let end = ContinuousClock.now
                    report.seconds = (end - start) / .seconds(1)
                    start = end
                    reports.append(report)
                    if !isJSON { report.lines(all: lessons.count == 1).forEach { context.output.print($0) } }
                    context.output.flush()
                    progress.advance()
                }
                return reports
            }
            await judge.close()
            try await workshop.removeServers()
            return reports
        }
        let failed = reports.count { !$0.isGood }
        if isJSON {
            context.output.print(.object(["size": .text("\(size.width)x\(size.height)"), "lessons": .list(reports.map(\.json))]))
        }
        if !isJSON, reports.count > 1 {
            context.output.print("\(reports.count) lessons at \(size.width)x\(size.height): \(reports.count - failed) pass, \(failed) fail")
        }
        return failed == 0 ? .done : .failed
    }
}

/// What the check of one lesson's steps found.
struct StepsReport {
    struct Row {
        var number: Int
        var name: String
        /// `nil` if nothing runs in it.
        var seconds: Double?
        var problems: [String]
        /// Whether the plan leaves it out.
        var isLeftOut: Bool
        /// Why it could not be tried.
        var untried: String?
    }

    let lesson: LessonSummary
    let rows: [Row]
    private let plan: PlanReport?
    /// What fails in the lesson and isn't part of a step, such as its setup.
    let failures: [String]
    /// What is missing on this machine.
    let missing: [String]
    /// How long the check took; of the first lesson, with the start of the server.
    var seconds = 0.0

    init(_ summary: LessonSummary, _ lesson: Lesson, _ size: Size, _ plan: PlanReport?, ran outcome: LessonOutcome) async throws {
        self.lesson = summary
        self.plan = plan
        let presentation = Presentation(lesson)
        var blocks: [Int: BlockOutcome] = [:]
        for block in outcome.blocks where ["run", "solution"].contains(block.kind) { blocks[block.location.line] = block }
        // The blocks that the steps run.
        let lines = presentation.steps.map { $0.part == 0 ? lesson.line(ofBlockIn: $0) : nil }
        rows = zip(presentation.steps, lines).enumerated().map { index, element in
            let (step, line) = element
            let section = lesson.sections[step.section]
            var row = Row(
                number: index + 1, name: "\(section.title.isEmpty ? lesson.title : section.title) · \(step.label)", problems: [],
                isLeftOut: plan?.left.contains(index) == true)
            let misfits = StepLayout(written: lesson, showing: index, size: size).map { $0.pages.misfits } ?? []
            row.problems = misfits.map {
                "the \($0.what) in line \($0.line) doesn't fit: it needs \($0.needs.width)x\($0.needs.height)"
            }
            if let line, let block = blocks[line] {
                row.seconds = block.milliseconds.map { $0 / 1000 }
                if block.state == .failed { row.problems.append("\(block.location): \(block.message ?? "")") }
                if block.state == .unverified { row.untried = block.message }
            }
            return row
        }
        failures = outcome.blocks.filter { block in
            let testsCheck = BlockVerification.Kind(rawValue: block.kind)?.testsCheck == true
            return block.state == .failed && !testsCheck && !lines.contains(block.location.line)
        }.map { "\($0.location): \($0.kind): \($0.message ?? "")" }
        missing = try await Self.missing(for: lesson)
    }

    /// Python modules that aren't installed, images that the engine doesn't have, and ports that something else uses.
    private static func missing(for lesson: Lesson) async throws -> [String] {
        let modules = await PythonModules.missing(lesson.python, for: lesson).map(\.description)
        guard lesson.engine.hasContainers else { return [modules].compactMap(\.self) }
        var missing = lesson.ports.filter { !LocalPort.isFree($0) }.map { "port \($0) is in use; the demo takes another one" }
        do throws(EngineError) {
            let images = try await Engine().images(named: lesson.images)
            missing += images.filter { !$0.isPresent }.map { "image \($0.name) is missing: calf images pull" }
        } catch {
            missing.append("the container engine doesn't answer")
        }
        return missing
    }

    var isGood: Bool { rows.allSatisfy { $0.problems.isEmpty && $0.untried == nil } && failures.isEmpty && missing.isEmpty }

    /// - Parameter all: Whether the steps without problems are listed, too.
    func lines(all: Bool) -> [String] {
        let planned = rows.filter { !$0.isLeftOut }
        let mark = isGood ? "✓" : "✗"
        var lines = ["\(mark) \(lesson.id): \(planned.count) steps, checked in \(seconds.rounded(to: 1)) s"]
        lines += plan.map { ["  \($0.summary)"] } ?? []
        for row in rows where all || !row.problems.isEmpty {
            let time = row.seconds.map { "  \($0.rounded(to: 2)) s" } ?? ""
            let left = row.isLeftOut ? "  left out" : row.untried == nil ? "" : "  not run"
            let mark = !row.problems.isEmpty ? "✗" : left.isEmpty ? "✓" : "·"
            lines.append("  \(mark) \(row.number) \(row.name)\(time)\(left)")
            lines += row.problems.map { "      \($0)" }
        }
        let untried = Dictionary(grouping: rows.filter { $0.untried != nil }) { $0.untried ?? "" }
        for (reason, rows) in untried.sorted(by: { $0.key < $1.key }) {
            lines.append("  not run, step \(rows.map { String($0.number) }.joined(separator: ", ")): \(reason)")
        }
        return lines + (failures + missing).map { "  \($0)" }
    }

    var json: JSONValue {
        .object([
            "lesson": .text(lesson.id), "passed": .bool(isGood), "seconds": .number(seconds.rounded(to: 3)),
            "failures": .list(failures.map { .text($0) }), "missing": .list(missing.map { .text($0) }),
            "steps": .list(
                rows.map { row in
                    .object([
                        "number": .integer(row.number), "name": .text(row.name),
                        "seconds": row.seconds.map { .number($0.rounded(to: 3)) } ?? .null,
                        "problems": .list(row.problems.map { .text($0) }), "notRun": .text(orNull: row.untried),
                        "leftOut": .bool(row.isLeftOut),
                    ])
                }),
        ])
    }
}

extension Lesson {
    /// The line of the block that a step runs.
    fileprivate func line(ofBlockIn step: Step) -> Int? {
        let section = sections[step.section]
        switch step.kind {
        case .run(let id, _):
            guard case .example(let example) = section.elements[id.element] else { return nil }
            return example.block.location.line
        case .work: return section.exercise?.solution.first?.location.line
        case .text, .question, .show, .predict, .task, .verdict, .solution: return nil
        }
    }
}
