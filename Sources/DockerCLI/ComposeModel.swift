import Primitives

/// The parts of a Compose project that name objects, from the output of `docker compose config --format json`.
package struct ComposeModel: Sendable, Equatable {
    package struct Service: Sendable, Equatable {
        package var name: String
        package var image: String?
        /// Additional names for the image it builds.
        package var tags: [String]
        package var isBuilt: Bool
        package var pullPolicy: String
        /// Containers outside the project whose volumes or namespaces it shares.
        package var containers: [String]
        /// The paths on this machine that it mounts.
        package var paths: [String]
        /// Whether it asks for access to the engine.
        package var usesEngine: Bool
    }

    package let project: String
    package let services: [Service]
    /// The engine's names for volumes and networks, including external ones.
    package let volumes: [String]
    package let networks: [String]

    /// Returns `nil` if the text is not a project.
    package init?(_ output: String) {
        let root: JSONNode
        do throws(JSONError) { root = try JSONTree(output).root } catch { return nil }
        guard root.isObject, let name = root["name"]?.string, !name.isEmpty else { return nil }
        project = name
        func names(_ node: JSONNode?) -> [String] { (node?.children ?? []).map { $0["name"]?.string ?? $0.key } }
        volumes = names(root["volumes"])
        networks = names(root["networks"])
        services = (root["services"]?.children ?? []).map(Service.init)
        devices = (root["volumes"]?.children ?? []).compactMap { $0["driver_opts"]?["device"]?.string }
    }

    private let devices: [String]

    /// The paths on this machine that its containers get, directly or as volumes.
    package var paths: [String] { devices + services.flatMap(\.paths) }

    /// Whether one of its services asks for access to the engine.
    package var usesEngine: Bool { services.contains(where: \.usesEngine) }

    package var containers: [String] { services.flatMap(\.containers) }

    /// The image names that a command would move to other images.
    package func namesTaken(building: Bool, pulling: Bool) -> [String] {
        services.flatMap { service -> [String] in
            let builds = service.isBuilt && (building || service.pullPolicy == "build")
            let pulls = pulling || ["always", "daily", "weekly"].contains(service.pullPolicy) || service.pullPolicy.hasPrefix("every")
            return (builds ? builtNames(of: service) : []) + (pulls && !service.isBuilt ? [service.image].compactMap { $0 } : [])
        }
    }

    /// The image names of all services.
    package var images: [String] { builtImages + services.flatMap { $0.isBuilt ? [] : [$0.image].compactMap { $0 } } }

    /// The image names of the services that are built.
    package var builtImages: [String] { services.filter(\.isBuilt).flatMap(builtNames) }

    /// Compose 1 joins project and service with `_` instead of `-`.
    private func builtNames(of service: Service) -> [String] {
        (service.image.map { [$0] } ?? ["\(project)-\(service.name)", "\(project)_\(service.name)"]) + service.tags
    }
}

extension ComposeModel.Service {
    init(_ node: JSONNode) {
        name = node.key
        image = node["image"]?.string
        isBuilt = node["build"] != nil
        tags = (node["build"]?["tags"]?.children ?? []).compactMap(\.string)
        pullPolicy = node["pull_policy"]?.string ?? ""
        let joined = [node["network_mode"], node["pid"], node["ipc"]] + (node["volumes_from"]?.children ?? []).map(Optional.some)
        containers = joined.compactMap { node in
            guard let value = node?.string, value.hasPrefix("container:") else { return nil }
            return String(value.dropFirst("container:".count).prefix { $0 != ":" })
        }
        paths = (node["volumes"]?.children ?? []).compactMap { $0["type"]?.string == "bind" ? $0["source"]?.string : nil }
        usesEngine = node["use_api_socket"]?.isTrue == true
    }
}
