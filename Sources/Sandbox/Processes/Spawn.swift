import CProcess
import Glibc

/// Makes this process the parent of orphans below it, so that it can reap them. A killed process stays in the process table until then.
package enum Subreaper {
    package static func begin() { calf_become_subreaper() }
}

/// The only caller of `posix_spawn`. The child doesn't inherit this process's signal mask and handlers.
package enum Spawn {
    /// A word as a shell reads it, whatever it contains.
    package static func quoted(_ word: String) -> String { "'" + word.replacing("'", with: "'\\''") + "'" }

    /// With the error number of the failed call.
    struct Failure: Error {
        var code: Int32
    }

    /// Starts the program at `path`. `prepare` adds the file actions for the child's descriptors; all other descriptors are closed on exec.
    static func start(
        _ path: String, _ words: [String], environment: [String: String], directory: String? = nil, ownSession: Bool = false,
        prepare: (inout posix_spawn_file_actions_t) -> Void
    ) throws(Failure) -> pid_t {
        // C would cut a string at the NUL.
        let texts = words + environment.flatMap { [$0.key, $0.value] } + [path, directory ?? ""]
        if texts.contains(where: { $0.utf8.contains(0) }) { throw Failure(code: EINVAL) }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let directory { posix_spawn_file_actions_addchdir_np(&actions, directory) }
        prepare(&actions)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        // Ctrl-C in a terminal signals the whole process group; closing the terminal, the whole session.
        let session: Int32 = ownSession ? 0x80 : 0  // POSIX_SPAWN_SETSID
        posix_spawnattr_setflags(&attributes, Int16(Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | session))

        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, path, &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw Failure(code: code) }
        return pid
    }

    /// The first executable file with this name in the folders of `PATH`. A name with a slash is already a path.
    package static func find(_ name: String, path: String) -> String? {
        if name.contains("/") { return name }
        for folder in path.split(separator: ":", omittingEmptySubsequences: false) {
            let file = (folder.isEmpty ? "." : String(folder)) + "/" + name
            if isProgram(file) { return file }
        }
        return nil
    }

    static func isProgram(_ path: String) -> Bool {
        var found = stat()
        return access(path, X_OK) == 0 && stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFREG
    }
}
