/// Decodes the bytes sent by a terminal into events.
///
/// It understands the sequences of xterm, tmux, screen, rxvt, the Linux console and vt100 alike, so that keys work even if TERM is wrong.
/// Unknown sequences are dropped entirely. The caller passes the time, in milliseconds.
package struct InputDecoder: Sendable {
    /// Bytes not decoded yet.
    var bytes: [UInt8] = []
    /// The part of an unfinished paste that has arrived.
    private var paste: [UInt8]?
    private var lastFeed = 0
    /// What was taken for a key because nothing followed. It may have been the beginning of a reply.
    private var taken: [UInt8] = []
    private var lastPress: (at: Point, time: Int)?

    private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
    /// A paste or reply whose end is missing is ended when nothing has arrived for this many milliseconds.
    private static let timeout = 2000
    private static let doubleClickTime = 400

    package init() {}

    /// Whether the last bytes may be the start of a sequence. More bytes, or ``flush(at:)`` after a moment, resolve that.
    package var isWaiting: Bool { paste == nil && !bytes.isEmpty && !isInReply }

    /// Whether a reply from the terminal has arrived in part. The rest may take a while: no key starts like this.
    private var isInReply: Bool { InputDecoder.startsString(bytes[...]) || bytes.count > 2 && bytes.starts(with: [0x1B, 0x5B]) }

    package mutating func feed(_ new: some Sequence<UInt8>, at time: Int) -> [InputEvent] {
        var events: [InputEvent] = []
        if time - lastFeed > InputDecoder.timeout {
            if paste != nil { endPaste(&events) }
            if isInReply { bytes = [] }
            taken = []
        }
        lastFeed = time
        bytes.append(contentsOf: new)
        if InputDecoder.isReply((taken + bytes)[...]) { bytes = taken + bytes }
        taken = []
        decode(&events, isFinal: false, time)
        return events
    }

    /// Decodes the waiting bytes as they are: a lone ESC is the Escape key.
    package mutating func flush(at time: Int) -> [InputEvent] {
        var events: [InputEvent] = []
        taken = bytes.count < 3 && bytes.first == 0x1B ? bytes : []
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

    /// Moves bytes to the paste. Returns whether they included its end.
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

    /// Converts every kind of line break to a line feed, and removes other control characters except tabs. Works on bytes, because a
    /// paste may have millions. The text must be valid first: removing bytes from invalid text could leave a control character.
    private static func cleaned(_ bytes: [UInt8]) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var before: UInt8 = 0
        for byte in Array(String(decoding: bytes, as: UTF8.self).utf8) {
            switch byte {
            case 0x0D: kept.append(0x0A)
            case 0x0A: if before != 0x0D { kept.append(byte) }
            case 0x09: kept.append(byte)
            case 0..<0x20, 0x7F: break
            // The second byte of a control character from U+0080 to U+009F.
            case 0x80..<0xA0 where before == 0xC2: kept.removeLast()
            default: kept.append(byte)
            }
            before = byte
        }
        return String(decoding: kept, as: UTF8.self)
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
