import DockerCLI
import Glibc
import Primitives

/// The guard's queries to the engine that the command uses.
final class EngineQuestions {
    let docker: RealDocker
    /// The engine's error message for the first query that failed.
    private(set) var failure: String?
    /// What was answered before the command ran: a query takes docker longer than everything else here.
    private var answers: [[String]: Answer] = [:]

    init(docker: RealDocker) { self.docker = docker }

    /// Queries are asked again from now on, because the command has changed the engine.
    func forget() { answers = [:] }

    /// Runs a query. A missing object is not a failure. Neither is an unreachable engine, since docker couldn't do anything either.
    func ask(_ question: [String], readsInput: Bool = false) -> Answer {
        if !readsInput, let known = answers[question] { return known }
        let answer = docker.ask(question, readsInput: readsInput)
        if !readsInput { answers[question] = answer }
        let known = [
            "no such", "not found", "cannot connect to the docker daemon", "error during connect", "permission denied",
            "is the docker daemon running",
        ]
        let unknown = answer.errors.split(separator: "\n").first { line in
            !line.allSatisfy(\.isWhitespace) && !known.contains { line.lowercased().contains($0) }
        }
        if answer.status != 0, let unknown { failure = failure ?? String(unknown) }
        return answer
    }

    func objects(_ query: ObjectQuery) -> [EngineObject] { query.objects(in: ask(query.arguments).output) }

    /// Objects by name, interpreted as docker does: without surrounding spaces and slashes. Without names, the engine isn't queried.
    func objects(_ names: [String], _ query: ([String]) -> ObjectQuery) -> [EngineObject] {
        let all = names.flatMap { name -> [String] in
            let trimmed = String(name.drop { $0.isWhitespace || $0 == "/" }.reversed().drop { $0.isWhitespace || $0 == "/" }.reversed())
            return trimmed == name ? [name] : [name, trimmed] + AffectedObjects.names(in: name)
        }
        var asked: [String] = []
        for name in all where !name.isEmpty && !asked.contains(name) { asked.append(name) }
        return asked.isEmpty ? [] : objects(query(asked))
    }

    /// The containers' anonymous volumes.
    func anonymousVolumes(of containers: [EngineObject]) -> [String] {
        if containers.isEmpty { return [] }
        return AnonymousVolumes.names(in: ask(AnonymousVolumes.arguments(ofContainers: containers.map(\.id))).output)
    }

    /// Engines older than 23 also prune named volumes, and so do newer ones if the client uses an older version of their API.
    var prunesNamedVolumes: Bool {
        let answer = ask(["version", "--format", "{{.Client.APIVersion}} {{.Server.APIVersion}}"]).output
        return answer.split(whereSeparator: \.isWhitespace).contains { version in
            let parts = version.split(separator: ".").compactMap { Int($0) }
            return parts.count == 2 && parts[0] == 1 && parts[1] < 42
        }
    }

    /// Whether a path gives access to the engine's files or its socket, also through a link.
    func isIn(_ paths: [String]) -> Bool {
        if paths.isEmpty { return false }
        let folder = ask(["info", "--format", "{{.DockerRootDir}}"]).output.split(separator: "\n").map(String.init)
        let socket = getenv("DOCKER_HOST").map { String(cString: $0) }.flatMap { $0.hasPrefix("unix://") ? $0.dropFirst(7) : nil }
        let own = folder + (socket.map { [String($0)] } ?? [])
        return paths.map(HostPath.init).contains { path in
            Set([path.lexical, path.real]).contains { EnginePath.holdsEngine($0, others: own + own.map { HostPath($0).real }) }
        }
    }

    /// Identifies the engine, however it is reached; `nil` if unknown. The ID alone isn't enough, because cloned machines share it.
    func engineID(isLessons: Bool, _ scope: ShimScope) -> String? {
        let answer = docker.ask(["info", "--format", "{{.ID}} {{.Name}} {{.DockerRootDir}}"], onEngineOf: isLessons ? scope : nil)
        let id = answer.output.split(separator: "\n").first.map(String.init) ?? ""
        return answer.status == 0 && !id.isEmpty ? id : nil
    }

    var hasBuildCache: Bool {
        let rows = ask(["system", "df", "--format", "{{.Type}}\t{{.TotalCount}}"]).rows
        return rows.first { $0.first == "Build Cache" }?.last != "0"
    }
}

// MARK: - Images

extension EngineQuestions {
    /// An image found by one of its names or by its ID.
    struct Image {
        var object: EngineObject
        var tags: [String]
        /// Whether it was found by this name, rather than by its ID.
        var isNamed: Bool
    }

    func image(_ name: String) -> Image? {
        guard !name.isEmpty, var object = objects(.images(named: [name])).first else { return nil }
        let answer = ask(["image", "inspect", "--format", "{{range .RepoTags}}{{.}}\n{{end}}", "--", object.id])
        let tags = answer.output.split(separator: "\n").map { ImageName.full(String($0)) }
        let full = ImageName.full(name)
        let isNamed = tags.contains(full) || name.contains("@")
        object.name = isNamed ? full : ""
        return Image(object: object, tags: tags, isNamed: isNamed)
    }

    /// The images whose names a command would move to other images.
    func images(losing names: [String]) -> [EngineObject] { names.compactMap(image).filter(\.isNamed).map(\.object) }

    /// What a removal would remove that isn't the lesson's: names, and images that would lose their last name.
    func images(removing names: [String], withParents: Bool = true, unlessOwnedIn journal: Journal) -> [EngineObject] {
        var foreign: [EngineObject] = []
        var removed: [String: (image: Image, tags: Set<String>)] = [:]
        for image in names.compactMap(image) {
            let tags = image.isNamed ? [image.object.name] : image.tags
            removed[image.object.id, default: (image, [])].tags.formUnion(tags)
            for tag in tags {
                var named = image.object
                named.name = tag
                if !journal.owns(named) { foreign.append(named) }
            }
        }
        for (image, tags) in removed.values where tags.isSuperset(of: image.tags) {
            var unnamed = image.object
            unnamed.name = ""
            let isOwn = journal.owns(unnamed) || journal.hasBuilt(unnamed)
            if !isOwn, !foreign.contains(where: { $0.id == unnamed.id }) { foreign.append(unnamed) }
            if withParents { foreign += parents(removedWith: unnamed, unlessOwnedIn: journal) }
        }
        return foreign
    }

    /// The images that docker removes along with an image that was made from them: those without a name and without other children.
    private func parents(removedWith image: EngineObject, unlessOwnedIn journal: Journal) -> [EngineObject] {
        var foreign: [EngineObject] = []
        var next = lineage([image.id]).first ?? []
        while next.count == 3, !next[1].isEmpty {
            let (child, parent) = (next[0], EngineObject(.image, id: next[1], name: ""))
            next = lineage([parent.id]).first ?? []
            if next.last != "0" { break }
            if journal.owns(parent) || journal.hasBuilt(parent) { continue }
            let family = lineage(Set(objects(.images()).map(\.id)).sorted())
            if family.contains(where: { $0[1] == parent.id && $0[0] != child }) { break }
            foreign.append(parent)
        }
        return foreign
    }

    /// The ID of each image, its parent's, and the number of its names. Images that BuildKit built have no parent.
    private func lineage(_ ids: [String]) -> [[String]] {
        ask(["image", "inspect", "--format", "{{.Id}}\t{{.Parent}}\t{{len .RepoTags}}", "--"] + ids).rows.filter { $0.count == 3 }
    }

    /// An image and, if the builder kept them, the images of its build steps. Only the classic builder keeps them.
    func steps(of id: String) -> Set<String> {
        let history = ask(["history", "--quiet", "--no-trunc", id]).output.split(separator: "\n").map(String.init)
        return Set([id] + history.filter { $0 != "<missing>" })
    }

    /// The images that a Compose project has built.
    func images(ofProject name: String) -> [EngineObject] {
        objects(.images(["label=\(CalfLabel.composeProject)=\(name)"])).map { image in
            var image = image
            image.project = name
            return image
        }
    }

    func images(ofRepository name: String) -> [EngineObject] {
        let full = ImageName.full(name)
        let repository = full.hasSuffix(":latest") ? String(full.dropLast(":latest".count)) : full
        return objects(.images()).filter { $0.name.hasPrefix(repository + ":") }
    }

    var namedImages: [EngineObject] { objects(.images()).filter { !$0.name.isEmpty } }

    /// The unused objects. An image with several names is included several times.
    func unused(_ kind: AffectedObjects.Unused, _ filters: [String]) -> [EngineObject] {
        switch kind {
        case .containers: return objects(.containers(filters + ["status=created", "status=exited", "status=dead"]))
        case .networks:
            let networks = objects(.networks(filters + ["dangling=true", "type=custom"]))
            if networks.isEmpty { return [] }
            // Some engines list networks with containers, too.
            let used = ask(["network", "inspect", "--format", "{{.Id}}\t{{len .Containers}}", "--"] + networks.map(\.id)).rows
            return networks.filter { network in !used.contains { $0.first == network.id && $0.last != "0" } }
        case .volumes(let all):
            let volumes = objects(.volumes(filters + ["dangling=true"]))
            return all || prunesNamedVolumes ? volumes : volumes.filter(\.isAnonymousVolume)
        case .images(false): return objects(.images(filters + ["dangling=true"], everything: false))
        case .images(true):
            let used = Set(objects(.containers()).map { $0.image })
            return objects(.images(filters, everything: false)).filter { image in
                !used.contains { $0 == image.id || $0 == image.shortID || ImageName.full($0) == image.name }
            }
        }
    }
}

// MARK: - Files that name images

extension EngineQuestions {
    /// The images that would lose a name to an image in an archive of `docker save`; `nil` if the archive can't be read.
    func images(losingToArchive path: String?) -> [EngineObject]? {
        guard let readsInput = StandardInput.keep(for: [path ?? "-"]) else { return nil }
        let archive = path ?? "/proc/self/fd/0"
        // Otherwise, tar would take what comes before a colon for another machine's name.
        let file = archive.hasPrefix("/") ? archive : "./" + archive
        let answer = docker.run("tar", ["-xOf", file, "manifest.json"], readsInput: readsInput)
        let tree: JSONTree
        do throws(JSONError) { tree = try JSONTree(answer.output) } catch { return nil }
        var lost: [EngineObject] = []
        for entry in tree.root.children {
            let config = entry["Config"]?.string ?? ""
            for tag in (entry["RepoTags"]?.children ?? []).compactMap(\.string) {
                // If it is the same image, it keeps its name. An image's ID is the hash of its configuration.
                lost += images(losing: [tag]).filter { image in
                    let hash = docker.run("tar", ["-xf", file, "--to-command=sha256sum", "--", config], readsInput: readsInput)
                    let id = image.id.dropFirst("sha256:".count)
                    let lines = hash.output.split(separator: "\n")
                    return lines.isEmpty || !lines.allSatisfy { $0.hasPrefix(id) }
                }
            }
        }
        return lost
    }

    /// The names that `docker buildx bake` would assign; `nil` if it doesn't tell.
    func namesInBakeFile(_ line: DockerLine) -> [String]? {
        guard let readsInput = StandardInput.keep(for: line.values("file")) else { return nil }
        var words = Array(line.words[line.start...])
        // Of several, the last one counts.
        words.insert("--print=true", at: words.firstIndex(of: "--") ?? words.endIndex)
        let answer = docker.ask(["buildx", "bake"] + words, readsInput: readsInput)
        let tree: JSONTree
        do throws(JSONError) { tree = try JSONTree(answer.output) } catch { return answer.status == 0 ? nil : [] }
        return (tree.root["target"]?.children ?? []).flatMap { target in
            let outputs = (target["output"]?.children ?? []).flatMap { output -> [String] in
                if let text = output.string { return OutputOption.names(in: text) }
                return (output["name"]?.string ?? "").split(separator: ",").map(String.init)
            }
            return (target["tags"]?.children ?? []).compactMap(\.string) + outputs
        }
    }
}
