import Course
import Glibc
import Grading
import TestSupport
import Testing

/// Handwritten exercises on the bookshop. The folder `Corpus` has a lesson for each topic, and typical wrong answers in a separate file.
/// They aren't `sql mistake` blocks, because the judge must recognize them without being told.
struct Corpus: Sendable {
    var lesson: Lesson
    /// Wrong answers by exercise.
    var wrongAnswers: [String: [WrongAnswer]]

    struct WrongAnswer: Sendable {
        /// What the learner misunderstood. Shown if a test fails.
        var misconception: String
        /// A regular expression that matches a good explanation.
        var explanation: String
        var sql: String
    }

    static let topics = names(in: folder).filter { $0.hasSuffix(".wrong.sql") }.map { String($0.dropLast(10)) }.sorted()

    let dataset: DatasetSource

    private static let folder = root + "/Tests/GradingTests/Corpus"
    private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    init(topic: String) throws {
        let path = "\(Self.folder)/\(topic).md"
        let name = LessonReader.Name(course: "corpus", module: "sql", id: topic, number: 1)
        let (lesson, messages) = LessonReader.lesson(at: path, name: name)
        for message in messages where message.severity == .error { Issue.record("\(message)") }
        self.lesson = try #require(lesson, "\(path)")
        let data = try #require(self.lesson.dataset)
        dataset = DatasetSource(name: data, path: "\(Self.root)/Assets/datasets/\(data).sql")
        let text = String(decoding: ScratchFolder.bytes(at: "\(Self.folder)/\(topic).wrong.sql"), as: UTF8.self)
        wrongAnswers = Self.wrongAnswers(in: text)
    }

    /// `-- exercise: id` starts the answers to an exercise, `-- wrong: misconception | explanation` starts an answer.
    private static func wrongAnswers(in text: String) -> [String: [WrongAnswer]] {
        var answers: [String: [WrongAnswer]] = [:]
        var exercise = ""
        for line in text.split(separator: "\n") {
            if let id = line.after("-- exercise: ") {
                exercise = id
            } else if let head = line.after("-- wrong: "), let bar = head.firstRange(of: " | ") {
                let answer = WrongAnswer(
                    misconception: String(head[..<bar.lowerBound]), explanation: String(head[bar.upperBound...]), sql: "")
                answers[exercise, default: []].append(answer)
            } else if let last = answers[exercise]?.indices.last {
                answers[exercise]?[last].sql += line + "\n"
            }
        }
        return answers
    }

    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }
}

extension Substring {
    fileprivate func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
