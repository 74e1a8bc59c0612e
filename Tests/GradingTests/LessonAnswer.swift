import Course
import EngineValues
import Facts
import Glibc
import Grading
import Sandbox
import TestSupport
import Testing
import Verdicts

/// An answer in `Tests/LessonAnswers/<lesson>/<exercise>/`, named `right-1.sql` or `wrong-2.py`, or a folder.
struct LessonAnswer: Sendable {
    /// The kind of an answer, by its file extension.
    enum Kind: Sendable {
        case sql
        /// A program that replaces the solution's first block.
        case program
        /// Anything else: commands and files for containers.
        case work
    }

    var lesson: String
    var exercise: String
    var kind: Kind
    var isRight: Bool
    var path: String

    static let all: [LessonAnswer] = paths("Tests/LessonAnswers/*/*/*").map { path in
        let parts = path.split(separator: "/").suffix(3).map(String.init)
        let kind: Kind = path.hasSuffix(".sql") ? .sql : path.hasSuffix(".py") ? .program : .work
        return LessonAnswer(lesson: parts[0], exercise: parts[1], kind: kind, isRight: parts[2].hasPrefix("right-"), path: path)
    }

    /// The contents of the path, as read by `calf check`.
    private var submission: Submission {
        get throws {
            if path.split(separator: "/").last?.contains(".") == true { return Submission(ScratchFolder.bytes(at: path)) }
            return Submission(folder: try FolderContents.read(path, maxFiles: 50, maxBytes: 1 << 20).map { ($0.path.text, $0.bytes) })
        }
    }

    /// The lessons in scope that have answers of this kind.
    static func lessons(_ kind: Kind) -> [String] {
        Set(all.filter { $0.kind == kind }.map(\.lesson)).filter { Scope.lessons?.contains($0) ?? true }.sorted()
    }

    /// Judges scripts and programs, with the system's Python, which has the drivers installed: right answers with more patience than wrong
    /// ones, which would wait it out.
    static func workJudges() throws -> (right: WorkJudge, wrong: WorkJudge) {
        let environment = ProcessEnvironment.current.merging(["PATH": "/usr/local/bin:/usr/bin:/bin"]) { $1 }
        let sandbox = try #require(RealServer.world).sandbox
        func judge(_ patience: Patience) -> WorkJudge {
            WorkJudge(workshop: Workshop(sandbox: sandbox, environment: environment, patience: patience))
        }
        return (judge(.expectingSuccess), judge(.expectingFailure))
    }

    /// Judges all answers of this kind to a lesson's exercises, four at a time.
    static func judgeAll(
        _ kind: Kind, in id: String,
        by judge: @escaping @Sendable (Submission, Exercise, Lesson, DatasetSource?, _ isRight: Bool) async -> Judgement
    ) async throws {
        let path = try #require(paths("Lessons/*/*/[0-9][0-9]-\(id).md").first)
        let name = LessonReader.Name(course: "any", module: "any", id: id, number: 1)
        let lesson = try #require(LessonReader.lesson(at: path, name: name).lesson, "\(path)")
        let dataset = lesson.dataset.map { DatasetSource(name: $0, path: root + "/Assets/datasets/\($0).sql") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, answer) in all.filter({ $0.lesson == id && $0.kind == kind }).enumerated() {
                let exercise = try #require(lesson.exercises.first { $0.id == answer.exercise }, "\(answer.path)")
                if index >= 4 { try await group.next() }
                group.addTask {
                    let judgement = await judge(try answer.submission, exercise, lesson, dataset, answer.isRight)
                    VerdictTable.expect(judgement, for: "\(id)/\(answer.exercise)/\(answer.path.split(separator: "/").last ?? "")")
                    let feedback = judgement.feedback.map(\.message).joined(separator: " ")
                    #expect(judgement.verdict == (answer.isRight ? .pass : .fail), "\(answer.path): \(feedback)")
                }
            }
            try await group.waitForAll()
        }
    }

    private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    /// The files in the package's folder that match a pattern, sorted.
    static func paths(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob("\(root)/\(pattern)", 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }
}
