import DockerCLI

/// What the shim asks the engine that the line means.
struct EngineQuestions {
    let docker: RealDocker

    func objects(_ query: ObjectQuery) -> [EngineObject] { query.objects(in: docker.ask(query.arguments).output) }

    /// Objects by name; nothing is asked about none.
    func objects(_ names: [String], _ query: ([String]) -> ObjectQuery) -> [EngineObject] { names.isEmpty ? [] : objects(query(names)) }

    /// Images as they were named: a name can be removed, and the image stay.
    func images(named names: [String]) -> [EngineObject] {
        names.flatMap { name in
            objects(.images(named: [name])).map { image in
                var image = image
                let isID = image.id == name || image.id.hasPrefix("sha256:" + name)
                if !isID { image.name = ImageName.full(name) }
                return image
            }
        }
    }

    /// The volumes without a name that containers have.
    func anonymousVolumes(of containers: [EngineObject]) -> [String] {
        if containers.isEmpty { return [] }
        return AnonymousVolumes.names(in: docker.ask(AnonymousVolumes.arguments(ofContainers: containers.map(\.id))).output)
    }

    /// Engines before 23 prune volumes with names, too.
    var prunesNamedVolumes: Bool {
        let version = docker.ask(["version", "--format", "{{.Server.APIVersion}}"]).output.split(separator: "\n").first ?? ""
        let parts = version.split(separator: ".").compactMap { Int($0) }
        return parts.count == 2 && parts[0] == 1 && parts[1] < 42
    }
}
