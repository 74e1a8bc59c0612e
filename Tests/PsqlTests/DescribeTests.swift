import Postgres
import Psql
import TestSupport
import Testing

/// The `\d` family, compared with the real psql on the same database.
@Suite(.timeLimit(.minutes(10)))
struct DescribeTests {
    static let commands = [
        "d", "dt", "dt+", "dv", "dm shop.*", "di", "di+", "ds", "ds+", "dE+", "dti", "dtvs *.*self*", "d+", "dtS pg_am*", "dt *.*",
        "dt \"Odd Name\".*", "dv+ cheap*", "di shop.*", "dn", "dn+", "dnS", "dn sh?p", "df", "df+ public.*", "df shop.*", "dfn",
        "dft shop.*",
        "df * int*", "df+ lower text", "df sub?tr text int int -", "df array_append anyc* anyelement", "df p*size - -",
        "dx+ plpgsql", "d cheap*",
        "dfp *.*", "dfa", "dfap *.*", "dfw public.*", "df lower", "da", "da my*", "du", "du+", "du clerk", "dT", "dT+", "dT *.*pair*",
        "dT+ shop.*",
        "dTS int*", "dD", "dD+ shop.*", "dp", "dp books", "z shop.*", "ddp", "ddp shop", "ddp other", "ddp *",
        "l", "l postgres", "db", "dx", "dL", "dLS+", "dA", "dA+", "dO",
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
        "dP", "dP+", "dPt", "dPi+", "dPn", "dPn+", "dPtn shop.*", "dP shop.*", "dP+ measures", "dRp", "dRp pub*", "dRp+", "dRp+ part",
        "dRs", "dRs+", "des", "des+", "des srv", "deu", "deu+", "det", "det+", "dew", "dew+", "dF plain", "dF+ simple",
        "dF+ plain", "dFd words", "dFd+ words", "dFp", "dFp+", "dFt", "dFt+", "dC", "dC+ int4", "dC shop.pair", "dc", "dc+",
        "dcS iso*", "dd", "dd t", "ddS eq*", "drds", "drds clerk", "drds clerk described", "dAc btree", "dAc+ hash", "dAc btree text",
        "dAf hash", "dAf+ gin", "dAo hash", "dAo+ btree integer_ops", "dAp hash", "dAp+ gin array_ops", "dt nope", "drds nobody",
        "conninfo",
    ]

    @Test(arguments: commands) func `descriptions equal psql's`(command: String) async throws {
        #expect(DescribedDatabase.problems == "")
        let session = try await connect(database: DescribedDatabase.name)
        let script = "\\set QUIET off\n\\\(command)\n"
        let ours = try await run(script, on: session).host
        await session.close()
        let theirs = Psql.run(script, options: ["-d", DescribedDatabase.name])
        #expect(ours.output == theirs.output)
        #expect(ours.failures.isEmpty, "\(ours.failures)")
    }

    @Test(arguments: ["d books", "dt", "d shop.seq", "dn+"]) func `expanded and unaligned reports equal psql's`(command: String)
        async throws
    {
        #expect(DescribedDatabase.problems == "")
        for setting in ["\\x on", "\\a", "\\t on", "\\a\n\\x on"] {
            let session = try await connect(database: DescribedDatabase.name)
            let script = "\(setting)\n\\\(command)\n"
            let ours = try await run(script, on: session).host.output
            await session.close()
            let theirs = Psql.run("\\set QUIET off\n" + script, options: ["-d", DescribedDatabase.name]).output
            #expect(ours == theirs, "\(setting)")
        }
    }

    @Test func `an unknown name is reported`() async throws {
        let (host, succeeded) = try await run("\\d nothing\n\\dx+ nothing\n\\d a.b.c.d\n")
        #expect(!succeeded)
        #expect(host.failures.map(\.line) == [1, 2, 3])
        #expect(host.output.isEmpty)
    }

    @Test func `a missing or damaged file of queries is named, with the line and what to do`() {
        let folder = ScratchFolder()
        let missing = folder.path + "/missing.yaml"
        #expect(throws: ScriptCommandError("\(missing): No such file or directory. Install calf again")) {
            try DescribeQueries(path: missing)
        }
        let damaged = folder.write("relations:\n  comand: d\nrelation: {}\nlistings: []\n".utf8, to: "damaged.yaml")
        #expect(throws: ScriptCommandError("\(damaged) is damaged in line 2: there is no key 'comand'. Install calf again")) {
            try DescribeQueries(path: damaged)
        }
    }

    @Test func `a list without objects is no error`() async throws {
        let (host, succeeded) = try await run("\\dt nothing\n", stopsAtErrors: true)
        #expect(succeeded)
        #expect(host.warnings == ["Did not find any relation named \"nothing\"."])
    }
}
