import CVTerm
package import Terminal

/// A terminal in memory: reads what a program writes, and provides the resulting screen (``frame``) and the bytes for keys.
///
/// libvterm handles sequences, the cursor and modes; ``ScreenBuffer`` stores the cells; ``ControlSieve`` filters the input first, because
/// output of programs and containers can't be trusted. It must have one owner at a time, and is not shared between threads.
package final class TerminalEmulator {
    let handle: VTermHandle
    let buffer: UnsafeMutablePointer<ScreenBuffer>
    private let output: UnsafeMutablePointer<[UInt8]>
    private var sieve = ControlSieve()
    private var title = ""
    /// The cursor's position on the main screen before the switch to the alternate screen. It moves with its line on a resize.
    var mainCursor: Point?
    /// The character sets, each with the sequence that selected it: the current ones, and those saved with the cursor, which the library
    /// doesn't save.
    private var sets: [UInt8: String] = [:]
    private var savedSets: [UInt8: String] = [:]
    /// The cached frame and its revision.
    private var known: (revision: Int, frame: TerminalFrame)?

    /// The smallest and the largest possible screen.
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
        // Neither is in use by the library now: it makes callbacks only from within its functions.
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

    /// The terminal's replies to the program since the last call.
    package func takeReplies() -> [UInt8] {
        defer { output.pointee = [] }
        return output.pointee
    }

    /// The bytes that the library outputs during a call, separate from pending replies.
    func output(of work: () -> Void) -> [UInt8] {
        let waiting = takeReplies()
        work()
        let bytes = takeReplies()
        output.pointee = waiting
        return bytes
    }
}

// MARK: - Output of the program

extension TerminalEmulator {
    /// Processes a program's output, which may be split anywhere.
    package func feed(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer(feed) }

    /// Processes a program's output, which may be split anywhere.
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

    /// The library collects marks without limit. Writing an invisible blank stops it.
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
        // Double-width and double-height lines, eight-bit replies, and character sets other than UTF-8 are not supported.
        case "#3", "#4", "#5", "#6", " G", "%@", "%G": break
        case let text:
            handle.write("\u{1B}" + text)
            if let place = escape.first, escape.count == 2, (0x28...0x2B).contains(place) { sets[place] = text }
        }
    }

    /// RIS. The library resets some of its modes without reporting it.
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
        title = String(SafeText(String(decoding: command.dropFirst(2), as: UTF8.self)).string.prefix(200))
        buffer.pointee.touch()
    }
}

// MARK: - Screen

extension TerminalEmulator {
    /// Changes whenever anything visible changes.
    package var revision: Int { buffer.pointee.revision }

    /// The current screen; cached until something changes.
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
        let frame = TerminalFrame(canvas: canvas, title: title, isAlternate: screen.alternate != nil, mouse: screen.mouse)
        known = (revision, frame)
        return frame
    }

    /// All lines that are kept: the scrollback and the screen.
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
