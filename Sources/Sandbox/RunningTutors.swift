package import EngineValues
import Glibc

/// The tutors that run on one data directory, so that one can tell the learner about another.
///
/// Each has a file named after its process, which contains the open lesson. The file is locked until the process ends, even if it crashes.
package final class RunningTutors: Sendable {
    private let folder: String
    private let process: Int32
    private let file: FileDescriptor

    package init(_ directories: Directories, process: Int32 = getpid()) throws(SandboxError) {
        folder = directories.state + "/tutors"
        self.process = process
        try FileSystem.makeDirectories(folder)
        file = try FileDescriptor(opening: "\(folder)/\(process)", O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW)
        guard flock(file.raw, LOCK_EX | LOCK_NB) == 0 else { throw .failure("flock", folder) }
    }

    deinit { unlink("\(folder)/\(process)") }

    /// Records which lesson is open.
    package func enter(_ lesson: String) {
        let bytes = Array(lesson.utf8)
        // If this fails, the other tutor says less.
        _ = ftruncate(file.raw, 0)
        _ = pwrite(file.raw, bytes, bytes.count, 0)
    }

    /// The other tutors that are running. Files of tutors that were killed are removed.
    package func others() throws(SandboxError) -> [OtherTutor] {
        var others: [OtherTutor] = []
        for name in FileSystem.names(in: folder) where name != "\(process)" {
            let path = "\(folder)/\(name)"
            // It may end at any time.
            guard let other = try? FileDescriptor(opening: path, O_RDWR | O_NOFOLLOW) else { continue }
            if flock(other.raw, LOCK_SH | LOCK_NB) == 0 {
                unlink(path)
            } else {
                others.append(OtherTutor(lesson: try FileSystem.readText(path), isSuspended: Self.isStopped(name)))
            }
        }
        return others
    }

    private static func isStopped(_ process: String) -> Bool {
        // No file, no process.
        guard let status = try? FileSystem.readText("/proc/\(process)/stat"), let end = status.lastIndex(of: ")") else { return false }
        return status[end...].dropFirst(2).first == "T"
    }
}
