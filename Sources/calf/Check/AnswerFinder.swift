import Course
import Facts
import Glibc
import Grading
import Primitives

/// Finds the answers of one or more students in files and folders.
///
/// If there are several exercises, the name of a file says which one it answers: `titles-and-authors.sql`. That also selects the answer in a
/// student's folder. Otherwise, an answer to a single exercise can have any name.
struct AnswerFinder {
    /// The exercises to judge.
    let exercises: [Exercise]
    /// The ids of those that each student has to answer.
    let required: Set<String>
    /// All exercises of the lesson. Answers to the others are left out.
    let known: [Exercise]

    /// The answers at these paths: each file, each folder of one student, and each entry of any other folder, sorted by name.
    ///
    /// Hidden entries and leftovers of editors, systems, and archives are skipped. A link among the entries is refused: the user may only have unpacked it.
    ///
    /// - Returns: the answers, and whether they are a single one instead of a list.
    func answers(at paths: [String]) throws(CommandLineError) -> (answers: [SubmittedAnswer], isSingle: Bool) {
        var found: [SubmittedAnswer] = []
        var isList = paths.count > 1 || exercises.count > 1
        for path in paths {
            guard path != "-", Self.fileType(of: path, stat) == S_IFDIR else {
                found.append(answer(path, .file))
                continue
            }
            let entries = try Self.entries(of: path)
            if holdsOneAnswer(path) || entries.contains(where: { exercise(namedLike: $0) != nil }) {
                found += try answers(inFolderOfStudent: path)
                continue
            }
            isList = true
            for entry in entries {
                let type = Self.fileType(of: entry, lstat)
                if type == S_IFDIR {
                    found += try answers(inFolderOfStudent: entry)
                } else {
                    found.append(answer(entry, Self.kind(of: type)))
                }
            }
        }
        if found.count(where: { $0.path == "-" }) > 1 { throw CommandLineError("standard input can be only one of the answers") }
        if found.isEmpty { throw CommandLineError("no answers in \(paths.joined(separator: ", "))") }
        return (found, !isList && found.count == 1)
    }

    /// An answer outside a student's folder. If it has the name of its exercise, the folder's name is the student's.
    private func answer(_ path: String, _ kind: SubmittedAnswer.Kind) -> SubmittedAnswer {
        let named = exercise(namedLike: path)
        let student = named == nil ? Self.stem(of: path) : path.split(separator: "/").dropLast().last.map(String.init) ?? ""
        let exercise = exercises.count == 1 ? exercises[0] : exercises.first { $0.id == named?.id }
        guard let exercise else { return unnamed(path, student) }
        return SubmittedAnswer(path: path, student: student, exercise: exercise.id, kind: kind)
    }

    private func answers(inFolderOfStudent folder: String) throws(CommandLineError) -> [SubmittedAnswer] {
        let student = Self.name(of: folder)
        let entries = try Self.entries(of: folder)
        let named = entries.map { (path: $0, exercise: exercise(namedLike: $0)) }
        if exercises.count == 1, holdsOneAnswer(folder) || named.allSatisfy({ $0.exercise == nil }) {
            return [try only(folder, student, exercises[0])]
        }
        var found: [SubmittedAnswer] = []
        for (path, exercise) in named {
            guard let exercise else {
                found.append(unnamed(path, student))
                continue
            }
            if exercises.contains(where: { $0.id == exercise.id }) { found.append(try only(path, student, exercise)) }
        }
        let missing = exercises.filter { exercise in required.contains(exercise.id) && !found.contains { $0.exercise == exercise.id } }
        return found + missing.map { SubmittedAnswer(path: folder, student: student, exercise: $0.id, kind: .missing) }
    }

    /// The one answer that a file or a folder contains. Of an SQL exercise, that is a single file.
    private func only(_ path: String, _ student: String, _ exercise: Exercise) throws(CommandLineError) -> SubmittedAnswer {
        func answer(_ path: String, _ kind: SubmittedAnswer.Kind) -> SubmittedAnswer {
            SubmittedAnswer(path: path, student: student, exercise: exercise.id, kind: kind)
        }
        let type = Self.fileType(of: path, lstat)
        guard type == S_IFDIR else { return answer(path, Self.kind(of: type)) }
        let entries = try Self.entries(of: path)
        guard let entry = entries.first else { return answer(path, .missing) }
        guard exercise.isSQL else { return answer(path, .folder) }
        let inner = Self.fileType(of: entry, lstat)
        guard entries.count == 1 else { return answer(path, .severalFiles) }
        return inner == S_IFDIR ? answer(path, .nested) : answer(entry, Self.kind(of: inner))
    }

    private func unnamed(_ path: String, _ student: String) -> SubmittedAnswer {
        let nearest = Nearest.match(Self.stem(of: path), among: exercises.map(\.id))
        return SubmittedAnswer(path: path, student: student, exercise: nil, kind: .unnamed(nearest: nearest))
    }

    /// `Titles and authors.sql` is an answer to `titles-and-authors`.
    private func exercise(namedLike path: String) -> Exercise? {
        let id = Slug.make(from: Self.stem(of: path))
        return known.first { $0.id == id }
    }

    /// Whether a folder contains the script of an answer, or a file that the exercise names.
    private func holdsOneAnswer(_ folder: String) -> Bool {
        guard exercises.count == 1, !exercises[0].isSQL else { return false }
        let names = [GivenAnswer.script] + (exercises[0].starter + exercises[0].solution).compactMap(\.path)
        return names.contains { Self.fileType(of: "\(folder)/\($0)", lstat) != nil }
    }

    // MARK: - Files

    /// Reading a pipe would wait for its writer.
    private static func kind(of type: mode_t?) -> SubmittedAnswer.Kind {
        switch type {
        case S_IFLNK: .link
        case nil: .unreachable
        case S_IFIFO, S_IFSOCK, S_IFCHR, S_IFBLK: .notAFile
        default: .file
        }
    }

    /// The type of a file, with `stat` also of one behind a link; `nil` if there is none.
    private static func fileType(
        of path: String, _ status: (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32
    ) -> mode_t? {
        var found = stat()
        return status(path, &found) == 0 ? found.st_mode & S_IFMT : nil
    }

    private static func entries(of folder: String) throws(CommandLineError) -> [String] {
        guard let names = FolderNames.bytes(in: Array(folder.utf8CString)) else {
            throw CommandLineError("cannot read \(folder): \(String(cString: strerror(errno)))")
        }
        return names.map(FolderNames.shown).filter { !isLeftover($0) }.sorted().map {
            folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)"
        }
    }

    /// What editors, systems, and archives leave behind: `._a.sql` and `.a.sql.swp` are hidden, too.
    private static func isLeftover(_ name: String) -> Bool {
        let lower = name.lowercased()
        return name.hasPrefix(".") || ["__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "icon\r"].contains(lower)
            || ["~", ".bak", ".swp", ".swo", ".tmp", ".orig", ".rej", ".part", ".crdownload"].contains { lower.hasSuffix($0) }
            || name.hasPrefix("~$") || name.hasPrefix("#") && name.hasSuffix("#")
    }

    /// The last part of a path.
    private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The last part of a path without its extension.
    private static func stem(of path: String) -> String {
        let name = name(of: path)
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }
}
