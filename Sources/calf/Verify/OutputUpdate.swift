import Course
import Glibc
import Grading

/// Rewrites the `text output` blocks of a lesson's file with its examples' current output.
enum OutputUpdate {
    /// - Returns: Whether anything was rewritten.
    static func apply(_ outcome: LessonOutcome) throws -> Bool {
        let text = String(decoding: try StandardStreams.read(outcome.lesson.path, limit: 1 << 20), as: UTF8.self)
        let new = OutputRewriter.rewriting(text, with: outcome.printed.filter { !$0.isError })
        if new == text { return false }
        try replace(outcome.lesson.path, with: new)
        return true
    }

    /// Replaces the file atomically, so that a crash leaves either the old or the new one.
    private static func replace(_ path: String, with text: String) throws {
        let temporary = path + ".new"
        var status = stat()
        let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw CommandLineError("cannot write \(temporary): \(String(cString: strerror(errno)))") }
        let bytes = Array(text.utf8)
        let written = write(descriptor, bytes, bytes.count)
        close(descriptor)
        guard written == bytes.count, rename(temporary, path) == 0 else {
            throw CommandLineError("cannot write \(path): \(String(cString: strerror(errno)))")
        }
    }
}
