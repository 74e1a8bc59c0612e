import Glibc

/// The tokens of a text, one after another, from libpg_query's scanner.
///
/// The scanner takes a whole C string, and returns nothing if it finds malformed input or an unterminated string. So it gets windows that
/// are cut at whitespace. `TokenSkipper` steps over what it can't read, and over long runs of operator characters, for which the scanner
/// takes time quadratic in their length. Every byte is examined a bounded number of times.
struct TokenStream: ~Copyable {
    /// The text, with a space for each NUL, and a terminating NUL. While the scanner runs, a NUL also marks the window's end.
    private let bytes: UnsafeMutablePointer<UInt8>
    let count: Int
    /// The text up to here has been converted to `tokens`.
    private var position = 0
    private var window = largestWindow
    private var tokens: [RawToken] = []
    private var index = 0

    private static let largestWindow = 16 << 10
    /// Used after malformed input or a seek, because more malformed input may be near.
    private static let smallestWindow = 256
    /// The length from which a run of operator characters counts as long; no operator is that long.
    private static let longRun = 64

    init(_ text: UnsafeBufferPointer<UInt8>) {
        count = text.count
        bytes = .allocate(capacity: count + 1)
        if let base = text.baseAddress { bytes.initialize(from: base, count: count) }
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

    /// An escape string continues, with escapes, after a comment and a newline. libpg_query's scanner, which turns comments into tokens,
    /// reads the continuation as a plain string. `nil` for all other tokens.
    private mutating func continued(_ token: RawToken) -> RawToken? {
        guard token.code == RawToken.string, bytes[token.start] | 0x20 == UInt8(ascii: "e") else { return nil }
        guard index < tokens.count, tokens[index].code == RawToken.lineComment else { return nil }
        let whole = skipper.token(at: token.start)
        guard whole.end > token.end else { return nil }
        seek(to: whole.end)
        return whole
    }

    /// Continues at this offset, which must be after the last token returned.
    mutating func seek(to place: Int) {
        tokens.removeAll(keepingCapacity: true)
        index = 0
        position = place
        window = Self.smallestWindow
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
        // Everything before the error is good, unless the error is inside a string: then the bad part starts where the string does.
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

    private var skipper: TokenSkipper { TokenSkipper(text: UnsafeBufferPointer(start: bytes, count: count)) }

    private mutating func skipOne() {
        let token = skipper.token(at: position)
        tokens.append(token)
        position = token.end
    }

    /// Where the first long run of operator characters starts, even inside a string or a comment.
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

    /// A token that was cut off at a run of operator characters may continue with it. If nothing else is left, the run's token is next.
    private mutating func giveBackTheLast(before run: Int) {
        let start = position
        giveBackTheLast(end: run)
        window = Self.largestWindow
        if tokens.isEmpty && (position == start || position == run) { skipOne() }
    }

    /// The last token of a window may continue after it: a string can resume on a later line, even after comments.
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

    /// Scans from `position` and stores the tokens in `tokens`. Returns where the scanner stopped, if it did, or `position` if unknown.
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
        // Converts characters to bytes: counts all bytes except continuation bytes.
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
    /// Whether the server's scanner treats the byte as whitespace.
    var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D && self != 0x0B) }
}
