import Glibc
import TestSupport
import Testing

/// Another user of the engine, with objects of their own. Whatever a learner does, these survive, and nothing is added in the end.
struct Neighbour {
    private let prefix = "neighbour-\(getpid())"
    private let engine: [String: String]

    /// Runs `body` next to a neighbor. Afterwards the engine must hold exactly what it held before.
    static func beside(engine: [String: String] = EngineVariables.away, _ body: () async throws -> Void) async throws {
        let neighbour = Neighbour(engine: engine)
        try neighbour.moveIn()
        let before = try neighbour.everything()
        let result: Result<Void, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        let after = try await untilEngineSettled({ $0 == before }, neighbour.everything)
        try neighbour.moveOut()
        try result.get()
        #expect(after.subtracting(before).sorted() == [], "left on the engine")
        #expect(before.subtracting(after).sorted() == [], "missing from the engine")
    }

    /// Runs docker without calf. Requires success, and returns the output.
    @discardableResult
    static func docker(_ words: String..., engine: [String: String] = EngineVariables.away) throws -> String {
        let result = try Tool.run(["docker"] + words, variables: engine)
        try #require(result.status == 0, "docker \(words.joined(separator: " ")): \(result.output)")
        return result.output
    }

    /// Creates one object of each kind: a running and a stopped container, a named and an anonymous volume, a network, and an image name.
    private func moveIn() throws {
        let image = "busybox:1.36"
        try Self.docker("network", "create", prefix, engine: engine)
        try Self.docker("volume", "create", prefix, engine: engine)
        try Self.docker(
            "run", "-d", "--name", "\(prefix)-up", "--network", prefix, "-v", "\(prefix):/data", "-v", "/scratch", image, "sleep", "1d",
            engine: engine)
        try Self.docker("create", "--name", "\(prefix)-down", image, "true", engine: engine)
        try Self.docker("tag", image, "\(prefix):1", engine: engine)
    }

    private func moveOut() throws {
        try Self.docker("rm", "-f", "-v", "\(prefix)-up", "\(prefix)-down", engine: engine)
        try Self.docker("network", "rm", prefix, engine: engine)
        try Self.docker("volume", "rm", prefix, engine: engine)
        try Self.docker("rmi", "\(prefix):1", engine: engine)
    }

    /// All objects on the engine, whoever owns them, with the properties in which a change would show.
    private func everything() throws -> Set<String> {
        let lists = try [
            Self.docker("ps", "-a", "--no-trunc", "--format", "container {{.ID}} {{.Names}} {{.State}}", engine: engine),
            Self.docker("images", "-a", "--no-trunc", "--format", "image {{.ID}} {{.Repository}}:{{.Tag}}", engine: engine),
            Self.docker("volume", "ls", "--format", "volume {{.Name}}", engine: engine),
            Self.docker("network", "ls", "--no-trunc", "--format", "network {{.ID}} {{.Name}}", engine: engine),
        ]
        return Set(lists.flatMap { $0.split(separator: "\n").map(String.init) })
    }
}
