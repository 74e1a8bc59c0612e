import Course
import Glibc
package import Sandbox
import TutorCore

extension ErrorText {
    /// Why the server or a lesson's database is not there.
    static func about(_ error: SandboxError) -> String {
        switch error {
        case .serverMissing(let package):
            "no PostgreSQL server programs are installed (package \(package)). As root: \(installation(of: package))"
        case .diskFull(let path): "the disk is full" + (path.isEmpty ? "" : ": \(path)")
        case .permission(let operation, let path, let code), .system(let operation, let path, let code):
            "\(path): \(operation): \(String(cString: strerror(code)))"
        case .unsafeDirectory(let path, let flaw): "\(path) is not used: \(words(flaw))"
        case .noUnprivilegedAccount:
            "PostgreSQL does not run as root, and there is no account 'postgres' or 'nobody' to run it; log in as somebody else"
        case .socketPathTooLong(let path): "\(path) is too long for a unix socket (107 bytes); use --data with a shorter path"
        case .clusterNotCreated(let output): "the server's cluster could not be made; initdb says:\n\(output)"
        case .serverFailed(let log): "the server does not start or does not stay; its log ends:\n\(log)"
        case .clusterDamaged(let log):
            "the server's cluster is damaged; its log ends:\n\(log)\n'calf sandbox destroy' makes a new one; what you achieved stays"
        case .startTimedOut(let seconds): "the server was not ready within \(seconds) s"
        case .keeperFailed(let status): "the keeper of the server ended without a word (\(status))"
        case .postgres(let error): about(error)
        case .loading(let failure):
            "\(failure.path):\(failure.line):\(failure.column): \(failure.message)" + (failure.sqlstate.map { " (\($0))" } ?? "")
        case .dataset(let error): error.description
        case .grantRefused(let role): "the lesson asks for the role \(role), which no lesson may have"
        case .privilegesMissing(let user, let attributes):
            "'\(user)' may not work there; as a superuser: ALTER ROLE \"\(user)\" \(attributes.joined(separator: " "))"
        case .foreignCourse(let id):
            "the course '\(id)' is not calf's own and is not run on a server of yours; without --server calf uses its own server"
        case .loadTimedOut(let path, let seconds): "\(path): loading took longer than \(seconds) s"
        }
    }

    /// The command that installs the server's programs on Debian and Ubuntu. Without the file their package would also make a cluster of the
    /// system's own and start it on port 5432.
    package static func installation(of package: String) -> String {
        let file = "/etc/postgresql-common/createcluster.d/calf.conf"
        return "mkdir -p /etc/postgresql-common/createcluster.d && echo 'create_main_cluster = false' > \(file)"
            + " && apt-get install -y --no-install-recommends \(package); rm \(file)"
    }

    private static func words(_ flaw: DirectoryFlaw) -> String {
        switch flaw {
        case .notADirectory: "it is no folder"
        case .link: "it is a link"
        case .foreignOwner: "it belongs to somebody else"
        case .openToOthers: "others may write to it"
        }
    }

    /// What happened to the cluster when the server was started.
    package static func about(_ notice: ServerNotice) -> String {
        switch notice {
        case .clusterSetAside(let major, let path):
            "The cluster was made by PostgreSQL \(major), which is gone: it lies in \(path) now, and the lessons' data are made anew."
        case .damagedClusterSetAside(let path):
            "The server could not start from its cluster: it lies in \(path) now, and the lessons' data are made anew."
        }
    }
}
