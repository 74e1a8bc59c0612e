import Glibc

/// The real psql, connected to the scratch server. calf's output is compared with its output.
package enum Psql {
    /// psql's results and errors for this input, which it reads as a script.
    package static func run(_ sql: String, options: [String] = []) -> (output: String, errors: String) {
        let folder = ScratchFolder()
        let script = folder.write(sql.utf8, to: "in")
        let words = [binary, "-X", "-q", "-h", ScratchServer.shared.directory, "-U", ScratchServer.shared.user, "-d", "postgres"] + options
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, script, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder.path + "/out", O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder.path + "/err", O_WRONLY | O_CREAT, 0o600)
        var arguments = words.map { strdup($0) } + [nil]
        var environment = [strdup("LC_ALL=C.UTF-8"), strdup("PGCLIENTENCODING=UTF8"), nil]
        defer { for text in arguments + environment { free(text) } }
        var process: pid_t = 0
        precondition(posix_spawn(&process, words[0], &actions, nil, &arguments, &environment) == 0, "cannot start psql")
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return (String(decoding: folder.bytes(of: "out"), as: UTF8.self), String(decoding: folder.bytes(of: "err"), as: UTF8.self))
    }

    /// The program itself, not Debian's wrapper.
    private static let binary: String = {
        var paths = glob_t()
        defer { globfree(&paths) }
        guard glob("/usr/lib/postgresql/*/bin/psql", 0, nil, &paths) == 0, let last = paths.gl_pathv[Int(paths.gl_pathc) - 1] else {
            preconditionFailure("psql is missing")
        }
        return String(cString: last)
    }()
}
