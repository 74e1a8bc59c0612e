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
        directory =
            Companion(
                """
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
            ).answer
    }
}
