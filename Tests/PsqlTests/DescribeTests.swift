import Postgres
import Psql
import TestSupport
import Testing

/// The `\d` family, compared with the real psql on the same database.
@Suite(.timeLimit(.minutes(10)))
struct DescribeTests {
    static let database = "described"

    /// The database, created once.
    private static let made = Task {
        let admin = try await connect()
        _ = try await admin.query("CREATE DATABASE \(database)")
        await admin.close()
        let session = try await connect(database: database)
        let (host, _) = try await run(Objects.sql, on: session, stopsAtErrors: true)
        await session.close()
        return host.failures.map(\.cause)
    }

    static let commands = [
        "d", "dt", "dt+", "dv", "dm shop.*", "di", "di+", "ds", "ds+", "dE+", "dti", "dtvs *.*self*", "d+", "dtS pg_am*", "dt *.*",
        "dt \"Odd Name\".*", "dv+ cheap*", "di shop.*", "dn", "dn+", "dnS", "dn sh?p", "df", "df+ public.*", "df shop.*", "dfn",
        "dft shop.*",
        "df * int*", "df+ lower text", "df sub?tr text int int -", "df array_append anyc* anyelement", "df p*size - -",
        "dx+ plpgsql", "d cheap*",
        "dfp *.*", "dfa", "dfap *.*", "dfw public.*", "df lower", "da", "da my*", "du", "du+", "du clerk", "dT", "dT+", "dT *.*pair*",
        "dT+ shop.*",
        "dTS int*", "dD", "dD+ shop.*", "dp", "dp books", "z shop.*", "ddp", "l", "l postgres", "db", "dx", "dL", "dLS+", "dA", "dA+", "dO",
        "dO \"C\"", "dy", "dconfig enable_*", "dconfig+ work_mem", "do", "do+ ||", "doS @>", "dX", "dX shop.*", "dl", "lo_list+",
        "d books", "d+ books", "d shop.parts", "d+ shop.parts", "d shop.parts1", "d+ shop.parts1", "d+ shop.parts2", "d cheap", "d+ cheap",
        "d+ cheap2", "d shop.seq", "d+ small", "d \"Odd\"", "d+ books_title", "d authors", "d+ authors", "d+ ft", "d ft", "d shop.mv",
        "d+ shop.mv",
        "d child", "d base", "d+ base", "d shop.orders", "d+ shop.orders", "d quick", "d+ quick", "d+ typed", "d self", "d+ shop.pair",
        "d books_id_seq", "d authors_id_seq", "d rls2", "d quick_pkey", "d shop.parts_id_idx", "d+ shop.parts_id_idx",
        "d shop.parts1_id_idx",
        "d+ wide", "d \"Odd Name\".\"Tab.le\"", "d pg_catalog.pg_am", "d *ooks*", "sf add", "sf shop.proc", "sf add(int,int)", "sv cheap",
        "sv cheap2",
        "d BOOKS", "d b?oks", "d books;", "dt books;",
    ]

    @Test(arguments: commands) func `descriptions equal psql's`(command: String) async throws {
        #expect(try await Self.made.value.isEmpty)
        let session = try await connect(database: Self.database)
        let ours = try await run("\\\(command)\n", on: session).host
        await session.close()
        let theirs = Psql.run("\\\(command)\n", options: ["-d", Self.database])
        #expect(ours.output == theirs.output)
        #expect(ours.failures.isEmpty, "\(ours.failures)")
    }

    @Test(arguments: ["d books", "dt", "d shop.seq", "dn+"]) func `expanded and unaligned reports equal psql's`(command: String)
        async throws
    {
        #expect(try await Self.made.value.isEmpty)
        for setting in ["\\x on", "\\a", "\\t on", "\\a\n\\x on"] {
            let session = try await connect(database: Self.database)
            let script = "\(setting)\n\\\(command)\n"
            let ours = try await run(script, on: session).host.output
            await session.close()
            let theirs = Psql.run("\\set QUIET off\n" + script, options: ["-d", Self.database]).output
            #expect(ours == theirs, "\(setting)")
        }
    }

    @Test func `an unknown name is reported`() async throws {
        let (host, succeeded) = try await run("\\d nothing\n\\dt nothing\n\\d a.b.c.d\n")
        #expect(!succeeded)
        #expect(host.failures.map(\.line) == [1, 2, 3])
        #expect(host.output.isEmpty)
    }
}
