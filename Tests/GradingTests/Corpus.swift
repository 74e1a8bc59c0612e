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

    /// The topics to test: those on the shop, and in `Tests/all` also the others.
    static let topics = groups.flatMap(\.self)

    /// The topics on the shop, followed by those on several schemas, a million rows, arrays and ranges, partitions, documents, a small
    /// clinic and a hotel, which take many minutes.
    static let groups: [[String]] = {
        let all = names(in: folder).filter { $0.hasSuffix(".wrong.sql") }.map { String($0.dropLast(10)) }.sorted()
        let others = ["clinic", "grid", "hotel", "parcels", "sensors", "ski", "transit"]
        return [all.filter { !others.contains($0) }] + (Scope.isWhole ? [others] : [])
    }()

    /// The topic's data: the shop's, or a dataset of the corpus.
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
        let folder = data == "bookshop" ? Self.root + "/Assets/datasets" : Self.folder + "/datasets"
        dataset = DatasetSource(name: data, path: "\(folder)/\(data).sql")
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
