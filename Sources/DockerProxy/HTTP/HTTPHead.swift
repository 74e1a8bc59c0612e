import Glibc
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
        // Latin-1, so that every byte is one character, and comes out as it came in.
        let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        guard !text.unicodeScalars.contains("\0") else { throw .ambiguous("a NUL in the head") }
        let lines = text.unicodeScalars.split(separator: "\r\n".unicodeScalars, omittingEmptySubsequences: false)
        guard lines.allSatisfy({ !$0.contains("\r") && !$0.contains("\n") }) else {
            throw .ambiguous("a line of the head doesn't end with CR LF")
        }
        start = lines[0].split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map { String($0) }
        guard start.count >= 2, !start[0].isEmpty, !start[1].isEmpty else { throw .ambiguous("not an HTTP request") }
        fields = []
        for scalars in lines.dropFirst() {
            guard let colon = scalars.firstIndex(of: ":"), colon != scalars.startIndex, scalars[..<colon].allSatisfy(HTTPHead.isTokenPart)
            else { throw .ambiguous("a malformed header") }
            let value = scalars[scalars.index(after: colon)...]
            fields.append((String(scalars[..<colon]), HTTPHead.trimmed(value)))
        }
    }

    /// The head with the empty line.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func add(_ text: String) { for scalar in text.unicodeScalars { bytes.append(UInt8(truncatingIfNeeded: scalar.value)) } }
        add(start.joined(separator: " ") + "\r\n")
        for field in fields { add("\(field.name): \(field.value)\r\n") }
        add("\r\n")
        return bytes
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

    private static func isTokenPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "!", "#", "$", "%", "&", "'", "*", "+", "^", "`", "|", "~": true
        default: false
        }
    }

    private static func trimmed(_ value: Substring.UnicodeScalarView) -> String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
        var value = value.drop(while: isSpace)
        while let last = value.last, isSpace(last) { value.removeLast() }
        return String(value)
    }
}
