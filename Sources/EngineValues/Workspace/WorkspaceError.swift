import Glibc

/// Why an operation in a workspace failed, as facts. The caller turns them into a message.
package enum WorkspaceError: Error, Sendable, Equatable {
    /// The path does not stay inside the workspace: it is absolute, contains `..` or control characters, or is too long.
    case notInside(path: String)
    /// The path contains a link. calf follows no links in a workspace, since they could lead anywhere.
    case link(path: String)
    case missing(path: String)
    /// The name is already taken.
    case exists(path: String)
    /// A folder, pipe or device instead of a file.
    case notAFile(path: String)
    /// A file instead of a folder.
    case notAFolder(path: String)
    /// The file is too large to be edited.
    case tooLarge(path: String, bytes: Int, limit: Int)
    /// A folder that is read as a whole has more files than that.
    case tooManyFiles(limit: Int)
    /// The file is not text: it isn't UTF-8 or contains a NUL.
    case binary(path: String)
    /// Only some lines end in CRLF: saving would change lines that the learner did not touch.
    case mixedLineEnds(path: String)
    /// The file was changed on disk since it was read. Nothing was written.
    case changedMeanwhile(path: String)
    case diskFull(path: String)
    case permission(path: String)
    /// There is no earlier state to restore.
    case nothingKept
    case system(operation: String, path: String, code: Int32)

    /// Maps a system error number to the cases that learners can act on.
    package static func failure(_ operation: String, _ path: String, _ code: Int32 = errno) -> WorkspaceError {
        switch code {
        case ENOSPC, EDQUOT: .diskFull(path: path)
        case EACCES, EPERM, EROFS: .permission(path: path)
        case ENOENT: .missing(path: path)
        case EEXIST, ENOTEMPTY: .exists(path: path)
        case ELOOP: .link(path: path)
        case ENOTDIR: .notAFolder(path: path)
        case EISDIR: .notAFile(path: path)
        case ENAMETOOLONG: .notInside(path: path)
        default: .system(operation: operation, path: path, code: code)
        }
    }
}
