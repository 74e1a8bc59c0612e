import Course
import Sandbox

/// What has to be put and run so that an answer has been given: files, then scripts.
struct GivenAnswer: Sendable {
    private var files: [(path: String, text: String)] = []
    private var scripts: [CodeBlock] = []
    /// Where files of it lie, among others.
    private var folder: String?
    /// Whether it was given before there was other data: only what the check itself runs meets that.
    var isGivenBefore = false

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

    /// What somebody has made in a folder. Where it is files, the solution's commands follow; commands were given there already.
    init(lyingIn folder: String, for exercise: Exercise) {
        self.folder = folder
        if exercise.solution.contains(where: { $0.path != nil }) {
            for block in exercise.solution where block.path == nil { add(block) }
        } else {
            isGivenBefore = true
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

        /// The end of what it said; `nil` where it said nothing.
        var lastWords: String? {
            let lines = printed.trimmed.split(separator: "\n", omittingEmptySubsequences: false).suffix(8)
            return lines.isEmpty ? nil : lines.map { LogTail.plain(String($0)) }.joined(separator: "\n")
        }
    }

    /// Gives the answer.
    ///
    /// - Parameter limit: what one script may take.
    /// - Returns: the first script that failed, which says nothing about the answer by itself.
    @discardableResult
    func make(in scene: Scene, within limit: Duration = Scene.limit) async throws -> Failure? {
        if let folder { try await scene.take(folder) }
        for file in files { try scene.put(file.text, at: file.path) }
        var failure: Failure?
        for script in scripts {
            do throws(CommandError) {
                let finished = try await scene.run(script.text, within: limit)
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

extension Scene {
    /// Makes what is there before an answer to an exercise is given; where it builds upon the exercises before it, theirs are given first.
    func begin(_ exercise: Exercise, afterOthers: Bool) async throws {
        if afterOthers {
            for other in lesson.exercises.prefix(while: { $0.id != exercise.id }) where !other.isSQL {
                try await setUp(other.setup)
                try await GivenAnswer(solutionOf: other).make(in: self)
            }
            for starter in exercise.starter { if let path = starter.path { try put(starter.text, at: path) } }
        }
        try await setUp(exercise.setup)
    }
}

extension Judgement {
    /// Says what became of the answer's own commands, where they failed and the check did, too.
    mutating func explain(_ failure: GivenAnswer.Failure) {
        let explanation = EngineErrorExplanation(of: failure.printed)
        let words =
            explanation?.words ?? failure.status.map { "The answer's last word was an error: it ended with the exit code \($0)." }
            ?? "The answer was still at work after \(Scene.limit.components.seconds) s, and was ended. A container that is to stay needs to run in the background."
        var feedback = Feedback(kind: .error, message: words)
        feedback.server = failure.lastWords
        // What the author says of a mistake comes first; an error that nobody can explain, last.
        let isFirst = explanation != nil || failure.status == nil
        let place = self.feedback.first?.kind == .mistake ? min(1, self.feedback.count) : 0
        self.feedback.insert(feedback, at: isFirst ? place : self.feedback.count)
    }

    static func unjudged(_ reason: UnjudgedReason) -> Judgement {
        Judgement(verdict: .error, feedback: [Finding.unjudged(reason).feedback])
    }
}
