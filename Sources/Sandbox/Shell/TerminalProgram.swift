/// A program to run in its own terminal, with its environment.
package struct TerminalProgram: Sendable, Equatable {
    /// An absolute path.
    package var program: String
    /// The arguments after the program's name.
    package var arguments: [String]
    package var environment: [String: String]
    package var directory: String

    /// Variables that describe calf's own terminal are replaced, since the program gets a different one.
    package init(program: String, arguments: [String] = [], environment: [String: String], directory: String) {
        self.program = program
        self.arguments = arguments
        self.directory = directory
        self.environment = environment.filter { !TerminalProgram.isOfOuterTerminal($0.key) }
        self.environment["TERM"] = "xterm-256color"
        // The pane always displays UTF-8, whatever the outer terminal supports.
        let choice = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        if choice?.uppercased().contains("UTF") != true { self.environment["LC_ALL"] = "C.UTF-8" }
    }

    /// The user's shell, started in a directory. docker uses the lesson's socket there, and the commands of its servers come first.
    package static func shell(environment: [String: String], directory: String) -> TerminalProgram {
        let program = shellPath(environment["SHELL"])
        let (arguments, variables) = GuardedShell.start(program, environment)
        // bash then shows only the end of the folder's path in its prompt. Long commands need the space.
        let prompt = ["PROMPT_DIRTRIM": "1"]
        return TerminalProgram(
            program: program, arguments: arguments, environment: prompt.merging(environment) { $1 }.merging(variables) { $1 },
            directory: directory)
    }

    /// Whether docker uses the lesson's socket here, if the lesson has containers.
    package var isGuarded: Bool { environment[LessonGuard.variable] != "" }

    /// Whether the program reports each of its prompts, which calf's startup files arrange.
    package var reportsPrompts: Bool { !promptKey.isEmpty && GuardedShell.reportsPrompts(program) }

    /// What the reports of prompts begin with, which no other output does.
    package var promptKey: String {
        guard let folder = environment[GuardedShell.folderVariable] else { return "" }
        return environment[LessonGuard.variable].flatMap { $0.isEmpty ? nil : $0 } ?? folder
    }

    /// The user's preferred shell if it can be run, otherwise bash, otherwise sh.
    package static func shellPath(_ chosen: String?) -> String {
        let names = [chosen ?? "", "/bin/bash"]
        return names.first { $0.hasPrefix("/") && Spawn.isProgram($0) && !$0.hasSuffix("/nologin") && !$0.hasSuffix("/false") } ?? "/bin/sh"
    }

    private static func isOfOuterTerminal(_ name: String) -> Bool {
        ["COLUMNS", "LINES", "TERMCAP", "STY", "VTE_VERSION", "COLORTERM", "WINDOWID"].contains(name)
            || name.hasPrefix("TMUX") || name.hasPrefix("TERM_PROGRAM")
    }
}

/// Why a shell could not be started, with the system's error number.
package enum ShellError: Error, Sendable, Equatable {
    case noTerminal(Int32)
    case cannotStart(program: String, Int32)
    /// The working directory does not exist.
    case noDirectory(String)
}
