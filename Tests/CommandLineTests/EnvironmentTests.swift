import Glibc
import TestSupport
import Testing

/// What the environment that calf is started with may change.
@Suite(.timeLimit(.minutes(10))) struct EnvironmentTests {
    /// All names of environment variables in libpq itself, so that a newer one's are tried, too. It has no list of all.
    private let names: [String] = {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob("/usr/lib/*/libpq.so.5", 0, nil, &found) == 0, let path = found.gl_pathv[0] else { return [] }
        let texts = ScratchFolder.bytes(at: String(cString: path)).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        return texts.filter { $0.hasPrefix("PG") && $0.dropFirst(2).allSatisfy { $0 == "_" || $0.isASCII && $0.isUppercase } }
    }()

    /// Each of them with a value that would prevent a connection or change what a session prints.
    private var hostile: [String: String] {
        let known = [
            "PGCHANNELBINDING": "require", "PGCLIENTENCODING": "LATIN1", "PGDATESTYLE": "German", "PGGSSENCMODE": "require",
            "PGHOST": "10.255.255.1", "PGHOSTADDR": "10.255.255.1", "PGOPTIONS": "-c default_transaction_read_only=on", "PGPORT": "9",
            "PGSSLMODE": "verify-full", "PGTARGETSESSIONATTRS": "read-only", "PGTZ": "Asia/Kathmandu",
        ]
        return Dictionary(names.map { ($0, known[$0] ?? "hostile") }) { first, _ in first }
    }

    private let lesson = """
        ---
        title: Days
        minutes: 5
        objectives: [Ask the server for a day from a program]
        skills: [operations]
        dataset: greetings
        ---

        # Days

        ```sql run
        SELECT '2026-03-04 12:00+00'::timestamptz AS noon;
        ```

        ```text output
                  noon
        ------------------------
         2026-03-04 12:00:00+00
        (1 row)
        ```

        ```sh run
        psql -XAt -c "SELECT '2026-03-04 12:00+00'::timestamptz, count(*) FROM greetings"
        psql -c "SELECT 1 AS one"
        printf 'b\\na\\nB\\n' | sort
        date -d @0 '+%A %H:%M'
        python3 -c 'import sys; print(sys.flags.optimize, "é")'
        ```

        ```text output
        2026-03-04 12:00:00+00|2
         one
        -----
           1
        (1 row)

        B
        a
        b
        Thursday 00:00
        0 é
        ```

        ## Exercise: A day as text {#day}

        Return the fourth of March 2026 as text.

        ```sql solution
        SELECT '2026-03-04' AS day;
        ```

        """

    @Test func `nothing in the user's environment changes what a lesson prints, or a verdict`() {
        let calf = Calf()
        defer { _ = calf("sandbox", "destroy") }
        let course = calf.home.path + "/my-course"
        #expect(calf("new", "course", course).status == 0)
        calf.home.write(lesson.utf8, to: "my-course/1-first-steps/02-days.md")
        #expect(calf("trust", "--own", course).status == 0)
        #expect(Set(["PGSERVICE", "PGREQUIREPEER", "PGTZ", "PGGEQO", "PGPASSFILE"]).isSubset(of: names))
        calf.home.write("\\pset tuples_only on\n".utf8, to: "psqlrc")
        let programs = [
            "LC_ALL": "C", "LANGUAGE": "de", "TZ": "Asia/Kathmandu", "PSQLRC": calf.home.path + "/psqlrc", "PYTHONOPTIMIZE": "2",
            "PYTHONIOENCODING": "ascii",
        ]
        for environment in [[:], hostile, programs] {
            let printed = calf.run(
                ["sql", "--lesson", "days", "--course", course, "-A", "-t", "-c", "SELECT date '2026-03-04', now() - now(), 'é'"],
                environment: environment)
            #expect(printed.output == "2026-03-04|00:00:00|é\n", "\(printed.errors)")
            let checked = calf.run(
                ["check", "days", "day", "--course", course, "--answer", "-"], input: "SELECT date '2026-03-04'::text AS day",
                environment: environment)
            #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
            let verified = calf.run(["verify", "days", "--course", course], environment: environment)
            #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        }
    }

    @Test func `a server of the user's own is reached as the environment says`() {
        let calf = Calf()
        let server = ScratchServer.shared
        var environment = ["PGHOST": server.directory, "PGUSER": server.user, "PGDATABASE": "postgres", "PGTZ": "Asia/Kathmandu"]
        let zone = ["-A", "-t", "-c", "SHOW timezone"]
        #expect(calf.run(["sql", "--dsn", ""] + zone, environment: environment).output == "Asia/Kathmandu\n")
        // Lessons there are the same as elsewhere.
        let outside = ["--server", "postgresql://"]
        #expect(calf.run(["sql", "--lesson", "inner-joins"] + outside + zone, environment: environment).output == "UTC\n")
        #expect(calf.run(["sandbox", "destroy"] + outside, environment: environment).status == 0)

        let service = calf.home.write("[work]\nhost=\(server.directory)\nuser=\(server.user)\ndbname=template1\n".utf8, to: "service")
        environment = ["PGSERVICE": "work", "PGSERVICEFILE": service, "PGOPTIONS": "-c search_path=here"]
        let session = ["-A", "-t", "-c", "SELECT current_database(), current_setting('search_path')"]
        #expect(calf.run(["sql", "--dsn", ""] + session, environment: environment).output == "template1|here\n")
    }
}
