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
        let isJSON = invocation.arguments.has("json")
        switch invocation.arguments.operands[0] {
        case "start":
            try await sandbox.pin()
            if isJSON { try await report(sandbox, context, isJSON: true) } else { try await acknowledge(sandbox, context) }
        case "status": try await report(sandbox, context, isJSON: isJSON)
        case "stop":
            let outcome = try await sandbox.stop()
            if isJSON {
                context.output.print(.object(["outcome": .text(outcome.name), "dsn": .null]))
            } else {
                context.output.print(outcome.sentence)
            }
        default:
            try await sandbox.destroy()
            if isJSON {
                context.output.print(.object(["outcome": .text("destroyed"), "dsn": .null]))
            } else {
                context.output.print("The server and its databases were removed. Your progress is unchanged.")
            }
        }
        context.output.flush()
        await sandbox.close()
        return .done
    }

    private static func report(_ sandbox: Sandbox, _ context: Context, isJSON: Bool) async throws {
        guard context.server == .embedded else { return try await reportOther(sandbox, context, isJSON: isJSON) }
        let status = try await sandbox.status()
        let bytes = try sandbox.clusterBytes()
        let address = status.phase == .ready ? try await sandbox.learnerDSN() : nil
        if isJSON {
            context.output.print(
                .object([
                    "phase": .text(status.phase.rawValue), "dsn": .text(orNull: address), "pinned": .bool(status.isPinned),
                    "inUse": .bool(status.isInUse), "keeper": status.keeper.map { .integer(Int($0)) } ?? .null,
                    "server": status.server.map { .integer(Int($0)) } ?? .null, "version": status.major.map { .integer($0) } ?? .null,
                    "cluster": .text(status.place.cluster), "bytes": .integer(bytes),
                    "notices": .list(status.notices.map { .text(ErrorText.about($0)) }),
                ]))
            return
        }
        describe(status, context)
        if let address { context.output.print("psql \"\(address)\"") }
        context.output.print("\(status.place.cluster)   \(ByteCount(bytes))")
    }

    private static func acknowledge(_ sandbox: Sandbox, _ context: Context) async throws {
        guard context.server == .embedded else { return try await reportOther(sandbox, context, isJSON: false) }
        describe(try await sandbox.status(), context)
    }

    private static func describe(_ status: SandboxStatus, _ context: Context) {
        var line = "The server is \(status.phase.rawValue)"
        if let major = status.major { line += ", PostgreSQL \(major)" }
        if status.isPinned { line += ", running until 'calf sandbox stop'" }
        context.output.print(line + ".")
        for notice in status.notices { context.output.print(ErrorText.about(notice)) }
    }
}

extension Command {
    /// An external server: calf neither starts nor stops it, and creates no permanent login there.
    private static func reportOther(_ sandbox: Sandbox, _ context: Context, isJSON: Bool) async throws {
        let databases = try await sandbox.databases()
        if isJSON {
            context.output.print(
                .object([
                    "phase": .text("external"), "dsn": .null,
                    "databases": .list(databases.map { .object(["name": .text($0.name), "bytes": .integer($0.bytes)]) }),
                ]))
            return
        }
        context.output.print("calf has \(databases.count) databases on this external server.")
        for database in databases { context.output.print("  \(database.name)   \(ByteCount(database.bytes))") }
    }
}

extension Sandbox.StopOutcome {
    fileprivate var name: String {
        switch self {
        case .stopped: "stopped"
        case .wasNotRunning: "was-not-running"
        case .inUse: "in-use"
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .stopped: "The server has stopped."
        case .wasNotRunning: "The server was not running."
        case .inUse: "Another calf is using the server. It stops when that one exits."
        }
    }
}
