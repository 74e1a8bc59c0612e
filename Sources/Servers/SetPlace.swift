package import Course
import Glibc
package import Sandbox

/// Where the servers of one lesson are. As for calf's own server, it's in the data directory for an ordinary user, and in `/var/lib/calf`
/// for root, owned by an unprivileged account.
package struct SetPlace: Sendable, Equatable {
    /// The folder in the data directory that stands for the set. For root, it's empty.
    package let origin: String
    let server: ServerPlace

    /// The place of a lesson's servers. Creates the folder that stands for them.
    package init(data: String, course: String, lesson: String) throws(SandboxError) {
        origin = "\(Self.root(in: data))/\(Workspace.folderName(course))/\(Workspace.folderName(lesson))"
        try FileSystem.makeDirectories(origin)
        server = try ServerPlace(data: origin, longest: "12345678/.s.PGSQL.65535")
    }

    private static func root(in data: String) -> String { data + "/servers" }

    /// All sets in a data directory.
    package static func all(in data: String) throws(SandboxError) -> [SetPlace] {
        var places: [SetPlace] = []
        for course in FileSystem.names(in: root(in: data)) {
            for lesson in FileSystem.names(in: "\(root(in: data))/\(course)") {
                // `folderName` leaves the names of folders as they are.
                places.append(try SetPlace(data: data, course: course, lesson: lesson))
            }
        }
        return places
    }

    /// The place of a lesson's servers.
    package init(of lesson: Lesson, in data: String) throws(SandboxError) {
        try self.init(data: data, course: lesson.course, lesson: lesson.id)
    }

    /// Creates missing folders, and checks that no other user can tamper with them.
    func prepare() throws(SandboxError) { try server.prepare(data: origin) }

    /// The account that runs the servers, if it isn't the user's.
    package var account: Account? { server.account }
    package var base: String { server.base }
    /// The folders that are the set's.
    package var folders: [String] { server.folders + [origin] }

    /// What the lesson declares, as the keeper reads it.
    var plan: String { base + "/plan" }
    /// Contains a folder for each node.
    package var nodes: String { base + "/nodes" }
    /// The same folders as they were when everything was ready for the first time.
    var prepared: String { base + "/prepared" }
    /// Contains the plan's digest once `prepared` is complete.
    var made: String { base + "/made" }
    /// Contains the first three numbers of the set's addresses.
    var net: String { base + "/net" }
    var password: String { base + "/password" }
    /// Contains `node` and the lessons' other commands.
    package var programs: String { plan + "/bin" }
    /// libpq's service file.
    var services: String { base + "/pg_service.conf" }
    /// Contains what functions printed.
    var output: String { base + "/output" }
    /// Contains why a keeper could not start.
    var failure: String { base + "/failure" }
    var keeperLock: String { server.keeperLock }
    /// Held by the keeper's guard.
    var guardLock: String { server.keeperLock + ".guard" }
    /// The keeper's socket. No node has a name with a dot.
    var control: String { server.socket + "/keeper.socket" }

    package func folder(of node: String) -> String { "\(nodes)/\(node)" }
    func sockets(of node: String) -> String { "\(server.socket)/\(node)" }
    package func log(of node: String) -> String { "\(base)/log.\(node)" }

    /// Whether the servers were made.
    package var exists: Bool { FileSystem.exists(made) }

    /// In bytes.
    package var size: Int { FileSystem.size(of: base) }

    // MARK: - Ending

    /// Puts the servers back as they were at first: now if they run, and otherwise when they are needed.
    package func reset() throws {
        if KeeperLock.holder(keeperLock) != nil { _ = try ControlClient.ask(["reset"], at: self) } else { try remove() }
    }

    /// Stops the servers, and removes everything of theirs.
    package func remove() throws(SandboxError) {
        while let keeper = KeeperLock.holder(keeperLock) {
            kill(keeper, SIGTERM)
            usleep(20_000)
        }
        awaitGuard()
        endLeftProcesses()
        for folder in folders { try FileSystem.remove(folder) }
    }

    /// Waits until the guard of a keeper that has ended has done its work.
    func awaitGuard() { while KeeperLock.holder(guardLock) != nil { usleep(2000) } }

    /// Kills servers whose keeper was killed, and returns how many processes there were.
    @discardableResult
    package func endLeftProcesses() -> Int {
        if KeeperLock.holder(keeperLock) != nil { return 0 }
        return ProcessTable.endAll(in: base, of: account?.user ?? geteuid())
    }

    // MARK: - As a command line

    var arguments: [String] { [origin] + server.arguments }

    /// The place in the first arguments of a command line.
    init?(arguments: some Collection<String>) {
        guard let origin = arguments.first, let server = ServerPlace(arguments: arguments.dropFirst()) else { return nil }
        (self.origin, self.server) = (origin, server)
    }
}
