/// The commands that create objects, which need labels or a journal entry.
package enum DockerCommand: Sendable, Equatable {
    case run, create, networkCreate, volumeCreate
    case build, bake, commit, `import`, load, pull, tag
    case compose
    case other

    init(_ entry: CommandTable.Entry) {
        self = Self.named[entry.name] ?? .other
    }

    private static let named: [String: DockerCommand] = [
        "run": .run, "create": .create, "network create": .networkCreate, "volume create": .volumeCreate, "build": .build, "bake": .bake,
        "commit": .commit, "import": .import, "load": .load, "pull": .pull, "tag": .tag,
    ]
}
