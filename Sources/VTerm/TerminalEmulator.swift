import CVTerm
package import Terminal

/// A terminal in memory: takes what a program writes, and gives what it shows (``frame``) and what keys become.
///
/// libvterm knows the sequences, the cursor and the modes; the cells are ``ScreenBuffer``'s; ``ControlSieve`` stands before both, since what
/// programs and containers write is not to be trusted. One owner at a time: a value of it is not shared between threads.
package final class TerminalEmulator {
    let handle: VTermHandle
    let buffer: UnsafeMutablePointer<ScreenBuffer>
    private let output: UnsafeMutablePointer<[UInt8]>
    private var sieve = ControlSieve()
    private var title = ""
    /// Where the cursor was on the main screen when the other one came; it moves with its line when the size changes.
    var mainCursor: Point?
    /// The character sets, each with the sequence that chose it, now and when the cursor was saved, which the library leaves out.
    private var sets: [UInt8: String] = [:]
    private var savedSets: [UInt8: String] = [:]
    /// The frame of a revision, while it is true.
    private var known: (revision: Int, frame: TerminalFrame)?

    /// The smallest and the largest screen that there is.
    static let bounds = (least: Size(width: 2, height: 1), most: Size(width: 1000, height: 500))

    /// An empty screen.
    package init(size: Size) {
        let size = TerminalEmulator.possible(size)
        buffer = .allocate(capacity: 1)
        buffer.initialize(to: ScreenBuffer(columns: size.width, rows: size.height))
        output = .allocate(capacity: 1)
        output.initialize(to: [])
        handle = VTermHandle(columns: size.width, rows: size.height, buffer: buffer, output: output)
    }

    deinit {
        // The library is done with both: it calls back from within its functions only.
        buffer.pointee.free()
        buffer.deinitialize(count: 1)
        buffer.deallocate()
        output.deinitialize(count: 1)
        output.deallocate()
    }

    static func possible(_ size: Size) -> Size {
        Size(
            width: max(bounds.least.width, min(size.width, bounds.most.width)),
            height: max(bounds.least.height, min(size.height, bounds.most.height)))
    }

    /// Columns and rows.
    package var size: Size { Size(width: buffer.pointee.columns, height: buffer.pointee.rows) }

    /// What the terminal has to say to the program since the last call: its answers to questions.
    package func takeReplies() -> [UInt8] {
        defer { output.pointee = [] }
        return output.pointee
    }

    /// What a call of the library has to say, apart from answers that wait.
    func output(of work: () -> Void) -> [UInt8] {
        let waiting = takeReplies()
        work()
        let bytes = takeReplies()
        output.pointee = waiting
        return bytes
    }

    /// How often the bell was rung since the last call.
    package func takeBells() -> Int {
        defer { buffer.pointee.bells = 0 }
        return buffer.pointee.bells
    }
}

// MARK: - What the program writes

extension TerminalEmulator {
    /// Takes what a program has written, cut anywhere.
    package func feed(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer(feed) }

    /// Takes what a program has written, cut anywhere.
    package func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while let item = sieve.next(bytes, &index) {
            switch item {
            case .plain(let range): write(UnsafeBufferPointer(rebasing: bytes[range]))
            case .whole(let bytes): bytes.withUnsafeBufferPointer(write)
            case .escape(let escape): obey(escape)
            case .sequence(let sequence): obey(sequence)
            case .command(let command): obey(command: command)
            }
        }
    }

    private func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        handle.write(bytes)
        if buffer.pointee.hasTooManyMarks { endMarks() }
    }

    /// The library gathers marks as long as they come. An unseen blank ends that.
    private func endMarks() {
        let column = handle.cursor.column
        buffer.pointee.isMuted = true
        handle.write(" \u{1B}[\(column + 1)G")
        buffer.pointee.isMuted = false
        buffer.pointee.hasTooManyMarks = false
    }

    private func obey(_ escape: [UInt8]) {
        switch String(decoding: escape, as: UTF8.self) {
        case "c": reset()
        case "7":
            handle.write("\u{1B}7")
            savedSets = sets
        case "8":
            handle.write("\u{1B}8")
            keepCursorInside()
            for place in sets.keys {
                sets[place] = savedSets[place] ?? String(Unicode.Scalar(place)) + "B"
                handle.write("\u{1B}" + (sets[place] ?? ""))
            }
        // Lines of double width and height, eight-bit answers, and other character sets than UTF-8.
        case "#3", "#4", "#5", "#6", " G", "%@", "%G": break
        case let text:
            handle.write("\u{1B}" + text)
            if let place = escape.first, escape.count == 2, (0x28...0x2B).contains(place) { sets[place] = text }
        }
    }

    /// RIS. The library forgets some of its modes without a word.
    private func reset() {
        setMode(1047, false)
        sets = [:]
        savedSets = [:]
        handle.write("\u{1B}[?1000l\u{1B}[?1006l\u{1B}[?5l\u{1B}c")
    }

    var place: Point {
        let (column, row) = handle.cursor
        return Point(x: column, y: row)
    }

    func keepCursorInside() {
        let (column, row) = handle.cursor
        guard column >= size.width || row >= size.height else { return }
        moveCursor(column: column, row: row)
    }

    func moveCursor(column: Int, row: Int) {
        handle.write("\u{1B}[\(max(0, min(row, size.height - 1)) + 1);\(max(0, min(column, size.width - 1)) + 1)H")
    }

    private func obey(command: [UInt8]) {
        guard command.count >= 2, command[0] == 0x30 || command[0] == 0x32, command[1] == 0x3B else { return }
        title = String(SafeText(bytes: command.dropFirst(2)).string.prefix(200))
        buffer.pointee.touch()
    }
}

// MARK: - What is shown

extension TerminalEmulator {
    /// Changes when anything does that is shown.
    package var revision: Int { buffer.pointee.revision }

    /// What is shown now; made anew only if something has changed.
    package var frame: TerminalFrame {
        if let known, known.revision == revision { return known.frame }
        let screen = buffer.pointee
        let grid = screen.grid
        var cells: [Cell] = []
        cells.reserveCapacity(grid.columns * grid.rows)
        for row in 0..<grid.rows { cells.append(contentsOf: grid[row]) }
        var canvas = Canvas(size: size, cells: cells)
        if screen.isReversed {
            canvas.restyle(canvas.bounds) { style in
                var style = style
                style.attributes.formSymmetricDifference(.reverse)
                return style
            }
        }
        let (column, row) = handle.cursor
        if screen.showsCursor { canvas.cursor = Point(x: min(column, size.width - 1), y: min(row, size.height - 1)) }
        let frame = TerminalFrame(
            canvas: canvas, title: title, isAlternate: screen.alternate != nil, mouse: screen.mouse, historyCount: screen.history.count)
        known = (revision, frame)
        return frame
    }

    /// All that was written and is kept, for looking back.
    package var history: TerminalHistory {
        let old = buffer.pointee.history.lines
        var scratch: [UInt8] = []
        let grid = buffer.pointee.grid
        let shown = (0..<grid.rows).map {
            CompactLine(UnsafeBufferPointer(grid[$0]), continues: grid.continues($0), scratch: &scratch)
        }
        return TerminalHistory(lines: old + shown, screenStart: old.count)
    }
}

extension TerminalFrame.Mouse {
    init(property: Int32) {
        switch Int(property) {
        case VTERM_PROP_MOUSE_CLICK: self = .clicks
        case VTERM_PROP_MOUSE_DRAG: self = .drags
        case VTERM_PROP_MOUSE_MOVE: self = .moves
        default: self = .none
        }
    }
}
