import Course
import Glibc
import Sandbox
import TutorCore

extension Command {
    static let course = Command(
        name: "course", summary: "manage courses that you add to the shipped ones", group: .setup,
        operands: [
            Operand(name: "ACTION", choices: ["add", "list", "update", "remove"]),
            Operand(name: "DIR|URL|NAME", count: .many, completion: .folders),
        ],
        options: [
            .value("at", "REVISION", "add or update a clone at this tag, branch or commit"),
            .flag("yes", letter: "y", "remove without asking"),
        ],
        notes: [
            "add DIR                 list the course in your folder, without copying it",
            "add URL                 clone a git repository with a course.yaml in it",
            "list                    list the added courses, and where they come from",
            "update [NAME…]          fetch changes, list them, and ask for trust again",
            "remove NAME…            remove clones, or the links to your folders; your folders and your progress are kept",
            "'calf course list' shows the names. For a private repository, clone it yourself, and add the folder.",
        ]
    ) { invocation in
        let words = invocation.arguments.operands
        let (action, names) = (words[0], Array(words.dropFirst()))
        if ["add", "remove"].contains(action), names.isEmpty {
            throw UsageError("missing \(action == "add" ? "DIR or URL" : "NAME")", command: "course")
        }
        if action == "list", let extra = names.first { throw UsageError("unexpected argument '\(extra)'", command: "course") }
        guard invocation.context.courseDirectory == nil else {
            throw CommandLineError("'calf course' manages the courses that you add to the shipped ones, so leave out --course")
        }
        try invocation.context.directories.create()
        let work = CourseActions(invocation: invocation)
        switch action {
        case "add": for name in names { try await work.add(name) }
        case "list": try await work.list()
        case "update": return try await work.update(names)
        default: for name in names { try await work.remove(name) }
        }
        return .done
    }
}

/// What `calf course` does.
private struct CourseActions {
    let invocation: Invocation

    private var context: Context { invocation.context }
    private var arguments: Arguments { invocation.arguments }
    private var added: AddedCourses { context.addedCourses }
    private var output: Output { context.output }

    func add(_ word: String) async throws {
        let others = try context.catalog().courses()
        let revision = arguments["at"]
        let entry: AddedCourses.Entry
        if let path = Self.folder(word), access(path + "/course.yaml", F_OK) == 0, revision == nil {
            entry = try added.link(to: path, others: others)
        } else if let path = Self.folder(word), await Git(directory: path).output("rev-parse", "--git-dir") == nil {
            throw CommandLineError("not a course: \(path) has no course.yaml and isn't a git repository")
        } else {
            output.printError("cloning \(AddedCourses.withoutPassword(word))")
            entry = try await added.clone(Self.folder(word) ?? word, at: revision, others: others)
        }
        guard let course = AddedCourses.course(at: entry.path) else { throw CommandLineError("\(entry.path) can't be read") }
        let lessons = course.lessonCount
        output.print("Added \(entry.name): \(course.title), \(lessons) \(lessons == 1 ? "lesson" : "lessons")")
        try askForTrust(in: entry)
    }

    func list() async throws {
        let listed = try context.catalog().courses()
        if added.all.isEmpty { output.print("No courses added yet. 'calf course add DIR|URL' adds one.") }
        for entry in added.all {
            let source = await added.origin(of: entry) ?? entry.target ?? entry.path
            let revision = await added.revision(of: entry).map { ", at \($0)" } ?? ""
            output.print("\(entry.name)  \(AddedCourses.course(at: entry.path)?.title ?? "can't be read")")
            output.print("  from \(source)\(revision)")
            if !listed.contains(where: { $0.directory == entry.path }) {
                output.print("  not in the lesson list: calf can't read it, or another course has the same id")
            }
            if !context.trust.isTrusted(entry.path) { output.print("  runs nothing until you trust it: calf trust \(entry.path)") }
        }
    }

    /// If one course can't be updated, the others still are.
    func update(_ names: [String]) async throws -> ExitStatus {
        let entries = names.isEmpty ? added.all : try names.map(added.entry)
        var status = ExitStatus.done
        for entry in entries {
            guard entry.isClone else {
                output.print("\(entry.name): linked folder, nothing to update")
                try askForTrust(in: entry)
                continue
            }
            do {
                let others = try context.catalog().courses().filter { $0.directory != entry.path }
                guard let change = try await added.update(entry, to: arguments["at"], others: others) else {
                    let revision = await added.revision(of: entry)
                    output.print("\(entry.name): up to date" + (revision.map { " (at \($0))" } ?? ""))
                    continue
                }
                output.print("\(entry.name): updated")
                for line in Self.cut(change.commits, "commits") + Self.cut(change.files, "files") { output.print("  " + line) }
                try askForTrust(in: entry)
            } catch {
                output.printError("calf: \(entry.name): \(error)")
                status = .unusable
            }
        }
        return status
    }

    func remove(_ name: String) async throws {
        let entry = try added.entry(named: name)
        if let work = try await added.localChanges(in: entry), !arguments.has("yes") {
            guard Question.isAnsweredYes("\(entry.name) has \(work). Remove it anyway?", output: output) else {
                throw CommandLineError("\(entry.name) was not removed")
            }
        }
        try added.remove(entry)
        output.print("Removed \(entry.name)." + (entry.target.map { " Your folder \($0) stays." } ?? "") + " Your progress in it is kept.")
    }

    /// Shows what can't be read in a course, and what it runs, and asks on a terminal.
    private func askForTrust(in entry: AddedCourses.Entry) throws {
        let review = try context.trust.review(of: entry.path)
        let unreadable = review.runs.unreadable
        if !unreadable.isEmpty {
            output.print("Not readable: \(unreadable.joined(separator: ", ")). 'calf lint --course \(entry.path)' says why.")
        }
        if context.trusts { try context.trust.trust(entry.path) }
        if context.trust.isTrusted(entry.path) { return }
        for line in review.words() { output.print(line) }
        output.print("To read it first: cd \(entry.path)")
        if isatty(STDIN_FILENO) == 1, Question.isAnsweredYes("Trust it as it is now?", output: output) {
            try context.trust.trust(entry.path)
            output.print("Trusted in its current state.")
        } else {
            output.print("It can be read, and runs nothing until you trust it: calf trust \(entry.path)")
        }
    }

    private static func folder(_ path: String) -> String? {
        let real = FileSystem.realPath(path)
        return FileSystem.isDirectory(real) ? real : nil
    }

    /// The first lines of a list, and how many more there are.
    private static func cut(_ lines: [String], _ what: String) -> [String] {
        lines.count > 20 ? lines.prefix(20) + ["and \(lines.count - 20) more \(what)"] : lines
    }
}
