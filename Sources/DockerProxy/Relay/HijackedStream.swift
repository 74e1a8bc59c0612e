import Glibc

/// A connection that has become a stream in both directions, each of which ends on its own: `echo x | docker run -i IMAGE cat` closes one
/// and reads the other. https://docs.docker.com/reference/api/engine/version/v1.50/#tag/Container/operation/ContainerAttach
final class HijackedStream {
    private let client: Channel
    private let engine: Channel
    private let waiter: Waiter
    private let watch: BuildKitWatch?
    private let notice: @Sendable (String) -> Void

    /// One end of the stream.
    private struct End {
        var hasPassedOnEnd = false
        /// Both directions are closed, and poll(2) would report it over and over.
        var isGone = false
    }

    private var fromClient = End()
    private var fromEngine = End()

    init(_ client: Channel, _ engine: Channel, _ waiter: Waiter, _ watch: BuildKitWatch?, _ notice: @escaping @Sendable (String) -> Void) {
        self.client = client
        self.engine = engine
        self.waiter = waiter
        self.watch = watch
        self.notice = notice
    }

    /// Runs until both directions have ended.
    func run() throws {
        do {
            while try step() {}
        } catch let refusal as Refusal {
            // Inside the protocol, there is no place for a sentence.
            notice(refusal.notice ?? refusal.message)
        } catch let error as HTTPError {
            notice("The connection to the builder was closed: \(error.reason).")
        }
        try watch?.finish()
    }

    private func step() throws -> Bool {
        try move(client, to: engine) { try watch?.send($0) }
        try move(engine, to: client) { try watch?.receive($0) }
        engine.flush()
        client.flush()
        pass(&fromClient, client, engine)
        pass(&fromEngine, engine, client)
        let isToClientOver = fromEngine.hasPassedOnEnd || client.isClosed || (fromClient.isGone && client.input.isEmpty)
        let isToEngineOver = fromClient.hasPassedOnEnd || engine.isClosed || (fromEngine.isGone && engine.input.isEmpty)
        if isToClientOver && isToEngineOver { return false }
        let ready = try waiter.wait([
            (fromClient.isGone ? -1 : client.descriptor, interest(client, engine)),
            (fromEngine.isGone ? -1 : engine.descriptor, interest(engine, client)),
        ])
        guard let ready else { return true }
        receive(client, ready[0], &fromClient, engine)
        receive(engine, ready[1], &fromEngine, client)
        return true
    }

    private func move(_ source: Channel, to target: Channel, _ look: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard !source.input.isEmpty, target.output.count < ByteQueue.unit else { return }
        if watch != nil { try source.input.withBytes { try look($0) } }
        if target.isClosed {
            source.input.drop(source.input.count)
        } else if target.output.isEmpty {
            // Most of the time, nothing waits, and nothing is copied.
            swap(&source.input, &target.output)
        } else {
            source.input.move(source.input.count, to: &target.output)
        }
    }

    private func pass(_ end: inout End, _ source: Channel, _ target: Channel) {
        guard source.hasEnded, source.input.isEmpty, target.output.isEmpty, !end.hasPassedOnEnd else { return }
        end.hasPassedOnEnd = true
        target.finishSending()
    }

    private func interest(_ channel: Channel, _ other: Channel) -> Waiter.Interest {
        var interest: Waiter.Interest = []
        if !channel.hasEnded, channel.input.isEmpty, other.output.count < ByteQueue.unit { interest.insert(.bytes) }
        if !channel.output.isEmpty { interest.insert(.room) }
        return interest
    }

    private func receive(_ channel: Channel, _ ready: Waiter.Interest, _ end: inout End, _ other: Channel) {
        let isGone = !ready.isDisjoint(with: .hangup)
        guard ready.contains(.bytes) || isGone else { return }
        if !channel.hasEnded, channel.input.isEmpty { channel.receive() }
        if isGone, channel.hasEnded { end.isGone = true }
    }
}
