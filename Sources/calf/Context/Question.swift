import Glibc

/// A question asked on standard error and answered with y or n on standard input.
enum Question {
    /// Anything but a yes is a no, and so is the end of input.
    static func isAnsweredYes(_ text: String, output: Output) -> Bool {
        output.flush()
        var bytes = Array("\(text) [y/n] ".utf8)
        write(STDERR_FILENO, &bytes, bytes.count)
        let answer = (readLine() ?? "").lowercased().filter { !$0.isWhitespace }
        return answer == "y" || answer == "yes"
    }
}
