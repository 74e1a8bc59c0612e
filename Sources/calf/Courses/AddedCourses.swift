import Course
import Glibc
import Primitives
import Sandbox
import TutorCore

/// The courses that the user added to the shipped ones: a folder of the data directory, with a clone of each repository and a link to each
/// of the user's own folders.
struct AddedCourses: Sendable {
    /// One of them, which may be unreadable.
    struct Entry: Sendable {
        /// The name of its folder.
        var name: String
        /// Its folder, or the link to it.
        var path: String
        /// The folder that a link leads to; `nil` for a clone.
        var target: String?

        var isClone: Bool { target == nil }
        var git: Git { Git(directory: path) }
    }

    /// An absolute path. The folder doesn't have to exist.
    let folder: String

    var all: [Entry] {
        FileSystem.names(in: folder).filter { !$0.hasPrefix(".") }.map { name in
            let path = "\(folder)/\(name)"
            return Entry(name: name, path: path, target: FileSystem.link(path))
        }
    }

    /// The entry with this name, or with the course of this id.
    func entry(named name: String) throws(CommandLineError) -> Entry {
        let all = all
        if let found = all.first(where: { $0.name == name }) ?? all.first(where: { Self.course(at: $0.path)?.id == name }) { return found }
        throw CommandLineError(
            all.isEmpty
                ? "no courses added yet. 'calf course add DIR|URL' adds one"
                : "no added course named '\(name)'. Added courses: \(all.map(\.name).joined(separator: ", "))")
    }

    static func course(at path: String) -> CourseLayout? {
        let layout = CourseLayout.read(at: path)
        return layout.isCourse ? layout : nil
    }

    // MARK: - Adding and removing

    /// Links to a folder of the user's. Nothing is copied, so later changes of it count.
    func link(to target: String, others: [CourseSummary]) throws -> Entry {
        let entry = try newEntry(for: target)
        try check(target, others)
        try FileSystem.makeDirectories(folder)
        guard symlink(target, entry.path) == 0 else {
            throw CommandLineError("can't write in \(folder): \(String(cString: strerror(errno)))")
        }
        return Entry(name: entry.name, path: entry.path, target: target)
    }

    /// Clones a repository, at a tag, branch, or commit, or else as it is by default. It becomes visible once it is complete.
    func clone(_ address: String, at revision: String?, others: [CourseSummary]) async throws -> Entry {
        let entry = try newEntry(for: address.hasSuffix(".git") ? String(address.dropLast(4)) : address)
        let source = address.hasPrefix("file://") ? String(address.dropFirst(7)) : address
        if FileSystem.isDirectory(source), await Git(directory: source).isPartial {
            throw CommandLineError("\(source) is a partial clone, which lacks files. Add the repository that it comes from")
        }
        try FileSystem.makeDirectories(folder)
        let draft = "\(folder)/.new-\(entry.name)-\(getpid())"
        do {
            try await Git(directory: folder).run(
                ["clone", "--quiet", "--no-local", "--origin", "origin", "--template=", "--no-recurse-submodules", "--", address, draft])
            let git = Git(directory: draft)
            // Without a branch of calf's, every local branch and commit is the user's own.
            let branch = try await git.run(["symbolic-ref", "--short", "HEAD"]).trimmed
            try await git.run(["checkout", "--quiet", "--detach", try await commit(revision ?? "HEAD", in: git)])
            try await git.run(["branch", "--quiet", "-D", branch])
            if let revision { try await git.run(["config", "calf.at", revision]) }
            try check(draft, others)
            try FileSystem.move(draft, to: entry.path)
        } catch {
            try FileSystem.remove(draft)
            throw error
        }
        return entry
    }

    /// Removes a clone, or the link to a folder, which itself stays.
    func remove(_ entry: Entry) throws {
        // Renamed first, so that a half-deleted course isn't listed.
        let removed = "\(folder)/.removed-\(entry.name)-\(getpid())"
        try FileSystem.move(entry.path, to: removed)
        try FileSystem.remove(removed)
    }

    /// What would be lost with a clone: changed files, and commits that its origin doesn't have.
    func localChanges(in entry: Entry) async throws -> String? {
        guard entry.isClone else { return nil }
        let changed = try await entry.git.run(["status", "--porcelain"]).split(whereSeparator: \.isNewline)
        if let first = changed.first { return "uncommitted changes, such as in \(first.dropFirst(3))" }
        let own = ["rev-list", "HEAD", "--branches", "--not", "--remotes", "--tags"]
        let commits = try await entry.git.run(own).split(whereSeparator: \.isNewline)
        return commits.isEmpty ? nil : "commits that aren't in its origin"
    }

    // MARK: - Updating

    /// What an update changed.
    struct Change: Sendable {
        /// A line for each commit, the newest first.
        var commits: [String]
        /// `M` and a path, and so on, as git prints it.
        var files: [String]
    }

    /// Fetches what is new, and moves the clone to it, or to another tag, branch, or commit. Returns `nil` if nothing changed.
    func update(_ entry: Entry, to revision: String?, others: [CourseSummary]) async throws -> Change? {
        let git = entry.git
        if let work = try await localChanges(in: entry) {
            throw CommandLineError("\(entry.name) has \(work). Update it yourself with git, in \(entry.path)")
        }
        let old = try await git.run(["rev-parse", "HEAD"]).trimmed
        try await git.run(["fetch", "--quiet", "--tags", "--force", "--no-recurse-submodules", "origin"])
        try await git.run(["remote", "set-head", "origin", "--auto"])
        let wanted = await git.output("config", "calf.at")?.trimmed
        let new = try await commit(revision ?? wanted ?? "HEAD", in: git)
        if let revision { try await git.run(["config", "calf.at", revision]) }
        guard new != old else { return nil }
        try await git.run(["checkout", "--quiet", "--detach", new])
        do { try check(entry.path, others) } catch {
            try await git.run(["checkout", "--quiet", "--detach", old])
            throw error
        }
        return Change(
            commits: try await git.run(["log", "--format=%h %s", "\(old)..\(new)"]).split(whereSeparator: \.isNewline).map { String($0) },
            files: try await git.run(["diff", "--name-status", "--no-renames", old, new]).split(whereSeparator: \.isNewline).map {
                String($0)
            })
    }

    /// The tag, branch, or commit that a clone was added at; `nil` if it follows its origin.
    func revision(of entry: Entry) async -> String? { entry.isClone ? await entry.git.output("config", "calf.at")?.trimmed : nil }

    /// The address that a clone came from, without a password that is in it.
    func origin(of entry: Entry) async -> String? {
        guard entry.isClone, let address = await entry.git.output("config", "remote.origin.url")?.trimmed else { return nil }
        return Self.withoutPassword(address)
    }

    static func withoutPassword(_ address: String) -> String {
        let parts = address.split(separator: "://", maxSplits: 1)
        guard parts.count == 2, let at = parts[1].prefix(while: { $0 != "/" }).lastIndex(of: "@") else { return address }
        return "\(parts[0])://\(parts[1][parts[1].index(after: at)...])"
    }

    /// A branch means the origin's, because the clone has none of its own that moves.
    private func commit(_ revision: String, in git: Git) async throws(CommandLineError) -> String {
        for name in ["refs/remotes/origin/\(revision)", "refs/tags/\(revision)", revision] {
            let found = await git.output("rev-parse", "--quiet", "--verify", "--end-of-options", "\(name)^{commit}")
            if let found { return found.trimmed }
        }
        throw CommandLineError("the repository has no tag, branch, or commit '\(revision)'")
    }

    // MARK: -

    /// A free place for a course whose folder or address ends with a name.
    private func newEntry(for address: String) throws(CommandLineError) -> Entry {
        let last = address.split { $0 == "/" || $0 == ":" }.last.map { String($0) } ?? ""
        let name = Slug.make(from: last)
        guard !name.isEmpty else { throw CommandLineError("a course's name needs letters a–z or digits, and '\(last)' has none") }
        let path = "\(folder)/\(name)"
        guard !FileSystem.exists(path) else {
            throw CommandLineError(
                "'\(name)' was already added. 'calf course update \(name)' updates it, and 'calf course remove \(name)' removes it")
        }
        return Entry(name: name, path: path)
    }

    /// It must be a course, and its id must be its own, because progress is recorded by ids.
    private func check(_ path: String, _ others: [CourseSummary]) throws(CommandLineError) {
        let course = CourseLayout.read(at: path)
        let error = course.messages.first { $0.severity == .error }
        guard course.isCourse, error == nil else {
            throw CommandLineError("not a course: \(error.map { "\($0.location): \($0.text)" } ?? "there is no course.yaml")")
        }
        if let other = others.first(where: { $0.id == course.id }) {
            throw CommandLineError(
                "the course in \(other.directory) already has the id '\(course.id)'. One of the two needs another id in its course.yaml")
        }
    }
}

extension Context {
    var addedCourses: AddedCourses { AddedCourses(folder: directories.data + "/courses") }
}
