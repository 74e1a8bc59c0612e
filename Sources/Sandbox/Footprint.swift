/// Something that calf owns on this machine.
package struct FootprintItem: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case data, cache, state, config
        /// A lesson's files, including copies of earlier versions.
        case workspace
        /// The server's cluster, its locks and its socket.
        case server
        /// A lesson's own servers.
        case servers
        /// A server started by root whose data directory no longer exists.
        case orphanedServer
        /// On a server provided by the user.
        case database
        /// On a container engine.
        case container, network, volume, image
        /// On a container engine, created by a calf installation whose data directory no longer exists.
        case leftover
    }

    package var kind: Kind
    /// A path, or the name of a database or engine object.
    package var path: String
    package var bytes: Int
    /// The lesson that created it, if any.
    package var lesson: String?

    package init(kind: Kind, path: String, bytes: Int, lesson: String? = nil) {
        self.kind = kind
        self.path = path
        self.bytes = bytes
        self.lesson = lesson
    }
}

extension Sandbox {
    /// Everything that exists and that calf owns: what `calf footprint` shows and `calf uninstall` removes.
    ///
    /// - Parameter others: What the caller lists.
    package func footprint(besides others: [FootprintItem] = []) async throws(SandboxError) -> [FootprintItem] {
        let place = try place()
        let servers = try ownedPaths()
        var items: [FootprintItem] = []
        let workspaces = Workspace.all(in: directories.data)
        let named: [(FootprintItem.Kind, String)] = [
            (.data, directories.data), (.cache, directories.cache), (.state, directories.state), (.config, directories.config),
        ]
        for (kind, path) in named where FileSystem.exists(path) && !items.contains(where: { $0.path == path }) {
            // A server inside the data directory is listed separately.
            let inside = servers.filter { $0.hasPrefix(path + "/") && !isInside($0, others: servers) }.reduce(0) {
                $0 + FileSystem.size(of: $1)
            }
            let listed = others.filter { $0.path.hasPrefix(path + "/") }.map(\.bytes).reduce(0, +)
            let own = listed + (kind == .data ? workspaces.map(\.bytes).reduce(0, +) : 0)
            items.append(FootprintItem(kind: kind, path: path, bytes: FileSystem.size(of: path) - inside - own))
        }
        items += workspaces.map { FootprintItem(kind: .workspace, path: $0.folder, bytes: $0.bytes) }
        for path in servers where FileSystem.exists(path) && !isInside(path, others: servers) {
            items.append(FootprintItem(kind: .server, path: path, bytes: FileSystem.size(of: path)))
        }
        if place.account != nil {
            for path in orphanedServers() {
                items.append(FootprintItem(kind: .orphanedServer, path: path, bytes: FileSystem.size(of: path)))
            }
        }
        if case .external = choice {
            for database in try await databases() {
                items.append(FootprintItem(kind: .database, path: database.name, bytes: database.bytes))
            }
        }
        return items + others
    }

    /// Stops the server and removes the footprint of these directories. Orphaned servers stay, because their data directory may be on a
    /// disk that is not mounted right now. The caller asks for confirmation first.
    package func uninstall() async throws(SandboxError) {
        if choice != .embedded { try await destroy() }
        _ = try await stop(force: true)
        for path in try ownedPaths() + directories.all { try FileSystem.remove(path) }
        // Folders that may contain something else are removed once they are empty.
        if let root = directories.root { FileSystem.removeIfEmpty(root) }
        if try place().account != nil { for parent in [ServerPlace.rootBase, ServerPlace.rootRun] { FileSystem.removeIfEmpty(parent) } }
    }

    /// Servers started by root whose data directories no longer exist.
    private nonisolated func orphanedServers() -> [String] {
        FileSystem.names(in: ServerPlace.rootBase).compactMap { name in
            let base = "\(ServerPlace.rootBase)/\(name)"
            // Without this file, the owner is unknown.
            guard let origin = try? FileSystem.readText(base + "/origin") else { return nil }
            let isRunning = KeeperLock.holder("\(ServerPlace.rootRun)/\(name)/keeper.lock") != nil
            return isRunning || FileSystem.exists(String(origin.prefix { $0 != "\n" })) ? nil : base
        }
    }

    private nonisolated func isInside(_ path: String, others: [String]) -> Bool {
        others.contains { path.hasPrefix($0 + "/") }
    }
}
