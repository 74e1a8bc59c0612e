import Glibc
import Sandbox

/// A demo that the tutor starts on its own terminal. As a process of its own, it can't change what the tutor keeps.
enum PresentedLesson {
    /// Waits until the demo ends. Meant for the loop's thread, while the demo has the terminal.
    static func run(_ name: String, fromSection section: Int) {
        // The link names this program wherever it is installed, and the shell keeps the environment.
        let words = ["/proc/\(getpid())/exe", "present", name, "--from", "\(section + 1)"] + ownOptions
        _ = ForegroundCommand.run(shell: words.map(Spawn.quoted).joined(separator: " "), argument: "")
    }

    /// The options of this program that the demo needs, too.
    private static var ownOptions: [String] {
        let names: Set = ["--course", "--data", "--server", "--theme"]
        let words = CommandLine.arguments
        return words.indices.flatMap { index -> [String] in
            let word = words[index]
            if word == "--trust" || names.contains(where: { word.hasPrefix($0 + "=") }) { return [word] }
            return names.contains(word) && index + 1 < words.count ? [word, words[index + 1]] : []
        }
    }
}
