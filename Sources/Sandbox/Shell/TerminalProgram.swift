import DockerCLI
import Glibc

/// A program for a terminal of its own, and what it finds there.
package struct TerminalProgram: Sendable, Equatable {
    /// An absolute path.
    package var program: String
    /// What follows the program's name.
    package var arguments: [String]
    package var environment: [String: String]
    package var directory: String

    /// The environment is changed where the terminal is concerned: it is another one than calf's own.
    package init(program: String, arguments: [String] = [], environment: [String: String], directory: String) {
        self.program = program
        self.arguments = arguments
        self.directory = directory
        self.environment = environment.filter { !TerminalProgram.isOfOuterTerminal($0.key) }
        self.environment["TERM"] = "xterm-256color"
        // What the pane shows is UTF-8, whatever the terminal around it can do.
        let choice = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        if choice?.uppercased().contains("UTF") != true { self.environment["LC_ALL"] = "C.UTF-8" }
    }

    /// The user's own shell in a directory; in a container lesson, with calf's guard in front of docker.
    package static func shell(environment: [String: String], directory: String) -> TerminalProgram {
        let program = shellPath(environment["SHELL"])
        let (arguments, variables) = GuardedShell.start(program, environment)
        return TerminalProgram(
            program: program, arguments: arguments, environment: environment.merging(variables) { $1 }, directory: directory)
    }

    /// Whether calf's guard stays in front of docker in it, where there is one.
    package var isGuardable: Bool { environment[ShimScope.folderVariable] == nil || GuardedShell.supports(program) }

    /// The shell the user has chosen, if it is one that can be run; else bash, else sh.
    package static func shellPath(_ chosen: String?) -> String {
        let names = [chosen ?? "", "/bin/bash"]
        return names.first { $0.hasPrefix("/") && isProgram($0) && !$0.hasSuffix("/nologin") && !$0.hasSuffix("/false") } ?? "/bin/sh"
    }

    private static func isProgram(_ path: String) -> Bool {
        var found = stat()
        return access(path, X_OK) == 0 && stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFREG
    }

    private static func isOfOuterTerminal(_ name: String) -> Bool {
        ["COLUMNS", "LINES", "TERMCAP", "STY", "VTE_VERSION", "COLORTERM", "WINDOWID"].contains(name)
            || name.hasPrefix("TMUX") || name.hasPrefix("TERM_PROGRAM")
    }
}

/// How a program ended.
package enum ShellExit: Sendable, Equatable {
    case code(Int32)
    /// Ended by this signal.
    case signal(Int32)

    init(status: Int32) {
        let signal = status & 0x7F
        self = signal == 0 ? .code(status >> 8 & 0xFF) : .signal(signal)
    }
}

/// Why there is no shell; the system's error number.
package enum ShellError: Error, Sendable, Equatable {
    case noTerminal(Int32)
    case cannotStart(program: String, Int32)
    /// The folder in which it was to start is not there.
    case noDirectory(String)
}
