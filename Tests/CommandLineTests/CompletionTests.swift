import Glibc
import TestSupport
import Testing

/// Shell completions, as computed by the hidden command and as shown by bash.
struct CompletionTests {
    let calf = Calf()
    let course: String

    init() {
        course = calf.home.path + "/my-course"
        let made = calf("new", "course", course)
        precondition(made.status == 0, made.errors)
    }

    /// The candidates after these words, of which the last is being typed.
    private func candidates(_ words: String...) -> [String] {
        calf.run(["complete", "--"] + words).output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    }

    @Test func `the first word is a command`() {
        #expect(candidates("so") == ["solution"])
        #expect(candidates("").contains("uninstall"))
        #expect(!candidates("").contains("complete"))
        #expect(candidates("help", "ver") == ["verify"])
    }

    @Test func `options are completed for their command, and values for their option`() {
        #expect(candidates("sql", "--keep") == ["--keep-going"])
        #expect(candidates("--keep").isEmpty)
        #expect(candidates("sql", "--format", "m") == ["markdown"])
        #expect(candidates("sql", "--format=m") == ["--format=markdown"])
        #expect(candidates("sandbox", "st") == ["start", "stop", "status"])
        #expect(candidates("sql", "-f", "") == [":files"])
        #expect(candidates("--course", "") == [":folders"])
    }

    @Test func `lessons and exercises are completed from the given course`() {
        #expect(candidates("--course", course, "open", "") == ["a-greeting"])
        #expect(candidates("open", "--course=\(course)", "a") == ["a-greeting"])
        #expect(candidates("open", "--course", "=", course, "a") == ["a-greeting"])
        #expect(candidates("--course", course, "open", "my-course/") == ["my-course/a-greeting"])
        #expect(candidates("--course", course, "check", "a-greeting", "y") == ["your-own-greeting"])
        #expect(candidates("--course", course, "check", "a-greeting", "your-own-greeting", "--answer", "") == [":files"])
        #expect(candidates("--course", course, "check", "a-greeting", "your-own-greeting", "--answer", "a.sql", "") == [":files"])
        #expect(candidates("--course", course, "open", "a-greeting", "").isEmpty)
    }

    @Test func `bash shows the candidates, even if calf is outside the PATH`() {
        #expect(bash("calf", "sandbox", "st") == "start stop status")
        #expect(bash("calf", "check", "--course", "=", course, "a-greeting", "y") == "your-own-greeting")
        calf.home.write("SELECT 1".utf8, to: "two words.sql")
        #expect(bash("calf", "sql", "-f", calf.home.path + "/two") == calf.home.path + "/two words.sql")
    }

    @Test(arguments: ["zsh", "fish"])
    func `every shell has a completion script that asks calf`(shell: String) {
        let script = calf("completions", shell)
        #expect(script.status == 0)
        #expect(script.output.contains("calf complete --"))
    }

    private func bash(_ words: String...) -> String {
        let script = calf.home.write(calf("completions", "bash").output.utf8, to: "completions.bash")
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        let test = calf.home.write(
            "source '\(script)'; COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); _calf; echo \"${COMPREPLY[@]}\"".utf8,
            to: "test.bash")
        let replies = calf.home.path + "/replies"
        #expect(system("bash '\(test)' > '\(replies)' 2>&1") == 0)
        return String(String(decoding: calf.home.bytes(of: "replies"), as: UTF8.self).dropLast())
    }
}
