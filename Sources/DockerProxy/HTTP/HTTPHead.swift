import Primitives

/// Why a message can't be relayed: it can be read in two ways, breaks a bound, or isn't HTTP/1.1.
struct HTTPError: Error, Equatable {
    var status: Int
    var reason: String

    static func ambiguous(_ reason: String) -> HTTPError { HTTPError(status: 400, reason: reason) }
}

/// The head of a request or a reply, read strictly: what two programs could read differently is an error. RFC 9112, sections 2 to 6.
struct HTTPHead: Sendable {
    /// The most bytes in a head.
    static let limit = 64 << 10

    /// The request line or the status line.
    var start: [String]
    /// The fields in their order. Names are as written.
    var fields: [(name: String, value: String)]

    init(start: [String], _ fields: [(name: String, value: String)]) {
        self.start = start
        self.fields = fields
    }

    /// Parses the bytes before the empty line.
    init(parsing bytes: some Collection<UInt8>) throws(HTTPError) {
        // CR LF is one character. Alone, neither is printable.
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
        guard lines.allSatisfy({ $0.utf8.allSatisfy { 0x20...0x7E ~= $0 || $0 == UInt8(ascii: "\t") } }) else {
            throw .ambiguous("an unusual character in the head")
        }
        start = lines[0].split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map { String($0) }
        guard start.count >= 2, !start[0].isEmpty, !start[1].isEmpty else { throw .ambiguous("not an HTTP request") }
        fields = []
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex, line[..<colon].allSatisfy(HTTPHead.isTokenPart) else {
                throw .ambiguous("a malformed header")
            }
            fields.append((String(line[..<colon]), line[line.index(after: colon)...].trimmed))
        }
    }

    /// The head with the empty line.
    var bytes: [UInt8] {
        let lines = [start.joined(separator: " ")] + fields.map { "\($0.name): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    /// The values of all fields with this name, in lower case.
    func values(_ name: String) -> [String] { fields.filter { $0.name.lowercased() == name }.map(\.value) }

    /// The value of the field with this name; an error if there are several.
    func value(_ name: String) throws(HTTPError) -> String? {
        let values = values(name)
        guard values.count < 2 else { throw .ambiguous("several \(name) headers") }
        return values.first
    }

    /// Removes the fields with these names, in lower case.
    mutating func remove(_ names: Set<String>) { fields.removeAll { names.contains($0.name.lowercased()) } }

    /// The status of a reply.
    var status: Int { start.count > 1 ? Int(start[1]) ?? 0 : 0 }

    /// How long the body is. RFC 9112, section 6.
    func framing() throws(HTTPError) -> BodyFraming? {
        let (length, encoding) = (try value("content-length"), try value("transfer-encoding"))
        switch (length, encoding) {
        case (nil, nil): return nil
        case (let length?, nil):
            guard !length.isEmpty, length.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let count = Int(length) else {
                throw .ambiguous("a malformed Content-Length")
            }
            return .length(count)
        case (nil, let encoding?):
            guard encoding.lowercased() == "chunked" else { throw .ambiguous("an unknown Transfer-Encoding") }
            return .chunked
        case (_?, _?): throw .ambiguous("Content-Length and Transfer-Encoding together")
        }
    }

    /// The body in what followed the head until the connection's end.
    func body(in received: ByteQueue) throws(HTTPError) -> [UInt8] {
        let framing = try framing() ?? .untilClose
        var (reader, received, body) = (BodyReader(framing), received, ByteQueue())
        try reader.read(&received, into: &body, limit: .max)
        guard reader.isComplete || framing == .untilClose else { throw .ambiguous("the end is missing") }
        return body.take(body.count)
    }

    /// The fields that describe one connection, not the message. The proxy writes its own.
    static let ofConnection: Set = [
        "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "content-length", "expect",
    ]

    private static func isTokenPart(_ part: Character) -> Bool {
        part.isASCII && (part.isLetter || part.isNumber || "-_.!#$%&'*+^`|~".contains(part))
    }
}
