import Glibc
import Primitives

/// One request to the engine and its answer, which may overlap. The engine closes after its answer, so the answer passes as it comes.
final class Exchange {
    private let request: Request
    private var plan: Plan
    private let connection: Connection
    private let client: Channel
    private let engine: Channel
    private let waiter: Waiter
    /// The answer's head. What follows stays in the engine's input until it may pass.
    private var head: HTTPHead?
    /// Whether the client has the beginning of an answer.
    private var isAnswered = false
    private var isClientGone = false
    /// What follows an answer's last chunk.
    private static let end = Array("0\r\n\r\n".utf8)

    // Of an answer that tells which images were made.
    private var reader = BodyReader(.length(0))
    private var unread = ByteQueue()
    /// How many bytes of the engine's input were looked at.
    private var looked = 0
    private var hasFailed = false
    /// A member of a failed build's last message.
    private static let failure = Array("\"errorDetail\"".utf8)

    init(_ request: Request, _ plan: Plan, _ connection: Connection) throws(Disconnected) {
        self.request = request
        self.plan = plan
        self.connection = connection
        client = connection.client
        waiter = connection.waiter
        engine = try Channel(path: connection.options.engine)
    }

    func run() throws {
        do {
            try relay()
        } catch  where isAnswered {
            // In the middle of an answer, there is no place for an error. Without its end, the client notices.
            if case .images = plan.ending { connection.options.notice("calf can't check which images this request made: \(error)") }
            throw Disconnected.client
        }
    }

    private func relay() throws {
        startRequest()
        while true {
            try sendBody()
            if head == nil, try receiveHead() { return }
            if let head { try receive(head) }
            if engine.hasEnded { return try finish() }
            engine.flush()
            client.flush()
            try wait()
        }
    }

    // MARK: - Request

    private func startRequest() {
        var head = request.head
        head.start = [request.method, plan.target.text, "HTTP/1.1"]
        let upgrade = head.values("upgrade").first.flatMap { ["tcp", "h2c", "websocket"].contains($0.lowercased()) ? $0 : nil }
        head.remove(HTTPHead.ofConnection)
        var bytes: [UInt8] = []
        var framing = BodyFraming.length(0)
        // Never a form's, whose parameters would count like those in the path.
        head.remove(["content-type"])
        if let json = plan.json {
            bytes = json.bytes
            framing = .length(bytes.count)
            head.fields.append(("Content-Type", "application/json"))
        } else if plan.isStream {
            framing = request.framing
            head.fields.append(("Content-Type", "application/x-tar"))
        }
        if !["GET", "HEAD"].contains(request.method), let field = framing.field { head.fields.append(field) }
        if plan.isHijacked, let upgrade {
            head.fields += [("Connection", "Upgrade, close"), ("Upgrade", upgrade)]
        } else {
            head.fields.append(("Connection", "close"))
        }
        engine.output.append(head.bytes + bytes)
    }

    private func sendBody() throws {
        guard !request.body.isComplete, engine.output.count < ByteQueue.unit else { return }
        var part = ByteQueue()
        try request.body.read(&client.input, into: &part)
        try plan.archive?.filter(&part, isEnd: request.body.isComplete, canGrow: request.framing == .chunked)
        if engine.isClosed { return }
        request.framing.write(&part, to: &engine.output)
        if request.body.isComplete { request.framing.end(&engine.output) }
    }

    // MARK: - Answer

    /// Returns whether the answer was a stream, which is over.
    private func receiveHead() throws -> Bool {
        while let head = try engine.takeHead() {
            let framing = try head.framing()
            if head.status == 101 || (plan.isHijacked && head.status == 200 && framing == nil) {
                guard plan.isHijacked else { throw Disconnected.engine }
                client.output.append(head.bytes)
                isAnswered = true
                let stream = HijackedStream(
                    client: client, engine: engine, waiter: waiter, watch: plan.buildKit, notice: connection.options.notice)
                if try stream.run() {
                    try connection.flush()
                    try connection.linger()
                }
                return true
            }
            // Only about the upload, which goes on without it.
            if head.status < 200 { continue }
            self.head = head
            reader = BodyReader(framing ?? .untilClose)
            if case .reply = plan.ending { return false }
            sendHead(head)
            return false
        }
        if engine.hasEnded { throw Disconnected.engine }
        return false
    }

    private func receive(_ head: HTTPHead) throws {
        switch plan.ending {
        case .none: pass()
        case .reply: guard engine.input.count < GoJSON.limit else { throw Disconnected.engine }
        case .images(let images):
            engine.input.withBytes { unread.append(UnsafeRawBufferPointer(rebasing: $0[looked...])) }
            var body = ByteQueue()
            try reader.read(&unread, into: &body, limit: .max)
            body.withBytes { images.add(answer: $0) }
            // A client leaves as soon as it has read the error.
            if body.withBytes({ Bytes.index(of: Self.failure, in: $0) }) != nil {
                hasFailed = true
                try images.record(isSuccess: false)
            }
            pass(keeping: Self.end.count)
            looked = engine.input.count
        }
    }

    private func sendHead(_ head: HTTPHead) {
        if isClientGone { return }
        client.output.append(head.bytes)
        isAnswered = true
    }

    /// Passes on what has come of the body, except for its last bytes.
    private func pass(keeping kept: Int = 0) {
        let count = engine.input.count - kept
        if count <= 0 { return }
        if isClientGone { engine.input.drop(count) } else { engine.input.move(count, to: &client.output) }
    }

    private func finish() throws {
        switch plan.ending {
        case .none: break
        case .reply(let record):
            guard let head else { break }
            // An answer that isn't JSON, such as an empty one, names nothing that could be recorded.
            let value = (try? GoJSON.parse(try head.body(in: engine.input))) ?? .null
            try record(.init(status: head.status, value: value))
            sendHead(head)
        case .images(let images):
            try images.record(isSuccess: head?.status == 200 && reader.isComplete && !hasFailed)
        }
        pass()
        if isClientGone { return }
        try connection.flush()
        if !request.body.isComplete { try connection.linger() }
    }

    // MARK: - Waiting

    private func wait() throws {
        var forClient: Waiter.Interest = []
        if !request.body.isComplete, !client.hasEnded, engine.output.count < ByteQueue.unit { forClient.insert(.bytes) }
        if !client.output.isEmpty { forClient.insert(.room) }
        var forEngine: Waiter.Interest = []
        if client.output.count < ByteQueue.unit { forEngine.insert(.bytes) }
        if !engine.output.isEmpty { forEngine.insert(.room) }
        let ready = try waiter.wait([
            (isClientGone ? -1 : client.descriptor, forClient), (engine.descriptor, forEngine),
        ])
        guard let ready, ready.count == 2 else { return }
        if !ready[1].isDisjoint(with: [.bytes, .hangup]) { engine.receive() }
        if forClient.contains(.bytes), !ready[0].isDisjoint(with: [.bytes, .hangup]) { client.receive() }
        let isBroken = client.hasEnded && !request.body.isComplete && client.input.isEmpty
        if !ready[0].isDisjoint(with: .hangup) && request.body.isComplete || client.isClosed || isBroken { try clientLeft() }
    }

    /// The engine may create all the same, so what is to be recorded is waited for.
    private func clientLeft() throws {
        if isClientGone { return }
        isClientGone = true
        client.output.drop(client.output.count)
        switch plan.ending {
        case .none: throw Disconnected.client
        case .reply: if !request.body.isComplete { engine.finishSending() }
        // The engine cancels builds and downloads that no one waits for.
        case .images: engine.finishSending()
        }
    }
}
