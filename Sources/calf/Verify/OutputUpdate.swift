import Course
import Grading

/// Rewrites the `text output` blocks of a lesson's file with its examples' current output.
enum OutputUpdate {
    /// - Returns: Whether anything was rewritten.
    static func apply(_ outcome: LessonOutcome) throws -> Bool {
        let text = String(decoding: try StandardStreams.read(outcome.lesson.path, limit: 1 << 20), as: UTF8.self)
        let new = OutputRewriter.rewriting(text, with: outcome.printed.filter { !$0.isError })
        if new == text { return false }
        try StandardStreams.replace(outcome.lesson.path, with: Array(new.utf8))
        return true
    }
}
