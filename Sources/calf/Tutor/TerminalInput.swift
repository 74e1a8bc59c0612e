import Curses
import Descriptors
import Terminal
import TutorRuntime

/// Posts the terminal's events to the mailbox.
@TutorActor final class TerminalInput {
    private let screen: Screen
    private let mailbox: Mailbox

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
    func takeEvents() { for event in screen.readEvents() { mailbox.post(event) } }
}
