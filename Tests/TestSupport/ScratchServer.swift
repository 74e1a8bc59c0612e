import Glibc

/// A PostgreSQL cluster for the tests of one process, removed however the process ends.
///
/// A shell stops the server and removes its files when the pipe to the tests closes. As root, the server runs as `postgres`.
package struct ScratchServer: Sendable {
    /// The directory of the server's socket.
    package let directory: String
    /// The cluster's superuser.
    package let user = "postgres"

    /// The cluster of this process, started on first use.
    package static let shared = ScratchServer()

    private init() {
        let script = """
            set -e
            bin=$(ls -d /usr/lib/postgresql/*/bin | sort -t/ -k5 -n | tail -1)
            dir=$(mktemp -d /tmp/calf-server-XXXXXX)
            trap 'rm -rf "$dir"' EXIT
            as=
            if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; as="setpriv --reuid=postgres --regid=postgres --init-groups"; fi
            $as "$bin/initdb" --no-sync -D "$dir/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 >"$dir/log" 2>&1
            $as "$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c fsync=off -c max_connections=200 \
                -c lc_messages=C -c timezone=UTC >>"$dir/log" 2>&1 &
            server=$!
            while ! "$bin/pg_isready" -q -h "$dir"; do sleep 0.02; kill -0 $server; done
            echo "$dir"
            exec 1>&-
            read -r line || true
            kill -INT $server
            wait $server || true
            """
        var input: [Int32] = [0, 0]
        var output: [Int32] = [0, 0]
        guard pipe(&input) == 0, pipe(&output) == 0 else { preconditionFailure("no pipes") }
        // The tests' other children must not keep the server alive.
        for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), strdup(script), nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        guard posix_spawn(&child, "/bin/sh", &actions, nil, &arguments, environ) == 0 else { preconditionFailure("no shell") }
        close(input[0])
        close(output[1])
        var answer = [UInt8](repeating: 0, count: 256)
        let count = read(output[0], &answer, answer.count)
        close(output[0])
        precondition(count > 1, "the scratch server did not start")
        directory = String(decoding: answer[..<(count - 1)], as: UTF8.self)
    }
}
