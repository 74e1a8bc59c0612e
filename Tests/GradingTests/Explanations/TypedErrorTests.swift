import Course
import Grading
import TestSupport
import Testing
import Verdicts

/// Errors as beginners type them, in nine exercises of the lessons, and what a teacher would say about each.
///
/// The statements are in `Corpus/errors`: `seen.sql` has those that the explanations were written for, `readers.sql` those about which
/// they once said something false or misleading, `held-out.sql` those that they weren't written for, and `threads.sql` errors of the kinds that beginners ask about in public.
/// Each statement is on one line, where `\n` stands for the start of another one.
@Suite(.realServer, .timeLimit(.minutes(10))) struct TypedErrorTests {
    /// A statement, what a teacher says about it, and how to recognize that in an explanation.
    struct TypedError: Sendable {
        var exercise = ""
        var teacher = ""
        /// Regular expressions that all match a good explanation.
        var says: [String] = []
        /// One that matches a false explanation.
        var never: String?
        var sql = ""

        /// Whether an explanation says what is wrong; `nil` if what it says is false.
        func isExplained(by words: String) throws -> Bool? {
            if let never, try matches(words, never) { return nil }
            return try says.allSatisfy { try matches(words, $0) }
        }

        private func matches(_ words: String, _ pattern: String) throws -> Bool {
            try words.contains(Regex(pattern).ignoresCase())
        }
    }

    @Test(arguments: ["seen", "readers"])
    func `errors of beginners are explained as a teacher would`(file: String) async throws {
        let disagreements = try await disagreements(in: file)
        #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
    }

    @Test(arguments: ["held-out", "threads"])
    func `19 of 20 further errors are explained, and none falsely`(file: String) async throws {
        let (all, disagreements) = (try errors(in: file), try await disagreements(in: file))
        #expect(disagreements.count * 20 <= all.count, "\(disagreements.joined(separator: "\n"))")
        #expect(!disagreements.contains { $0.hasPrefix("FALSE") }, "\(disagreements.joined(separator: "\n"))")
    }

    @Test func `there are enough errors, in nine exercises`() throws {
        let all = try ["seen", "readers", "held-out", "threads"].flatMap(errors)
        #expect(all.count >= 500)
        #expect(Set(all.map(\.exercise)).count == 9)
        #expect(Set(all.map(\.sql)).count == all.count)
    }

    // MARK: - Typing them

    /// A table: the statement, the teacher's words, and the explanation.
    private func disagreements(in file: String) async throws -> [String] {
        var lines: [String] = []
        for (exercise, errors) in Dictionary(grouping: try errors(in: file), by: \.exercise) {
            let (exercise, lesson, dataset) = try shipped(exercise)
            for error in errors {
                let judge = try #require(RealServer.world).judge
                let judgement = await judge.judge(Array(error.sql.utf8), for: exercise, in: lesson, dataset: dataset)
                let words = judgement.feedback.first { $0.kind == .error }?.message ?? "no error: \(judgement.verdict)"
                let isExplained = try error.isExplained(by: words)
                if isExplained != true {
                    lines.append("\(isExplained == nil ? "FALSE: " : "")\(error.sql)\n    \(error.teacher)\n    \(words)")
                }
            }
        }
        return lines
    }

    private func errors(in file: String) throws -> [TypedError] {
        let path = root + "/Tests/GradingTests/Corpus/errors/\(file).sql"
        var errors: [TypedError] = []
        var next = TypedError()
        for line in String(decoding: ScratchFolder.bytes(at: path), as: UTF8.self).split(separator: "\n") {
            if let exercise = line.after("-- exercise: ") {
                next.exercise = exercise
            } else if let text = line.after("-- teacher: ") {
                let parts = text.split(separator: " | ", maxSplits: 1)
                try #require(parts.count == 2, "\(line)")
                (next.teacher, next.never) = (String(parts[0]), nil)
                next.says = parts[1].split(separator: " & ").map(String.init)
            } else if let pattern = line.after("-- never: ") {
                next.never = pattern
            } else {
                next.sql = String(line.replacing("\\n", with: "\n"))
                errors.append(next)
            }
        }
        return errors
    }

    /// An exercise of a shipped lesson, such as `filtering-rows/at-most-9-99`.
    private func shipped(_ exercise: String) throws -> (Exercise, Lesson, DatasetSource?) {
        let parts = exercise.split(separator: "/").map(String.init)
        let lessons = try #require(ShippedFiles.find()).lessons
        let catalog = Catalog(root: try CourseRoot(directory: lessons), cache: try #require(RealServer.world).folder.path + "/catalog")
        catalog.refresh()
        let summary = try #require(catalog.find(parts[0]).first)
        let lesson = try catalog.lesson(summary)
        let dataset = lesson.dataset.map { DatasetSource(name: $0, path: root + "/Assets/datasets/\($0).sql") }
        return (try #require(lesson.exercises.first { $0.id == parts[1] }), lesson, dataset)
    }

    private let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
}

extension Substring {
    fileprivate func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
