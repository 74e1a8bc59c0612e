import Descriptors
import Dispatch
import Glibc
import Synchronization

/// The folder of the demo in progress: what the terminal with the notes shows, the commands that come back from it, and the lesson's
/// files, which are deleted at the end.
///
/// The lock on it ends with the process, even if it crashes. So there is one demo at a time for each data directory.
package final class PresentationFolder: Sendable {
    /// Where lessons keep their files while they are presented.
    package let directories: Directories
    private let path: String
    private let lock: FileDescriptor
    private let commands = Mutex<DescriptorWatch?>(nil)
    private let writing = DispatchQueue(label: "calf.notes")

    private static func path(in directories: Directories) -> String { directories.data + "/presenting" }

    /// - Returns: `nil` if another demo is in progress.
    package init?(in directories: Directories) throws(SandboxError) {
        path = Self.path(in: directories)
        try FileSystem.makeDirectories(path)
        lock = try FileDescriptor(opening: path + "/lock", O_RDWR | O_CREAT | O_NOFOLLOW)
        guard flock(lock.raw, LOCK_EX | LOCK_NB) == 0 else { return nil }
        var own = directories
        own.data = path + "/lesson"
        self.directories = own
        // What a demo that was killed has left; its containers are removed by their record first.
        if mkfifo(path + "/commands", 0o600) != 0, errno != EEXIST { throw .failure("mkfifo", path + "/commands") }
        try FileSystem.makeDirectories(own.data)
    }

    /// Writes what the terminal with the notes shows. Never blocks.
    package func show(_ text: String) {
        writing.async { [path] in
            // The next change is written again, so a full disk only delays the notes.
            do throws(SandboxError) { try FileSystem.write(text, to: path + "/now") } catch { return }
        }
    }

    /// Calls back with each line that the terminal with the notes sends, from any thread.
    package func listen(_ heard: @escaping @Sendable (String) -> Void) {
        // Open for writing, too, so that it never ends when the other terminal does.
        let descriptor = open(path + "/commands", O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return }
        let watch = DescriptorWatch(descriptor, queue: writing)
        watch.whenReady {
            var buffer = [UInt8](repeating: 0, count: 512)
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return }
            for line in String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n") { heard(String(line)) }
        }
        watch.resume()
        commands.withLock { $0 = watch }
    }

    /// Whether a terminal shows the notes: it holds a lock on the folder.
    package var hasNotes: Bool {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return false }
        defer { Glibc.close(folder) }
        return flock(folder, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }

    /// Deletes everything in the folder.
    package func close() {
        commands.withLock { watch in
            watch?.close()
            watch = nil
        }
        writing.sync {}
        // What can't be deleted is deleted by the next demo.
        for name in ["now", "commands", "lesson"] { try? FileSystem.remove(path + "/" + name) }
    }

    // MARK: - The other terminal

    /// What the demo in progress shows; `nil` if there is none.
    package static func now(in directories: Directories) -> String? {
        do throws(SandboxError) { return try FileSystem.readText(path(in: directories) + "/now") } catch { return nil }
    }

    /// Sends a command to the demo in progress. Returns whether there is one.
    package static func send(_ line: String, in directories: Directories) -> Bool {
        let descriptor = open(path(in: directories) + "/commands", O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return false }
        defer { Glibc.close(descriptor) }
        let bytes = Array((line + "\n").utf8)
        return write(descriptor, bytes, bytes.count) == bytes.count
    }

    /// Calls back after each change of what the demo shows. Creates the folder, so that a demo can begin later, and locks it until this
    /// process ends.
    package static func watch(_ directories: Directories, changed: @escaping @Sendable () -> Void) throws(SandboxError) -> FolderWatch {
        let watch = try FolderWatch(of: path(in: directories), changed: changed)
        _ = flock(open(path(in: directories), O_RDONLY | O_DIRECTORY | O_CLOEXEC), LOCK_SH)
        return watch
    }
}
