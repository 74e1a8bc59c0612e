/// Turns the bytes that a terminal sends into events.
///
/// It knows the sequences of xterm, tmux, screen, rxvt, the Linux console and vt100 alike, so that keys work even where TERM names the wrong
/// terminal. It drops unknown sequences whole. The caller passes the time, in milliseconds.
package struct InputDecoder: Sendable {
    /// Bytes not understood yet.
    var bytes: [UInt8] = []
    /// What has arrived of a paste that has not ended.
    private var paste: [UInt8]?
    private var lastFeed = 0
    private var lastPress: (at: Point, time: Int)?

    private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
    /// A paste or an answer whose end got lost ends when nothing has arrived for this many milliseconds.
    private static let timeout = 2000
    private static let doubleClickTime = 400

    package init() {}

    /// Whether the last bytes may be the start of a sequence: more bytes, or ``flush(at:)`` after a moment, will tell.
    package var isWaiting: Bool { paste == nil && !bytes.isEmpty && !isInAnswer }

    /// Whether the terminal is in the middle of answering a question. The rest may take its time: no key starts like this.
    private var isInAnswer: Bool { bytes.count > 2 && InputDecoder.startsAnswer(bytes[...]) }

    package mutating func feed(_ new: some Sequence<UInt8>, at time: Int) -> [InputEvent] {
        var events: [InputEvent] = []
        if time - lastFeed > InputDecoder.timeout {
            if paste != nil { endPaste(&events) }
            if isInAnswer { bytes = [] }
        }
        lastFeed = time
        bytes.append(contentsOf: new)
        decode(&events, isFinal: false, time)
        return events
    }

    /// Decodes what is waiting as it is: a lone escape is the Escape key.
    package mutating func flush(at time: Int) -> [InputEvent] {
        var events: [InputEvent] = []
        decode(&events, isFinal: true, time)
        return events
    }

    private mutating func decode(_ events: inout [InputEvent], isFinal: Bool, _ time: Int) {
        var at = 0
        while true {
            if paste != nil {
                guard takePaste(&at, &events) else { break }
                continue
            }
            guard at < bytes.count, let (token, length) = InputDecoder.token(bytes[at...], isFinal: isFinal) else { break }
            at += length
            switch token {
            case .key(let key): events.append(.key(key))
            case .pasteStart: paste = []
            case .mouse(let mouse): events.append(.mouse(clicked(mouse, time)))
            case .background(let background): events.append(.background(background))
            case .nothing: break
            }
        }
        bytes.removeFirst(at)
    }

    // MARK: - Pastes

    /// Moves bytes to the paste. Returns whether its end was among them.
    private mutating func takePaste(_ at: inout Int, _ events: inout [InputEvent]) -> Bool {
        var place = at
        while place < bytes.count {
            guard bytes[place] == 0x1B else {
                place += 1
                continue
            }
            let rest = bytes[place...]
            if rest.starts(with: InputDecoder.pasteEnd) {
                paste?.append(contentsOf: bytes[at..<place])
                at = place + InputDecoder.pasteEnd.count
                endPaste(&events)
                return true
            }
            if InputDecoder.pasteEnd.starts(with: rest) { break }
            place += 1
        }
        paste?.append(contentsOf: bytes[at..<place])
        at = place
        return false
    }

    private mutating func endPaste(_ events: inout [InputEvent]) {
        let text = InputDecoder.cleaned(paste ?? [])
        paste = nil
        if !text.isEmpty { events.append(.paste(text)) }
    }

    /// Every kind of line end becomes a line feed; of the other control characters only the tab stays.
    private static func cleaned(_ bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x0A: if !wasReturn { scalars.append("\n") }
            case 0x09: scalars.append(scalar)
            case 0..<0x20, 0x7F..<0xA0: break
            default: scalars.append(scalar)
            }
            wasReturn = scalar == "\r"
        }
        return String(scalars)
    }

    // MARK: - Clicks

    private mutating func clicked(_ mouse: MouseEvent, _ time: Int) -> MouseEvent {
        guard mouse.action == .press else { return mouse }
        if let last = lastPress, last.at == mouse.at, time - last.time <= InputDecoder.doubleClickTime {
            lastPress = nil
            return MouseEvent(.doubleClick, at: mouse.at)
        }
        lastPress = (mouse.at, time)
        return mouse
    }
}
