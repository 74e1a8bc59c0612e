import Glibc

/// The programs of one installed PostgreSQL server.
package struct ServerPrograms: Sendable, Equatable {
    /// The folder that contains `initdb` and `postgres`.
    package var directory: String
    /// The major version, such as 15.
    package var major: Int

    package var initdb: String { directory + "/initdb" }
    package var postgres: String { directory + "/postgres" }

    /// Where Debian and Ubuntu install the programs of each major version.
    package static let systemRoot = "/usr/lib/postgresql"

    /// The package that contains the server.
    package static let package = "postgresql"

    /// The command that installs packages of servers on Debian and Ubuntu. Without the file, PostgreSQL's would also create a system-wide
    /// cluster and start it on port 5432.
    package static func installation(of packages: [String]) -> String {
        let file = "/etc/postgresql-common/createcluster.d/calf.conf"
        return "mkdir -p /etc/postgresql-common/createcluster.d && echo 'create_main_cluster = false' > \(file)"
            + " && apt-get install -y --no-install-recommends \(packages.joined(separator: " ")); rm \(file)"
    }

    /// All installed servers: those in the version folders of `root`, newest first, then those on the search path.
    package static func all(root: String = systemRoot, path: String) -> [ServerPrograms] {
        var found: [ServerPrograms] = []
        for name in FileSystem.names(in: root) {
            guard let major = Int(name) else { continue }
            let programs = ServerPrograms(directory: "\(root)/\(name)/bin", major: major)
            if programs.areExecutable { found.append(programs) }
        }
        found.sort { $0.major > $1.major }
        for directory in path.split(separator: ":") where directory.hasPrefix("/") {
            // Resolve links, so that a link to one of the above isn't taken for another server.
            let real = FileSystem.parent(of: FileSystem.realPath(directory + "/postgres"))
            guard access(directory + "/postgres", X_OK) == 0, !found.contains(where: { $0.directory == real }) else { continue }
            guard let major = majorVersion(ofProgramsIn: real) else { continue }
            let programs = ServerPrograms(directory: real, major: major)
            if programs.areExecutable { found.append(programs) }
        }
        return found
    }

    /// The server to create a new cluster with.
    package static func find(root: String = systemRoot, path: String) -> ServerPrograms? { all(root: root, path: path).first }

    private var areExecutable: Bool { access(initdb, X_OK) == 0 && access(postgres, X_OK) == 0 }

    /// Asks the program itself, which prints `postgres (PostgreSQL) 15.18 (Debian …)`.
    private static func majorVersion(ofProgramsIn directory: String) -> Int? {
        // A server that can't be run doesn't count.
        guard let output = try? ChildProcess.output([directory + "/postgres", "-V"]) else { return nil }
        guard let marker = output.firstRange(of: ") ") else { return nil }
        return Int(output[marker.upperBound...].prefix { $0.isNumber })
    }
}
