import Course
import Sandbox

/// What has to be put and run so that an answer has been given: files, then scripts.
struct GivenAnswer: Sendable {
    private var files: [(path: String, text: String)] = []
    private var scripts: [CodeBlock] = []

    init(scripts: [CodeBlock]) { self.scripts = scripts }

    /// The exercise's own solution.
    init(solutionOf exercise: Exercise) {
        for block in exercise.solution { add(block) }
    }

    /// Another answer. A file stands for the solution's file of that path, and all else is done as in the solution. A script stands for
    /// itself; what it finds are the files that the exercise begins with, or the solution's, where it is as good as that.
    init(of block: CodeBlock, in exercise: Exercise, asSolution: Bool) {
        if block.path != nil {
            for other in exercise.solution where other.path != block.path { add(other) }
            add(block)
        } else {
            for other in exercise.solution where asSolution && other.path != nil { add(other) }
            add(block)
        }
    }

    private mutating func add(_ block: CodeBlock) {
        if let path = block.path { files.append((path, block.text)) } else { scripts.append(block) }
    }

    /// A script of the answer that did not end well.
    struct Failure: Sendable {
        /// `nil`: it was still at work when its time was over.
        var status: Int32?
        var printed: String
    }

    /// Gives the answer.
    ///
    /// - Returns: the first script that failed, which says nothing about the answer by itself.
    func make(in scene: Scene) async throws -> Failure? {
        for file in files { try scene.put(file.text, at: file.path) }
        var failure: Failure?
        for script in scripts {
            do throws(CommandError) {
                let finished = try await scene.run(script.text)
                if !finished.isSuccess, failure == nil { failure = Failure(status: finished.status, printed: finished.text) }
            } catch .timedOut {
                return Failure(status: nil, printed: "")
            } catch {
                throw error
            }
        }
        return failure
    }
}

extension Judgement {
    /// Says what became of the answer's own commands, where they failed and the check did, too.
    mutating func explain(_ failure: GivenAnswer.Failure) {
        let printed = failure.printed.trimmed.split(separator: "\n", omittingEmptySubsequences: false)
        let lines = printed.suffix(8).map { LogTail.plain(String($0)) }
        let explanation = EngineErrorExplanation(of: failure.printed)
        let words =
            explanation?.words ?? failure.status.map { "The answer's last word was an error: it ended with the exit code \($0)." }
            ?? "The answer was still at work after \(Scene.limit.components.seconds) s, and was ended. A container that is to stay needs to run in the background."
        var feedback = Feedback(kind: .error, message: words)
        feedback.server = lines.isEmpty ? nil : lines.joined(separator: "\n")
        // What the author says of a mistake comes first; an error that nobody can explain, last.
        let isFirst = explanation != nil || failure.status == nil
        let place = self.feedback.first?.kind == .mistake ? min(1, self.feedback.count) : 0
        self.feedback.insert(feedback, at: isFirst ? place : self.feedback.count)
    }

    static func unjudged(_ reason: UnjudgedReason) -> Judgement {
        Judgement(verdict: .error, feedback: [Finding.unjudged(reason).feedback])
    }
}
