import CNcurses
import Glibc
package import Terminal

/// The terminal: shows canvases, and reads keys, the mouse and the size.
///
/// There is at most one. The terminal is restored however the program ends: by exit, signal or crash.
package final class Screen {
    var session: NcursesSession?
    private var guardian: TerminalGuard?
    var palette: Palette
    private var decoder = InputDecoder()
    private let repertoire: Repertoire
    private let enter: [UInt8]
    private let leave: [UInt8]
    /// Written when the terminal is restored: without an alternate screen to leave, later output starts on a line of its own.
    private let parting: [UInt8]
    private let escapeDelay: Int32
    /// The canvas on the terminal.
    var shown: Canvas
    private var cursorShows = true
    private var isLost = false
    /// The size last reported by ``readEvents()``.
    private var reportedSize: Size
    let choice: Theme.Choice
    var colors: TerminalColors
    /// Whether the canvas on the terminal uses a different theme than ``theme``.
    var isThemeStale = false
    /// When the terminal was asked for its background; `nil` after the reply.
    var askedAt: Int?

    /// The last known size; ``readEvents()`` reports changes.
    package private(set) var size: Size
    /// The theme for this terminal, based on the user's choice, NO_COLOR, the terminal and its background. ``readEvents()`` reports when
    /// the background becomes known.
    package var theme: Theme { Theme(choice, on: colors) }

    /// Takes over the terminal.
    package init(theme choice: Theme.Choice) throws(ScreenError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        setlocale(LC_CTYPE, "")
        let terminal = Screen.variable("TERM") ?? ""
        let guardian = try TerminalGuard()
        do {
            session = try NcursesSession(terminal: terminal)
        } catch {
            guardian.end()
            throw error
        }
        palette = Palette(wantsColors: choice != .mono && (Screen.variable("NO_COLOR") ?? "").isEmpty)
        self.choice = choice
        colors = TerminalColors(
            count: palette.colorCount, background: Screen.variable("COLORFGBG").flatMap { Background(colorFGBG: $0) },
            isLinuxConsole: terminal == "linux")
        repertoire = Repertoire(terminal: terminal)
        escapeDelay = Screen.variable("ESCDELAY").flatMap(Int32.init) ?? 30
        let extras = Screen.extras()
        enter = extras.enter
        leave = extras.leave
        parting = calf_capability("rmcup") == nil ? [0x0D, 0x0A] : []
        size = Screen.terminalSize() ?? Size(width: Int(getmaxx(calf_stdscr())), height: Int(getmaxy(calf_stdscr())))
        reportedSize = size
        shown = Canvas(size: size)
        if size.width != Int(getmaxx(calf_stdscr())) || size.height != Int(getmaxy(calf_stdscr())) {
            resizeterm(Int32(size.height), Int32(size.width))
        }
        guardian.begin(farewell: leave + Screen.farewell())
        self.guardian = consume guardian
        Screen.write(enter)
        adoptTheme()
        askForBackground()
    }

    /// Restores the terminal. Nothing can be shown or read afterward.
    package func close() {
        guard let guardian = guardian.take() else { return }
        awaitAnswer()
        Screen.write(leave)
        session = nil
        Screen.write(parting)
        guardian.end()
    }

    deinit { close() }
}

// MARK: - Showing

extension Screen {
    /// Shows a canvas. Only cells that differ from the shown ones are written.
    package func show(_ canvas: Canvas) {
        if session == nil || (canvas == shown && !isThemeStale) { return }
        if isThemeStale { adoptTheme() }
        canvas.forEachChange(from: shown, within: size) { x, y, cell in put(cell, x: x, y: y) }
        shown = canvas
        placeCursor(canvas.cursor)
        wnoutrefresh(calf_stdscr())
        doupdate()
    }

    private func put(_ cell: Cell, x: Int, y: Int) {
        let look = palette.look(cell.style)
        func write(_ base: UInt32, _ first: UInt32, _ second: UInt32, _ column: Int) {
            calf_put(Int32(y), Int32(column), wchar_t(base), wchar_t(first), wchar_t(second), look.attributes, look.pair)
        }
        switch repertoire.rendering(of: cell.glyph) {
        case .glyph: write(cell.glyph.scalar.value, cell.glyph.firstMark, cell.glyph.secondMark, x)
        case .line(let letter): calf_put_line(Int32(y), Int32(x), letter, look.attributes, look.pair)
        case .ascii(let byte):
            for column in x..<(x + cell.glyph.width) { write(UInt32(byte), 0, 0, column) }
        }
    }

    private func placeCursor(_ cursor: Point?) {
        let place = cursor.flatMap { Rect(size: size).contains($0) ? $0 : nil }
        if (place != nil) != cursorShows {
            curs_set(place == nil ? 0 : 1)
            cursorShows = place != nil
        }
        // Even a hidden cursor needs a position; if it can't be hidden, put it out of the way.
        wmove(calf_stdscr(), Int32(place?.y ?? 0), Int32(place?.x ?? 0))
    }
}

// MARK: - Events

extension Screen {
    /// Readable when ``readEvents()`` has something to report, for poll(2) and similar calls.
    package var inputDescriptor: Int32 { guardian?.descriptor ?? -1 }

    /// The events since the last call. Never waits, except for a moment after an escape that may start a sequence.
    package func readEvents() -> [InputEvent] {
        guard let signals = guardian?.take(), !isLost else { return [] }
        var events: [InputEvent] = []
        if signals.contains(.toldToStop) { suspend() } else if signals.contains(.continued) { resume() }
        if signals.contains(.resized) { adoptSize() }
        if reportedSize != size {
            reportedSize = size
            events.append(.resize(size))
        }
        var patience: Int32 = 0
        var budget = 64
        while budget > 0 {
            budget -= 1
            var waiter = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiter, 1, patience)
            if ready < 0, errno == EINTR { continue }
            if ready <= 0 { break }
            guard let bytes = Screen.read() else {
                isLost = true
                return events + [.hangUp]
            }
            events += decoder.feed(bytes, at: Screen.milliseconds())
            if bytes.count < Screen.maxRead, !decoder.isWaiting { break }
            patience = decoder.isWaiting ? escapeDelay : 0
        }
        if decoder.isWaiting { events += decoder.flush(at: Screen.milliseconds()) }
        for case .background(let background) in events { note(background) }
        return events
    }

    /// Restores the terminal, stops the process group as Ctrl-Z does in a shell, and takes over the terminal again on continuing.
    package func suspend() {
        if session == nil { return }
        Screen.write(leave)
        endwin()
        Screen.write(parting)
        guardian?.stop()
        resume()
    }

    /// Restores the terminal, and takes it over again after `body` has run another program in it.
    package func lend<T>(_ body: () -> T) -> T {
        guard session != nil, guardian != nil else { return body() }
        Screen.write(leave)
        endwin()
        Screen.write(parting)
        guardian?.lend()
        let result = body()
        guardian?.takeBack()
        resume()
        return result
    }

    /// Sets up the terminal again, which other programs may have used, and redraws everything.
    private func resume() {
        if session == nil { return }
        reset_prog_mode()
        keypad(calf_stdscr(), true)
        Screen.write(enter)
        adoptSize()
        repaint()
        askForBackground()
        // The size may have changed in the meantime: wake whatever waits for events.
        if reportedSize != size { raise(SIGWINCH) }
    }

    /// Redraws everything after something else has written to the terminal.
    package func repaint() {
        let canvas = shown
        wclear(calf_stdscr())
        shown = Canvas(size: size)
        cursorShows = true
        curs_set(1)
        show(canvas)
    }

    /// Adopts the terminal's new size if it has changed.
    private func adoptSize() {
        guard let now = Screen.terminalSize(), now != size else { return }
        size = now
        resizeterm(Int32(now.height), Int32(now.width))
        // Terminals move text on a resize, so nothing is where it was.
        wclear(calf_stdscr())
        shown = Canvas(size: now)
    }
}

// MARK: - The clipboard

extension Screen {
    /// Copies a text to the terminal's clipboard. Does nothing if ``Clipboard`` doesn't accept the text.
    package func copy(_ text: String) {
        if session != nil, let sequence = Clipboard.sequence(copying: text) { Screen.write(sequence) }
    }
}
