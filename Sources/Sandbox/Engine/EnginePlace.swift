import Glibc

/// Where the `docker` command looks for an engine, and which product that is.
package struct EnginePlace: Sendable, Equatable {
    /// An address in the format of `DOCKER_HOST`, such as `unix:///var/run/docker.sock`.
    package var address: String
    /// The name of the current context; `default` if none is selected.
    package var context = "default"
    /// Whether the address comes from `DOCKER_HOST`.
    package var isFromVariable = false

    /// The products that can run containers for the `docker` command.
    package enum Product: Sendable, Equatable {
        case engine, rootless, desktop
        /// On another machine.
        case remote
    }

    /// The product, inferred from the address and the context.
    package var product: Product {
        if context.hasPrefix("desktop-") || address.contains("/.docker/desktop/") || address.contains("/.docker/run/") { return .desktop }
        guard let path = socketPath else { return .remote }
        return path.hasPrefix("/run/user/") || context == "rootless" ? .rootless : .engine
    }

    /// The path of the socket on this machine, or `nil` if the engine is reached over a network.
    package var socketPath: String? { address.hasPrefix("unix://") ? String(address.dropFirst(7)) : nil }
}

extension EnginePlace {
    /// The well-known socket locations, other than `address`, where there is a socket.
    static func others(environment: [String: String], besides address: String) -> [EnginePlace] {
        let home = environment["HOME"] ?? "/"
        let runtime = environment["XDG_RUNTIME_DIR"] ?? "/run/user/\(getuid())"
        let known = [
            EnginePlace(address: "unix:///var/run/docker.sock"),
            EnginePlace(address: "unix://\(runtime)/docker.sock", context: "rootless"),
            EnginePlace(address: "unix://\(home)/.docker/desktop/docker.sock", context: "desktop-linux"),
        ]
        return known.filter { place in
            guard place.address != address, let path = place.socketPath, let found = FileSystem.status(path) else { return false }
            return found.st_mode & S_IFMT == S_IFSOCK
        }
    }
}
