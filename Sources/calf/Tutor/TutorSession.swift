import Course
import Curses
import Progress
import Terminal
import TutorCore
import TutorRuntime

extension Screen: Display {}

/// The tutor in the terminal, from the first paint to the last.
@MainActor struct TutorSession {
    let services: Services
    let configuration: Configuration
    /// The requested lesson; `nil` opens the last one, else the lesson list.
    let asked: LessonSummary?

    /// - Throws: `ScreenError` if the terminal can't show it.
    func run() async throws {
        let screen = try Screen(theme: configuration.theme)
        defer { screen.close() }
        let mailbox = Mailbox()
        let input = TerminalInput(screen: screen, mailbox: mailbox)
        var model = Model()
        model.keys = configuration.keys
        var first = try await firstMessages().flatMap { model.update($0) }
        // By now, most terminals have answered which background they have: then the first frame has the right theme.
        input.takeEvents()
        // A lesson is drawn before the lesson list is loaded.
        if !model.map.isLoaded, services.catalog.isFilled { first.append(.loadMap) }
        let runner = EffectRunner(services: services, mailbox: mailbox)
        let app = App(model: model, size: screen.size, display: screen, mailbox: mailbox, runner: runner)
        app.draw()
        if !configuration.warnings.isEmpty { mailbox.post(.troubled(configuration.warnings.joined(separator: "; "))) }
        input.resume()
        defer { input.cancel() }
        runner.warmUp()
        await app.run(first: first)
    }

    /// What the first paint shows, from the cache alone: it waits for no server and no directory scan.
    private func firstMessages() async throws -> [Message] {
        guard services.catalog.isFilled else { return [] }
        guard let lesson = try await lessonToOpen() else { return [.mapLoaded(try await MapReader(services).contents())] }
        do {
            return [.lessonOpened(try await LessonOpener(services).open(lesson))]
        } catch {
            return [.mapLoaded(try await MapReader(services).contents()), .lessonFailed(ErrorText.about(error))]
        }
    }

    private func lessonToOpen() async throws -> LessonSummary? {
        if let asked { return asked }
        guard let last = try await services.progress.last()?.lesson else { return nil }
        return services.catalog.find("\(last.course)/\(last.lesson)").first
    }
}
