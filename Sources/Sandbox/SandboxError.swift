package import Course
import Glibc
package import Postgres

/// Why the server or a lesson's database is unavailable, as facts. The caller turns them into a message.
package enum SandboxError: Error, Sendable {
    /// No PostgreSQL server programs are installed. `package` contains them.
    case serverMissing(package: String)
    /// The disk is full, or the user's quota is used up.
    case diskFull(path: String)
    /// The user lacks permission for an operation on the path.
    case permission(operation: String, path: String, code: Int32)
    /// Any other system error.
    case system(operation: String, path: String, code: Int32)
    /// A directory that calf needs is not private to it.
    case unsafeDirectory(path: String, flaw: DirectoryFlaw)
    /// calf was started as root, and there is no `postgres` or `nobody` account to run the server.
    case noUnprivilegedAccount
    /// No available directory has a path short enough for a Unix socket.
    case socketPathTooLong(path: String)
    /// The cluster could not be created. `output` is what `initdb` printed.
    case clusterNotCreated(output: String)
    /// The server does not start or keeps crashing. `log` is the end of its log.
    case serverFailed(log: String)
    /// The server does not start because its cluster is damaged. `log` is the end of its log.
    case clusterDamaged(log: String)
    /// The server was not ready in time.
    case startTimedOut(seconds: Int)
    /// The keeper could not be started, or exited without a message.
    case keeperFailed(status: Int32)
    /// The keeper was started by another version of calf.
    case keeperUnknown(process: Int32)
    /// The server could not be reached, or rejected one of calf's own commands.
    case postgres(PostgresError)
    /// A data set or a setup block failed to load.
    case loading(LoadFailure)
    /// A data set could not be read.
    case dataset(CourseError)
    /// A lesson requests a role that may not be granted.
    case grantRefused(role: String)
    /// On a server provided by the user, `user` lacks the role attributes that calf needs.
    case privilegesMissing(user: String, attributes: [String])
    /// Courses from third parties are not run on a server provided by the user.
    case foreignCourse(id: String)
    /// Loading took longer than `seconds`.
    case loadTimedOut(path: String, seconds: Int)
}

/// What is wrong with a directory.
package enum DirectoryFlaw: String, Sendable, Equatable {
    case notADirectory, link, foreignOwner, openToOthers
}

/// Where and why loading a data set or a setup block failed.
package struct LoadFailure: Error, Sendable, Equatable {
    /// The path of the data set or lesson.
    package var path: String
    /// The line in that file, counted from 1.
    package var line: Int
    /// The column in characters, counted from 1.
    package var column = 1
    package var sqlstate: String?
    /// The server's error message.
    package var message: String
}

extension SandboxError {
    /// Whether the connection was lost during the operation, as opposed to the server reporting an error.
    var tellsOfLostServer: Bool {
        guard case .postgres(let error) = self, error.endsSession else { return false }
        return error.sqlstate == nil || error.sqlstate?.hasPrefix("57P") == true
    }

    /// Whether a program that printed this found no space on the disk.
    package static func tellsOfFullDisk(_ text: String) -> Bool {
        text.contains("No space left on device") || text.contains("Disk quota exceeded")
    }

    /// Maps a system error number to the cases that users can act on.
    package static func failure(_ operation: String, _ path: String, _ code: Int32 = errno) -> SandboxError {
        switch code {
        case ENOSPC, EDQUOT: .diskFull(path: path)
        case EACCES, EPERM, EROFS: .permission(operation: operation, path: path, code: code)
        default: .system(operation: operation, path: path, code: code)
        }
    }
}
