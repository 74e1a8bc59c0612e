/// The commands that make something, remove it or change whose it is. The others go their way unread.
package enum DockerCommand: String, Sendable, Equatable {
    case run, create, networkCreate, volumeCreate
    case build, commit, `import`, load, pull, tag
    case containerRemove, containerStop, containerKill, containerRestart, containerPause, containerRename, containerUpdate
    case imageRemove, volumeRemove, networkRemove
    case containerPrune, imagePrune, volumePrune, networkPrune, systemPrune
    case compose
    case other

    /// The command whose name stands at `start`, and where the name ends.
    static func find(in words: [String], from start: Int) -> (command: DockerCommand, end: Int)? {
        guard start < words.count else { return nil }
        if let command = alone[words[start]] { return (command, start + 1) }
        var second = start + 1
        if words[start] == "buildx" {
            // Its own options stand before its commands.
            let reading = OptionReader(.buildx).read(words, from: second)
            guard reading.isWhole else { return nil }
            second = reading.end
        }
        guard second < words.count, let command = inGroups[words[start]]?[words[second]] else { return nil }
        return (command, second + 1)
    }

    private static let alone: [String: DockerCommand] = [
        "run": .run, "create": .create, "build": .build, "commit": .commit, "import": .import, "load": .load, "pull": .pull, "tag": .tag,
        "rm": .containerRemove, "stop": .containerStop, "kill": .containerKill, "restart": .containerRestart, "pause": .containerPause,
        "rename": .containerRename, "update": .containerUpdate, "rmi": .imageRemove, "compose": .compose,
    ]

    private static let inGroups: [String: [String: DockerCommand]] = [
        "container": [
            "run": .run, "create": .create, "commit": .commit, "rm": .containerRemove, "remove": .containerRemove, "stop": .containerStop,
            "kill": .containerKill, "restart": .containerRestart, "pause": .containerPause, "rename": .containerRename,
            "update": .containerUpdate, "prune": .containerPrune,
        ],
        "image": [
            "build": .build, "import": .import, "load": .load, "pull": .pull, "tag": .tag, "rm": .imageRemove, "remove": .imageRemove,
            "prune": .imagePrune,
        ],
        "volume": ["create": .volumeCreate, "rm": .volumeRemove, "remove": .volumeRemove, "prune": .volumePrune],
        "network": ["create": .networkCreate, "rm": .networkRemove, "remove": .networkRemove, "prune": .networkPrune],
        "system": ["prune": .systemPrune],
        "builder": ["build": .build],
        "buildx": ["build": .build, "b": .build],
    ]
}
