import Glibc

/// Why something in a workspace could not be done, as facts; whoever shows it makes the sentence.
package enum WorkspaceError: Error, Sendable, Equatable {
    /// The path is not one inside the workspace: absolute, with `..`, with control characters, or too long.
    case notInside(path: String)
    /// A link stands in the way; calf follows none in a workspace, since it could lead anywhere.
    case link(path: String)
    case missing(path: String)
    /// Something is there already.
    case exists(path: String)
    /// A folder, a pipe, a device, where a file is needed.
    case notAFile(path: String)
    /// A file, where a folder is needed.
    case notAFolder(path: String)
    /// Larger than what is edited here.
    case tooLarge(path: String, bytes: Int, limit: Int)
    /// Not UTF-8, or with a NUL in it: no text.
    case binary(path: String)
    /// Some lines end as on Windows and some do not: saving would change those that nobody touched.
    case mixedLineEnds(path: String)
    /// The file on the disk is no longer what was read; nothing was written.
    case changedMeanwhile(path: String)
    case diskFull(path: String)
    case permission(path: String)
    /// There is no copy of an earlier state to come back to.
    case nothingKept
    case system(operation: String, path: String, code: Int32)

    /// Sorts the system's error number into the cases that learners can do something about.
    static func failure(_ operation: String, _ path: String, _ code: Int32 = errno) -> WorkspaceError {
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
