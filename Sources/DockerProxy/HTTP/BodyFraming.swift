/// Where a message's body ends. RFC 9112, section 6.3.
enum BodyFraming: Sendable, Equatable {
    case length(Int)
    case chunked
    /// A reply that ends with the connection.
    case untilClose
}

/// Takes a body out of a stream of bytes, and finds its end. Neither docker nor an engine sends chunk extensions or trailers.
struct BodyReader {
    private enum State: Equatable {
        /// The bytes that are left, of the body or of a chunk.
        case data(Int)
        case size, end
        /// The line break after a chunk, or after the last one.
        case lineBreak(isLast: Bool)
    }

    private let framing: BodyFraming
    private var state: State

    init(_ framing: BodyFraming) {
        self.framing = framing
        state =
            switch framing {
            case .length(let count): count == 0 ? .end : .data(count)
            case .chunked: .size
            case .untilClose: .data(.max)
            }
    }

    var isComplete: Bool { state == .end }

    /// Moves what is there of the body, but at most about `limit` bytes.
    mutating func read(_ input: inout ByteQueue, into output: inout ByteQueue, limit: Int = ByteQueue.unit) throws(HTTPError) {
        let last = output.count + limit
        while state != .end, output.count < last {
            switch state {
            case .data(let left):
                let count = min(left, input.count, last - output.count)
                guard count > 0 else { return }
                input.move(count, to: &output)
                let rest = framing == .untilClose ? left : left - count
                state = rest > 0 ? .data(rest) : framing == .chunked ? .lineBreak(isLast: false) : .end
            case .size:
                guard let digits = try line(&input) else { return }
                guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16),
                    digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") })
                else { throw .ambiguous("a malformed chunk") }
                state = size == 0 ? .lineBreak(isLast: true) : .data(size)
            case .lineBreak(let isLast):
                guard let line = try line(&input) else { return }
                guard line.isEmpty else { throw .ambiguous("a malformed chunk") }
                state = isLast ? .end : .size
            case .end: return
            }
        }
    }

    /// The next line. The only ones are a chunk's size, which has at most 15 digits, and empty ones.
    private func line(_ input: inout ByteQueue) throws(HTTPError) -> [UInt8]? {
        let end = input.firstIndex(of: [0x0D, 0x0A])
        guard end ?? input.count - 1 <= 15 else { throw .ambiguous("a malformed chunk") }
        guard let end else { return nil }
        defer { input.drop(2) }
        return input.take(end)
    }
}

/// Writes a body.
extension BodyFraming {
    /// The field that announces it.
    var field: (name: String, value: String)? {
        switch self {
        case .length(let count): ("Content-Length", String(count))
        case .chunked: ("Transfer-Encoding", "chunked")
        case .untilClose: nil
        }
    }

    func write(_ body: inout ByteQueue, to output: inout ByteQueue) {
        guard !body.isEmpty else { return }
        if self == .chunked { output.append((String(body.count, radix: 16) + "\r\n").utf8) }
        body.move(body.count, to: &output)
        if self == .chunked { output.append("\r\n".utf8) }
    }

    func end(_ output: inout ByteQueue) {
        if self == .chunked { output.append("0\r\n\r\n".utf8) }
    }
}
