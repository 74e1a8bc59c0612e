import Glibc

/// A connection that has become a stream in both directions, each of which ends on its own: `echo x | docker run -i IMAGE cat` closes one
/// and reads the other. https://docs.docker.com/reference/api/engine/version/v1.50/#tag/Container/operation/ContainerAttach
struct HijackedStream {
    let client: Channel
    let engine: Channel
    let waiter: Waiter
    let watch: BuildKitWatch?
    let notice: @Sendable (String) -> Void

    /// Runs until both directions have ended. Returns whether the client has been told why the engine doesn't answer it.
    func run() throws -> Bool {
        var answer: [UInt8]?
        do {
            while try step() {}
        } catch let refusal as Refusal {
            notice(refusal.notice ?? refusal.message)
            answer = watch?.answer(refusing: refusal.message)
        } catch let error as HTTPError {
            notice("The connection to the builder was closed: \(error.reason).")
            answer = watch?.answer(refusing: "calf: \(error.reason).")
        }
        if let answer { client.output.append(answer) }
        try watch?.finish()
        return answer != nil
    }

    private func step() throws -> Bool {
        try move(client, to: engine) { try watch?.send($0) }
        try move(engine, to: client) { try watch?.receive($0) }
        engine.flush()
        client.flush()
        let ends = [(client, engine), (engine, client)]
        for (source, target) in ends where source.hasEnded && source.input.isEmpty && target.output.isEmpty && !target.hasFinished {
            target.finishSending()
        }
        if ends.allSatisfy({ end, _ in end.hasFinished || end.isClosed || (end.isGone && end.input.isEmpty) }) { return false }
        let waits = ends.map { end, other in (descriptor: end.isGone ? -1 : end.descriptor, interest: interest(end, other)) }
        let ready = try waiter.wait(waits)
        for ((end, _), ready) in zip(ends, ready ?? []) { receive(end, ready) }
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

    private func interest(_ channel: Channel, _ other: Channel) -> Waiter.Interest {
        var interest: Waiter.Interest = []
        if !channel.hasEnded, channel.input.isEmpty, other.output.count < ByteQueue.unit { interest.insert(.bytes) }
        if !channel.output.isEmpty { interest.insert(.room) }
        return interest
    }

    private func receive(_ end: Channel, _ ready: Waiter.Interest) {
        let isGone = !ready.isDisjoint(with: .hangup)
        guard ready.contains(.bytes) || isGone else { return }
        if !end.hasEnded, end.input.isEmpty { end.receive() }
        if isGone, end.hasEnded { end.isGone = true }
    }
}
