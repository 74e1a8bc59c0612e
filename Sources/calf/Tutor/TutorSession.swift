import Course
import Curses
import Progress
import Sandbox
import Terminal
import TutorCore
import TutorRuntime

extension Screen: Display {}

/// The tutor in the terminal, from the first paint to the last.
@TutorActor struct TutorSession {
    let services: Services
    let configuration: Configuration
    /// The requested lesson; `nil` opens the last one, or else the lesson list.
    let asked: LessonSummary?
    /// What to start with in the lesson list, such as a review.
    let start: Effect?
    /// The scratchpad to show instead of a lesson.
    let console: OpenedLesson?
    /// The demo to give of the lesson.
    var presenting: Presenting?
    /// The terminal with its notes.
    var link: PresentationLink?
    /// What is done once the terminal is the shell's again, before the demo's data is removed.
    var afterScreen: @TutorActor () throws -> Void = {}

    /// - Throws: `ScreenError` if the terminal can't display the tutor.
    func run() async throws {
        let (runner, words) = try await show()
        let output = Output()
        for line in words { output.print(Output.wrapped(line)) }
        output.flush()
        let failure = Result { try afterScreen() }
        let saying = Task {
            do { try await Task.sleep(for: .seconds(1)) } catch { return }
            let work = presenting == nil ? "saving your work" : "removing the demo's data"
            Output().printError("calf is still \(work). That takes a few seconds.")
        }
        await runner.finish()
        saying.cancel()
        try failure.get()
    }

    /// Shows the tutor until the learner quits. Returns what is left to say after that.
    private func show() async throws -> (runner: EffectRunner, words: [String]) {
        let screen = try Screen(theme: configuration.theme)
        defer { screen.close() }
        let mailbox = Mailbox()
        let input = TerminalInput(screen: screen, mailbox: mailbox)
        var model = Model()
        model.keys = configuration.keys
        model.presenting = presenting
        let lesson = console == nil && services.catalog.isFilled ? try await lessonToOpen() : nil
        let (messages, later) = try await firstMessages(lesson)
        var first = messages.flatMap { model.update($0) }
        if let later { first.append(.openLesson(later)) }
        if let start { first.append(start) }
        // By now, most terminals have reported their background, so that the first frame has the right theme.
        input.takeEvents()
        let runner = EffectRunner(services: services, mailbox: mailbox)
        let app = App(model: model, size: screen.size, display: screen, mailbox: mailbox, runner: runner)
        link?.connect(app, mailbox)
        app.draw()
        if !configuration.warnings.isEmpty {
            // Each fits on a line without the folder.
            let folder = services.sandbox.directories.config + "/"
            let errors = configuration.warnings.map { $0.replacing(folder, with: "") }
            mailbox.post(.alerted(Alert(title: "These settings are not used", text: errors)))
        }
        input.resume()
        defer { input.cancel() }
        // A lesson is drawn before the lesson list is loaded.
        runner.warmUp(hasList: console != nil || model.map.isLoaded)
        if let opened = model.lesson, !opened.lesson.ports.isEmpty { runner.confirmPorts(of: opened.summary) }
        Task {
            try? await Task.sleep(for: .seconds(3))  // canceled only when the program exits
            releaseUnusedMemory()
        }
        await app.run(first: first)
        return (runner, app.model.foundOut)
    }

    /// The contents of the first paint, from the cache only: it waits for no server, no engine, and no directory scan.
    ///
    /// - Returns: The messages, and the lesson if it can only be opened after the engine was asked.
    private func firstMessages(_ lesson: LessonSummary?) async throws -> ([Message], later: LessonSummary?) {
        if let console { return ([.lessonOpened(console)], nil) }
        guard services.catalog.isFilled else { return ([], nil) }
        var failure: [Message] = []
        var later = lesson
        if let lesson {
            do {
                if let opened = try await LessonOpener(services).openAtOnce(lesson) { return ([.lessonOpened(opened)], nil) }
            } catch {
                failure = [.lessonFailed(ErrorText.about(error))]
                later = nil
            }
        }
        return ([.mapLoaded(try await MapReader(services).contents())] + failure, later)
    }

    private func lessonToOpen() async throws -> LessonSummary? {
        if let asked { return asked }
        if start != nil { return nil }
        guard let last = try await services.progress.last(), !last.isPlaced else { return nil }
        return services.catalog.lesson(last.lesson, listedIn: last.path)
    }
}
