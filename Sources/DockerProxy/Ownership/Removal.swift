import CGNU
import Glibc
import Primitives

/// Removes what the record lists for a lesson, by ID and in an order that works: containers, then networks, volumes, and images.
package struct Removal: Sendable {
    /// The engine doesn't answer, so it isn't known what exists. What wasn't removed yet stays in the record.
    package struct Unchecked: Error, Sendable {}

    private let options: ProxyOptions

    package init(_ options: ProxyOptions) { self.options = options }

    /// Returns what remains, with the engine's reasons. Waits for the engine, so it must not be called on the concurrent executor's threads.
    package func run() throws(Unchecked) -> [OwnedItem: String] {
        let stop = eventfd(0, Int32(EFD_CLOEXEC))
        defer { close(stop) }
        let owner = Guard(options: options, engine: EngineClient(path: options.engine, waiter: Waiter(stop: stop)))
        let items = options.record.items(of: options.lesson)
        var rest = OwnedItem.Kind.allCases.flatMap { kind in items.filter { $0.kind == kind } }
        do {
            // An image can't be removed before those that are built on it, so what the engine refuses is tried again.
            while true {
                let count = rest.count
                var kept: [OwnedItem: String] = [:]
                for item in rest { kept[item] = try remove(item, owner) }
                rest.removeAll { kept[$0] == nil }
                if rest.isEmpty || rest.count == count { return kept }
            }
        } catch {
            throw Unchecked()
        }
    }

    /// Returns why it remains; `nil` if it is gone.
    private func remove(_ item: OwnedItem, _ owner: Guard) throws -> String? {
        let engine = owner.engine
        var reply: EngineClient.Reply?
        switch item.kind {
        case .container: reply = try engine.request("DELETE", ["containers", item.key], [("force", "1")])
        case .network: reply = try engine.request("DELETE", ["networks", item.key])
        case .volume:
            let found = try engine.request("GET", ["volumes", item.key])
            // Another volume may have the name now.
            if !found.isSuccess { reply = found }
            if Guard.item(ofVolume: found.value) == item { reply = try engine.request("DELETE", ["volumes", item.key]) }
        case .name: if try owner.image(item.key)?["Id"].text == item.mark { reply = try owner.removeImage(item.key) }
        case .image: reply = try owner.removeImage(item.key)
        case .sharedImage:
            // It was removed with the lesson's last name, or has someone else's.
            if options.record.items(of: options.lesson).contains(where: { $0.kind == .name && $0.mark == item.key }) { return nil }
        }
        if let reply, !reply.isSuccess, reply.status != 404 { return reply.message }
        owner.record([item], isOwned: false)
        return nil
    }
}
