import Glibc
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorRuntime

@testable import Sandbox

/// The lesson's engine in its shell, whatever the user's startup files do. The real docker is a program that only prints its arguments.
@Suite(.timeLimit(.minutes(5))) struct GuardedShellTests {
    /// A home with startup files that name another engine, and a shell in a lesson.
    private struct Home {
        let folder = ScratchFolder()

        init() throws {
            try FileSystem.makeDirectories(folder.path + "/real")
            try FileSystem.makeDirectories(folder.path + "/home/.config/fish")
            // Without this folder, fish reads all manual pages in the background, for many seconds of processor time.
            try FileSystem.makeDirectories(folder.path + "/home/.local/share/fish/generated_completions")
            folder.write("#!/bin/sh\necho real docker: $DOCKER_HOST\n".utf8, to: "real/docker")
            try #require(chmod(folder.path + "/real/docker", 0o755) == 0)
            let export = "export DOCKER_HOST=unix:///other.sock\nalias ll='ls -l'\n"
            for name in [".bashrc", ".bash_profile", ".profile", ".zshrc", ".zprofile", ".zshenv"] {
                folder.write(export.utf8, to: "home/\(name)")
            }
            folder.write("set -gx DOCKER_HOST unix:///other.sock\n".utf8, to: "home/.config/fish/config.fish")
        }

        static let address = "unix:///lesson.sock"

        func pane(_ shell: String) throws -> Pane {
            try GuardedShell.write(to: folder.path + "/files")
            let environment = [
                "PATH": "\(folder.path)/real:/usr/bin:/bin", "HOME": folder.path + "/home", "LANG": "C.UTF-8", "PS1": "$ ", "SHELL": shell,
                "DOCKER_HOST": Self.address, LessonGuard.variable: Self.address, GuardedShell.folderVariable: folder.path + "/files",
            ]
            return Pane(TerminalProgram.shell(environment: environment, directory: folder.path), columns: 120)
        }
    }

    @Test(arguments: ["/bin/bash", "/usr/bin/zsh", "/usr/bin/fish", "/bin/dash"])
    func `docker uses the lesson's socket even if startup files name another engine`(shell: String) async throws {
        let home = try Home()
        // Keeps the folder until the test ends.
        defer { withExtendedLifetime(home) {} }
        let pane = try home.pane(shell)
        if shell != "/bin/dash" { try await pane.wait(for: "the shell's report") { $0.guarded == true } }
        pane.type("clear; docker\n")
        try await pane.wait(line: "real docker: \(Home.address)")
    }

    @Test(arguments: ["/bin/bash", "/usr/bin/zsh", "/usr/bin/fish"])
    func `the commands of a lesson's servers come first even if startup files put others there`(shell: String) async throws {
        let home = try Home()
        defer { withExtendedLifetime(home) {} }
        for (name, words) in [("lesson", "of the lesson"), ("other", "another")] {
            try FileSystem.makeDirectories(home.folder.path + "/" + name)
            home.folder.write("#!/bin/sh\necho node: \(words)\n".utf8, to: name + "/node")
            try #require(chmod("\(home.folder.path)/\(name)/node", 0o755) == 0)
        }
        for name in [".bashrc", ".zshrc"] { home.folder.write("PATH=\(home.folder.path)/other:$PATH\n".utf8, to: "home/\(name)") }
        home.folder.write("set -gx PATH \(home.folder.path)/other $PATH\n".utf8, to: "home/.config/fish/config.fish")
        try GuardedShell.write(to: home.folder.path + "/files")
        let environment = [
            "PATH": "/usr/bin:/bin", "HOME": home.folder.path + "/home", "LANG": "C.UTF-8", "SHELL": shell,
            GuardedShell.pathVariable: home.folder.path + "/lesson", GuardedShell.folderVariable: home.folder.path + "/files",
        ]
        let pane = Pane(TerminalProgram.shell(environment: environment, directory: home.folder.path), columns: 120)
        pane.type("clear; node\n")
        try await pane.wait(line: "node: of the lesson")
        // It reports its prompts, although there is no socket that docker could miss.
        try await pane.wait(for: "the shell's report") { $0.guarded == true }
    }

    @Test(arguments: ["/bin/bash", "/usr/bin/zsh", "/usr/bin/fish", "/bin/dash"])
    func `a command for a shell that is still starting appears once, after the prompt`(shell: String) async throws {
        let home = try Home()
        defer { withExtendedLifetime(home) {} }
        for name in [".bashrc", ".zshrc"] { home.folder.write("sleep 1\n".utf8, to: "home/\(name)") }
        home.folder.write("sleep 1\n".utf8, to: "home/.config/fish/config.fish")
        let pane = try home.pane(shell)
        pane.session.send(.run("echo a''b"))
        try await pane.wait(line: "ab")
        #expect(pane.rows.count { $0.contains("echo a''b") } == 1, "\(pane.screen)")
        #expect(!pane.rows.contains { $0.hasPrefix("echo") }, "\(pane.screen)")
    }

    @Test(arguments: ["/bin/bash", "/usr/bin/zsh", "/usr/bin/fish"])
    func `the error of the last command is explained, and forgotten after one that succeeds`(shell: String) async throws {
        let home = try Home()
        defer { withExtendedLifetime(home) {} }
        let error = "docker: invalid reference format: repository name (library/Closed) must be lowercase."
        home.folder.write("#!/bin/sh\n[ $# = 0 ] && exit\necho '\(error)' >&2\nexit 125\n".utf8, to: "real/docker")
        let pane = try home.pane(shell)
        try await pane.wait(for: "the first prompt") { $0.guarded != nil }
        #expect(pane.failures.isEmpty, "The first prompt ends no command.")
        pane.type("docker run -d -e SIGN Closed busybox\n")
        try await pane.wait(for: "the explanation") {
            $0.failures.last.flatMap { $0 }?.hasPrefix("Docker took Closed as the image name") == true
        }
        let count = pane.failures.count
        pane.type("docker\n")
        try await pane.wait(for: "the next prompt") { $0.failures.count > count }
        #expect(pane.failures.last == .some(nil))
    }

    @Test func `an error is explained even if it comes in one piece with the first prompt`() async throws {
        let home = try Home()
        defer { withExtendedLifetime(home) {} }
        // Looks like fish to calf. Prints the prompt's report, and after Enter everything else at once.
        let report = #"\033]7337;\#(Home.address);own"#
        let rest = #"\r$ docker run\r\ndocker: no such image: web\r\n\#(report);125\007\r$ "#
        home.folder.write("#!/bin/sh\nstty -echo\nprintf '\(report);0\\007'\nread line\nprintf '\(rest)'\nread line\n".utf8, to: "fish")
        try #require(chmod(home.folder.path + "/fish", 0o755) == 0)
        let pane = try home.pane(home.folder.path + "/fish")
        try await pane.wait(for: "the first prompt") { $0.guarded != nil }
        pane.type("\n")
        try await pane.wait(for: "the explanation") { $0.failures.last.flatMap { $0 } != nil }
    }

    @Test(arguments: ["/bin/bash", "/usr/bin/zsh", "/usr/bin/fish"])
    func `Escape does nothing to the next letter`(shell: String) async throws {
        let home = try Home()
        defer { withExtendedLifetime(home) {} }
        let pane = try home.pane(shell)
        try await pane.wait(for: "the first prompt") { $0.guarded != nil }
        // The shell takes a letter for a part of Escape's sequence if it reads both within half a second. On a busy machine, it may.
        var isPressed = false
        try await eventually("docker's line", every: .seconds(1), finding: pane.screen) {
            if isPressed { pane.type("docker\n") } else { pane.press(KeyEvent(.escape)) }
            isPressed.toggle()
            return pane.rows.contains("real docker: \(Home.address)")
        }
    }

    @Test(arguments: ["/bin/bash", "/usr/bin/zsh"]) func `another engine is reported until the lesson's is back`(shell: String) async throws
    {
        let home = try Home()
        defer { withExtendedLifetime(home) {} }
        let pane = try home.pane(shell)
        try await pane.wait(for: "the shell's report") { $0.guarded == true }
        pane.type("export DOCKER_HOST=unix:///other.sock\n")
        try await pane.wait(for: "the shell's report") { $0.guarded == false }
        pane.type("export DOCKER_HOST=$CALF_GUARD\n")
        try await pane.wait(for: "the shell's report") { $0.guarded == true }
    }

    @Test(arguments: [
        ("/bin/bash", ".bashrc", "PROMPT_COMMAND='__hook; '"), ("/bin/bash", ".bashrc", "PROMPT_COMMAND=(__hook)"),
        ("/usr/bin/zsh", ".zshrc", "precmd_functions+=(__hook)"), ("/usr/bin/fish", ".config/fish/config.fish", ""),
    ])
    func `another engine that a hook of the user's chooses for a folder is reported at that prompt`(
        shell: String, file: String, line: String
    ) async throws {
        let home = try Home()
        defer { withExtendedLifetime(home) {} }
        let change = "test -e chosen && export DOCKER_HOST=unix:///other.sock"
        let hook = line.isEmpty ? "function __hook --on-event fish_prompt; \(change); end\n" : "__hook() { \(change); }\n\(line)\n"
        home.folder.write(hook.utf8, to: "home/" + file)
        home.folder.makeFolder("inner")
        home.folder.write([], to: "inner/chosen")
        let pane = try home.pane(shell)
        try await pane.wait(for: "the shell's report") { $0.guarded == true }
        pane.type("cd inner\n")
        try await pane.wait(for: "the shell's report") { $0.guarded == false }
    }

    @Test(arguments: [
        ("/bin/bash", ".bashrc", #"PS1='\u@\h:\w\$ '"#), ("/usr/bin/zsh", ".zshrc", "PROMPT='%n@%m:%~%# '"), ("/usr/bin/fish", "none", ""),
    ])
    func `a prompt with the computer's name is shortened to the folder's name, and a short one is kept`(
        shell: String, file: String, long: String
    ) async throws {
        let home = try Home()
        defer { withExtendedLifetime(home) {} }
        home.folder.write(long.utf8, to: "home/" + file)
        let folder = String(home.folder.path.split(separator: "/").last ?? "")
        try await home.pane(shell).wait(for: "the short prompt") { $0.rows.contains("\(folder) $") || $0.rows.contains("\(folder) #") }
        home.folder.write("PS1='mine> '\n".utf8, to: "home/" + file)
        home.folder.write("function fish_prompt; echo -n 'mine> '; end\n".utf8, to: "home/.config/fish/config.fish")
        try await home.pane(shell).wait(line: "mine>")
    }

    @Test func `a shell whose engine can't be guarded is reported when it starts`() {
        #expect(!TerminalProgram(program: "/bin/sh", environment: [LessonGuard.variable: ""], directory: "/").isGuarded)
        #expect(TerminalProgram(program: "/bin/sh", environment: [:], directory: "/").isGuarded)
    }
}
