import Course
import Curses
import Descriptors
import Dispatch
import Progress
import Terminal
import Tutor

extension Screen: Display {}

/// The tutor in the terminal, from the first picture to the last.
@MainActor struct TutorSession {
    let services: Services
    /// The lesson that was asked for; without one, that which was left, else the map.
    let asked: LessonSummary?

    /// - Throws: `ScreenError` where the terminal can't show it.
    func run() async throws {
        let screen = try Screen()
        defer { screen.close() }
        var model = Model(size: screen.size, theme: screen.hasColours ? .colour : .monochrome)
        var first = try await firstMessages().flatMap { model.update($0) }
        // A lesson is drawn without the map, which comes behind it.
        if !model.map.isLoaded, services.catalog.isFilled { first.append(.loadMap) }
        let mailbox = Mailbox()
        let runner = EffectRunner(services: services, mailbox: mailbox)
        let app = App(model: model, display: screen, mailbox: mailbox, runner: runner)
        app.draw()
        let input = watch(screen, mailbox)
        defer { input.cancel() }
        runner.warmUp()
        await app.run(first: first)
    }

    /// What the first picture shows, from the cache alone: no server, no directory is waited for.
    private func firstMessages() async throws -> [Message] {
        guard services.catalog.isFilled else { return [] }
        guard let lesson = try await lessonToOpen() else { return [.mapLoaded(try await MapReader(services).contents())] }
        do {
            return [.lessonOpened(try await LessonOpener(services).open(lesson))]
        } catch {
            return [.mapLoaded(try await MapReader(services).contents()), .lessonFailed(Sentence.about(error))]
        }
    }

    private func lessonToOpen() async throws -> LessonSummary? {
        if let asked { return asked }
        guard let last = try await services.progress.last()?.lesson else { return nil }
        return services.catalog.find("\(last.course)/\(last.lesson)").first
    }

    /// Posts what the terminal has to tell, as it comes.
    private func watch(_ screen: Screen, _ mailbox: Mailbox) -> DescriptorWatch {
        let watch = DescriptorWatch(screen.inputDescriptor, queue: .main)
        watch.whenReady {
            MainActor.assumeIsolated {
                for event in screen.readEvents() { mailbox.post(.input(event)) }
            }
        }
        watch.resume()
        return watch
    }
}
