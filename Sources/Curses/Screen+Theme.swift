import CNcurses
import Glibc
import Terminal

// MARK: - The theme

extension Screen {
    /// Asks the terminal for its background if the theme depends on it. Nothing waits for the reply: until it arrives, the neutral theme
    /// is shown.
    func askForBackground() {
        guard choice == .auto, colors.count >= 256, !colors.isLinuxConsole else { return }
        askedAt = Screen.milliseconds()
        Screen.write(Background.question)
    }

    /// Handles the terminal's reply. The theme changes with the next frame.
    func note(_ background: Background) {
        askedAt = nil
        if colors.background == background { return }
        colors.background = background
        isThemeStale = true
    }

    /// Switches to the theme that matches what is known.
    func adoptTheme() {
        isThemeStale = false
        palette.theme = theme
        let look = palette.look(.plain)
        calf_set_background(look.attributes, look.pair)
        wclear(calf_stdscr())
        shown = Canvas(size: size)
    }

    /// Swallows a reply that is still on its way when the terminal is restored: a shell would treat it as typed text.
    func awaitAnswer() {
        guard let askedAt, Screen.milliseconds() - askedAt < Screen.answerTimeout else { return }
        while self.askedAt != nil {
            var waiter = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard poll(&waiter, 1, Int32(Screen.answerTimeout / 10)) > 0 else { return }
            let events = readEvents()
            if events.isEmpty || events.contains(.hangUp) { return }
        }
    }

    /// A terminal that has not answered after this many milliseconds never will.
    private static let answerTimeout = 1000
}
