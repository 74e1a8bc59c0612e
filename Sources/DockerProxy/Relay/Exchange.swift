import Glibc
import Primitives

/// One request to the engine and its answer, which may overlap.
final class Exchange {
    private let request: Request
    private let plan: Plan
    private let connection: Connection
    private let client: Channel
    private let engine: Channel
    private let waiter: Waiter
    /// Takes the answer's body apart, and puts it together for the client.
    private var reader: BodyReader?
    private var writer = BodyWriter(framing: .chunked)
    private var head: HTTPHead?
    /// Whether the client has the beginning of an answer.
    private var isAnswered = false
    /// Whether nothing more can be done with what was received.
    private var needsInput = false
    private var isClientGone = false
    private var isEngineGone = false
    /// Whether the answer's stream says that making images failed.
    private var hasFailed = false
    private var body = ByteQueue()

    init(_ request: Request, _ plan: Plan, _ connection: Connection) throws(Disconnected) {
        self.request = request
        self.plan = plan
        self.connection = connection
        client = connection.client
        waiter = connection.waiter
        engine = try Channel(path: connection.options.engine)
    }

    /// Returns whether another request can follow on the client's connection.
    func run() throws -> Bool {
        do {
            return try relay()
        } catch  where isAnswered {
            // In the middle of an answer, there is no place for an error. Without its end, the client notices.
            if case .images = plan.ending { connection.options.notice("calf can't check which images this request made: \(error)") }
            throw Disconnected.client
        }
    }

    private func relay() throws -> Bool {
        if request.expectsContinue, !request.body.isComplete { try connection.sendContinue(request) }
        let writer = startRequest()
        while true {
            try sendBody(writer)
            if let isReusable = try receive() { return isReusable }
            engine.flush()
            client.flush()
            // Nothing announces what has already been received, nor the end after it.
            if needsInput || !canTake { try wait() }
        }
    }

    /// Whether more of the answer may be taken apart: only little waits for the client.
    private var canTake: Bool { client.output.count < ByteQueue.unit || isClientGone }

    // MARK: - Request

    private func startRequest() -> BodyWriter {
        var head = request.head
        head.start = [request.method, plan.target.text, "HTTP/1.1"]
        let upgrade = head.values("upgrade").first.flatMap { ["tcp", "h2c", "websocket"].contains($0.lowercased()) ? $0 : nil }
        head.remove(HTTPHead.ofConnection)
        var bytes: [UInt8] = []
        var writer = BodyWriter(framing: .length(0))
        // Never a form's, whose parameters would count like those in the path.
        head.remove(["content-type"])
        switch plan.body {
        case .none: break
        case .json(let value):
            bytes = value.bytes
            writer = BodyWriter(framing: .length(bytes.count))
            head.fields.append(("Content-Type", "application/json"))
        case .stream:
            writer = BodyWriter(framing: request.framing ?? .length(0))
            head.fields.append(("Content-Type", "application/x-tar"))
        }
        if !["GET", "HEAD"].contains(request.method), let field = writer.field { head.fields.append(field) }
        if plan.isHijacked, let upgrade {
            head.fields += [("Connection", "Upgrade"), ("Upgrade", upgrade)]
        } else {
            head.fields.append(("Connection", "close"))
        }
        engine.output.append(head.bytes + bytes)
        return writer
    }

    private func sendBody(_ writer: BodyWriter) throws {
        guard !request.body.isComplete, engine.output.count < ByteQueue.unit else { return }
        var part = ByteQueue()
        try request.body.read(&client.input, into: &part)
        if engine.isClosed { return }
        writer.write(&part, to: &engine.output)
        if request.body.isComplete { writer.end(&engine.output) }
    }

    // MARK: - Answer

    /// Returns a value once the exchange is over.
    private func receive() throws -> Bool? {
        while head == nil, let count = engine.input.firstIndex(of: Array("\r\n\r\n".utf8)) {
            let bytes = engine.input.take(count)
            engine.input.drop(4)
            if let isReusable = try start(try HTTPHead(parsing: bytes)) { return isReusable }
        }
        guard head != nil, var reader else {
            guard !engine.hasEnded, engine.input.count <= HTTPHead.limit else { throw Disconnected.engine }
            needsInput = true
            return nil
        }
        let held = engine.input.count
        let canTake = canTake
        if canTake { try reader.read(&engine.input, into: &body, limit: limit) }
        needsInput = canTake && engine.input.count == held
        self.reader = reader
        let isComplete = reader.isComplete || (engine.hasEnded && needsInput)
        switch plan.ending {
        case .reply:
            guard body.count < GoJSON.limit else { throw Disconnected.engine }
            if !isComplete { return nil }
        case .images(let images):
            let isFailed = body.withBytes { Bytes.index(of: Self.failure, in: $0) } != nil
            if isFailed { hasFailed = true }
            body.withBytes { images.add(answer: $0) }
            // A client leaves as soon as it has read the error.
            if isComplete || isFailed { try images.record(isSuccess: head?.status == 200 && reader.isComplete && !hasFailed) }
        case .none: break
        }
        if isComplete { return try finish(isWhole: reader.isComplete) }
        pass()
        return nil
    }

    /// A member of a failed build's last message.
    private static let failure = Array("\"errorDetail\"".utf8)

    private var limit: Int { if case .reply = plan.ending { GoJSON.limit } else { ByteQueue.unit } }

    private func pass() {
        if isClientGone { body.drop(body.count) } else { writer.write(&body, to: &client.output) }
    }

    /// Handles the answer's head. Returns a value if it turned into a stream, and that is over.
    private func start(_ head: HTTPHead) throws -> Bool? {
        let framing = try head.framing()
        if head.status == 101 || (plan.isHijacked && head.status == 200 && framing == nil) {
            guard plan.isHijacked else { throw Disconnected.engine }
            client.output.append(head.bytes)
            isAnswered = true
            try HijackedStream(client, engine, waiter, plan.buildKit, connection.options.notice).run()
            return false
        }
        // Only about the upload, which goes on without it.
        if head.status < 200 { return nil }
        self.head = head
        let hasBody = request.method != "HEAD" && head.status != 204 && head.status != 304
        reader = BodyReader(hasBody ? framing ?? .untilClose : nil)
        if case .none = plan.ending, hasBody, case .length = framing { writer = BodyWriter(framing: framing ?? .chunked) }
        if case .reply = plan.ending { return nil }
        sendHead(hasBody ? writer.field : nil)
        return nil
    }

    private func sendHead(_ field: (name: String, value: String)?) {
        guard var head, !isClientGone else { return }
        let isHEAD = request.method == "HEAD"
        head.remove(isHEAD ? HTTPHead.ofConnection.subtracting(["content-length"]) : HTTPHead.ofConnection)
        if let field { head.fields.append(field) }
        if isLast { head.fields.append(("Connection", "close")) }
        client.output.append(head.bytes)
        isAnswered = true
    }

    private var isLast: Bool { request.isLast || !request.body.isComplete }

    private func finish(isWhole: Bool) throws -> Bool {
        let isUnbounded = reader.map { !$0.isComplete } == true && writer.framing == .chunked
        if case .reply(let record) = plan.ending {
            let bytes = body.take(body.count)
            // An answer that isn't JSON, such as an empty one, names nothing that could be recorded.
            let value = (try? GoJSON.parse(bytes)) ?? .null
            try record(.init(status: head?.status ?? 0, value: value))
            writer = BodyWriter(framing: .length(bytes.count))
            sendHead(head?.status == 204 || head?.status == 304 ? nil : writer.field)
            body.append(bytes)
        }
        pass()
        if isClientGone { return false }
        // Without its end, the client notices that something is missing.
        if isWhole || isUnbounded { if request.method != "HEAD", head?.status != 204, head?.status != 304 { writer.end(&client.output) } }
        let isLast = isLast
        try connection.flush()
        guard isWhole || isUnbounded else { return false }
        if isLast { try connection.linger() }
        return !isLast
    }

    // MARK: - Waiting

    private func wait() throws {
        var forClient: Waiter.Interest = []
        if !request.body.isComplete, !client.hasEnded, engine.output.count < ByteQueue.unit { forClient.insert(.bytes) }
        if !client.output.isEmpty { forClient.insert(.room) }
        var forEngine: Waiter.Interest = []
        if !engine.hasEnded, client.output.count < ByteQueue.unit { forEngine.insert(.bytes) }
        if !engine.output.isEmpty { forEngine.insert(.room) }
        let ready = try waiter.wait([
            (isClientGone ? -1 : client.descriptor, forClient), (isEngineGone ? -1 : engine.descriptor, forEngine),
        ])
        guard let ready, ready.count == 2 else { return }
        if !ready[1].isDisjoint(with: [.bytes, .hangup]), !engine.hasEnded { engine.receive() }
        // Otherwise poll(2) would report it over and over.
        if !ready[1].isDisjoint(with: .hangup), engine.hasEnded { isEngineGone = true }
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
