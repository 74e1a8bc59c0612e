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
        "POST /swarm/init", "DELETE /plugins/x", "POST /containers/x/copy", "GET /swarm", "GET /swarm/unlockkey",
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
        // The attributes of one exporter, and those of several, in any order.
        (
            [text(1, "ref"), text(3, "moby"), field(4, text(1, "name"), text(2, "shop:1,docker.io/library/till"))],
            ["shop:1", "docker.io/library/till"]
        ),
        ([field(13, text(1, "image"), field(2, text(1, "push"), text(2, "true")), field(2, text(1, "name"), text(2, "a")))], ["a"]),
        ([field(13, field(2, text(2, " a ,b"), text(1, "name"))), field(13, field(2, text(1, "name"), text(2, "c")))], ["a", "b", "c"]),
        ([field(7, text(1, "filename"), text(2, "Dockerfile")), [0x58, 0x01, 0x70, 0x01]], []),
    ]

    @Test(arguments: Self.builds)
    func `the names that a build would give are found in its request`(message: [[UInt8]], names: [String]) throws {
        #expect(try SolveRequest(Array(message.joined())[...]).names == names)
    }

    @Test func `the control group of a build's containers is found in its request`() throws {
        let group = Self.field(7, Self.text(1, "cgroup-parent"), Self.text(2, "/other"))
        let request = try SolveRequest((Self.field(7, Self.text(1, "target"), Self.text(2, "x")) + group)[...])
        #expect(request.cgroupParent == "/other")
        #expect(throws: HTTPError.self) { try SolveRequest((group + group)[...]) }
    }

    @Test func `what gzip packed is unpacked as it arrives, up to its end`() throws {
        let packed: [UInt8] = [
            31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 43, 206, 200, 44, 40, 134, 98, 0, 237, 16, 156, 136, 12, 0, 0, 0,
        ]
        let gunzip = try Gunzip()
        #expect(String(decoding: try packed.flatMap { try gunzip.unpack([$0]) }, as: UTF8.self) == "shipshipship" && gunzip.hasEnded)
        #expect(throws: HTTPError.self) { try gunzip.unpack([0]) }
        let broken = try Gunzip()
        #expect(try broken.unpack(packed.dropLast()).count == 12 && !broken.hasEnded)
        for bytes in [packed + packed, Gunzip.start + [7, 0], Array("plain".utf8)] {
            #expect(throws: HTTPError.self) { try Gunzip().unpack(bytes) }
        }
    }

    /// The attribute that names an image, in an older client's request.
    private static let name = [text(1, "name"), text(2, "shop:1")].flatMap { $0 }

    @Test(arguments: [
        [0x0A], [0x0A, 5, 1], [UInt8](repeating: 0xFF, count: 11), [0x0F], [0x09, 1], [0x08],
        // A field number that is cut off to 4, the number 0, one that no one knows, and longer forms of a number and a length.
        [0xA2, 0x80, 0x80, 0x80, 0x80, 0x01, UInt8(name.count)] + name, [0x02, UInt8(name.count)] + name, text(31, "x"),
        [0xA2, 0x00, UInt8(name.count)] + name, [0x22, 0x80 | UInt8(name.count), 0x00] + name,
        // A group, another type, several values of one field, several attributes of one name, and a text that isn't UTF-8.
        [0x23] + name + [0x24], [0x20, 0x01], text(1, "a") + text(1, "b"), field(4, name) + field(4, name),
        field(4, name, text(2, "till:1")), field(4, text(1, "name"), field(2, [0xFF])), field(13, field(4, name)),
    ])
    func `a request for a build that could be read in another way is refused`(message: [UInt8]) {
        #expect(throws: HTTPError.self) { try SolveRequest(message[...]) }
    }

    /// Reads a message as generated code does in Go: it cuts off field numbers to 32 bits, skips groups and what it doesn't know, and takes the
    /// last of several values.
    private static func lenientNames(_ message: [UInt8]) -> Set<String>? {
        func number(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
            var (value, shift): (UInt64, UInt64) = (0, 0)
            while shift < 64, let byte = rest.popFirst() {
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return value }
                shift += 7
            }
            return nil
        }
        func fields(_ message: ArraySlice<UInt8>) -> [(Int32, ArraySlice<UInt8>)]? {
            var (rest, fields) = (message, [(Int32, ArraySlice<UInt8>)]())
            while !rest.isEmpty {
                guard let key = number(&rest) else { return nil }
                switch key & 7 {
                case 0: guard number(&rest) != nil else { return nil }
                case 1, 5:
                    guard rest.count >= (key & 7 == 1 ? 8 : 4) else { return nil }
                    rest = rest.dropFirst(key & 7 == 1 ? 8 : 4)
                case 2:
                    guard let count = number(&rest), count <= rest.count else { return nil }
                    fields.append((Int32(truncatingIfNeeded: key >> 3), rest.prefix(Int(count))))
                    rest = rest.dropFirst(Int(count))
                case 3, 4: continue
                default: return nil
                }
            }
            return fields
        }
        var names: Set<String> = []
        func add(_ attributes: [ArraySlice<UInt8>]) -> Bool {
            var values: [[UInt8]: ArraySlice<UInt8>] = [:]
            for attribute in attributes {
                guard let sides = fields(attribute) else { return false }
                values[Array(sides.last { $0.0 == 1 }?.1 ?? [])] = sides.last { $0.0 == 2 }?.1 ?? []
            }
            let value = String(decoding: values[Array("name".utf8)] ?? [], as: UTF8.self)
            names.formUnion(value.split(separator: ",").map { String($0).trimmed })
            return true
        }
        guard let request = fields(message[...]), add(request.filter { $0.0 == 4 }.map(\.1)) else { return nil }
        for exporter in request where exporter.0 == 13 {
            guard let inner = fields(exporter.1), add(inner.filter { $0.0 == 2 }.map(\.1)) else { return nil }
        }
        return names
    }

    @Test func `whatever bytes a request for a build has, no image gets a name that wasn't read`() throws {
        var dice = SystemRandomNumberGenerator()
        let seeds = Self.builds.map { Array($0.message.joined()) }
        var accepted = 0
        for _ in 0..<100_000 {
            var message = seeds.randomElement(using: &dice) ?? []
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                let at = Int.random(in: 0..<message.count, using: &dice)
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: message[at] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
                case 1: message.insert(.random(in: 0...255, using: &dice), at: at)
                case 2 where message.count > 1: message.remove(at: at)
                default: message.insert(contentsOf: (seeds.randomElement(using: &dice) ?? []).suffix(.random(in: 0...9)), at: at)
                }
            }
            guard let read = try? SolveRequest(message[...]) else { continue }
            accepted += 1
            #expect(Self.lenientNames(message) == Set(read.names), "\(message)")
        }
        #expect(accepted > 1000)
    }

    /// What a client sends to the builder: the preface, the headers with a path, and a message.
    private static func stream(_ path: [UInt8], _ message: [UInt8]) -> [UInt8] {
        let data = [0, 0, 0, 0, UInt8(message.count)] + message
        return Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, UInt8(path.count), 1, 4, 0, 0, 0, 1] + path
            + [0, 0, UInt8(data.count), 0, 0, 0, 0, 0, 1] + data
    }

    /// The header `:path`, written out.
    private static func path(_ path: String) -> [UInt8] { [0x44, UInt8(path.utf8.count)] + Array(path.utf8) }

    private func watch() throws -> BuildKitWatch {
        let folder = ScratchFolder()
        let record = try #require(Record(path: folder.path + "/record"))
        let options = ProxyOptions(engine: folder.path + "/none", lesson: "l", record: record, folders: [])
        return BuildKitWatch(Guard(options: options, engine: EngineClient(path: options.engine, waiter: Waiter(stop: -1))))
    }

    @Test(arguments: [
        path("/moby.buildkit.v1.Control/Prune"), path("http://x/moby.buildkit.v1.Control/Prune"), path("moby.buildkit.v1.Control/Prune"),
        path("//moby.buildkit.v1.Control/Prune"), path("/moby.buildkit.v1.Control/Prun%65"), path("/moby.buildkit.v1.Control/Status?x"),
        path("/moby.buildkit.v1.frontend.LLBBridge/NewContainer"), path("/moby.buildkit.v1.frontend.LLBBridge/ExecProcess"),
        path("/moby.buildkit.v1.Control/UpdateBuildHistory"), path("/containerd.services.content.v1.Content/Delete"), path("/"), [0x84],
        // No path, several, and one that an earlier header in the table has.
        [0x83], path("/moby.buildkit.v1.Control/Info") + path("/moby.buildkit.v1.Control/Info"),
        path("/moby.buildkit.v1.Control/Prune") + [0xBE], [0x7F, 0x80, 0x01, 1, 0x78],
    ])
    func `a method of the builder that isn't known to read or build is refused, however its path is written`(headers: [UInt8]) throws {
        let watch = try watch()
        #expect(throws: (any Error).self) { try Self.stream(headers, []).withUnsafeBytes { try watch.send($0) } }
    }

    @Test func `a refused method is answered in the builder's protocol, with the sentence`() throws {
        let watch = try watch()
        #expect(throws: Refusal.self) {
            try Self.stream(Self.path("/moby.buildkit.v1.Control/Prune"), []).withUnsafeBytes { try watch.send($0) }
        }
        let answer = try #require(watch.answer(refusing: "calf: no, 100%."))
        #expect(answer.prefix(9) == [0, 0, UInt8(answer.count - 9), 1, 5, 0, 0, 0, 1])
        var reader = HeaderReader()
        let fields = try reader.fields(in: Array(answer[9...]))
        #expect(fields.map(\.name) == [":status", "content-type", "grpc-status", "grpc-message"])
        #expect(fields.last?.value == "calf: no, 100%25.")
        // In the middle of the engine's frame, there is no place for it.
        [0, 0, 9, 0, 0, 0, 0, 0, 1, 0].withUnsafeBytes { try? watch.receive($0) }
        #expect(watch.answer(refusing: "no") == nil)
    }

    @Test(arguments: ["device", "device=vendor.com/gpu=all", "network.host", "security.insecure", "network.host ", "other"])
    func `a build that asks for more than the lesson declares is refused`(right: String) throws {
        let watch = try watch()
        let bytes = Self.stream(Self.path("/moby.buildkit.v1.Control/Solve"), Self.text(1, "ref") + Self.text(9, right))
        #expect(throws: Refusal.self) { try bytes.withUnsafeBytes { try watch.send($0) } }
    }

    @Test(
        arguments: [
            // From RFC 7541, appendix C: literal, compressed, and with references to the tables.
            ["400a637573746f6d2d6b65790d637573746f6d2d686561646572": "custom-key: custom-header"],
            ["040c2f73616d706c652f70617468": ":path: /sample/path"], ["3fe15f": nil],
            [
                "828684418cf1e3c2e5f23a6ba0ab90f4ff": ":authority: www.example.com", "828684be5886a8eb10649cbf": "cache-control: no-cache",
                "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf": "custom-key: custom-value",
            ],
            // The path of a prune, as the docker command writes it, a table that is made smaller, and entries that aren't there.
            ["45976293c7e978ed3512753257ee15ef1ea4d87a18d765b517": ":path: /moby.buildkit.v1.Control/Prune"],
            ["4001610162": "a: b", "be": "a: b", "20be": nil], ["bf": nil], ["80": nil], ["0085fffffffff00161": nil],
        ] as [KeyValuePairs<String, String?>])
    func `the headers of a builder's requests are read`(blocks: KeyValuePairs<String, String?>) throws {
        var reader = HeaderReader()
        for (hex, last) in blocks {
            let digits = Array(hex)
            let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
            // Cut off, they are an error, or fewer.
            for count in 0..<bytes.count {
                var other = reader
                #expect(((try? other.fields(in: Array(bytes[..<count]))) ?? []).last.map { "\($0.name): \($0.value)" } != last ?? "")
            }
            #expect((try? reader.fields(in: bytes))?.last.map { "\($0.name): \($0.value)" } == last)
        }
    }
}
