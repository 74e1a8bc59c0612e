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

    /// The answer to a GET. An error of the engine's is the client's, too.
    func value(_ parts: [String], _ query: [(name: String, value: String)] = []) throws -> JSONValue {
        let reply = try request("GET", parts, query)
        guard reply.isSuccess else { throw Refusal(status: reply.status, message: reply.message) }
        return reply.value
    }

    /// The object there; `nil` if there is none.
    func find(_ parts: [String]) throws -> JSONValue? {
        do { return try value(parts) } catch let refusal as Refusal where refusal.status == 404 { return nil }
    }

    /// Whether a name is one part of a path, which leads nowhere else.
    static func isPart(_ name: String) -> Bool { !["", ".", ".."].contains(name) && !name.utf8.contains(UInt8(ascii: "/")) }

    func request(
        _ method: String, _ parts: [String], _ query: [(name: String, value: String)] = [], _ body: JSONValue? = nil
    ) throws -> Reply {
        if let part = parts.first(where: { !Self.isPart($0) }) {
            throw Refusal(status: 400, message: "calf: '\(part)' isn't a name or an ID.")
        }
        let target = RequestTarget(parts: parts, query: query).text
        var head = HTTPHead(start: [method, target, "HTTP/1.1"], [("Host", "docker"), ("Connection", "close")])
        let bytes = body?.bytes ?? []
        if body != nil { head.fields.append(("Content-Type", "application/json")) }
        if method != "GET" { head.fields.append(("Content-Length", String(bytes.count))) }
        let channel = try Channel(path: path)
        channel.output.append(head.bytes + bytes)
        do {
            return try reply(from: channel)
        } catch  where !(error is Disconnected) {
            throw Disconnected.engine
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
