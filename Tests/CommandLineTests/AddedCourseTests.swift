import Glibc
import Primitives
import TestSupport
import Testing

/// `calf course`: courses beside the shipped ones, from a folder or a git repository.
struct AddedCourseTests {
    let calf = Calf()
    /// A course in a git repository, with the tag `first`.
    let origin: String
    /// The ids of the courses that come with calf.
    let shipped: [String]

    init() throws {
        shipped = try Self.ids(calf)
        origin = calf.home.path + "/tides"
        let made = calf("new", "course", origin)
        precondition(made.status == 0, made.errors)
        try commit("Say good morning")
        try git("tag", "first")
    }

    @Test func `a cloned course is listed beside the shipped ones, and runs nothing until it is trusted`() throws {
        let added = calf("course", "add", "file://" + origin)
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output.hasPrefix("Added tides: Tides, 1 lesson\ncalf doesn't know this course"))
        #expect(try ids() == shipped + ["tides"])
        let refused = calf("check", "tides/a-greeting", "your-own-greeting", "--answer", "-", input: "SELECT 1;")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("calf trust "), "\(refused.errors)")
        #expect(calf("trust", folder).status == 0)
        #expect(isTrusted)
    }

    @Test func `an update shows what changed, and the course must be trusted again`() throws {
        #expect(calf("course", "add", "--trust", "file://" + origin).status == 0)
        #expect(isTrusted)
        #expect(calf("course", "update").output == "tides: up to date\n")
        try append("Also at night.")
        try commit("Say more")
        let updated = calf("course", "update", "tides")
        #expect(updated.output.contains("tides: updated\n"))
        #expect(updated.output.contains(" Say more\n"), "\(updated.output)")
        #expect(updated.output.contains("This course changed since you trusted it"))
        #expect(!isTrusted)
    }

    @Test func `a course stays at the tag it was added at, until --at selects another`() throws {
        try append("Also at night.")
        try commit("Say more")
        #expect(calf("course", "add", "--at", "first", "file://" + origin).status == 0)
        #expect(!(try text()).contains("Also at night."))
        #expect(calf("course", "update").output == "tides: up to date (at first)\n")
        #expect(calf("course", "update", "--at", "main").status == 0)
        #expect(try text().contains("Also at night."))
        let unknown = calf("course", "update", "--at", "--force")
        #expect(unknown.status == 2)
        #expect(calf("course", "update", "--at", "second").errors.contains("no tag, branch, or commit 'second'"))
    }

    @Test func `a folder of one's own is added as it is, and stays when the course is removed`() throws {
        #expect(calf("course", "add", origin).status == 0)
        try append("Also at night.")
        #expect(try text().contains("Also at night."))
        let removed = calf("course", "remove", "tides")
        #expect(removed.output == "Removed tides. Your folder \(origin) stays. Your progress in it is kept.\n")
        #expect(access(origin + "/course.yaml", F_OK) == 0)
        #expect(try ids() == shipped)
    }

    @Test func `progress in a course survives its removal`() throws {
        #expect(calf("course", "add", "--trust", "file://" + origin).status == 0)
        let lesson = "tides/a-greeting"
        let exercise = try #require(
            try JSONReader.read(calf("lessons", "--json").output)["courses"]?.array?.last?["modules"]?.array?.first?["lessons"]?.array?
                .first?[
                    "exercises"]?.array?.first?["id"]?.text)
        #expect(calf("solution", lesson, exercise).status == 0)
        let before = calf("progress", "--export", "-").output
        #expect(before.contains(exercise))
        #expect(calf("course", "remove", "tides").status == 0)
        #expect(calf("progress", "--export", "-").output == before)
    }

    @Test func `a clone with the user's own changes is neither updated nor removed unasked`() throws {
        #expect(calf("course", "add", "file://" + origin).status == 0)
        try append("Mine.", to: folder)
        #expect(calf("course", "update").errors.contains("uncommitted changes, such as in 1-first-steps/1-a-greeting.md"))
        #expect(calf("course", "remove", "tides").errors.contains("tides was not removed"))
        #expect(try text().contains("Mine."))
        #expect(calf("course", "remove", "--yes", "tides").status == 0)
        #expect(access(folder, F_OK) != 0)
    }

    @Test(arguments: [
        ("nothing", "isn't a git repository"), ("file:///nowhere/at-all", "does not"), ("--upload-pack=touch x", ""),
        ("ext::sh -c touch% /tmp/x", "transport 'ext' not allowed"),
    ])
    func `a failed add explains why and leaves no files`(address: String, reason: String) throws {
        mkdir(calf.home.path + "/nothing", 0o700)
        let address = address == "nothing" ? calf.home.path + "/nothing" : address
        let refused = calf("course", "add", address)
        #expect(refused.status == 2)
        #expect(refused.errors.contains(reason), "\(refused.errors)")
        #expect(calf("course", "list").output == "No courses added yet. 'calf course add DIR|URL' adds one.\n")
        #expect(try Tool.run(["sh", "-c", "ls -A \"$0\" 2>/dev/null", parent]).output.isEmpty)
    }

    @Test func `a file whose name isn't UTF-8 is neither in the way of trust nor of removal`() throws {
        let names = ["caf\\351", "caf\\352"]
        for name in names { try Tool.run(["sh", "-c", "printf x >\"$0/1-first-steps/$(printf \"$1\").txt\"", origin, name]) }
        try commit("Add files of an old system")
        #expect(calf("course", "add", "--trust", "file://" + origin).status == 0)
        #expect(isTrusted)
        for name in names {
            try Tool.run(["sh", "-c", "printf changed >\"$0/1-first-steps/$(printf \"$1\").txt\"", folder, name])
            #expect(!isTrusted)
            #expect(calf("trust", folder).status == 0)
            #expect(isTrusted)
        }
        #expect(calf("course", "remove", "--yes", "tides").status == 0)
        #expect(try Tool.run(["ls", "-A", parent]).output == "")
        try Tool.run(["sh", "-c", "mkdir -p \"$0/a/b\"; touch \"$0/a/b/$(printf 'r\\351')\"", calf.home.path + "/calf/data/workspaces"])
        #expect(calf("uninstall", "--yes").status == 0)
        #expect(access(calf.home.path + "/calf/data", F_OK) != 0)
    }

    @Test func `a course that can't be read isn't added, and one's lessons that can't be are named`() throws {
        try write("id: tides\ntitle: Tides\nsummary: Mine.\naudience: All.\nmodules: [first-steps, other]\n", to: origin)
        #expect(calf("course", "add", origin).errors.contains("no folder is named <number>-other"))
        #expect(calf("course", "list").output.hasPrefix("No courses added yet."))
        try git("checkout", "-q", "course.yaml")
        try Tool.run(["sh", "-c", "echo '---' >\"$0/1-first-steps/2-broken.md\"", origin])
        let added = calf("course", "add", origin)
        #expect(added.status == 0 && added.output.contains("1-first-steps/2-broken.md"), "\(added)")
    }

    @Test func `the user's git settings and environment don't reach a course's clone`() throws {
        let trace = calf.home.path + "/ran"
        let hooks = calf.home.path + "/hooks"
        try Tool.run([
            "sh", "-c", "mkdir \"$0\"; printf '#!/bin/sh\\ntouch %s' \"$1\" >\"$0/post-checkout\"; chmod +x \"$0\"/*", hooks, trace,
        ])
        let settings = """
            [core]\nautocrlf = true\nhooksPath = \(hooks)\nfsmonitor = touch \(trace)\n[clone]\ndefaultRemoteName = upstream
            [url "file:///nowhere"]\ninsteadOf = file://\n[log]\nshowSignature = true\n
            """
        calf.home.write(settings.utf8, to: ".gitconfig")
        let environment = [
            "HOME": calf.home.path, "GIT_DIR": "/nowhere", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.eol",
            "GIT_CONFIG_VALUE_0": "crlf", "GIT_SSH_COMMAND": "touch \(trace)",
        ]
        let added = calf("course", "add", "file://" + origin, environment: environment)
        #expect(added.status == 0, "\(added.errors)")
        #expect(!(try text()).contains("\r"))
        #expect(calf("course", "list", environment: environment).output.contains("from file://\(origin)\n"))
        try append("Also at night.")
        try commit("Say more")
        #expect(calf("course", "update", environment: environment).output.contains("tides: updated"))
        #expect(access(trace, F_OK) != 0)
    }

    @Test func `lint starts no program that a repository names`() throws {
        let trace = calf.home.path + "/ran"
        let tree = try Tool.run(["git", "-C", origin, "rev-parse", "HEAD:1-first-steps"]).output.trimmed
        try Tool.run(["rm", "-f", "\(origin)/.git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"])
        for (name, value) in [
            "core.repositoryFormatVersion": "1", "extensions.partialClone": "origin", "remote.origin.promisor": "true",
            "remote.origin.url": "file://\(origin)", "remote.origin.uploadpack": "touch \(trace);", "core.fsmonitor": "touch \(trace)",
            "core.sshCommand": "touch \(trace)", "core.alternateRefsCommand": "touch \(trace);", "diff.external": "touch \(trace)",
        ] { try git("config", name, value) }
        #expect(calf("lint", "--course", origin).status != 2)
        #expect(calf("course", "add", "file://" + origin).errors.contains("is a partial clone"))
        #expect(access(trace, F_OK) != 0)
    }

    @Test func `a course with the id of another one is refused, now and by an update`() throws {
        let shadow = calf.home.path + "/shadow"
        try write("id: data-infrastructure\ntitle: Mine\nsummary: Mine.\naudience: Nobody.\nmodules: [first-steps]\n", to: shadow)
        #expect(calf("course", "add", shadow).errors.contains("already has the id 'data-infrastructure'"))
        #expect(calf("course", "add", "file://" + origin).status == 0)
        try write("id: data-infrastructure\ntitle: Mine\nsummary: Mine.\naudience: Nobody.\nmodules: [first-steps]\n", to: origin)
        try commit("Take another's place")
        #expect(calf("course", "update").errors.contains("already has the id 'data-infrastructure'"))
        #expect(try ids() == shipped + ["tides"])
    }

    // MARK: -

    private var parent: String { calf.home.path + "/calf/data/courses" }
    private var folder: String { parent + "/tides" }

    private func ids() throws -> [String] { try Self.ids(calf) }

    private static func ids(_ calf: Calf) throws -> [String] {
        try JSONReader.read(calf("lessons", "--json").output)["courses"]?.array?.compactMap { $0["id"]?.text } ?? []
    }

    private var isTrusted: Bool {
        let list = calf("course", "list").output
        return list.contains("  from ") && !list.contains("runs nothing until you trust it")
    }

    private func text() throws -> String { try Tool.run(["cat", folder + "/1-first-steps/1-a-greeting.md"]).output }

    private func append(_ words: String, to folder: String? = nil) throws {
        try Tool.run(["sh", "-c", "echo \"$1\" >>\"$0/1-first-steps/1-a-greeting.md\"", folder ?? origin, words])
    }

    private func write(_ text: String, to folder: String) throws {
        let script = #"mkdir -p "$0"; [ -e "$0/1-first-steps" ] || cp -r "$2/1-first-steps" "$0"; printf '%s' "$1" >"$0/course.yaml""#
        try Tool.run(["sh", "-c", script, folder, text, origin])
    }

    private func commit(_ subject: String) throws {
        try git("init", "-q")
        try git("add", ".")
        try git("commit", "-q", "-m", subject)
    }

    private func git(_ words: String...) throws {
        let done = try Tool.run(["git", "-C", origin, "-c", "user.name=calf", "-c", "user.email=calf@example.org"] + words)
        try #require(done.status == 0, "\(done.output)")
    }
}
