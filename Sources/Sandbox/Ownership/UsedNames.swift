import DockerCLI
import DockerProxy
import EngineValues

/// The names and ports used on an engine, by anything outside a lesson if one is given.
package struct UsedNames: Sendable {
    /// The names of containers, volumes, networks, and images (without their tags).
    let names: Set<String>
    private let ports: [ClosedRange<Int>]
    /// The ports that the lesson's own containers publish.
    private let own: [ClosedRange<Int>]

    package init(on engine: Engine, besides scope: LessonScope? = nil) async throws {
        async let containers = engine.objects(.containers)
        async let networks = engine.objects(.networks)
        async let volumes = engine.objects(.volumes)
        async let images = engine.objects(.images(everything: false))
        async let published = engine.run(["ps", "--no-trunc", "--format", "{{.ID}}\t{{.Ports}}"]).text
        let ownership = try scope?.record.ownership()
        var names: Set<String> = []
        var ownIDs: Set<String> = []
        for object in try await containers + networks + volumes + images {
            if ownership?.owns(scope?.name ?? "", object) == true {
                ownIDs.insert(object.id)
            } else {
                names.insert(object.kind == .image ? ImageName.split(object.name).repository : object.name)
            }
        }
        self.names = names
        var (ports, own): ([ClosedRange<Int>], [ClosedRange<Int>]) = ([], [])
        for line in try await published.split(separator: "\n") {
            let fields = line.split(separator: "\t", maxSplits: 1)
            guard fields.count == 2 else { continue }
            let hosts = PublishedPort.list(String(fields[1])).compactMap(\.host)
            if ownIDs.contains(String(fields[0])) { own += hosts } else { ports += hosts }
        }
        (self.ports, self.own) = (ports, own)
    }

    /// Whether the lesson can publish the port or already does.
    func isFree(_ port: Int) -> Bool {
        if own.contains(where: { $0.contains(port) }) { return true }
        return !ports.contains { $0.contains(port) } && LocalPort.isFree(port)
    }
}
