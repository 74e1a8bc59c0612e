import CMalloc
import Course
import Glibc
import Grading
import Progress
import Sandbox
import Terminal
import TutorCore
import TutorRuntime

/// Runs the tutor until the learner quits: full screen, or in plain mode if requested or if the terminal supports nothing else.
///
/// - Parameters:
///   - lesson: The lesson to open; `nil` opens the lesson list the first time, and the last lesson after that.
///   - start: What to start with in the lesson list, such as a review.
func launchTutor(_ context: Context, lesson: LessonID? = nil, start: Effect? = nil) async throws -> ExitStatus {
    keepLittleMemory()
    let services = try await services(context)
    let asked = lesson.flatMap { services.catalog.lesson($0) }
    if !context.hasScreen {
        await plainTutor(services, asked, start, context.output)
        return .done
    }
    try await TutorSession(services: services, configuration: context.configuration, asked: asked, start: start, console: nil).run()
    return .done
}

/// Opens the scratchpad without a lesson, full screen.
///
/// - Parameter ownServer: The server of the database, unless it is the lesson's.
func launchConsole(_ console: Console, on summary: LessonSummary, ownServer: OwnServer? = nil, _ context: Context) async throws {
    keepLittleMemory()
    let services = try await services(context, ownServer: ownServer)
    let opened = try await LessonOpener(services).open(console, on: summary)
    try await TutorSession(services: services, configuration: context.configuration, asked: nil, start: nil, console: opened).run()
}

/// Otherwise glibc raises its limits with each large block that is freed, and keeps megabytes that nothing uses after the start.
private func keepLittleMemory() {
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
    mallopt(M_TRIM_THRESHOLD, 1 << 20)
    mallopt(M_ARENA_MAX, 2)
}

/// Returns to the system what only the start needed. Without this, glibc keeps it, because later blocks are above it.
func releaseUnusedMemory() { malloc_trim(0) }

private func plainTutor(_ services: Services, _ asked: LessonSummary?, _ start: Effect?, _ output: Output) async {
    let lines = LineReader()
    let mailbox = Mailbox()
    let interrupt = Interrupt(handling: .max) { _ in mailbox.post(.key(.control("c"))) }
    defer { interrupt.end() }
    let app = await PlainApp(services: services, mailbox: mailbox) {
        await lines.next()
    } write: { text in
        output.write(Output.wrapped(text))
        output.flush()
    }
    await app.run(asked, first: start)
}

private func services(_ context: Context, ownServer: OwnServer? = nil) async throws -> Services {
    try context.directories.create()
    let sandbox = context.sandbox()
    let catalog = Catalog(root: try context.courseRoot(), cache: context.directories.cache)
    return Services(
        catalog: catalog, progress: try await context.progress(in: catalog), sandbox: sandbox,
        judge: Judge(sandbox: sandbox), trust: context.trust, trustsAll: context.trusts,
        reviewMinutes: context.configuration.reviewMinutes, ownServer: ownServer)
}
