package import Course
import DockerCLI
import DockerProxy
import Glibc
import Synchronization

/// A lesson's own sockets to the engine, with the proxies that refuse to change what the lesson didn't create: one for the learner's shell,
/// and one for checks. They exist as long as the value.
package final class LessonGuard: Sendable {
    /// The environment variable with the address of the lesson's socket. It is empty if nothing can be guarded.
    package static let variable = "CALF_GUARD"

    private let scope: LessonScope
    private let shell: Proxy
    private let check: Proxy

    /// Returns `nil` if the engine isn't reached through a socket of this machine, which is where calf can stand in between.
    ///
    /// - Parameters:
    ///   - folder: the lesson's folder, whose contents may be mounted.
    ///   - lesson: declares the images that stay as they are, and the settings beyond the lesson that containers may have.
    ///   - notice: reports what was refused in the shell.
    package init?(
        _ scope: LessonScope, on engine: Engine, folder: String, for lesson: Lesson, notice: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws {
        guard let socket = await engine.place(within: .seconds(5)).socketPath else { return nil }
        self.scope = scope
        try GuardedShell.write(to: scope.record.shell)
        var options = ProxyOptions(engine: socket, lesson: scope.name, record: try scope.record.open(), folders: [folder])
        options.allowed = lesson.engineSettings
        options.images = Set(lesson.images.map(ImageName.full))
        options.labels = scope.labels
        var checking = options
        checking.labels[CalfLabel.check] = "1"
        options.notice = notice
        (shell, check) = (try Self.proxy(options), try Self.proxy(checking))
    }

    /// Variables for programs that run docker in the lesson: for the learner's, or for a check's.
    package func variables(isCheck: Bool = false) -> [String: String] {
        let address = "unix://" + (isCheck ? check : shell).socket
        return [
            "DOCKER_HOST": address, Self.variable: address, GuardedShell.folderVariable: scope.record.shell,
            "COMPOSE_PROJECT_NAME": scope.project, "CALF_SCOPE": scope.record.data,
        ]
    }

    /// The paths of the sockets.
    package var sockets: [String] { [shell.socket, check.socket] }

    private static let count = Atomic(0)

    /// Listens at a path of its own, and removes the sockets of processes that have ended.
    private static func proxy(_ options: ProxyOptions) throws(SandboxError) -> Proxy {
        let folder = try EngineLock.folder()
        for name in FileSystem.names(in: folder) where name.hasSuffix(".sock") {
            guard let process = pid_t(name.prefix { $0 != "-" }), kill(process, 0) != 0, errno == ESRCH else { continue }
            unlink("\(folder)/\(name)")
        }
        let path = "\(folder)/\(getpid())-\(count.wrappingAdd(1, ordering: .relaxed).newValue).sock"
        guard let proxy = Proxy(socket: path, options) else { throw .failure("listen", path) }
        return proxy
    }
}
