import Course
import Glibc

/// What clients ask.
extension ServerKeeper {
    func handle(_ connection: ControlConnection, _ request: [String]) {
        switch request.first {
        case "hold":
            guard request.last == plan.digest else { return answer(connection, ["other", isHeld(besides: connection) ? "held" : ""]) }
            hold(connection)
        case "end": Task { await end() }
        default:
            Task {
                requestBegan()
                defer { requestEnded() }
                do {
                    try await perform(request, connection)
                    answer(connection, ["done"])
                } catch {
                    answer(connection, ["failed", ServersError.text(error)])
                }
            }
        }
    }

    private func answer(_ connection: ControlConnection, _ fields: [String]) {
        connection.send(fields)
        connection.finish()
    }

    private func perform(_ request: [String], _ connection: ControlConnection) async throws {
        var words = request.dropFirst()
        let onlyMain = words.contains("--main")
        words.removeAll { $0 == "--main" }
        let named = try words.map { name in
            guard let node = node(name) else { throw ServersError.noNode(name, among: nodes.map(\.name)) }
            return node
        }
        switch request[0] {
        case "wait": try await awaitOpen()
        case "list":
            // All at the same time, so that one that doesn't answer delays nothing else.
            try await each((named.isEmpty ? nodes : named).map(\.name)) { await self.tell(connection, about: $0) }
        case "start": try await start(named.map(\.name))
        case "stop": try await stop(named.map(\.name))
        case "kill": for node in named { await node.kill(onlyMain: onlyMain, excluding: connection.session) }
        case "freeze": for node in named { await node.freeze(onlyMain: onlyMain, excluding: connection.session) }
        case "thaw": for node in named { node.thaw(onlyMain: onlyMain) }
        case "reset": if named.isEmpty { try await resetAll() } else { for node in named { try await reset(node) } }
        default: throw ServersError.refused("the keeper can't \(request[0])")
        }
    }

    /// Sends what is known about a node.
    private func tell(_ connection: ControlConnection, about node: ServerNode) async {
        let (isRunning, isFrozen) = (node.isRunning, node.isFrozen)
        let state = isFrozen ? "frozen" : isRunning && node.state == .stopped ? "running" : node.state.rawValue
        // A frozen node's facts would only take the whole time that they have.
        let asks = isRunning && !isFrozen
        var facts: [(key: String, value: String)]?
        // What fails isn't known.
        if asks { facts = try? await node.facts() }
        let words = [node.name, node.kind.name, state, "\(isRunning)", "\(isFrozen)", "\(asks && facts == nil)"]
        connection.send(["node"] + words + (facts ?? []).flatMap { [$0.key, $0.value] })
    }
}
