import Glibc
import Primitives

/// The proxy's own requests to the engine, each on a connection of its own.
struct EngineClient {
    /// How long the engine may take for a request of the proxy's.
    private static let timeout: Int32 = 30_000

    let path: String
    let waiter: Waiter

    struct Reply {
        var status: Int
        var value: JSONValue
        var isSuccess: Bool { (200..<300).contains(status) }
        /// The engine's explanation of an error.
        var message: String { value["message"].text ?? "the engine answered \(status)" }
    }

    func get(_ parts: [String], _ query: [(String, String)] = []) throws(Disconnected) -> Reply { try request("GET", parts, query) }

    /// The answer to a GET. An error of the engine's is the client's, too.
    func value(_ parts: [String], _ query: [(String, String)] = []) throws -> JSONValue {
        let reply = try get(parts, query)
        guard reply.isSuccess else { throw Refusal(status: reply.status, message: reply.message) }
        return reply.value
    }

    func request(_ method: String, _ parts: [String], _ query: [(String, String)] = [], _ body: JSONValue? = nil) throws(Disconnected)
        -> Reply
    {
        let pairs = query.map { "\($0)=\(RequestTarget.encoded($1))" }.joined(separator: "&")
        let target =
            "/" + parts.map { RequestTarget.encoded($0, keeping: ":@") }.joined(separator: "/") + (pairs.isEmpty ? "" : "?" + pairs)
        var head = HTTPHead(status: 0, [("Host", "docker"), ("Connection", "close")])
        head.start = [method, target, "HTTP/1.1"]
        let bytes = body?.bytes ?? []
        if body != nil { head.fields.append(("Content-Type", "application/json")) }
        if method != "GET" { head.fields.append(("Content-Length", String(bytes.count))) }
        let channel = try Channel(path: path)
        channel.output.append(head.bytes + bytes)
        do {
            return try reply(from: channel)
        } catch let error as Disconnected {
            throw error
        } catch {
            throw .engine
        }
    }

    private func reply(from channel: Channel) throws -> Reply {
        while !channel.output.isEmpty {
            channel.flush()
            if channel.output.isEmpty { break }
            guard !channel.isClosed, try waiter.wait([(channel.descriptor, .room)], milliseconds: Self.timeout) != nil else {
                throw Disconnected.engine
            }
        }
        let head = try HTTPHead(
            parsing: try receive(channel) { queue in queue.firstIndex(of: Array("\r\n\r\n".utf8)).map { queue.take($0) } })
        channel.input.drop(4)
        let framing = head.status == 204 ? nil : try head.framing() ?? .untilClose
        var reader = BodyReader(framing)
        var body = ByteQueue()
        while !reader.isComplete {
            let before = channel.input.count
            try reader.read(&channel.input, into: &body)
            guard body.count <= 16 * GoJSON.limit else { throw Disconnected.engine }
            if reader.isComplete || channel.input.count < before { continue }
            if channel.hasEnded, framing == .untilClose { break }
            guard !channel.hasEnded else { throw Disconnected.engine }
            try receiveMore(channel)
        }
        let bytes = body.take(body.count)
        return Reply(status: head.status, value: bytes.isEmpty ? .null : try JSONValue(parsing: String(decoding: bytes, as: UTF8.self)))
    }

    private func receive(_ channel: Channel, _ taken: (inout ByteQueue) -> [UInt8]?) throws -> [UInt8] {
        while true {
            if let bytes = taken(&channel.input) { return bytes }
            guard !channel.hasEnded, channel.input.count <= HTTPHead.limit else { throw Disconnected.engine }
            try receiveMore(channel)
        }
    }

    private func receiveMore(_ channel: Channel) throws(Disconnected) {
        guard try waiter.wait([(channel.descriptor, .bytes)], milliseconds: Self.timeout) != nil else { throw .engine }
        channel.receive()
    }
}
