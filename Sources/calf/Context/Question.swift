import Glibc

/// A question on standard error that is answered with y or n on standard input.
enum Question {
    /// No answer, or any other, is a no.
    static func isAnsweredYes(_ text: String, output: Output) -> Bool {
        output.flush()
        var bytes = Array("\(text) [y/n] ".utf8)
        write(STDERR_FILENO, &bytes, bytes.count)
        let answer = (readLine() ?? "").lowercased().filter { !$0.isWhitespace }
        return answer == "y" || answer == "yes"
    }
}
