import Course
import Facts
import Verdicts

/// An answer in commands and files, as submitted.
package struct Submission: Sendable {
    /// The files by their path in the answer's folder. A single file has no path: it takes the place of the solution's first block.
    package private(set) var files: [(path: String?, bytes: [UInt8])]

    /// A single file.
    package init(_ bytes: [UInt8]) { files = [(nil, bytes)] }

    /// A folder that holds the whole answer.
    package init(folder: [(path: String, bytes: [UInt8])]) { files = folder.map { ($0.path, $0.bytes) } }

    /// Changes every text, and every path in the same way, so that a path in a text still leads to its file. What isn't text stays, and is
    /// reported by the judge.
    package mutating func change(_ changed: (String) -> String) {
        for index in files.indices {
            files[index].path = files[index].path.map(changed)
            if let text = String(validating: files[index].bytes, as: UTF8.self) { files[index].bytes = Array(changed(text).utf8) }
        }
    }

    /// What is wrong with an answer that can't be given.
    struct Refusal: Error {
        let judgement: Judgement

        /// - Parameter path: the file that it is about, in an answer with several.
        init(_ verdict: Verdict, _ finding: Finding, in path: String? = nil) {
            var feedback = finding.feedback
            if let path { feedback.message = "\(path): \(feedback.message)" }
            judgement = Judgement(verdict: verdict, feedback: [feedback])
        }
    }

    /// How to give the answer.
    func answer(to exercise: Exercise) -> Result<GivenAnswer, Refusal> {
        var texts: [(path: String, text: String)] = []
        for file in files {
            switch AnswerText.read(file.bytes) {
            case .text(let text): texts.append((file.path ?? "", text))
            case .refused(let finding): return .failure(Refusal(.fail, finding, in: file.path))
            case .notText(let flaw): return .failure(Refusal(.error, .unjudged(.notText(flaw)), in: file.path))
            }
        }
        guard let first = texts.first(where: { !$0.text.allSatisfy(\.isWhitespace) }) else {
            return .failure(Refusal(.fail, .empty(hasComments: false)))
        }
        // A script written on Windows would fail at the end of its first line.
        for index in texts.indices where texts[index].path == GivenAnswer.script {
            texts[index].text = texts[index].text.replacing("\r\n", with: "\n")
        }
        if files[0].path != nil { return .success(GivenAnswer(ofFolder: texts, for: exercise)) }
        guard var block = exercise.solution.first else { return .failure(Refusal(.error, .unjudged(.noSolution))) }
        block.text = first.text
        return .success(GivenAnswer(of: block, in: exercise, asSolution: false))
    }
}
