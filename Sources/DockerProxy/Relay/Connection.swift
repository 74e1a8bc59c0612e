import Glibc
import Primitives

/// A client's connection: one request, on a thread of its own. docker connects again for the next one.
///
/// The thread blocks only in poll(2), and no task ever waits for it, so the concurrent executor's threads stay free.
struct Connection {
    let client: Channel
    let options: ProxyOptions
    let waiter: Waiter
    /// How long a client that sends a body no one needs may pause.
    private static let lingering: Int32 = 10_000

    /// Answers the client's request.
    func serve() {
        do {
            try answer()
        } catch {
            // The client is gone, or the proxy has been stopped.
        }
    }

    private func answer() throws {
        let request: Request
        do {
            guard let head = try readHead() else { return }
            request = try Request(head)
        } catch let error as HTTPError {
            return try refuse(error.status, "calf: \(error.reason).")
        }
        do {
            let owner = Guard(options: options, engine: EngineClient(path: options.engine, waiter: waiter))
            let planner = Planner(owner: owner, method: request.method, target: request.target) { try readBody(request) }
            let plan = try planner.plan()
            // What follows a request belongs to no request.
            if !plan.isHijacked, request.body.isComplete, !client.input.isEmpty {
                throw HTTPError.ambiguous("a request before the last answer")
            }
            guard let answer = plan.answer else { return try Exchange(request, plan, self).run() }
            try send(200, answer, request)
        } catch let refusal as Refusal {
            if let notice = refusal.notice { options.notice(notice) }
            try refuse(refusal.status, refusal.message, request)
        } catch let error as HTTPError {
            try refuse(error.status, "calf: \(error.reason).", request)
        } catch Disconnected.engine {
            try refuse(503, "calf: the engine doesn't answer, so calf can't check whose the objects are.", request)
        }
    }

    // MARK: - Reading

    /// Returns `nil` if the client left without a request.
    private func readHead() throws -> HTTPHead? {
        while true {
            if let head = try client.takeHead() { return head }
            if client.hasEnded { return nil }
            try receive()
        }
    }

    private func readBody(_ request: Request) throws -> JSONValue {
        var body = ByteQueue()
        while true {
            try request.body.read(&client.input, into: &body, limit: GoJSON.limit)
            guard body.count < GoJSON.limit else { throw HTTPError(status: 413, reason: "the request's body is too long") }
            if request.body.isComplete { break }
            guard !client.hasEnded else { throw Disconnected.client }
            try receive()
        }
        return try GoJSON.parse(body.take(body.count))
    }

    private func receive() throws {
        _ = try waiter.wait([(client.descriptor, .bytes)])
        client.receive()
    }

    // MARK: - Answering

    /// Answers with an error in the engine's form, which docker prints.
    private func refuse(_ status: Int, _ message: String, _ request: Request? = nil) throws {
        try send(status, .object([.init("message", .text(message))]), request)
        try linger()
    }

    private func send(_ status: Int, _ answer: JSONValue, _ request: Request?) throws {
        let body = answer.bytes
        let head = HTTPHead(
            start: ["HTTP/1.1", String(status), ""],
            [("Content-Type", "application/json"), ("Content-Length", String(body.count)), ("Connection", "close")])
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
    let framing: BodyFraming
    var body: BodyReader

    init(_ head: HTTPHead) throws(HTTPError) {
        guard head.start.count == 3, head.start[2] == "HTTP/1.1" else { throw HTTPError(status: 505, reason: "only HTTP/1.1 is supported") }
        method = head.start[0]
        target = try RequestTarget(parsing: head.start[1])
        self.head = head
        framing = try head.framing() ?? .length(0)
        body = BodyReader(framing)
        _ = try head.value("host")
    }
}
