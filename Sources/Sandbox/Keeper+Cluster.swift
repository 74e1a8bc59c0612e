import Glibc

/// Creates the cluster, and checks that an existing one matches the installed programs.
extension Keeper {
    /// Makes sure that there is a cluster, and returns the programs that work with it.
    mutating func readyCluster() throws(SandboxError) -> ServerPrograms {
        let installed = ServerPrograms.all(root: programsRoot)
        guard let newest = installed.first else { throw .serverMissing(package: ServerPrograms.package) }
        for name in FileSystem.names(in: place.base) where name.hasPrefix(Self.draftPrefix) {
            try FileSystem.remove(place.base + "/" + name)
        }
        var programs = newest
        if FileSystem.exists(place.cluster) {
            // A cluster without a readable version matches no server and is set aside.
            let version = (try? FileSystem.readText(place.cluster + "/PG_VERSION"))?.prefix { $0 != "\n" } ?? ""
            if let matching = installed.first(where: { "\($0.major)" == version }) {
                programs = matching
            } else {
                let major = String(version)
                try setAside { .clusterSetAside(major: major, path: $0) }
            }
        }
        if !FileSystem.exists(place.cluster) { try createCluster(programs) }
        return programs
    }

    /// Moves the whole cluster out of the way and records its new path in a notice.
    mutating func setAside(_ notice: (String) -> ServerNotice) throws(SandboxError) {
        var number = 1
        while FileSystem.exists("\(place.base)/set-aside-\(number)") { number += 1 }
        let path = "\(place.base)/set-aside-\(number)"
        guard rename(place.cluster, path) == 0 else { throw .failure("rename", place.cluster) }
        state.notices.append(notice(path))
    }

    private static var draftPrefix: String { "cluster.new-" }

    /// Creates the cluster under a temporary name and renames it once it is complete, so that being killed leaves nothing half-created.
    private mutating func createCluster(_ programs: ServerPrograms) throws(SandboxError) {
        try announce(.creating)
        let draft = "\(place.base)/\(Self.draftPrefix)\(getpid())"
        let output = place.base + "/initdb.log"
        unlink(output)
        // Sort by code point, so the order is always the same everywhere. Letters beyond ASCII still count as letters.
        let characterType = setlocale(LC_CTYPE, "C.UTF-8") == nil ? "C" : "C.UTF-8"
        let initdb = try ChildProcess.spawn(
            Self.endingWithKeeper("KILL") + [
                programs.initdb, "-D", draft, "-U", Self.superuser, "-A", "trust", "-E", "UTF8", "--locale=C",
                "--lc-ctype=\(characterType)", "-T", "english", "--wal-segsize=1", "--no-sync",
            ], environment: Self.environment, output: output, ownSession: true)
        switch wait(for: initdb, seconds: 120) {
        case .exited(0): break
        case .stopped:
            // If this fails, the draft is removed before the next attempt.
            try? FileSystem.remove(draft)
            throw .keeperFailed(status: SIGTERM)
        case .exited, .timedOut:
            let said = FileSystem.tail(output)
            // If this fails, the draft is removed before the next attempt.
            try? FileSystem.remove(draft)
            if SandboxError.tellsOfFullDisk(said) { throw .diskFull(path: place.base) }
            throw .clusterNotCreated(output: said)
        }
        unlink(output)
        guard rename(draft, place.cluster) == 0 else { throw .failure("rename", place.cluster) }
    }

    /// The server role that owns everything calf creates there.
    static var superuser: String { "calf" }

    /// The server needs nothing from the user's environment. Setting the time zone saves `initdb` from searching for it.
    static var environment: [String: String] { ["PATH": "/usr/bin:/bin", "TZ": "UTC", "LC_ALL": "C"] }

    /// The start of a command line whose program receives the signal when the keeper dies.
    package static func endingWithKeeper(_ signal: String) -> [String] {
        let setpriv = "/usr/bin/setpriv"
        return access(setpriv, X_OK) == 0 ? [setpriv, "--pdeathsig", signal] : []
    }
}
