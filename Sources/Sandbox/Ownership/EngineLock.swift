import Course
import Glibc

/// The right to run container blocks on an engine, of which there is one for all of a user's calfs: names and ports are the engine's. It ends
/// with the process, however it ends.
package struct EngineLock: ~Copyable {
    private let file: FileDescriptor

    private init(_ file: consuming FileDescriptor) { self.file = file }

    /// Waits until nobody else has it.
    ///
    /// - Parameter waiting: Called once, where another has it.
    package static func take(for engine: Engine, waiting: @Sendable () -> Void = {}) async throws -> EngineLock {
        try await take(id: try await engine.run(["info", "--format", "{{.ID}}"]).text, waiting: waiting)
    }

    static func take(id: String, waiting: @Sendable () -> Void = {}) async throws -> EngineLock {
        let path = try folder() + "/" + ContentHash(of: id).hex(digits: 16) + ".lock"
        let file = try FileDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW)
        if flock(file.raw, LOCK_EX | LOCK_NB) != 0 {
            waiting()
            while flock(file.raw, LOCK_EX | LOCK_NB) != 0 { try await Task.sleep(for: .milliseconds(50)) }
        }
        return EngineLock(file)
    }

    /// The same for all of this user's data directories.
    private static func folder() throws(SandboxError) -> String {
        let user = getuid()
        let runtime = "/run/user/\(user)"
        let path = user != 0 && access(runtime, W_OK | X_OK) == 0 ? runtime + "/calf-engines" : "/tmp/calf-engines-\(user)"
        try PrivateDirectory.ensure(path, owner: user, group: getgid())
        return path
    }
}
