package import Course
import Glibc
import Sandbox

/// What a lesson declares about its servers, with everything that its nodes need: a copy, so that neither an edited lesson nor a folder
/// that another account can't read matters to servers that run.
package struct ServerPlan: Sendable {
    package let set: ServerSet
    /// By name.
    let kinds: [String: ServerKind]
    /// The files of the plan's folder, by path.
    private let files: [String: [UInt8]]
    /// The same for the same content.
    package let digest: String

    private static let lessonFile = "lesson.md"
    private static let digestFile = "digest"

    /// Reads what a lesson declares; `nil` if it has no servers.
    package init?(of lesson: Lesson) throws {
        guard lesson.servers != nil, let (declared, text) = try LessonReader.declarations(inFileAt: lesson.path), let set = declared.servers
        else { return nil }
        let known = ServerKinds(for: lesson)
        var files = [Self.lessonFile: Array(text.utf8)]
        var kinds: [String: ServerKind] = [:]
        for folder in known.folders.reversed() { try Self.add("\(folder)/bin", as: "bin", to: &files) }
        for node in set.nodes {
            guard let kind = known[node.kind]?.kind else { throw ServersError.refused("there is no kind of server '\(node.kind)'") }
            kinds[node.kind] = kind
            if let helpers = known.helpers(of: kind) {
                files["kinds/\(kind.name)/lib.sh"] = try FileSystem.readBytes(helpers, limit: Self.fileLimit)
            }
            try Self.add(kind.folder, as: "kinds/\(kind.name)", to: &files)
            for value in node.settings.values {
                guard let path = known.dataset(value) else { continue }
                files["datasets/\(value).sql"] = try FileSystem.readBytes(path, limit: Self.fileLimit)
            }
        }
        (self.set, self.files, self.kinds) = (set, files, kinds)
        let parts = files.sorted { $0.key < $1.key }.flatMap { [$0.key, ContentHash(of: $0.value).hex] }
        digest = ContentHash(ofParts: parts).hex(digits: 32)
    }

    private static let fileLimit = 64 << 20

    private static func add(_ folder: String, as name: String, to files: inout [String: [UInt8]]) throws {
        for file in FileSystem.names(in: folder) where !FileSystem.isDirectory("\(folder)/\(file)") {
            files["\(name)/\(file)"] = try FileSystem.readBytes("\(folder)/\(file)", limit: fileLimit)
        }
    }

    // MARK: - In the set's folder

    /// Writes the plan, unless it's there.
    func write(to place: SetPlace, node command: String) throws(SandboxError) {
        let file = "\(place.plan)/\(Self.digestFile)"
        // A file that can't be read is written again.
        if (try? FileSystem.readText(file)) == digest { return }
        let draft = place.plan + ".new"
        try FileSystem.remove(draft)
        for folder in ["", "/kinds", "/bin", "/datasets"] + kinds.keys.sorted().map({ "/kinds/\($0)" }) {
            try FileSystem.makeDirectories(draft + folder)
            try give(draft + folder, to: place.account)
        }
        var all = files
        all["bin/node"] = Array(command.utf8)
        for (path, bytes) in all {
            try FileSystem.write(bytes, to: "\(draft)/\(path)", owner: place.account)
            if path.hasPrefix("bin/") { chmod("\(draft)/\(path)", 0o700) }
        }
        try FileSystem.write(digest, to: "\(draft)/\(Self.digestFile)", owner: place.account)
        try FileSystem.remove(place.plan)
        try FileSystem.move(draft, to: place.plan)
    }

    private func give(_ path: String, to account: Account?) throws(SandboxError) {
        guard let account, chown(path, account.user, account.group) != 0 else { return }
        throw .failure("chown", path)
    }

    /// Reads the plan that was written for a set.
    init(at place: SetPlace) throws {
        guard let set = try LessonReader.declarations(inFileAt: "\(place.plan)/\(Self.lessonFile)")?.lesson.servers else {
            throw ServersError.keeperSilent
        }
        self.set = set
        files = [:]
        digest = try FileSystem.readText("\(place.plan)/\(Self.digestFile)")
        var kinds: [String: ServerKind] = [:]
        for node in set.nodes { kinds[node.kind] = ServerKindReader.kind(at: "\(place.plan)/kinds/\(node.kind)").kind }
        self.kinds = kinds
    }

    func kind(of node: ServerSet.Node) -> ServerKind { kinds[node.kind] ?? ServerKind(name: node.kind, folder: "") }

    /// The nodes in groups: each refers only to nodes of earlier groups.
    var levels: [[ServerSet.Node]] {
        var levels: [[ServerSet.Node]] = []
        var done: Set<String> = []
        var rest = set.nodes
        while !rest.isEmpty {
            let ready = rest.filter { kind(of: $0).isReady($0, done) }
            // The linter refuses cycles.
            levels.append(ready.isEmpty ? rest : ready)
            done.formUnion(levels[levels.count - 1].map(\.name))
            rest.removeAll { done.contains($0.name) }
        }
        return levels
    }

    /// The node for which one stands, or itself.
    func meant(by node: ServerSet.Node) -> ServerSet.Node { set.meant(by: node, kinds) }

    /// The port on which a node listens, if it does.
    func port(of node: ServerSet.Node) -> Int? {
        let meant = meant(by: node)
        return meant.port(kind(of: meant))
    }

    /// Whether a node listens on TCP.
    package var usesNetwork: Bool { self.set.nodes.contains { port(of: $0) != nil } }

    /// The nodes that must run while others are made.
    var runningWhileMade: Set<String> {
        Set(set.nodes.flatMap { node in kind(of: node).copies.flatMap { node.nodes(in: $0) } })
    }
}

extension ServerKind {
    fileprivate func isReady(_ node: ServerSet.Node, _ done: Set<String>) -> Bool { node.references(self).allSatisfy(done.contains) }
}
