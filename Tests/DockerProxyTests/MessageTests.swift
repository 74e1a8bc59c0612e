import DockerCLI
import Primitives
import TestSupport
import Testing

@testable import DockerProxy

/// How messages are read, without an engine.
@Suite struct MessageTests {
    @Test(arguments: [
        "GET / HTTP/1.1\r\nA : b", "GET / HTTP/1.1\r\n folded: x", "GET / HTTP/1.1\r\nA: b\r\n c", "GET / HTTP/1.1\nA: b",
        "GET / HTTP/1.1\r\nA: b\rc", "GET / HTTP/1.1\r\nno colon", "GET / HTTP/1.1\r\n: x", "\r\nGET / HTTP/1.1", "GET", "GET ",
        "GET / HTTP/1.1\r\nA: \0", "GET / HTTP/1.1\r\nA: é", "GET / HTTP/1.1\r\nA: \u{301}b",
    ])
    func `a malformed head is refused`(text: String) {
        #expect(throws: HTTPError.self) { try HTTPHead(parsing: text.utf8) }
    }

    @Test(arguments: [
        "Content-Length: 1\r\nContent-Length: 1", "Content-Length: 1\r\nTransfer-Encoding: chunked", "Content-Length: +1",
        "Content-Length: 1, 1",
        "Content-Length: ", "Content-Length: 0x1", "Content-Length: -1", "Content-Length: 99999999999999999999", "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: chunked\r\ntransfer-encoding: chunked",
        "Transfer-Encoding: \u{B}chunked",
    ])
    func `an ambiguous length is refused`(fields: String) {
        #expect(throws: HTTPError.self) { try HTTPHead(parsing: "POST / HTTP/1.1\r\n\(fields)".utf8).framing() }
    }

    @Test(arguments: [
        "//x", "/a//b", "/a/./b", "/a/../b", "/a/%2e%2e/b", "/a/%2Fb", "/a/b%2F", "/a/b/", "/a%00", "/a%", "/a%2", "/a%zz", "/a b", "a",
        "http://d/a", "*", "/a#b", "/a?x=%", "/a?x=1;y=2", "/a?%zz=1", "/a%ff", "/a%20b", "/a/%c3%a9",
    ])
    func `a target that can be read in two ways is refused`(text: String) {
        #expect(throws: HTTPError.self) { try RequestTarget(parsing: text) }
    }

    @Test(arguments: [
        ("/v1.41/containers/json?all=1", "/v1.41/containers/json?all=1"), ("/c%6fntainers/pxy-f%6freign", "/containers/pxy-foreign"),
        ("/images/a/b:c@d/json", "/images/a/b:c@d/json"), ("/images/a%2Fb/json", "/images/a%2Fb/json"),
        ("/a?x=a+b&y&z=%26", "/a?x=a%20b&y=&z=%26"),
        ("/containers/%2561", "/containers/%2561"), ("/v1.41", "/v1.41"),
    ])
    func `a target is decoded once and written again`(text: String, expected: String) throws {
        let target = try RequestTarget(parsing: text)
        #expect(target.text == (text.contains("%2Fb") ? "/images/a/b/json" : expected))
    }

    @Test(arguments: [("v1.24", false), ("v1.41", false), ("v1.23", true), ("v1", true), ("v2.0", true), ("v1.", true), ("v...", true)])
    func `versions whose requests meant other things are refused`(version: String, isTooOld: Bool) throws {
        #expect(try RequestTarget(parsing: "/\(version)/containers/json").isTooOld == isTooOld)
    }

    @Test(arguments: 1...7)
    func `a chunked body is found in pieces of any size`(size: Int) throws {
        let text = "5\r\nhello\r\nA\r\n, world\r\n!\r\n0\r\n\r\nrest"
        var reader = BodyReader(.chunked)
        var (input, output) = (ByteQueue(), ByteQueue())
        for start in stride(from: 0, to: text.utf8.count, by: size) {
            input.append(Array(text.utf8)[start..<min(start + size, text.utf8.count)])
            try reader.read(&input, into: &output)
        }
        #expect(reader.isComplete)
        #expect(output.take(output.count) == Array("hello, world\r\n!".utf8))
        #expect(input.take(input.count) == Array("rest".utf8))
    }

    @Test(arguments: [
        "x\r\n", "+5\r\nhello\r\n", "-1\r\n", "\r\n", "5\r\nhelloX\r\n", "FFFFFFFFFFFFFFFFF\r\n", "0x5\r\n", "5\nhello\r\n0\r\n\r\n",
        "5;name=value\r\nhello\r\n", "0\r\nTrailer: x\r\n\r\n", "00000000000000000",
    ])
    func `a malformed chunk is refused`(text: String) {
        var (input, output) = (ByteQueue(Array(text.utf8)), ByteQueue())
        var reader = BodyReader(.chunked)
        #expect(throws: HTTPError.self) { try reader.read(&input, into: &output) }
    }

    @Test(arguments: [
        "{", "{}{}", "nul", "[1,]", "{'a':1}", "{\"a\":1,}", "\u{FEFF}{}", #"{"a":1,"\u0061":2}"#, #"[{"x":[{"é":1,"e\u0301":2}]}]"#,
    ])
    func `a body that isn't JSON, or says two things, is refused`(text: String) {
        #expect(throws: HTTPError.self) { try GoJSON.parse(Array(text.utf8)) }
    }

    @Test func `deep nesting is refused`() {
        let text = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(throws: HTTPError.self) { try GoJSON.parse(Array(text.utf8)) }
    }

    @Test(arguments: [
        ("shop", "shop:latest"), ("docker.io/library/shop", "shop:latest"), ("index.docker.io/library/shop:1", "shop:1"),
        ("a/b", "a/b:latest"),
        ("localhost:5000/x", "localhost:5000/x:latest"), ("localhost:5000/x:2", "localhost:5000/x:2"), ("x@sha256:ab", "x@sha256:ab"),
    ])
    func `image names are completed`(name: String, expected: String) { #expect(ImageName.full(name) == expected) }

    @Test func `every row of the table is found by its own pattern`() {
        for endpoint in EndpointTable.endpoints {
            let parts = endpoint.pattern.flatMap { $0 == "**" ? ["a", "b"] : [$0 == "*" ? "x" : String($0)] }
            #expect(EndpointTable.find(endpoint.method, parts)?.endpoint.pattern == endpoint.pattern, "\(endpoint)")
        }
    }

    @Test(arguments: [
        "POST /swarm/init", "DELETE /plugins/x", "POST /images/load", "POST /containers/x/copy", "GET /swarm", "GET /swarm/unlockkey",
        "POST /libpod/containers/create",
        "PUT /volumes/x",
        "POST /containers/x/y/stop", "get /_ping", "GET /containers/x/archive/y", "DELETE /containers", "POST /session/x",
        "PATCH /containers/x",
        "GET /images", "POST /images/x", "DELETE /images", "CONNECT /_ping", "GET /debug/pprof",
    ])
    func `other requests are in no row`(line: String) {
        let words = line.split(separator: " ")
        #expect(EndpointTable.find(String(words[0]), words[1].split(separator: "/").map(String.init)) == nil)
    }

    /// A field of a protobuf message, with the fields or the text in it.
    private static func field(_ number: UInt8, _ parts: [UInt8]...) -> [UInt8] {
        let content = Array(parts.joined())
        return [number << 3 | 2, UInt8(content.count)] + content
    }
    private static func text(_ number: UInt8, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

    /// Requests for builds, and the names in them.
    private static let builds: [(message: [[UInt8]], names: [String])] = [
        // The attributes of one exporter, and those of several, in any order and with fields that no one knows.
        (
            [text(1, "ref"), text(3, "moby"), field(4, text(1, "name"), text(2, "shop:1,docker.io/library/till"))],
            ["shop:1", "docker.io/library/till"]
        ),
        ([field(13, text(1, "image"), field(2, text(1, "push"), text(2, "true")), field(2, text(1, "name"), text(2, "a")))], ["a"]),
        ([field(13, field(2, text(2, "shop:1"), [0x78, 0x01], text(1, "name")))], ["shop:1"]),
        ([field(13, [0x1B], field(2, text(1, "name"), text(2, "shop:1")), [0x1C])], ["shop:1"]),
        ([field(13, field(2, [0x8A, 0x00, 0x84, 0x00], Array("name".utf8), text(2, " a ,b")))], ["a", "b"]),
        ([field(7, text(1, "filename"), text(2, "Dockerfile")), [0x58, 0x01, 0x65, 0, 0, 0, 0]], []),
    ]

    @Test(arguments: Self.builds)
    func `the names that a build would give are found in its request`(message: [[UInt8]], names: [String]) throws {
        #expect(try ExporterNames.given(by: Array(message.joined())[...]) == names)
    }

    @Test(arguments: [
        [0x0A], [0x0A, 5, 1], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x0F], [0x09, 1], [0x08],
    ])
    func `a malformed request to the builder is refused`(message: [UInt8]) {
        #expect(throws: HTTPError.self) { try ExporterNames.given(by: message[...]) }
    }

    @Test(arguments: ["device", "device=vendor.com/gpu=all", "network.host", "security.insecure"])
    func `a build that asks for more than the lesson declares is refused`(right: String) throws {
        let folder = ScratchFolder()
        let record = try #require(Record(path: folder.path + "/record"))
        let options = ProxyOptions(engine: folder.path + "/none", lesson: "l", record: record, folders: [])
        let watch = BuildKitWatch(Guard(options: options, engine: EngineClient(path: options.engine, waiter: Waiter(stop: -1))))
        let message = Self.text(1, "ref") + Self.text(9, right)
        let frame = [0, 0, UInt8(5 + message.count), 0, 0, 0, 0, 0, 1] + [0, 0, 0, 0, UInt8(message.count)] + message
        #expect(throws: Refusal.self) {
            try (Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + frame).withUnsafeBytes { try watch.send($0) }
        }
    }

    @Test(arguments: [
        // From RFC 7541, appendix C: literal, compressed, and with references.
        ("400a637573746f6d2d6b65790d637573746f6d2d686561646572", ["custom-key", "custom-header"]),
        ("828684418cf1e3c2e5f23a6ba0ab90f4ff", ["www.example.com"]), ("828684be5886a8eb10649cbf", ["no-cache"]),
        ("040c2f73616d706c652f70617468", ["/sample/path"]), ("3fe15f82", []),
        // The path of a prune, as the docker command writes it.
        ("45976293c7e978ed3512753257ee15ef1ea4d87a18d765b517", ["/moby.buildkit.v1.Control/Prune"]),
    ])
    func `the strings in the headers of a builder's request are read`(hex: String, strings: [String]) throws {
        let digits = Array(hex)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
        #expect(try HeaderBlock.strings(in: bytes) == strings)
        // Cut off, they are an error, or fewer.
        for count in 0..<bytes.count { #expect(((try? HeaderBlock.strings(in: Array(bytes[..<count]))) ?? []).count <= strings.count) }
    }
}
