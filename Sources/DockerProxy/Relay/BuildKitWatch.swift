/// Watches BuildKit's protocol, gRPC in HTTP/2, as it passes, and refuses builds that would take a foreign image's name, and methods that
/// change what everyone builds with.
///
/// Frames: RFC 9113, section 4.1. Messages: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
final class BuildKitWatch {
    private enum FrameType { static let (data, headers, continuation): (UInt8, UInt8, UInt8) = (0, 1, 9) }

    private let owner: Guard
    /// From the first message on that can ask for an image.
    private var images: NewImages?
    private var input = ByteQueue()
    /// How much of the client's preface, or of a frame that isn't looked at, is still to come.
    private var skipped = 24
    /// The beginning of each stream's first message. The others belong to streams of messages, such as files.
    private var messages: [UInt32: [UInt8]] = [:]
    private var finished: Set<UInt32> = []
    private var headers: [UInt8] = []
    private var tail: [UInt8] = []

    private static let maxMessage = 4 << 20
    /// The methods that only read or build. The others, as `Prune`, change what everyone builds with.
    private static let control = "/moby.buildkit.v1.Control/"
    private static let free: Set = ["Solve", "Status", "Session", "ListWorkers", "Info", "DiskUsage", "ListenBuildHistory"]
    /// Rights that a build asks for.
    private static let entitlements = [
        "network.host": "NetworkMode: host", "security.insecure": "Privileged: true", "device": "Devices",
    ]
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
        let stream = header[5..<9].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let isNeeded = type == FrameType.data ? !finished.contains(stream) : type == FrameType.headers || type == FrameType.continuation
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
            try data(payload, of: stream)
        } else {
            if type == FrameType.headers, flags & 0x20 != 0 { payload = payload.dropFirst(5) }
            headers = (type == FrameType.headers ? [] : headers) + payload
            guard headers.count <= HTTPHead.limit else { throw tooLong }
            if flags & 0x4 != 0 { try check(try HeaderBlock.strings(in: headers)) }
        }
    }

    /// Refuses paths of methods that aren't free. The builder decodes a path, and drops its query.
    private func check(_ strings: [String]) throws {
        for string in strings {
            let end = string.utf8.firstIndex(of: UInt8(ascii: "?")) ?? string.endIndex
            guard let path = RequestTarget.decoded(string[..<end].utf8, plusIsSpace: false), path.hasPrefix(Self.control) else { continue }
            let method = String(path.dropFirst(Self.control.count))
            if Self.free.contains(method) { continue }
            throw Refusal(endpoint: method == "Prune" ? "removing the build cache" : "the builder's method \(method)")
        }
    }

    private func data(_ bytes: ArraySlice<UInt8>, of stream: UInt32) throws {
        var message = (messages[stream] ?? []) + bytes
        guard message.count >= 5 else { return messages[stream] = message }
        guard message[0] == 0 else { throw HTTPError.ambiguous("a compressed message") }
        let length = message[1..<5].reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.maxMessage else { throw tooLong }
        guard message.count >= 5 + length else {
            messages[stream] = message
            guard messages.values.reduce(0, { $0 + $1.count }) <= 2 * Self.maxMessage else { throw tooLong }
            return
        }
        messages[stream] = nil
        finished.insert(stream)
        message.removeFirst(5)
        message.removeLast(message.count - length)
        for field in ExporterNames.fields(of: message[...]) ?? [] {
            for (entitlement, setting) in Self.entitlements where field.bytes.starts(with: entitlement.utf8) {
                try owner.allow(setting: setting)
            }
        }
        // The engine gets the message's last byte only when its names are known to be free.
        let names = try ExporterNames.given(by: message[...])
        if images == nil, !names.isEmpty || ["moby", "image"].contains(where: { Bytes.contains(message, $0) }) {
            images = try NewImages(owner, isBuild: true)
        }
        try images?.add(names)
    }

    private var tooLong: Refusal { Refusal(status: 413, message: "calf: a message to the builder is too long.") }

    /// Looks at bytes before they are sent to the client: it hears of a result only when it is recorded.
    func receive(_ bytes: UnsafeRawBufferPointer) throws {
        guard let images else { return }
        images.add(answer: bytes)
        let found = tail + bytes
        tail = Array(found.suffix(Self.result.count - 1))
        if found.withUnsafeBytes({ Bytes.index(of: Self.result, in: $0) }) != nil { try images.record(isSuccess: true) }
    }

    /// Records what is left when the connection ends.
    func finish() throws { try images?.record(isSuccess: false) }
}
