package import Course
import Glibc
package import Postgres

/// Why the server or a lesson's database is not there, as facts; whoever shows it makes the sentence.
package enum SandboxError: Error, Sendable {
    /// No PostgreSQL server programs are installed; the package that holds them.
    case serverMissing(package: String)
    /// The disk, or the user's share of it, is full.
    case diskFull(path: String)
    /// The system refuses this user something at the path.
    case permission(operation: String, path: String, code: Int32)
    /// Another failure of the system.
    case system(operation: String, path: String, code: Int32)
    /// A directory that calf would use does not belong to it alone.
    case unsafeDirectory(path: String, flaw: DirectoryFlaw)
    /// Started as root, and there is neither a `postgres` nor a `nobody` to run the server.
    case noUnprivilegedAccount
    /// No directory is short enough for a unix socket.
    case socketPathTooLong(path: String)
    /// The cluster could not be made; what `initdb` said.
    case clusterNotCreated(output: String)
    /// The server does not start or does not stay; the end of its log.
    case serverFailed(log: String)
    /// The server does not start from its cluster, which has suffered; the end of its log.
    case clusterDamaged(log: String)
    /// The server was not ready in time.
    case startTimedOut(seconds: Int)
    /// The keeper could not be started or ended without a word.
    case keeperFailed(status: Int32)
    /// The server could not be reached, or refused a command of calf's own.
    case postgres(PostgresError)
    /// A data set or a setup block does not load.
    case loading(LoadFailure)
    /// A data set could not be read.
    case dataset(CourseError)
    /// A lesson asks for a role that may not be granted.
    case grantRefused(role: String)
    /// The user's own server does not let calf work there; the missing role attributes.
    case privilegesMissing(user: String, attributes: [String])
    /// A course from elsewhere is not run on a server of the user's own.
    case foreignCourse(id: String)
    /// Loading took longer than `seconds`.
    case loadTimedOut(path: String, seconds: Int)
}

/// What is wrong with a directory.
package enum DirectoryFlaw: String, Sendable, Equatable {
    case notADirectory, link, foreignOwner, openToOthers
}

/// Where and why a data set or a setup block stopped loading.
package struct LoadFailure: Error, Sendable, Equatable {
    /// The file: a data set or a lesson.
    package var path: String
    /// The line of that file, counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int
    package var sqlstate: String?
    /// What the server said.
    package var message: String

    package init(path: String, line: Int, column: Int = 1, sqlstate: String?, message: String) {
        self.path = path
        self.line = line
        self.column = column
        self.sqlstate = sqlstate
        self.message = message
    }
}

extension SandboxError {
    /// Whether the server went away under what was done, and not the server's saying no.
    var tellsOfLostServer: Bool {
        guard case .postgres(let error) = self, error.endsSession else { return false }
        return error.sqlstate == nil || error.sqlstate?.hasPrefix("57P") == true
    }

    /// Sorts the system's error number into the cases that users can do something about.
    static func failure(_ operation: String, _ path: String, _ code: Int32 = errno) -> SandboxError {
        switch code {
        case ENOSPC, EDQUOT: .diskFull(path: path)
        case EACCES, EPERM, EROFS: .permission(operation: operation, path: path, code: code)
        default: .system(operation: operation, path: path, code: code)
        }
    }
}
