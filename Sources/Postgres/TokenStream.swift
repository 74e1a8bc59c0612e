import Glibc

/// The tokens of a text, one after the other, from libpg_query's scanner.
///
/// The scanner takes a C string whole and gives nothing when it meets something malformed, or a string that does not end. So it is given
/// windows, cut at blanks, and what it cannot read is stepped over by `TokenSkipper`; so are long runs of operator characters, on which it
/// takes time that grows with the square of their length. Every byte is looked at a bounded number of times.
struct TokenStream: ~Copyable {
    /// The text, with a blank for each NUL, and a NUL at its end. The scanner sees windows of it: a NUL is put at a window's end meanwhile.
    private let bytes: UnsafeMutablePointer<UInt8>
    let count: Int
    /// Up to here all is in `tokens`.
    private var position = 0
    private var window = largestWindow
    private var tokens: [RawToken] = []
    private var index = 0

    private static let largestWindow = 16 << 10
    /// After something malformed, or a jump, more of it may be near.
    private static let smallestWindow = 256
    /// A run of operator characters is long from here on; no operator is.
    private static let longRun = 64

    init(_ text: UnsafeBufferPointer<UInt8>) {
        count = text.count
        bytes = .allocate(capacity: count + 1)
        if let base = text.baseAddress { bytes.initialize(from: base, count: count) }
        bytes[count] = 0
        replaceNULs()
    }

    init(_ text: String) {
        let content = Array(text.utf8)
        count = content.count
        bytes = .allocate(capacity: count + 1)
        bytes.initialize(from: content, count: count)
        bytes[count] = 0
        replaceNULs()
    }

    private func replaceNULs() {
        var place = 0
        while let found = memchr(bytes + place, 0, count - place) {
            place = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
            bytes[place] = UInt8(ascii: " ")
        }
    }

    deinit { bytes.deallocate() }

    /// The next token; `nil` at the end.
    mutating func next() -> RawToken? {
        while index == tokens.count {
            if position == count { return nil }
            tokens.removeAll(keepingCapacity: true)
            index = 0
            refill()
        }
        let token = tokens[index]
        index += 1
        return continued(token) ?? token
    }

    /// A string with escapes goes on, escapes and all, behind a comment and a newline. libpg_query's scanner, which makes comments tokens,
    /// takes what follows for a plain string. `nil` for all other tokens.
    private mutating func continued(_ token: RawToken) -> RawToken? {
        guard token.code == RawToken.string, bytes[token.start] | 0x20 == UInt8(ascii: "e") else { return nil }
        guard index < tokens.count, tokens[index].code == RawToken.lineComment else { return nil }
        let whole = TokenSkipper(bytes: bytes, count: count).token(at: token.start)
        guard whole.end > token.end else { return nil }
        seek(to: whole.end)
        return whole
    }

    /// Goes on at this place, which must be behind the last token given.
    mutating func seek(to place: Int) {
        tokens.removeAll(keepingCapacity: true)
        index = 0
        position = place
        window = Self.smallestWindow
    }

    /// Leaves out what lies up to `place`, which the scanner may have taken for SQL: the rest of a line, from `start` on.
    mutating func skip(from start: Int, to place: Int) {
        for byte in UnsafeBufferPointer(start: bytes + start, count: place - start) where !byte.isHarmless { return seek(to: place) }
        while index < tokens.count && tokens[index].start < place { index += 1 }
        position = max(position, place)
    }

    subscript(place: Int) -> UInt8 { bytes[place] }

    /// A part of the text.
    func bytes(_ range: Range<Int>) -> [UInt8] { Array(UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)) }

    /// Where the line ends that this place lies in: at its newline, or at the end.
    func lineEnd(from place: Int) -> Int {
        memchr(bytes + place, 0x0A, count - place).map { UnsafeRawPointer($0) - UnsafeRawPointer(bytes) } ?? count
    }

    // MARK: Windows

    private mutating func refill() {
        var end = count
        if count - position > window {
            end = position + window
            while end < count && !bytes[end].isBlank { end += 1 }
        }
        let run = operatorRun(upTo: end)
        guard let stop = scan(upTo: run ?? end) else {
            if let run { return giveBackTheLast(before: run) }
            if end == count { position = count } else { giveBackTheLast(end: end) }
            return
        }
        // What comes before the trouble is good, unless the trouble lies inside a string: then that is where it begins.
        var good = stop
        while good > position {
            guard let earlier = scan(upTo: good) else {
                position = good
                break
            }
            good = earlier < good ? earlier : position
        }
        skipOne()
        window = Self.smallestWindow
    }

    private mutating func skipOne() {
        let token = TokenSkipper(bytes: bytes, count: count).token(at: position)
        tokens.append(token)
        position = token.end
    }

    /// Where the first long run of operator characters begins, be it in a string or a comment.
    private func operatorRun(upTo end: Int) -> Int? {
        var probe = position + Self.longRun - 1
        while probe < end {
            if bytes[probe].isOperatorPart {
                var start = probe
                while start > position && bytes[start - 1].isOperatorPart { start -= 1 }
                var stop = probe
                while stop < end && stop - start < Self.longRun && bytes[stop].isOperatorPart { stop += 1 }
                if stop - start >= Self.longRun { return start }
            }
            probe += Self.longRun
        }
        return nil
    }

    /// What was cut at a run of operator characters may go on with it. When nothing else is left, the run's token is next.
    private mutating func giveBackTheLast(before run: Int) {
        let start = position
        giveBackTheLast(end: run)
        window = Self.largestWindow
        if tokens.isEmpty && (position == start || position == run) { skipOne() }
    }

    /// The last token of a window may go on behind it: a string, over comments too, takes up again on a later line.
    private mutating func giveBackTheLast(end: Int) {
        if tokens.isEmpty {
            position = end
            return
        }
        var isComment = true
        while isComment, let last = tokens.popLast() {
            position = last.start
            isComment = last.isComment
        }
        window = tokens.isEmpty ? window * 2 : min(window * 2, Self.largestWindow)
    }

    /// Scans from `position`; the tokens are in `tokens` then. Returns where the scanner stopped if it did; `position` if it does not say.
    private mutating func scan(upTo end: Int) -> Int? {
        let kept = bytes[end]
        bytes[end] = 0
        defer { bytes[end] = kept }
        let start = bytes + position
        let result = start.withMemoryRebound(to: CChar.self, capacity: end - position + 1) { ScanHandle(scanning: $0) }
        guard let stop = result.stop else {
            result.append(to: &tokens, base: position)
            return nil
        }
        // Characters become bytes: all but the bytes that continue one are counted.
        var place = position
        var characters = stop - 1
        while place < end && characters > 0 {
            place += 1
            if bytes[place] & 0xC0 != 0x80 { characters -= 1 }
        }
        return characters == 0 ? place : position
    }
}

extension UInt8 {
    /// What the server's scanner calls a blank.
    var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D && self != 0x0B) }

    /// Whether it begins nothing that could reach over the end of its line.
    fileprivate var isHarmless: Bool {
        (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || (self >= 0x30 && self <= 0x39) || self == UInt8(ascii: "\\") || isBlank
    }
}
