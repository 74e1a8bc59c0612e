import Primitives
import Sandbox
import TutorCore
import TutorRuntime

extension Command {
    static let sandbox = Command(
        name: "sandbox", summary: "start, stop, show or remove the server with the lesson databases", group: .setup,
        operands: [Operand(name: "ACTION", choices: ["start", "stop", "status", "destroy"])],
        options: [.json],
        notes: [
            "start     keep the server running until stop; otherwise it stops 30 s after its last client exits",
            "stop      stop it, unless another calf is using it",
            "status    show its state, its size, and how to connect with psql",
            "destroy   remove it with all lesson databases; your progress and drafts are kept",
        ]
    ) { invocation in
        let context = invocation.context
        let sandbox = context.sandbox()
        switch invocation.arguments.operands[0] {
        case "start":
            try await sandbox.pin()
            try await report(sandbox, invocation, isShort: !invocation.isJSON)
        case "status": try await report(sandbox, invocation)
        case "stop":
            let outcome = try await sandbox.stop()
            invocation.print(json: .object(["outcome": .text(outcome.rawValue), "dsn": .null]), lines: [outcome.sentence])
        default:
            try await sandbox.destroy()
            invocation.print(
                json: .object(["outcome": .text("destroyed"), "dsn": .null]),
                lines: ["The server and its databases were removed. Your progress is unchanged."])
        }
        context.output.flush()
        await sandbox.close()
        return .done
    }

    /// - Parameter isShort: Whether to leave out the size, which takes time, and how to connect.
    private static func report(_ sandbox: Sandbox, _ invocation: Invocation, isShort: Bool = false) async throws {
        guard invocation.context.server == .embedded else { return try await reportOther(sandbox, invocation) }
        let status = try await sandbox.status()
        var lines = [
            "The server is \(status.phase.rawValue)" + (status.major.map { ", PostgreSQL \($0)" } ?? "")
                + (status.isPinned ? ", running until 'calf sandbox stop'." : ".")
        ]
        lines += status.notices.map { ErrorText.about($0) }
        if isShort { return invocation.print(json: .null, lines: lines) }
        let bytes = try sandbox.clusterBytes()
        let address = status.phase == .ready ? try await sandbox.learnerDSN() : nil
        if let address { lines.append("psql \"\(address)\"") }
        lines.append("\(status.place.cluster)   \(ByteCount(bytes))")
        invocation.print(
            json: .object([
                "phase": .text(status.phase.rawValue), "dsn": .text(orNull: address), "pinned": .bool(status.isPinned),
                "inUse": .bool(status.isInUse), "keeper": status.keeper.map { .integer(Int($0)) } ?? .null,
                "server": status.server.map { .integer(Int($0)) } ?? .null, "version": status.major.map { .integer($0) } ?? .null,
                "cluster": .text(status.place.cluster), "bytes": .integer(bytes),
                "notices": .list(status.notices.map { .text(ErrorText.about($0)) }),
            ]), lines: lines)
    }

    /// An external server: calf neither starts nor stops it, and creates no permanent login there.
    private static func reportOther(_ sandbox: Sandbox, _ invocation: Invocation) async throws {
        let databases = try await sandbox.databases()
        invocation.print(
            json: .object([
                "phase": .text("external"), "dsn": .null,
                "databases": .list(databases.map { .object(["name": .text($0.name), "bytes": .integer($0.bytes)]) }),
            ]),
            lines: ["calf has \(databases.count) databases on this external server."]
                + databases.map { "  \($0.name)   \(ByteCount($0.bytes))" })
    }
}

extension Sandbox.StopOutcome {
    fileprivate var sentence: String {
        switch self {
        case .stopped: "The server has stopped."
        case .wasNotRunning: "The server was not running."
        case .inUse: "Another calf is using the server. It stops when that one exits."
        }
    }
}
