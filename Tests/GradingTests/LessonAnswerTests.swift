import Course
import Glibc
import Grading
import TestSupport
import Testing

/// Right and wrong answers to the exercises of the shipped lessons. The judge doesn't know any of them.
@Suite(.realServer, .timeLimit(.minutes(20))) struct LessonAnswerTests {
    @Test func `every exercise in the table has at least four right and five wrong answers`() {
        let exercises = Dictionary(grouping: Self.answers) { "\($0.lesson)/\($0.exercise)" }
        #expect(exercises.count >= 18)
        for (exercise, answers) in exercises {
            #expect(answers.count { $0.isRight } >= 4, "\(exercise)")
            #expect(answers.count { !$0.isRight } >= 5, "\(exercise)")
        }
    }

    @Test(arguments: lessons) func `right answers pass and wrong answers fail`(id: String) async throws {
        let path = try #require(Self.paths("Lessons/data-infrastructure/4-postgresql/*-\(id).md").first)
        let name = LessonReader.Name(course: "data-infrastructure", module: "postgresql", id: id, number: 1)
        let lesson = try #require(LessonReader.lesson(at: path, name: name).lesson, "\(path)")
        let judge = try #require(RealServer.world).judge
        let dataset = lesson.dataset.map { DatasetSource(name: $0, path: Self.root + "/Assets/datasets/\($0).sql") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, answer) in Self.answers.filter({ $0.lesson == id }).enumerated() {
                let exercise = try #require(lesson.exercises.first { $0.id == answer.exercise }, "\(answer.path)")
                if index >= 4 { try await group.next() }
                group.addTask {
                    let judgement = await judge.judge(ScratchFolder.bytes(at: answer.path), for: exercise, in: lesson, dataset: dataset)
                    let feedback = judgement.feedback.map(\.message).joined(separator: " ")
                    #expect(judgement.verdict == (answer.isRight ? .pass : .fail), "\(answer.path): \(feedback)")
                }
            }
            try await group.waitForAll()
        }
    }

    /// An answer in `Tests/LessonAnswers/<lesson>/<exercise>/`.
    private struct Answer: Sendable {
        var lesson: String
        var exercise: String
        var isRight: Bool
        var path: String
    }

    private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    private static let answers: [Answer] = paths("Tests/LessonAnswers/*/*/*.sql").map { path in
        let parts = path.split(separator: "/").suffix(3).map(String.init)
        return Answer(lesson: parts[0], exercise: parts[1], isRight: parts[2].hasPrefix("right-"), path: path)
    }

    private static let lessons = Set(answers.map(\.lesson)).sorted()

    /// The files that match a pattern in the package's folder, sorted.
    private static func paths(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob("\(root)/\(pattern)", 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }
}
