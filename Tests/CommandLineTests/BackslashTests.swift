import TestSupport
import Testing

/// Backslash commands of psql, typed to psql and to `calf sql` on the same database. What both print is compared to the byte.
@Suite(.timeLimit(.minutes(10))) struct BackslashTests {
    private let calf = Calf()

    @Test(.slow("psql and calf run 130 commands each")) func `of 130 backslash commands, at least 110 print what psql prints`() {
        #expect(DescribedDatabase.problems == "")
        let all = BackslashTable.same + BackslashTable.different.map(\.script)
        #expect(Set(all).count == all.count)
        #expect(BackslashTable.same.count >= 110)
        #expect(BackslashTable.same.count * 130 >= all.count * 110)
        calf.home.write("SELECT 'included' AS a;\n\\echo :DBNAME\n".utf8, to: "inner.sql")
        calf.home.write("1\tone\n2\ttwo\n".utf8, to: "rows")
        for script in BackslashTable.same {
            let (ours, theirs) = both(script)
            #expect(ours.output == theirs.output, "\(script)")
            #expect(ours.errors == theirs.errors, "\(script)")
        }
        for (script, reason) in BackslashTable.different {
            let (ours, theirs) = both(script)
            #expect(ours.output != theirs.output || ours.errors != theirs.errors, "\(script) is as in psql, not different: \(reason)")
        }
    }

    /// What calf and psql print for a script. `DIR` in it is a folder that both can write to.
    private func both(_ script: String) -> (ours: (output: String, errors: String), theirs: (output: String, errors: String)) {
        let script = "\\set QUIET off\n" + script.replacing("DIR", with: calf.home.path) + "\n"
        let server = ScratchServer.shared
        let address = "host=\(server.directory) user=\(server.user) dbname=\(DescribedDatabase.name)"
        let ours = calf("sql", "--dsn", address, "--keep-going", input: script)
        return ((ours.output, ours.errors), Psql.run(script, options: ["-d", DescribedDatabase.name]))
    }
}
