package import EngineValues
import Terminal

/// Texts about shells.
package enum ShellText {
    /// Shown when `docker` in a shell doesn't use the lesson's socket.
    package static let unguarded =
        "docker in this shell bypasses calf: a command can change any object, and what it creates isn't part of the lesson."

    /// Why an example was not typed into a shell, and what to do.
    package static func busy(_ program: String) -> String {
        let line = SafeText(program).string
        let shown = line.count > 40 ? line.prefix(39) + "…" : line[...]
        return "The shell is busy with \(shown). Quit that, then run the example."
    }

    static let unfinishedLine = "Press Ctrl-C in the shell, then run the example: the line isn't empty."

    /// Shown when an example has left the page for the shell.
    static let wayBack = "Ctrl-G T returns to the lesson."

    /// How a shell ended, and how to start another.
    package static func ended(_ exit: ShellExit) -> String {
        switch exit {
        case .code(0): "The shell has ended. Enter starts a new one."
        case .code(let code): "The shell has ended with exit code \(code). Enter starts a new one."
        case .signal(let number): "The shell was stopped by signal \(number). Enter starts a new one."
        }
    }
}
