import Course
package import EngineValues
import Glibc

/// The exclusive right to an engine for one check, across all of a user's calf processes. Released when the process ends, even if it crashes.
package struct EngineLock: ~Copyable {
    private let file: FileDescriptor

    private init(_ file: consuming FileDescriptor) { self.file = file }

    /// Waits until no other process has it. A process that releases it and wants it again comes after one that waits.
    ///
    /// - Parameters:
    ///   - identity: Identifies the engine.
    ///   - waiting: Called once it is the next, if another process has it.
    package static func take(ofEngine identity: String, waiting: @Sendable () -> Void = {}) async throws -> EngineLock {
        let path = try folder() + "/" + ContentHash(of: identity).hex(digits: 16) + ".lock"
        // The next one waits for the file, and the others for that.
        let turn = try await locked(path + ".next") {}
        let file = try await locked(path, waiting: waiting)
        _ = consume turn
        return EngineLock(file)
    }

    private static func locked(_ path: String, waiting: @Sendable () -> Void) async throws -> FileDescriptor {
        let file = try FileDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW)
        if flock(file.raw, LOCK_EX | LOCK_NB) != 0 {
            waiting()
            while flock(file.raw, LOCK_EX | LOCK_NB) != 0 { try await Task.sleep(for: .milliseconds(50)) }
        }
        return file
    }

    /// The same for all of this user's data directories.
    static func folder() throws(SandboxError) -> String {
        let user = getuid()
        let runtime = "/run/user/\(user)"
        let path = user != 0 && access(runtime, W_OK | X_OK) == 0 ? runtime + "/calf-engines" : "/tmp/calf-engines-\(user)"
        try PrivateDirectory.ensure(path, owner: user, group: getgid())
        return path
    }
}

extension Engine {
    /// Identifies this engine, however it is reached. The engine's ID is no use: cloned machines share it.
    package func identity() async throws(EngineError) -> String {
        try await run(["info", "--format", "{{.Name}}\t{{.DockerRootDir}}"], within: .seconds(5)).text
    }
}
