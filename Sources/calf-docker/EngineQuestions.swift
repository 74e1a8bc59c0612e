import DockerCLI
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

    /// Engines older than 23 also prune named volumes.
    var prunesNamedVolumes: Bool {
        let version = ask(["version", "--format", "{{.Server.APIVersion}}"]).output.split(separator: "\n").first ?? ""
        let parts = version.split(separator: ".").compactMap { Int($0) }
        return parts.count == 2 && parts[0] == 1 && parts[1] < 42
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
    func images(removing names: [String], unlessOwnedIn journal: Journal) -> [EngineObject] {
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
            if journal.owns(unnamed) || journal.hasBuilt(unnamed) { continue }
            if !foreign.contains(where: { $0.id == unnamed.id }) { foreign.append(unnamed) }
        }
        return foreign
    }

    /// An image and, if the builder kept them, the images of its build steps. Only the classic builder keeps them.
    func steps(of id: String) -> Set<String> {
        let history = ask(["history", "--quiet", "--no-trunc", id]).output.split(separator: "\n").map(String.init)
        return Set([id] + history.filter { $0 != "<missing>" })
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
        case .networks: return objects(.networks(filters + ["dangling=true", "type=custom"]))
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
        if path == nil, !StandardInput.keep() { return nil }
        let answer = docker.run("tar", ["-xOf", path ?? "/proc/self/fd/0", "manifest.json"], readsInput: path == nil)
        let tree: JSONTree
        do throws(JSONError) { tree = try JSONTree(answer.output) } catch { return nil }
        var lost: [EngineObject] = []
        for entry in tree.root.children {
            let config = entry["Config"]?.string ?? ""
            for tag in (entry["RepoTags"]?.children ?? []).compactMap(\.string) {
                // If it is the same image, it keeps its name.
                lost += images(losing: [tag]).filter { !config.contains($0.id.dropFirst("sha256:".count)) }
            }
        }
        return lost
    }

    /// The names that `docker buildx bake` would assign; `nil` if it doesn't tell.
    func namesInBakeFile(_ line: DockerLine) -> [String]? {
        let readsInput = line.values("file").contains("-")
        if readsInput, !StandardInput.keep() { return nil }
        let answer = docker.ask(["buildx", "bake", "--print"] + line.words[line.start...], readsInput: readsInput)
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
