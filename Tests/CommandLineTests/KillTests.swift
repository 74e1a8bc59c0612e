import Glibc
import TestSupport
import Testing

/// Anything shown as done stays done, even if the process is killed.
struct KillTests {
    /// The number of kills: `CALF_KILLS`.
    private let count = getenv("CALF_KILLS").flatMap { Int(String(cString: $0)) } ?? 100

    @Test(.timeLimit(.minutes(30))) func `kill -9 at random moments loses nothing shown as done`() throws {
        let calf = Calf()
        let course = calf.home.path + "/my-course"
        #expect(calf("new", "course", course).status == 0)
        let file = "my-course/1-first-steps/1-a-greeting.md"
        let lesson = String(decoding: calf.home.bytes(of: file), as: UTF8.self)
        let exercise = "\n\n## Exercise: Number %\n\nSay it.\n\n```sql solution\nSELECT %;\n```\n"
        let exercises = (1...count).map { number in exercise.map { $0 == "%" ? "\(number)" : String($0) }.joined() }
        calf.home.write((lesson + exercises.joined()).utf8, to: file)
        #expect(calf("lessons", "--course", course).status == 0)

        // The kill comes at any moment from before the process reads its file until after it has printed. How long that takes depends on
        // the machine's load, so the bound adapts: it shrinks when the process printed, and grows when it was killed first.
        var moment = Moment(upTo: .milliseconds(50))
        var shown: [Int] = []
        for number in 1...count {
            let words = ["solution", "a-greeting", "number-\(number)", "--course", course]
            if calf.run(words, killedAt: moment).output == "SELECT \(number);\n" {
                shown.append(number)
                moment.scale(by: 7 / 8)
            } else {
                moment.scale(by: 8 / 7)
            }
        }
        let progress = try JSONReader.read(calf("progress", "--course", course, "--json").output)
        let known = progress["courses"]?["my-course"]?["lessons"]?["a-greeting"]?["exercises"]
        for number in shown { #expect(known?["number-\(number)"]?["solutionShown"] == .bool(true)) }
        // Otherwise all kills came too early or too late, and this tested nothing.
        #expect(!shown.isEmpty && shown.count < count)
    }

    @Test(.timeLimit(.minutes(10))) func `many processes starting at the same time on a fresh machine lose nothing`() throws {
        let calf = Calf()
        let course = calf.home.path + "/my-course"
        #expect(calf("new", "course", course).status == 0)
        let command = "\(calf.executable) solution a-greeting your-own-greeting --course \(course)"
        let script = "export CALF_HOME=\(calf.home.path)/calf; for i in $(seq 12); do \(command) & done | grep -c evening"
        calf.home.write(script.utf8, to: "many.sh")
        #expect(system("bash \(calf.home.path)/many.sh > \(calf.home.path)/count") == 0)
        #expect(String(decoding: calf.home.bytes(of: "count"), as: UTF8.self) == "12\n")
        let query = """
            import sqlite3
            events = sqlite3.connect('\(calf.home.path)/calf/data/progress.sqlite')
            print(events.execute("SELECT count(*) FROM events WHERE kind = 'solution'").fetchone()[0])
            """
        calf.home.write(query.utf8, to: "query.py")
        #expect(system("python3 \(calf.home.path)/query.py > \(calf.home.path)/count") == 0)
        #expect(String(decoding: calf.home.bytes(of: "count"), as: UTF8.self) == "12\n")
    }
}
