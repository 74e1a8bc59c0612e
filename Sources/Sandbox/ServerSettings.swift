/// The configuration of a throwaway teaching server, rewritten at each start.
enum ServerSettings {
    /// The maximum size of one session's temporary files.
    static let temporaryFileLimit = "256MB"

    static func configuration(socket: String, major: Int) -> String {
        // By default, servers since version 18 start extra processes for reading.
        let reading = major >= 18 ? "io_method = sync" : ""
        // Without it, a statement goes on to its limit after its client was killed.
        let watching = major >= 14 ? "client_connection_check_interval = 2s" : ""
        return """
            # Written by calf at each start of its server; changes here are lost.
            listen_addresses = ''
            unix_socket_directories = '\(socket.replacing("'", with: "''"))'
            unix_socket_permissions = 0700
            port = \(ServerPlace.port)
            max_connections = 60
            superuser_reserved_connections = 10
            shared_buffers = 16MB
            dynamic_shared_memory_type = mmap
            huge_pages = off
            # Data lost in a crash of the machine can be created again. Commits reach the operating system, so they survive a crash of the server.
            fsync = off
            full_page_writes = off
            wal_level = minimal
            max_wal_senders = 0
            # Nothing waits for the log's disk, so more would only be memory.
            wal_buffers = 256kB
            # A pool for all sessions. A transaction still locks as many pages of a table as by default before it locks the whole.
            max_pred_locks_per_transaction = 16
            max_pred_locks_per_relation = 32
            min_wal_size = 4MB
            max_wal_size = 64MB
            checkpoint_timeout = 1h
            max_prepared_transactions = 0
            autovacuum = off
            max_worker_processes = 0
            \(reading)
            \(watching)
            max_parallel_workers = 0
            max_parallel_workers_per_gather = 0
            max_parallel_maintenance_workers = 0
            jit = off
            temp_file_limit = \(temporaryFileLimit)
            track_io_timing = on
            # Learners make errors all day; the log is for what happens to the server, and for the statements of lessons' shells.
            log_destination = stderr
            log_min_messages = fatal
            log_min_error_statement = panic
            log_checkpoints = off
            log_line_prefix = '%m %q%u '
            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, mdy'
            lc_messages = 'C'
            lc_monetary = 'C'
            lc_numeric = 'C'
            lc_time = 'C'
            default_text_search_config = 'pg_catalog.english'

            """
    }

    /// Only the socket, in a directory that no other user can enter, and only with a password: programs that calf confines can reach it.
    static let hostBasedAuthentication = """
        # Written by calf at each start of its server; changes here are lost.
        local all all scram-sha-256

        """
}
