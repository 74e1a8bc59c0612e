import Glibc
import TestSupport
import Testing

@testable import DockerProxy

/// Which paths may be mounted.
@Suite struct HostPathTests {
    private let folder = ScratchFolder()
    private var lesson: String { folder.path + "/lesson" }

    init() throws {
        for name in ["lesson", "lesson/inner", "other", "closed", "closed/files"] { folder.makeFolder(name) }
        folder.write("x".utf8, to: "lesson/file")
        let links = [("../other", "out"), ("inner", "in"), ("/none", "dangling"), ("loop", "loop"), ("../closed/files", "all")]
        for (target, name) in links { try #require(symlink(target, lesson + "/" + name) == 0) }
        try #require(chmod(folder.path, 0o755) == 0 && chmod(lesson, 0o755) == 0 && chmod(folder.path + "/closed", 0) == 0)
    }

    private func isFree(_ path: String) -> Bool {
        HostPath(path)?.isFree(in: [lesson], except: [folder.path + "/lesson/inner/socket"]) == true
    }

    @Test(arguments: [
        ("/file", true), ("/missing", true), ("/missing/deeper", true), ("/./file", true), ("/file/", true),
        ("", false), ("/in", false), ("/inner", false), ("/out", false), ("/out/x", false), ("/../other", false),
        ("/missing/../../other", false),
        ("/dangling", false), ("/dangling/x", false), ("/loop", false), ("/file/x", false), ("/file\u{301}/../out", false),
    ])
    func `what the lesson's folder contains may be mounted, wherever links lead`(path: String, isExpected: Bool) {
        #expect(isFree(lesson + path) == isExpected)
    }

    /// The engine may follow what this user may not. The kernel checks the rights of a thread, so only this one becomes another user.
    @Test(arguments: ["/all", "/all/x", "/locked/link"])
    func `a link that only the engine may follow isn't taken for something that doesn't exist`(path: String) throws {
        folder.makeFolder("lesson/locked")
        try #require(symlink("/etc", lesson + "/locked/link") == 0 && chmod(lesson + "/locked", 0) == 0)
        let isRoot = geteuid() == 0
        // No module of Swift's has it.
        let setfsuid = unsafeBitCast(try #require(dlsym(nil, "setfsuid")), to: (@convention(c) (uid_t) -> Int32).self)
        if isRoot { _ = setfsuid(65_534) }
        let (found, code) = (realpath(lesson + path, nil), errno)
        let isFree = isFree(lesson + path)
        if isRoot { _ = setfsuid(0) }
        #expect(found == nil && code == EACCES, "the kernel lets this thread in")
        #expect(!isFree)
    }
}
