package import Course
import EngineValues
import Primitives
import Sandbox
package import Verdicts

/// How to give an answer: the files to write, then the scripts to run.
package struct GivenAnswer: Sendable {
    /// The file of a folder that isn't part of the result: commands to run once the other files are written.
    package static let script = "answer.sh"

    private var files: [(path: String, text: String)] = []
    private var scripts: [CodeBlock] = []
    /// A folder that contains files of the answer, possibly among others.
    private var folder: String?
    /// Whether the answer is given on the original data, so that only the check's own commands see the other data.
    package private(set) var isGivenBefore = false

    /// Scripts to run.
    package init(scripts: [CodeBlock]) { self.scripts = scripts }

    /// The exercise's own solution.
    package init(solutionOf exercise: Exercise) {
        for block in exercise.solution { add(block) }
    }

    /// Another answer. A file replaces the solution's file with the same path, and everything else is done as in the solution. A script
    /// replaces the whole solution; it finds the exercise's starter files, or with `asSolution` the solution's files.
    package init(of block: CodeBlock, in exercise: Exercise, asSolution: Bool) {
        for other in exercise.solution where block.path == nil ? asSolution && other.path != nil : other.path != block.path { add(other) }
        add(block)
    }

    /// A folder that holds the whole answer. Its script runs after its files were written; without one, the solution's commands run, unless
    /// they are all that the exercise asks for.
    package init(ofFolder texts: [(path: String, text: String)], for exercise: Exercise) {
        files = texts.filter { $0.path != Self.script }
        if let script = texts.first(where: { $0.path == Self.script }) {
            scripts = [CodeBlock(language: "sh", text: script.text, location: exercise.location)]
        } else if exercise.asksForFiles {
            addCommands(of: exercise)
        }
    }

    /// What a user has made in a folder. If the answer is files, the solution's commands are run on them; otherwise the user has already
    /// run the commands.
    package init(lyingIn folder: String, for exercise: Exercise) {
        self.folder = folder
        if exercise.asksForFiles { addCommands(of: exercise) } else { isGivenBefore = true }
    }

    private mutating func addCommands(of exercise: Exercise) {
        for block in exercise.solution where block.path == nil { add(block) }
    }

    private mutating func add(_ block: CodeBlock) {
        if let path = block.path { files.append((path, block.text)) } else { scripts.append(block) }
    }

    /// A script of the answer that failed.
    package struct Failure: Sendable {
        /// `nil` if it was still running at the time limit.
        package var status: Int32?
        /// What it printed, errors included.
        package var printed: String
        /// The time limit, in seconds.
        package var limit: Int64

        /// Whether it was stopped, and the rest of the answer didn't run.
        package var wasStopped: Bool { status == nil }

        /// The end of its output; `nil` if there is none.
        package var lastWords: String? {
            let words = LogTail.end(of: printed.trimmed).joined(separator: "\n")
            return words.isEmpty ? nil : words
        }
    }

    /// Gives the answer.
    ///
    /// - Parameter limit: the time limit for one script, if it isn't the workshop's.
    /// - Returns: the first script that failed, which alone doesn't make the answer wrong.
    @discardableResult
    package func make(in scene: Scene, within limit: Duration? = nil) async throws -> Failure? {
        if let folder { try await scene.take(folder) }
        for file in files { try scene.put(file.text, at: file.path) }
        var failure: Failure?
        for script in scripts {
            do throws(CommandError) {
                let finished = try await scene.run(script.text, within: limit)
                if !finished.isSuccess, failure == nil { failure = Failure(status: finished.status, printed: finished.text, limit: 0) }
            } catch .timedOut(let after) {
                return Failure(status: nil, printed: "", limit: after.components.seconds)
            } catch {
                throw error
            }
        }
        return failure
    }
}

extension Scene {
    /// Prepares the scene for an answer to an exercise, after the lesson's setup, which may have written other versions of its files. If the
    /// exercise builds on earlier ones, their solutions run first.
    package func begin(_ exercise: Exercise, afterOthers: Bool) async throws {
        if afterOthers {
            for other in lesson.exercises.prefix(while: { $0.id != exercise.id }) where !other.isSQL {
                try await setUp(other.setup)
                try await GivenAnswer(solutionOf: other).make(in: self)
            }
        }
        for starter in exercise.starter { if let path = starter.path { try put(starter.text, at: path) } }
        try await setUp(exercise.setup)
    }
}

extension Judgement {
    /// Explains how the answer's own commands failed, for when the check failed too.
    package mutating func explain(_ failure: GivenAnswer.Failure) {
        let explanation = EngineErrorExplanation(of: failure.printed)
        let words =
            explanation?.words ?? failure.status.map { "The answer's commands failed with exit code \($0)." }
            ?? "The answer was still running after \(failure.limit) s, so it was stopped. A container that should keep running needs to run in the background."
        var feedback = Feedback(kind: .error, message: words)
        feedback.server = failure.lastWords
        // The author's text about a mistake comes first, and an unexplained error last.
        let isFirst = explanation != nil || failure.status == nil
        let place = self.feedback.first?.kind == .mistake ? min(1, self.feedback.count) : 0
        self.feedback.insert(feedback, at: isFirst ? place : self.feedback.count)
    }
}
