import Glibc
import Postgres
import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(10)))
struct KeeperTests {
    @Test func `a second process uses the same server`() async throws {
        try await withSandbox { sandbox in
            let second = Sandbox(directories: sandbox.directories, options: sandbox.options)
            async let one: Void = sandbox.start()
            async let two: Void = second.start()
            _ = try await (one, two)
            #expect(try await sandbox.status().server == second.status().server)
            await second.close()
            #expect(try await sandbox.status().phase == .ready)
        }
    }

    @Test func `the server stops some time after its last client has left`() async throws {
        try await withSandbox(grace: 1) { sandbox in
            try await sandbox.start()
            let place = try sandbox.place()
            let keeper = try #require(try await sandbox.status().keeper)
            await sandbox.close()
            try await eventually("the end of the keeper") { KeeperLock.holder(place.keeperLock) == nil && !isAlive(keeper) }
            #expect(!FileSystem.exists(place.state))
            #expect(try await sandbox.status().phase == .stopped)
            // It starts again.
            try await sandbox.start()
            #expect(try await sandbox.status().phase == .ready)
        }
    }

    @Test func `a killed client counts as gone`() async throws {
        try await withSandbox(grace: 1) { sandbox in
            try await sandbox.start()
            let place = try sandbox.place()
            let client = try ChildProcess.spawn(
                ["/usr/bin/flock", "--shared", "--no-fork", place.clientsLock, "/bin/sleep", "60"], environment: [:])
            // It becomes the other program once it has the lock.
            try await eventually("the client's lock") { ScratchFolder.bytes(at: "/proc/\(client)/cmdline").starts(with: "/bin/sleep".utf8) }
            await sandbox.close()
            try await untilAnotherServerHasStopped()
            #expect(KeeperLock.holder(place.keeperLock) != nil)
            end(client, SIGKILL)
            try await eventually("the end of the keeper") { KeeperLock.holder(place.keeperLock) == nil }
        }
    }

    @Test func `a pinned server keeps running without clients until it is stopped`() async throws {
        try await withSandbox(grace: 1) { sandbox in
            try await sandbox.pin()
            let place = try sandbox.place()
            await sandbox.close()
            try await untilAnotherServerHasStopped()
            let status = try await sandbox.status()
            #expect(status.phase == .ready && status.isPinned && !status.isInUse)
            #expect(try await sandbox.stop() == .stopped)
            #expect(KeeperLock.holder(place.keeperLock) == nil)
            #expect(try await sandbox.stop() == .wasNotRunning)
        }
    }

    @Test func `stopping doesn't affect a server that others use`() async throws {
        try await withSandbox { sandbox in
            let other = Sandbox(directories: sandbox.directories, options: sandbox.options)
            try await other.pin()
            #expect(try await sandbox.stop() == .inUse)
            #expect(try await other.status().phase == .ready)
            #expect(try await !other.status().isPinned)
            await other.close()
        }
    }

    @Test func `when the keeper is killed, the server stops, and both are restarted`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            let session = try await sandbox.session(on: database)
            _ = try await session.query("CREATE TABLE t AS SELECT 1 AS n")
            let before = try await sandbox.status()
            let keeper = try #require(before.keeper)
            let server = try #require(before.server)
            kill(keeper, SIGKILL)
            try await eventually("the end of the server") { !isAlive(server) }
            let again = try await sandbox.session(on: database)
            #expect(try await again.value("SELECT n FROM t") == "1")
            #expect(try await sandbox.status().keeper != keeper)
        }
    }

    @Test func `a killed postmaster is restarted, and committed data survives`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            let session = try await sandbox.session(on: database)
            let busy = try await sandbox.session(on: database)
            let loop = Task { try await busy.query("DO $$ BEGIN LOOP END LOOP; END $$") }
            _ = try await session.query("CREATE TABLE t AS SELECT 1 AS n")
            let before = try await sandbox.status()
            kill(try #require(before.server), SIGKILL)
            await #expect(throws: PostgresError.self) { try await loop.value }
            let again = try await sandbox.session(on: database)
            #expect(try await again.value("SELECT n FROM t") == "1")
            let after = try await sandbox.status()
            #expect(after.keeper == before.keeper && after.server != before.server)
            #expect(after.notices.isEmpty)
        }
    }

    @Test func `a stale pid file naming a living process doesn't prevent a start`() async throws {
        try await withSandbox { sandbox in
            try await sandbox.start()
            let place = try sandbox.place()
            _ = try await sandbox.stop()
            let account = place.account.map { ["/usr/bin/setpriv", "--reuid", $0.name, "--clear-groups"] } ?? []
            let bystander = try ChildProcess.spawn(account + ["/bin/sleep", "60"], environment: [:])
            defer { end(bystander, SIGKILL) }
            try FileSystem.write(
                "\(bystander)\n\(place.cluster)\n1\n5432\n\(place.socket)\n\n", to: place.cluster + "/postmaster.pid",
                owner: place.account)
            try FileSystem.write("\(bystander)\n", to: place.socket + "/.s.PGSQL.5432.lock", owner: place.account)
            try await sandbox.start()
            #expect(isAlive(bystander))
        }
    }

    @Test func `leftovers of a killed initdb are removed`() async throws {
        try await withSandbox({ $0.programsRoot = ServerPrograms.systemRoot }) { sandbox in
            let place = try sandbox.place()
            try place.prepare(data: sandbox.directories.data)
            let draft = place.base + "/cluster.new-1"
            try FileSystem.makeDirectories(draft)
            if let account = place.account { chown(draft, account.user, account.group) }
            try await sandbox.start()
            #expect(!FileSystem.exists(draft))
        }
    }

    @Test func `a keeper killed while creating the cluster leaves nothing half-created`() async throws {
        let programs = try PausedPrograms()
        try await withSandbox({ $0.programsRoot = programs.root }) { sandbox in
            let place = try sandbox.place()
            let starting = Task { try await sandbox.start() }
            try await eventually("a half-created cluster") { programs.hasPaused }
            kill(try #require(KeeperLock.holder(place.keeperLock)), SIGKILL)
            programs.resume()
            // The client starts another one automatically.
            try await starting.value
            #expect(!FileSystem.names(in: place.base).contains { $0.hasPrefix("cluster.new-") })
        }
        withExtendedLifetime(programs) {}
    }

    @Test func `a cluster destroyed while being created is removed completely`() async throws {
        let programs = try PausedPrograms()
        try await withSandbox({ $0.programsRoot = programs.root }) { sandbox in
            let place = try sandbox.place()
            let starting = Task { try await sandbox.start() }
            try await eventually("a half-created cluster") { programs.hasPaused }
            // A client in another process, such as `calf sandbox destroy`.
            let other = Sandbox(directories: sandbox.directories, options: sandbox.options)
            starting.cancel()
            try await other.destroy()
            _ = await starting.result
            try await other.destroy()
            #expect(!FileSystem.exists(place.base))
        }
        withExtendedLifetime(programs) {}
    }

    @Test func `a server that another process has removed is made again, and knows who uses it`() async throws {
        try await withSandbox { sandbox in
            try await sandbox.start()
            let other = Sandbox(directories: sandbox.directories, options: sandbox.options)
            try await other.destroy()
            await other.close()
            _ = try await sandbox.learnerDSN()
            #expect(ClientLock.isHeld(try sandbox.place().clientsLock))
        }
    }

    @Test func `a keeper of another version of calf is reported, and can be stopped`() async throws {
        try await withSandbox { sandbox in
            try await sandbox.start()
            let place = try sandbox.place()
            let keeper = try #require(try await sandbox.status().keeper)
            try FileSystem.write("phase ready\nkeeper \(keeper)\n", to: place.state, owner: place.account)
            let other = Sandbox(directories: sandbox.directories, options: sandbox.options)
            let error = await #expect(throws: SandboxError.self) { try await other.start() }
            if case .keeperUnknown(process: keeper) = error {} else { Issue.record("\(String(describing: error))") }
            #expect(try await other.stop() == .inUse)
            // Once every calf has ended, stopping needs no force.
            await sandbox.close()
            #expect(try await other.stop() == .stopped)
            try await other.start()
            await other.close()
        }
    }

    @Test func `a cluster of another major version is set aside and reported`() async throws {
        try await withSandbox { sandbox in
            try await sandbox.start()
            let place = try sandbox.place()
            _ = try await sandbox.stop()
            try FileSystem.write("9.6\n", to: place.cluster + "/PG_VERSION", owner: place.account)
            try await sandbox.start()
            let aside = place.base + "/set-aside-1"
            #expect(await sandbox.notices == [.clusterSetAside(major: "9.6", path: aside)])
            #expect(FileSystem.exists(aside + "/global"))
        }
    }

    @Test func `a damaged cluster is set aside and reported`() async throws {
        try await withSandbox { sandbox in
            try await sandbox.start()
            let place = try sandbox.place()
            _ = try await sandbox.stop()
            truncate(place.cluster + "/global/pg_control", 0)
            try await sandbox.start()
            #expect(await sandbox.notices == [.damagedClusterSetAside(path: place.base + "/set-aside-1")])
        }
    }

    @Test func `if the server programs are missing, the package to install is named`() async throws {
        try await withSandbox({ $0.programsRoot = "/nowhere" }) { sandbox in
            let error = await #expect(throws: SandboxError.self) { try await sandbox.start() }
            guard case .serverMissing(package: "postgresql") = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `a server that can't start is reported with the end of its log`() async throws {
        // Enough for calf to start a program, but not for a server.
        try await withSandbox({ $0.memory = 76 << 20 }) { sandbox in
            let error = await #expect(throws: SandboxError.self) { try await sandbox.start() }
            guard case .serverFailed(let log) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(log.contains("memory") || log.contains("shared"))
        }
    }

    // Only root can mount a small disk. The runs that decide about merging have root.
    @Test(.enabled(if: getuid() == 0, "only root can mount a small disk"), arguments: [8, 34])
    func `a full disk is reported as such`(megabytes: Int) async throws {
        try await withSandbox({ $0.programsRoot = ServerPrograms.systemRoot }) { sandbox in
            let place = try sandbox.place()
            try place.prepare(data: sandbox.directories.data)
            let account = try #require(place.account)
            let mounted = try ChildProcess.output([
                "/bin/mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=0700,uid=\(account.user),gid=\(account.group)", "calf",
                place.base,
            ])
            #expect(mounted == "")
            let error = await #expect(throws: SandboxError.self) {
                let database = try await sandbox.lessonDatabase(
                    for: lesson("big", setup: ["CREATE TABLE t AS SELECT repeat('x', 1000) FROM generate_series(1, 100000);\n"]),
                    dataset: nil)
                _ = database
            }
            if case .diskFull = error {} else { Issue.record("\(String(describing: error))") }
            _ = try await sandbox.stop(force: true)
            #expect(try ChildProcess.output(["/bin/umount", place.base]) == "")
        }
    }

    /// Starts another server with the shortest grace period, and waits until it has stopped because no client uses it.
    private func untilAnotherServerHasStopped() async throws {
        try await withSandbox(grace: 1) { other in
            try await other.start()
            let place = try other.place()
            await other.close()
            try await eventually("another server's end") { KeeperLock.holder(place.keeperLock) == nil }
        }
    }

    private func isAlive(_ pid: pid_t) -> Bool {
        // A process that has ended but was not reaped isn't alive.
        guard let stat = try? FileSystem.readText("/proc/\(pid)/stat") else { return false }
        return stat.split(separator: ")").last?.split(separator: " ").first != "Z"
    }

    private func end(_ child: pid_t, _ signal: Int32) {
        kill(child, signal)
        var status: Int32 = 0
        waitpid(child, &status, 0)
    }
}

/// The installed programs of the newest server, except that `initdb` pauses after it has begun.
private struct PausedPrograms {
    private let folder = ScratchFolder()
    /// For `SandboxOptions.programsRoot`.
    var root: String { folder.path }

    init() throws {
        let installed = try #require(ServerPrograms.find())
        let directory = "\(root)/\(installed.major)/bin"
        try FileSystem.makeDirectories(directory)
        try #require(symlink(installed.postgres, directory + "/postgres") == 0)
        let initdb = """
            #!/bin/sh
            if [ ! -e '\(root)/resumed' ]; then
                mkdir "$2" && echo half >"$2/PG_VERSION" && touch '\(root)/paused'
                until [ -e '\(root)/resumed' ]; do sleep 0.05; done
                rm -r "$2"
            fi
            exec '\(installed.initdb)' "$@"

            """
        folder.write(initdb.utf8, to: "\(installed.major)/bin/initdb")
        // For the account that the server runs as.
        for path in [root, "\(root)/\(installed.major)", directory, directory + "/initdb"] { try #require(chmod(path, 0o755) == 0) }
        try #require(chmod(root, 0o777) == 0)
    }

    var hasPaused: Bool { FileSystem.exists(root + "/paused") }
    func resume() { folder.write([], to: "resumed") }
}
