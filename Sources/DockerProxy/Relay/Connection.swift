import Glibc
import Primitives

/// A client's connection: one request after the other, on a thread of its own.
///
/// The thread blocks only in poll(2), and no task ever waits for it, so the concurrent executor's threads stay free.
final class Connection {
    let client: Channel
    let options: ProxyOptions
    let waiter: Waiter
    /// How long a client that sends a body no one needs may pause.
    private static let lingering: Int32 = 10_000

    init(_ client: Channel, _ options: ProxyOptions, _ waiter: Waiter) {
        self.client = client
        self.options = options
        self.waiter = waiter
    }

    /// Serves the client until it leaves.
    func serve() {
        do {
            while try serveOne() {}
        } catch {
            // The client is gone, or the proxy has been stopped.
        }
    }

    /// Returns whether another request can follow.
    private func serveOne() throws -> Bool {
        let request: Request
        do {
            guard let head = try readHead() else { return false }
            request = try Request(head)
        } catch let error as HTTPError {
            try reply(error.status, error.reason, isLast: true)
            return false
        }
        do {
            let owner = Guard(options: options, engine: EngineClient(path: options.engine, waiter: waiter))
            let planner = Planner(owner: owner, method: request.method, target: request.target) { try self.readBody(request) }
            let plan = try planner.plan()
            // What follows a request belongs to no request.
            if !plan.isHijacked, request.body.isComplete, !client.input.isEmpty {
                throw HTTPError.ambiguous("a request before the last answer")
            }
            if let answer = plan.answer {
                try send(HTTPHead(status: 200, [("Content-Type", "application/json")]), answer.bytes, request, isLast: false)
                return !request.isLast
            }
            return try Exchange(request, plan, self).run()
        } catch let refusal as Refusal {
            if let notice = refusal.notice { options.notice(notice) }
            return try refuse(refusal.status, refusal.message, request)
        } catch let error as HTTPError {
            return try refuse(error.status, "calf: \(error.reason).", request)
        } catch Disconnected.engine {
            return try refuse(503, "calf: the engine doesn't answer, so calf can't check whose the objects are.", request)
        }
    }

    // MARK: - Reading

    /// Returns `nil` if the client left between two requests.
    private func readHead() throws -> HTTPHead? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let count = client.input.firstIndex(of: end), count <= HTTPHead.limit {
                let bytes = client.input.take(count)
                client.input.drop(end.count)
                return try HTTPHead(parsing: bytes)
            }
            guard client.input.count <= HTTPHead.limit else { throw HTTPError(status: 431, reason: "the request's head is too long") }
            if client.hasEnded { return nil }
            _ = try waiter.wait([(client.descriptor, .bytes)])
            client.receive()
        }
    }

    private func readBody(_ request: Request) throws -> JSONValue {
        if request.expectsContinue, !request.body.isComplete { try sendContinue(request) }
        var body = ByteQueue()
        while true {
            try request.body.read(&client.input, into: &body, limit: GoJSON.limit)
            guard body.count < GoJSON.limit else { throw HTTPError(status: 413, reason: "the request's body is too long") }
            if request.body.isComplete { break }
            guard !client.hasEnded else { throw Disconnected.client }
            _ = try waiter.wait([(client.descriptor, .bytes)])
            client.receive()
        }
        return try GoJSON.parse(body.take(body.count))
    }

    func sendContinue(_ request: Request) throws {
        request.expectsContinue = false
        client.output.append("HTTP/1.1 100 Continue\r\n\r\n".utf8)
        try flush()
    }

    // MARK: - Answering

    /// Answers with an error in the engine's form, which docker prints. Returns whether another request can follow.
    func refuse(_ status: Int, _ message: String, _ request: Request) throws -> Bool {
        let isLast = request.isLast || !request.body.isComplete || !client.input.isEmpty
        try send(HTTPHead(status: status, [("Content-Type", "application/json")]), Self.error(message), request, isLast: isLast)
        if isLast { try linger() }
        return !isLast
    }

    private func reply(_ status: Int, _ message: String, isLast: Bool) throws {
        try send(HTTPHead(status: status, [("Content-Type", "application/json")]), Self.error("calf: \(message)."), nil, isLast: isLast)
        try linger()
    }

    private static func error(_ message: String) -> [UInt8] { JSONValue.object([.init("message", .text(message))]).bytes }

    private func send(_ head: HTTPHead, _ body: [UInt8], _ request: Request?, isLast: Bool) throws {
        var head = head
        head.fields.append(("Content-Length", String(body.count)))
        if isLast || request?.isLast == true { head.fields.append(("Connection", "close")) }
        client.output.append(head.bytes + (request?.method == "HEAD" ? [] : body))
        try flush()
    }

    /// Sends everything.
    func flush() throws {
        client.flush()
        while !client.output.isEmpty {
            _ = try waiter.wait([(client.descriptor, .room)])
            client.flush()
        }
        if client.isClosed { throw Disconnected.client }
    }

    /// Takes what the client is still sending, because it reads the answer only if that succeeds.
    func linger() throws {
        client.finishSending()
        while !client.hasEnded {
            client.input.drop(client.input.count)
            guard try waiter.wait([(client.descriptor, .bytes)], milliseconds: Self.lingering) != nil else { return }
            client.receive()
        }
    }
}

/// A request whose head is read, and whose body may still be on its way.
final class Request {
    let method: String
    let target: RequestTarget
    let head: HTTPHead
    let framing: BodyFraming?
    var body: BodyReader
    var expectsContinue: Bool
    /// Whether the client wants no answer to another request.
    let isLast: Bool

    init(_ head: HTTPHead) throws(HTTPError) {
        guard head.start.count == 3, head.start[2] == "HTTP/1.1" else { throw HTTPError(status: 505, reason: "only HTTP/1.1 is supported") }
        method = head.start[0]
        target = try RequestTarget(parsing: head.start[1])
        self.head = head
        framing = try head.framing()
        body = BodyReader(framing)
        expectsContinue = try head.value("expect")?.lowercased() == "100-continue"
        isLast = head.values("connection").contains { $0.lowercased().contains("close") }
        _ = try head.value("host")
    }
}
