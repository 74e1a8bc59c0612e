import Primitives

/// Watches BuildKit's protocol, gRPC in HTTP/2, as it passes, and refuses builds that would take a foreign image's name, and methods that
/// aren't known to only read or build.
///
/// Frames: RFC 9113, section 4.1. Messages: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
final class BuildKitWatch {
    private enum FrameType { static let (data, headers, continuation): (UInt8, UInt8, UInt8) = (0, 1, 9) }

    private let owner: Guard
    /// From the first request for a build on.
    private var images: NewImages?
    private var input = ByteQueue()
    /// How much of the client's preface, or of a frame that isn't looked at, is still to come.
    private var skipped = 24
    /// The stream of the last frame.
    private var stream: UInt32 = 0
    /// All streams that the client has opened.
    private var streams: [UInt32] = []
    /// The beginning of each stream's request for a build.
    private var requests: [UInt32: [UInt8]] = [:]
    private var headers: [UInt8] = []
    private var reader = HeaderReader()
    private var tail: [UInt8] = []
    /// The beginning of the engine's next frame, and how much of its last one is still to come.
    private var (frameHead, frameRest): ([UInt8], Int) = ([], 0)

    private static let maxMessage = 4 << 20
    private static let solve = "/moby.buildkit.v1.Control/Solve"
    /// The methods that only read or build. The others, as `Prune`, change what everyone builds with, or run containers of their own, whose
    /// rights some engines don't check.
    private static let free = Set(
        [
            "/moby.buildkit.v1.Control/": "Solve Status Session ListWorkers Info DiskUsage ListenBuildHistory",
            "/moby.buildkit.v1.frontend.LLBBridge/": """
            ResolveImageConfig ResolveSourceMeta Solve ReadFile ReadDir StatFile Evaluate Ping Return Inputs Warn
            """,
            "/containerd.services.content.v1.Content/": "Info List ListStatuses Read Status", "/grpc.health.v1.Health/": "Check Watch",
            "/opentelemetry.proto.collector.trace.v1.TraceService/": "Export",
        ].flatMap { service, methods in methods.split(separator: " ").map { service + $0 } })
    /// Rights that a build asks for, as a container's settings. Others are refused, too.
    private static let entitlements = ["network.host": "NetworkMode: host", "security.insecure": "Privileged: true"]
    /// In the answer that ends a build.
    private static let result = Array("containerimage.".utf8)

    init(_ owner: Guard) { self.owner = owner }

    /// Looks at bytes before they are sent to the engine.
    func send(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            if skipped > 0 {
                let count = min(skipped, rest.count)
                skipped -= count
                rest = rest.dropFirst(count)
                continue
            }
            let needed = input.count < 9 ? 9 : 9 + input.withBytes { Int($0[0]) << 16 | Int($0[1]) << 8 | Int($0[2]) }
            let count = min(needed - input.count, rest.count)
            input.append(rest.prefix(count))
            rest = rest.dropFirst(count)
            if input.count >= 9 { try frame() }
        }
    }

    /// Handles a frame that is complete, or whose rest needn't be looked at.
    private func frame() throws {
        let header = input.withBytes { Array($0.prefix(9)) }
        let length = Int(header[0]) << 16 | Int(header[1]) << 8 | Int(header[2])
        let (type, flags) = (header[3], header[4])
        stream = header[5..<9].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let isNeeded = type == FrameType.data ? requests[stream] != nil : type == FrameType.headers || type == FrameType.continuation
        guard isNeeded else {
            skipped = length - (input.count - 9)
            input.drop(input.count)
            return
        }
        guard length <= Self.maxMessage else { throw tooLong }
        guard input.count == 9 + length else { return }
        var payload = input.take(9 + length)[9...]
        // Padding could split what is looked for. A continuation has none.
        if type != FrameType.continuation, flags & 0x8 != 0 {
            let padding = Int(payload.popFirst() ?? 0)
            guard padding <= payload.count else { throw HTTPError.ambiguous("a malformed frame") }
            payload.removeLast(padding)
        }
        if type == FrameType.data {
            try addToRequest(payload)
        } else {
            if type == FrameType.headers, flags & 0x20 != 0 { payload = payload.dropFirst(5) }
            headers = (type == FrameType.headers ? [] : headers) + payload
            guard headers.count <= HTTPHead.limit else { throw tooLong }
            if flags & 0x4 != 0 { try openStream() }
        }
    }

    /// Refuses methods that aren't free. The path must be written as in the list: builders decode it, and some take an address for one.
    private func openStream() throws {
        let paths = try reader.fields(in: headers).filter { $0.name == ":path" }.map(\.value)
        guard let path = paths.first, paths.count == 1 else { throw HTTPError.ambiguous("several paths") }
        guard Self.free.contains(path) else {
            let method = path.split(separator: "/").last ?? ""
            if method != "Prune" { throw Refusal(endpoint: "the builder's method \(method)") }
            throw Refusal(endpoint: "removing the build cache", instead: "To build without the cache, use 'docker build --no-cache'.")
        }
        streams.append(stream)
        if path == Self.solve { requests[stream] = [] }
    }

    private func addToRequest(_ bytes: ArraySlice<UInt8>) throws {
        let message = (requests[stream] ?? []) + bytes
        requests[stream] = message
        guard requests.values.reduce(0, { $0 + $1.count }) <= 2 * Self.maxMessage else { throw tooLong }
        guard message.count >= 5 else { return }
        guard message[0] == 0 else { throw HTTPError.ambiguous("a compressed message") }
        let length = message[1..<5].reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.maxMessage else { throw tooLong }
        guard message.count >= 5 + length else { return }
        guard message.count == 5 + length else { throw HTTPError.ambiguous("several messages") }
        requests[stream] = nil
        let request = try SolveRequest(message[5...])
        for right in request.entitlements { try owner.allow(setting: Self.entitlements[right] ?? "Entitlement: \(right)") }
        if let group = request.cgroupParent, !group.isEmpty { try owner.allow(setting: "CgroupParent: \(group)") }
        // The engine gets the message's last byte only when its names are known to be free.
        let images = try images ?? NewImages(owner, isBuild: true)
        self.images = images
        try images.add(request.names)
    }

    private var tooLong: Refusal { Refusal(status: 413, message: "calf: a message to the builder is too long.") }

    /// Looks at bytes before they are sent to the client: it hears of a result only when it is recorded.
    func receive(_ bytes: UnsafeRawBufferPointer) throws {
        followFrames(bytes)
        guard let images else { return }
        images.add(answer: bytes)
        let found = tail + bytes
        tail = Array(found.suffix(Self.result.count - 1))
        if found.withUnsafeBytes({ Bytes.index(of: Self.result, in: $0) }) != nil { try images.record(isSuccess: true) }
    }

    private func followFrames(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = min(frameRest > 0 ? frameRest : 9 - frameHead.count, rest.count)
            if frameRest > 0 { frameRest -= count } else { frameHead += rest.prefix(count) }
            rest = rest.dropFirst(count)
            if frameHead.count == 9 { (frameRest, frameHead) = (frameHead[..<3].reduce(0) { $0 << 8 | Int($1) }, []) }
        }
    }

    /// The answer to the last request, in place of the engine's: the error "permission denied" with a sentence. It ends the connection's other
    /// streams, too, as a client prints the first error. There is no place for it in the middle of the engine's frame.
    func answer(refusing sentence: String) -> [UInt8]? {
        guard stream > 0, frameHead.isEmpty, frameRest == 0 else { return nil }
        let fields = [
            (":status", "200"), ("content-type", "application/grpc"), ("grpc-status", "7"),
            ("grpc-message", sentence.percentEncoded(keeping: " ,:;'/()")),
        ].flatMap(HeaderReader.encoded)
        // The stream's only headers, with which it ends.
        let head = [UInt8(fields.count >> 16), UInt8(fields.count >> 8 & 0xFF), UInt8(fields.count & 0xFF), FrameType.headers, 0x5]
        var answer: [UInt8] = []
        for number in [stream] + streams.suffix(100) where number != stream || answer.isEmpty {
            answer += head
            answer += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
            answer += fields
        }
        return answer
    }

    /// Records what is left when the connection ends.
    func finish() throws { try images?.record(isSuccess: false) }
}
