import Curses
import Descriptors
import Terminal
import TutorRuntime

/// Posts the terminal's events to the mailbox.
@TutorActor final class TerminalInput {
    private let screen: Screen
    private let mailbox: Mailbox
    private let start = ContinuousClock.now
    /// The terminal's reply about its background, until it is posted.
    private var background: Background?

    /// For this long after the start, only a key triggers a theme change: the first key must not wait for a second paint.
    private static let themeDelay = Duration.milliseconds(100)

    init(screen: Screen, mailbox: Mailbox) {
        self.screen = screen
        self.mailbox = mailbox
    }

    /// Posts events as they arrive from now on.
    func resume() {
        TutorActor.loop.watch(screen.inputDescriptor, for: .bytes) { _ in TutorActor.assumeIsolated { self.takeEvents() } }
    }

    func cancel() { TutorActor.loop.ignore(screen.inputDescriptor) }

    /// Posts the events since the last call.
    func takeEvents() {
        for event in screen.readEvents() {
            if case .background(let background) = event {
                self.background = background
            } else {
                postBackground()
                mailbox.post(event)
            }
        }
        if background == nil { return }
        Task {
            try? await Task.sleep(until: start + TerminalInput.themeDelay)  // canceled only when the program exits
            postBackground()
        }
    }

    private func postBackground() {
        if let background { mailbox.post(.background(background)) }
        background = nil
    }
}
