import Glibc

/// Runs scripts with bash, in a folder and with an environment.
package struct Script: Sendable {
    package struct Result: Sendable {
        /// The exit code, or the negative number of the signal that ended bash.
        package var status: Int32
        package var output: String
        package var errors: String
    }

    private let folder: String
    private let environment: [String: String]

    package init(in folder: String, environment: [String: String]) {
        self.folder = folder
        self.environment = environment
    }

    /// Runs a script until it exits, without a terminal and without blocking other tests.
    package func callAsFunction(_ text: String) async throws -> Result {
        let files = ScratchFolder()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (descriptor, name) in [(1, "out"), (2, "err")] {
            posix_spawn_file_actions_addopen(&actions, Int32(descriptor), files.path + "/" + name, O_WRONLY | O_CREAT, 0o600)
        }
        var attributes = CleanSignals.attributes()
        defer { posix_spawnattr_destroy(&attributes) }
        let texts = ["setsid", "-w", "bash", "-c", "cd '\(folder)' && {\n\(text)\n}"]
        let words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
        let variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, "setsid", &actions, &attributes, words, variables)
        precondition(code == 0, "bash can't be started: \(code)")
        var status: Int32 = 0
        try await eventually("the end of the script", within: .seconds(3600)) { waitpid(process, &status, WNOHANG) != 0 }
        return Result(
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F),
            output: String(decoding: files.bytes(of: "out"), as: UTF8.self),
            errors: String(decoding: files.bytes(of: "err"), as: UTF8.self))
    }
}
