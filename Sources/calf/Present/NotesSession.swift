import Curses
import Descriptors
import Glibc
import Sandbox
import Terminal
import TutorCore
import TutorRuntime
import TutorView

/// The terminal with the notes. It follows whichever demo is in progress in the data directory, and waits while there is none.
@TutorActor final class NotesSession {
    private let directories: Directories
    private let screen: Screen
    /// Which part of the step's notes is shown, and the step.
    private var part = (step: 0, number: 0)
    private var ending: CheckedContinuation<Void, Never>?
    private var shown: (page: NotesPage?, second: Int, part: Int, size: Size)?

    init(_ directories: Directories, _ configuration: Configuration) throws {
        self.directories = directories
        screen = try Screen(theme: configuration.theme)
    }

    /// Runs until the presenter quits.
    func run() async throws {
        defer { screen.close() }
        let watch = try PresentationFolder.watch(directories) { [weak self] in
            TutorActor.loop.perform { TutorActor.assumeIsolated { self?.draw() } }
        }
        let clock = Task {
            while !Task.isCancelled {
                draw()
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
            }
        }
        TutorActor.loop.watch(screen.inputDescriptor, for: .bytes) { [weak self] _ in
            TutorActor.assumeIsolated { self?.readKeys() }
        }
        await withCheckedContinuation { ending = $0 }
        TutorActor.loop.ignore(screen.inputDescriptor)
        clock.cancel()
        withExtendedLifetime(watch) {}
    }

    private func readKeys() {
        for event in screen.readEvents() {
            switch event {
            case .key(let key): handle(key)
            case .hangUp: end()
            case .paste, .mouse, .resize, .background: continue
            }
        }
        draw()
    }

    private func end() {
        ending?.resume()
        ending = nil
    }

    private func handle(_ key: KeyEvent) {
        switch key {
        case .character("q"), .control("q"), .control("c"), .init(.function(10)): end()
        case .character("m"): part.number += 1
        default: _ = PresentationFolder.send(KeyName(key).description, in: directories)
        }
    }

    private func draw() {
        let page = PresentationFolder.now(in: directories).flatMap { NotesPage(json: $0) }
        let second = time(nil)
        if let page, page.number != part.step { part = (page.number, 0) }
        let now = (page: page, second: second, part: part.number, size: screen.size)
        if let shown, shown == now { return }
        shown = now
        var canvas = Canvas(size: screen.size)
        NotesView(page, now: second, part: part.number, theme: screen.theme).draw(into: &canvas)
        screen.show(canvas)
    }
}
