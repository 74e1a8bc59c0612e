import Glibc
import TestSupport
import Testing

@testable import Sandbox

struct ServerPlaceTests {
    @Test func `a socket path is always short enough, however long the data directory's path is`() throws {
        let folder = ScratchFolder()
        for length in [1, 50, 90, 200] {
            let place = try ServerPlace(data: folder.path + "/" + String(repeating: "d", count: length), environment: [:])
            #expect("\(place.socket)/.s.PGSQL.5432".utf8.count <= 107)
        }
    }

    @Test func `each data directory has its own server directory`() throws {
        let folder = ScratchFolder()
        symlink(folder.path, folder.path + "/link")
        let place = try ServerPlace(data: folder.path, environment: [:])
        #expect(try ServerPlace(data: folder.path + "/link", environment: [:]) == place)
        #expect(try ServerPlace(data: folder.path + "/other", environment: [:]) != place)
    }

    @Test func `a directory that others can enter isn't used`() throws {
        let folder = ScratchFolder()
        let path = folder.path + "/d"
        mkdir(path, 0o700)
        try PrivateDirectory.ensure(path, owner: getuid(), group: getgid())
        chmod(path, 0o750)
        #expect(flaw(path) == .openToOthers)
        rmdir(path)
        symlink("/tmp", path)
        #expect(flaw(path) == .link)
        unlink(path)
        folder.write([], to: "d")
        #expect(flaw(path) == .notADirectory)
    }

    @Test func `a directory owned by another user isn't used`() {
        let folder = ScratchFolder()
        let path = folder.path + "/d"
        mkdir(path, 0o700)
        // Only root can give a directory away. For other users, one of root's own works.
        let isGiven = chown(path, 12345, 12345) == 0
        #expect(flaw(isGiven ? path : "/usr") == .foreignOwner)
    }

    private func flaw(_ path: String, owner: uid_t = getuid()) -> DirectoryFlaw? {
        do throws(SandboxError) {
            try PrivateDirectory.ensure(path, owner: owner, group: getgid())
            return nil
        } catch {
            guard case .unsafeDirectory(path, let flaw) = error else { return nil }
            return flaw
        }
    }
}

struct KeeperStateTests {
    @Test func `the keeper's state survives a round trip through its file`() {
        var state = KeeperState(phase: .failed, keeper: 12, server: 13, socket: "/a b/c\\d")
        state.notices = [.clusterSetAside(major: "9.6", path: "/x y"), .damagedClusterSetAside(path: "/z\\n")]
        state.failure = SandboxError.permission(operation: "open", path: "/p", code: 13).fields
        #expect(KeeperState(json: state.json) == state)
    }

    @Test func `a client learns why the keeper has failed`() {
        let errors: [SandboxError] = [
            .serverMissing(package: "postgresql"), .diskFull(path: "/a b"), .permission(operation: "open", path: "/p", code: 13),
            .system(operation: "read", path: "/p", code: 5),
            .clusterNotCreated(output: "line one\nline two \\"), .serverFailed(log: "\t\"x\""),
        ]
        for error in errors { #expect("\(SandboxError(fields: error.fields))" == "\(error)") }
        #expect("\(SandboxError(fields: SandboxError.noUnprivilegedAccount.fields))".contains("noUnprivilegedAccount"))
    }

    @Test(
        arguments: [
            "", "{}", #"{"phase":"ready","server":0,"socket":"/s"}"#, #"{"keeper":1,"server":0,"socket":"/s"}"#,
            #"{"phase":"nonsense","keeper":1,"server":0,"socket":"/s"}"#, #"{"phase":"ready","keeper":1,"server":0}"#,
            #"{"phase":"ready","keeper":99999999999,"server":0,"socket":"/s"}"#, #"{"phase":"ready","keeper":1"#, "phase ready\nkeeper 1\n",
        ])
    func `an incomplete state file is ignored`(text: String) {
        #expect(KeeperState(json: text) == nil)
    }
}
