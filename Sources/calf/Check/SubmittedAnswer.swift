import Course
import EngineValues
import Glibc
import Grading
import Sandbox
import TutorRuntime

/// One answer passed to `calf check`. Each of several answers is read only when it is judged, so that they are not all in memory.
struct SubmittedAnswer: Sendable {
    /// A file, a folder with the files of one answer, or `-` for standard input.
    let path: String
    private var kind = Kind.file
    private var content: Submission?

    private enum Kind { case file, folder, link, notAFile, severalFiles }

    /// The maximum number of files in an answer.
    private static let maxFiles = 200

    private init(path: String, kind: Kind = .file) {
        self.path = path
        self.kind = kind
    }

    func read() throws(CommandLineError) -> Submission {
        if let content { return content }
        switch kind {
        case .file: return Submission(try StandardStreams.read(path, limit: CheckDocument.maxAnswerBytes))
        case .link: throw CommandLineError("cannot read \(path): \(Self.linkFlaw)")
        case .notAFile: throw CommandLineError("cannot read \(path): it is a pipe, a socket, or a device")
        case .severalFiles: throw CommandLineError("cannot read \(path): a folder with an answer in SQL must contain exactly one file")
        case .folder:
            do throws(WorkspaceError) {
                let files = try FolderContents.read(path, maxFiles: Self.maxFiles, maxBytes: CheckDocument.maxAnswerBytes)
                return Submission(folder: files.map { ($0.path.text, $0.bytes) })
            } catch {
                throw CommandLineError("cannot read \(path): \(Self.words(error))")
            }
        }
    }

    /// The same answer with its content loaded: a pipe can be read only once.
    func loaded() throws(CommandLineError) -> SubmittedAnswer {
        var copy = self
        copy.content = try read()
        return copy
    }

    /// The answers at these paths: each file, each folder that holds one answer, and each entry of any other folder, sorted by name.
    /// Hidden entries are skipped.
    ///
    /// An entry that is a folder holds one answer, too. A link among the entries is refused: the user may only have unpacked it.
    ///
    /// - Returns: the answers, and whether they are a single one instead of a list.
    static func all(_ paths: [String], to exercise: Exercise) throws(CommandLineError) -> (answers: [SubmittedAnswer], isSingle: Bool) {
        let folders = paths.filter { $0 != "-" && fileType(of: $0, stat) == S_IFDIR }
        let own = folders.filter { holdsOneAnswer($0, to: exercise) }
        var answers: [SubmittedAnswer] = []
        for path in paths {
            if own.contains(path) {
                answers.append(SubmittedAnswer(path: path, kind: .folder))
            } else if folders.contains(path) {
                answers += try entries(of: path).map { entry throws(CommandLineError) in
                    switch fileType(of: entry, lstat) {
                    case S_IFDIR: exercise.isSQL ? try only(in: entry) : SubmittedAnswer(path: entry, kind: .folder)
                    case let type: SubmittedAnswer(path: entry, kind: kind(of: type))
                    }
                }
            } else {
                answers.append(SubmittedAnswer(path: path))
            }
        }
        if answers.count(where: { $0.path == "-" }) > 1 { throw CommandLineError("standard input can be only one of the answers") }
        if answers.isEmpty { throw CommandLineError("no answers in \(paths.joined(separator: ", "))") }
        return (answers, paths.count == 1 && folders.count == own.count)
    }

    /// The one file in a student's folder.
    private static func only(in folder: String) throws(CommandLineError) -> SubmittedAnswer {
        let entries = try entries(of: folder)
        guard entries.count == 1, let entry = entries.first, fileType(of: entry, lstat) != S_IFDIR else {
            return SubmittedAnswer(path: folder, kind: .severalFiles)
        }
        return SubmittedAnswer(path: entry, kind: kind(of: fileType(of: entry, lstat)))
    }

    /// Reading a pipe would wait for its writer.
    private static func kind(of type: mode_t?) -> Kind {
        switch type {
        case S_IFLNK: .link
        case S_IFIFO, S_IFSOCK, S_IFCHR, S_IFBLK: .notAFile
        default: .file
        }
    }

    /// Whether a folder contains the script of an answer, or a file that the exercise names.
    private static func holdsOneAnswer(_ folder: String, to exercise: Exercise) -> Bool {
        let names = exercise.isSQL ? [] : [Submission.script] + (exercise.starter + exercise.solution).compactMap(\.path)
        return names.contains { fileType(of: "\(folder)/\($0)", lstat) != nil }
    }

    /// The type of a file, with `stat` also of one behind a link; `nil` if there is none.
    private static func fileType(
        of path: String, _ status: (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32
    ) -> mode_t? {
        var found = stat()
        return status(path, &found) == 0 ? found.st_mode & S_IFMT : nil
    }

    private static func entries(of folder: String) throws(CommandLineError) -> [String] {
        guard let stream = opendir(folder) else { throw CommandLineError("cannot read \(folder): \(String(cString: strerror(errno)))") }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
    }

    private static let linkFlaw = "an answer can't contain symbolic links"

    private static func words(_ error: WorkspaceError) -> String {
        switch error {
        case .link(let path): "\(path) is a symbolic link, and \(linkFlaw)"
        case .notAFile(let path): "\(path) is neither a file nor a folder"
        case .notInside(let path): "'\(path)' is too long or too deep, or contains control characters"
        case .tooLarge(let path, _, let limit): "\(path) is larger than \(limit >> 10) KB"
        case .tooManyFiles(let limit): "it has more than \(limit) files"
        default: ErrorText.about(error)
        }
    }
}
