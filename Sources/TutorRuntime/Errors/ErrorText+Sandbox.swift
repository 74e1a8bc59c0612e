import Course
import Glibc
package import Sandbox
import TutorCore

extension ErrorText {
    /// Why the server or a lesson's database is unavailable.
    static func about(_ error: SandboxError) -> String {
        switch error {
        case .serverMissing(let package):
            "no PostgreSQL server programs are in \(ServerPrograms.systemRoot), or in the folder that CALF_SERVER_PROGRAMS names instead "
                + "(package \(package)). As root: \(ServerPrograms.installation(of: [package]))"
        case .diskFull(let path): "the disk is full" + (path.isEmpty ? "" : ": \(path)")
        case .permission(let operation, let path, let code), .system(let operation, let path, let code):
            "\(path): \(operation): \(String(cString: strerror(code)))"
        case .unsafeDirectory(let path, let flaw): "calf can't use \(path): \(words(flaw))"
        case .noUnprivilegedAccount:
            "PostgreSQL doesn't run as root, and this machine has no account 'postgres' or 'nobody' to run it. Log in as another user"
        case .socketPathTooLong(let path): "\(path) is too long for a unix socket (107 bytes); use --data with a shorter path"
        case .clusterNotCreated(let output): "the server's data directory could not be created. initdb says:\n\(output)"
        case .serverFailed(let log): "the server failed to start, or stopped right after. The end of its log:\n\(log)"
        case .clusterDamaged(let log):
            "the server's data directory is damaged. The end of its log:\n\(log)\n'calf sandbox destroy' removes it, and calf creates a new one. Your progress is kept"
        case .startTimedOut(let seconds): "the server was not ready within \(seconds) s"
        case .keeperFailed(let status): "the process that manages the server ended without a message (\(status))"
        case .keeperUnknown(let process):
            "another version of calf manages the server (process \(process)). Quit every other running calf, run 'calf sandbox stop', and try again"
        case .postgres(let error): about(error)
        case .loading(let failure):
            "\(failure.path):\(failure.line):\(failure.column): \(failure.message)" + (failure.sqlstate.map { " (\($0))" } ?? "")
        case .dataset(let error): error.description
        case .grantRefused(let role): "the lesson asks for the role \(role), which lessons can't have"
        case .privilegesMissing(let user, let attributes):
            "'\(user)' doesn't have the permissions that calf needs on this server. As a superuser: ALTER ROLE \"\(user)\" \(attributes.joined(separator: " "))"
        case .foreignCourse(let id):
            "the course '\(id)' is not part of calf, so it can't run on your own server. Without --server, calf uses a server of its own"
        case .loadTimedOut(let path, let seconds): "\(path): loading took longer than \(seconds) s"
        }
    }

    private static func words(_ flaw: DirectoryFlaw) -> String {
        switch flaw {
        case .notADirectory: "it isn't a folder"
        case .link: "it's a symbolic link"
        case .foreignOwner: "it belongs to another user"
        case .openToOthers: "other users can write to it"
        }
    }

    /// What happened to the cluster when the server was started.
    package static func about(_ notice: ServerNotice) -> String {
        switch notice {
        case .clusterSetAside(let major, let path):
            "The lesson databases were created by PostgreSQL \(major), which is no longer installed. They were moved to \(path), and calf creates new ones."
        case .damagedClusterSetAside(let path):
            "The server could not start from its data directory. It was moved to \(path), and calf creates a new one."
        }
    }
}
