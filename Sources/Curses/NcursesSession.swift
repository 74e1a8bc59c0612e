import CNcurses

/// An ncurses session on the terminal, for output only. https://man7.org/linux/man-pages/man3/curs_initscr.3x.html
struct NcursesSession: ~Copyable {
    private let screen: OpaquePointer

    init(terminal: String) throws(ScreenError) {
        guard let screen = NcursesSession.open(terminal) else { throw .unknownTerminal(terminal) }
        guard calf_capability("cup") != nil else {
            endwin()
            delscreen(screen)
            throw .tooSimple(terminal)
        }
        self.screen = screen
        raw()
        noecho()
        nonl()
        keypad(calf_stdscr(), true)
        // Drawing must not be interrupted when a key is waiting.
        typeahead(-1)
    }

    /// For a terminal with direct color, ncurses creates a table of sixteen million colors, which takes half a second. Sixteen are enough
    /// here, and the same terminal has an entry with fewer colors under another name.
    private static func open(_ terminal: String) -> OpaquePointer? {
        let direct = "-direct"
        if terminal.hasSuffix(direct), let screen = calf_newterm(terminal.dropLast(direct.utf8.count) + "-256color") { return screen }
        return calf_newterm(terminal)
    }

    deinit {
        endwin()
        delscreen(screen)
    }
}
