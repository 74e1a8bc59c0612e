import EngineValues
import Grading
import Sandbox
import TutorRuntime
import Verdicts

/// One answer passed to `calf check`. Each of several answers is read only when it is judged, so that they are not all in memory.
struct SubmittedAnswer: Sendable {
    enum Kind {
        case file, folder, link, notAFile, severalFiles
        /// A name that isn't UTF-8 leads nowhere once it is text.
        case unreachable
        /// A folder that contains only another folder.
        case nested
        /// A student's folder that contains no answer to the exercise.
        case missing
        /// Among the answers to several exercises, one whose name doesn't say which it belongs to.
        case unnamed(nearest: String?)
    }

    /// A file, a folder with the files of one answer, or `-` for standard input; of a missing answer, the student's folder.
    let path: String
    /// Whose answer it is: the name of the file or of the folder that contains it.
    let student: String
    /// The id of the exercise; `nil` if it is unnamed.
    let exercise: String?
    let kind: Kind
    private var content: Submission?

    /// The maximum number of files in an answer.
    private static let maxFiles = 200

    init(path: String, student: String, exercise: String?, kind: Kind) {
        self.path = path
        self.student = student
        self.exercise = exercise
        self.kind = kind
    }

    func read() throws(CommandLineError) -> Submission {
        if let content { return content }
        switch kind {
        case .file: return Submission(try StandardStreams.read(path, limit: CheckDocument.maxAnswerBytes))
        case .link: throw CommandLineError("cannot read \(path): \(Self.linkFlaw)")
        case .notAFile: throw CommandLineError("cannot read \(path): it is a pipe, a socket, or a device")
        case .unreachable: throw CommandLineError("cannot read \(path): its name isn't UTF-8. Rename it and try again")
        case .nested: throw CommandLineError("cannot read \(path): it contains only a folder. The answer is one folder too deep")
        case .severalFiles: throw CommandLineError("cannot read \(path): it contains several files, but none is named after the exercise")
        case .missing: throw CommandLineError("\(path) contains no answer to this exercise")
        case .unnamed(let nearest): throw CommandLineError("no exercise has this name", nearest: nearest)
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

    /// The verdict on an answer of several that can't be read. One that was not handed in fails.
    func verdict(on error: CommandLineError) -> Judgement {
        if case .missing = kind {
            return Judgement(verdict: .fail, feedback: [Feedback(kind: .empty, message: "No answer was handed in.")])
        }
        return Judgement(verdict: .error, feedback: [Feedback(kind: .unjudged, message: error.message)])
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
