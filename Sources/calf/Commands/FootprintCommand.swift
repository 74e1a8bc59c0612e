import EngineValues
import Primitives
import Sandbox
import Terminal

extension Command {
    static let footprint = Command(
        name: "footprint", summary: "list everything calf owns on this machine", group: .setup, options: [.json]
    ) { invocation in
        let context = invocation.context
        // Listing what exists must not create a log file.
        context.log.stop()
        let items =
            try await context.withSandbox { sandbox in try await sandbox.footprint(besides: try context.serverSets()) }
            + context.engineObjects().map(\.footprint) + context.leftovers().map(\.leftover)
        let total = items.map(\.bytes).reduce(0, +)
        let list = items.map { item in
            JSONValue.object([
                "kind": .text(item.kind.rawValue), "path": .text(item.path), "bytes": .integer(item.bytes),
                "lesson": .text(orNull: item.lesson),
            ])
        }
        let hasLeftovers = items.contains { $0.kind == .leftover }
        let exceptions = items.contains { $0.kind == .orphanedServer } ? ["orphaned servers"] : []
        let kept = (exceptions + (hasLeftovers ? ["leftovers"] : [])).joined(separator: " and ")
        let summary = "\(ByteCount(total)) in total. 'calf uninstall' removes everything\(kept.isEmpty ? "" : ", except \(kept)")."
        let advice = "Leftovers have calf's labels but aren't in its journal. 'calf reset --leftovers' removes them."
        invocation.print(
            json: .object(["items": .list(list), "bytes": .integer(total)]),
            lines: FootprintList.lines(items) + [summary] + (hasLeftovers ? [advice] : []))
        return .done
    }
}

/// What calf has created, one line per item.
enum FootprintList {
    static func lines(_ items: [FootprintItem]) -> [String] {
        items.map { item in
            let size = "\(ByteCount(item.bytes))"
            return String(repeating: " ", count: max(0, 8 - size.count)) + "\(size)  \(name(item.kind).padded(toCells: 16))  \(item.path)"
                + (item.lesson.map { "  from \($0)" } ?? "")
        }
    }

    /// The same for objects that are about to be removed, with what is lost.
    static func lines(removing objects: [OwnedObject], as item: (OwnedObject) -> FootprintItem) -> [String] {
        zip(lines(objects.map(item)), objects).map { line, object in line + (object.loss.map { ": \($0)" } ?? "") }
    }

    private static func name(_ kind: FootprintItem.Kind) -> String {
        switch kind {
        case .data: "progress"
        case .state: "log"
        case .config: "configuration"
        case .workspace: "lesson files"
        case .servers: "lesson servers"
        case .orphanedServer: "orphaned server"
        case .cache, .server, .database, .container, .network, .volume, .image, .leftover: kind.rawValue
        }
    }
}
