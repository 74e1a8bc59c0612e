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

    /// All installed servers: those in the version folders of `root`, newest first.
    package static func all(root: String = systemRoot) -> [ServerPrograms] {
        FileSystem.names(in: root).compactMap { Int($0) }.sorted(by: >)
            .map { ServerPrograms(directory: "\(root)/\($0)/bin", major: $0) }
            .filter { access($0.initdb, X_OK) == 0 && access($0.postgres, X_OK) == 0 }
    }

    /// The server to create a new cluster with.
    package static func find(root: String = systemRoot) -> ServerPrograms? { all(root: root).first }
}
