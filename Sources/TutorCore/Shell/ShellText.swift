package import Sandbox

/// Texts about shells.
package enum ShellText {
    /// Shown when `docker` in a shell is not calf's guard.
    package static let unguarded =
        "docker in this shell bypasses calf's guard: no command is checked before it runs, and what it creates isn't part of the lesson."

    /// How a shell ended, and how to start another.
    package static func ended(_ exit: ShellExit) -> String {
        switch exit {
        case .code(0): "The shell has ended. Enter starts a new one."
        case .code(let code): "The shell has ended with exit code \(code). Enter starts a new one."
        case .signal(let number): "The shell was stopped by signal \(number). Enter starts a new one."
        }
    }
}
