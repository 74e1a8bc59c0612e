import CGNU
import Glibc
import Primitives

/// Removes what the record lists for a lesson, by ID and in an order that works: containers, then networks, volumes, and images.
package struct Removal: Sendable {
    /// What was removed, and what remains.
    package struct Report: Sendable, Equatable {
        package var removed: [OwnedItem] = []
        /// With the engine's reason.
        package var kept: [Kept] = []

        package struct Kept: Sendable, Equatable {
            package var item: OwnedItem
            package var reason: String
        }
    }

    /// The engine doesn't answer, so it isn't known what exists. What wasn't removed yet stays in the record.
    package struct Unchecked: Error, Sendable {}

    private let options: ProxyOptions

    package init(_ options: ProxyOptions) { self.options = options }

    /// Waits for the engine, so it must not be called on the concurrent executor's threads.
    package func run() throws(Unchecked) -> Report {
        let stop = eventfd(0, Int32(EFD_CLOEXEC))
        defer { close(stop) }
        let owner = Guard(options: options, engine: EngineClient(path: options.engine, waiter: Waiter(stop: stop)))
        var report = Report()
        do {
            var rest = options.record.items(of: options.lesson).sorted { Self.rank($0) < Self.rank($1) }
            // An image can't be removed before those that are built on it, so what the engine refuses is tried again.
            repeat {
                let before = report.removed.count
                report.kept = []
                for item in rest { try remove(item, owner, &report) }
                rest = report.removed.count == before ? [] : report.kept.map(\.item)
            } while !rest.isEmpty
        } catch {
            throw Unchecked()
        }
        return report
    }

    private static func rank(_ item: OwnedItem) -> Int {
        switch item {
        case .container: 0
        case .network: 1
        case .volume: 2
        case .imageName: 3
        case .image, .sharedImage: 4
        }
    }

    private func remove(_ item: OwnedItem, _ owner: Guard, _ report: inout Report) throws {
        let engine = owner.engine
        let reply: EngineClient.Reply
        switch item {
        case .container(let id): reply = try engine.request("DELETE", ["containers", id], [("force", "1")])
        case .network(let id): reply = try engine.request("DELETE", ["networks", id])
        case .volume(let name, _):
            let found = try engine.get(["volumes", name])
            // Another volume may have the name now.
            guard found.status == 404 || Guard.items(ofVolume: found.value).contains(item) else {
                return owner.record([item], isOwned: false)
            }
            reply = found.isSuccess ? try engine.request("DELETE", ["volumes", name]) : found
        case .imageName(let name, let id):
            guard try owner.image(name)?["Id"].text == id else { return owner.record([item], isOwned: false) }
            reply = try owner.removeImage(name)
        case .image(let id): reply = try owner.removeImage(id)
        case .sharedImage(let id):
            // It was removed with the lesson's last name, or has someone else's.
            let names = options.record.items(of: options.lesson).filter { if case .imageName(_, id) = $0 { true } else { false } }
            return names.isEmpty ? owner.record([item], isOwned: false) : ()
        }
        if reply.isSuccess || reply.status == 404 {
            owner.record([item], isOwned: false)
            if reply.isSuccess { report.removed.append(item) }
        } else {
            report.kept.append(.init(item: item, reason: reply.message))
        }
    }
}
