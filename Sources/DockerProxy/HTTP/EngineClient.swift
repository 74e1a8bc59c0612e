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
        let pairs = query.map { "\($0)=\($1.percentEncoded())" }.joined(separator: "&")
        let target =
            "/" + parts.map { $0.percentEncoded(keeping: ":@") }.joined(separator: "/") + (pairs.isEmpty ? "" : "?" + pairs)
        var head = HTTPHead(start: [method, target, "HTTP/1.1"], [("Host", "docker"), ("Connection", "close")])
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
        while !channel.hasEnded {
            channel.flush()
            let interest: Waiter.Interest = channel.output.isEmpty ? .bytes : [.bytes, .room]
            guard channel.input.count <= 16 * GoJSON.limit,
                try waiter.wait([(channel.descriptor, interest)], milliseconds: Self.timeout) != nil
            else { throw Disconnected.engine }
            channel.receive()
        }
        guard let head = try channel.takeHead() else { throw Disconnected.engine }
        let body = try head.body(in: channel.input)
        return Reply(status: head.status, value: body.isEmpty ? .null : try JSONValue(parsing: String(decoding: body, as: UTF8.self)))
    }
}
