import Glibc
import TestSupport
import Testing
import TutorCore
import TutorRuntime

@testable import Sandbox

/// The guard in a lesson's shell, whatever the user's startup files do. The real docker is a program that only prints its arguments.
@Suite(.timeLimit(.minutes(5))) struct GuardedShellTests {
    /// A home with startup files that would put the real docker first in PATH, and a shell in a lesson.
    private struct Home {
        let folder = ScratchFolder()

        init() throws {
            try FileSystem.makeDirectories(folder.path + "/real")
            try FileSystem.makeDirectories(folder.path + "/home/.config/fish")
            folder.write("#!/bin/sh\necho real docker: \"$@\"\n".utf8, to: "real/docker")
            try #require(chmod(folder.path + "/real/docker", 0o755) == 0)
            let export = "export PATH=\(folder.path)/real:/usr/bin:/bin\nalias ll='ls -l'\n"
            for name in [".bashrc", ".bash_profile", ".profile", ".zshrc", ".zprofile", ".zshenv"] {
                folder.write(export.utf8, to: "home/\(name)")
            }
            folder.write("set -gx PATH \(folder.path)/real /usr/bin /bin\n".utf8, to: "home/.config/fish/config.fish")
        }

        func pane(_ shell: String) throws -> Pane {
            let directories = Directories(environment: ["CALF_HOME": folder.path + "/calf"])
            let scope = LessonScope(course: "c", lesson: "l", directories: directories)
            let base = [
                "PATH": "\(folder.path)/real:/usr/bin:/bin", "HOME": folder.path + "/home", "LANG": "C.UTF-8", "PS1": "$ ", "SHELL": shell,
            ]
            let environment = try scope.environment(base, docker: folder.path + "/real/docker")
            return Pane(TerminalProgram.shell(environment: environment, directory: folder.path), columns: 120)
        }
    }

    /// The guard's question about a command it doesn't know, asked before the real docker could run it.
    private static let question = "Run it anyway?"

    @Test(arguments: ["/bin/bash", "/usr/bin/zsh", "/usr/bin/fish", "/bin/dash"])
    func `the guard comes first even if startup files change PATH`(shell: String) async throws {
        let home = try Home()
        // Keeps the folder until the test ends.
        defer { withExtendedLifetime(home) {} }
        let pane = try home.pane(shell)
        if shell != "/bin/dash" { try await pane.wait(for: "the shell's report") { $0.guarded == true } }
        for line in ["docker swarm init", "env -i docker swarm leave", "env -u CALF_SCOPE_LESSON docker plugin rm x"] {
            pane.type("clear; \(line)\n")
            // This must not be the previous question.
            try await pane.wait(for: "the question") { $0.screen.contains(Self.question) && !$0.screen.contains("Not run.") }
            pane.type("n\n")
            try await pane.wait("Not run.")
        }
        pane.type("clear; docker version\n")
        try await pane.wait("real docker: version")
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

    @Test(arguments: [
        "bash -lc 'docker swarm init'", "bash -c 'docker swarm init'", "bash -ic 'docker swarm init'",
        "PATH=/usr/bin:$PATH docker swarm init",
        "export PATH=/nowhere:$PATH; docker swarm init", "(export PATH=/usr/bin; docker swarm init)", "command docker swarm init",
        "time docker swarm init", "zsh -lc 'docker swarm init'",
    ])
    func `the guard comes first in shells that bash starts`(line: String) async throws {
        let home = try Home()
        defer { withExtendedLifetime(home) {} }
        let pane = try home.pane("/bin/bash")
        try await pane.wait(for: "the shell's report") { $0.guarded == true }
        pane.type("\(line)\n")
        try await pane.wait(Self.question)
        pane.type("n\n")
        try await pane.wait("Not run.")
    }

    @Test(arguments: ["/bin/bash", "/usr/bin/zsh"]) func `another docker in front is reported, and PATH is repaired`(shell: String)
        async throws
    {
        let home = try Home()
        defer { withExtendedLifetime(home) {} }
        let pane = try home.pane(shell)
        try await pane.wait(for: "the shell's report") { $0.guarded == true }
        pane.type("PATH=\(home.folder.path)/real:/usr/bin:/bin\nunset -f docker\nclear; docker swarm init\n")
        try await pane.wait(Self.question)
        pane.type("n\nalias docker=\(home.folder.path)/real/docker\n")
        try await pane.wait(for: "the shell's report") { $0.guarded == false }
        pane.type("unalias docker\n")
        try await pane.wait(for: "the shell's report") { $0.guarded == true }
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

    @Test func `a shell that can't keep the guard first is reported when it starts`() {
        #expect(!TerminalProgram(program: "/bin/tcsh", environment: ["CALF_GUARD": "/g"], directory: "/").isGuardable)
        #expect(TerminalProgram(program: "/bin/tcsh", environment: [:], directory: "/").isGuardable)
    }
}
