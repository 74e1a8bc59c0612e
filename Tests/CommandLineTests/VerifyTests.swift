import TestSupport
import Testing

/// What `calf verify` tells the author of a lesson.
@Suite(.timeLimit(.minutes(10)))
struct VerifyTests {
    let calf = Calf()
    let course: String
    let file = "my-course/1-first-steps/1-a-greeting.md"

    init() {
        course = calf.home.path + "/my-course"
        precondition(calf("new", "course", course).status == 0)
    }

    @Test func `a new lesson verifies completely, and a third-party course needs no trust for that`() throws {
        let result = calf("verify", "--course", course, "--trust", "--json")
        #expect(result.status == 0)
        let json = try JSONReader.read(result.output)
        #expect(json["failed"]?.number == 0)
        #expect(json["unverified"]?.number == 0)
        #expect(json["lessons"]?[0]?["passed"]?.number == 16)
        #expect((json["milliseconds"]?.number ?? 0) >= (json["lessons"]?[0]?["milliseconds"]?.number ?? .infinity))
        #expect((json["lessons"]?[0]?["blocks"]?[2]?["milliseconds"]?.number ?? 0) > 0)
        #expect(calf("sandbox", "destroy").status == 0)
    }

    @Test func `each fault in a block is reported with its line`() throws {
        defer { _ = calf("sandbox", "destroy") }
        edit("SELECT 'good evening' AS greeting;", "SELECT 'good night' AS greeting;")
        edit(" good morning\n(1 row)", " good mornin\n(1 row)")
        edit("text error 42703", "text error 42P01")
        let result = calf("verify", "a-greeting", "--course", course, "--trust")
        #expect(result.status == 1)
        #expect(result.output.contains("1-a-greeting.md:38:1: run: its output differs from line 3 on"))
        #expect(result.output.contains("mistake of your-own-greeting: it passes"))
        #expect(result.output.contains("run: it fails with 42703, not 42P01"))
        #expect(result.output.contains("13 passed, 3 failed"))
    }

    @Test func `outputs are rewritten on request, and nothing else changes`() throws {
        defer { _ = calf("sandbox", "destroy") }
        let right = text
        edit("   greeting\n--------------\n good morning\n(1 row)\n", "old\n")
        #expect(text != right)
        #expect(calf("verify", "--update", "--course", course, "--trust").status == 0)
        #expect(text == right)
        edit("SELECT 'good night' AS greeting;", "SELECT good night;")
        edit("   greeting\n--------------\n good morning\n(1 row)\n", "old\n")
        let broken = calf("verify", "--update", "--course", course, "--trust")
        #expect(broken.status == 1)
        #expect(broken.output.contains("mistake of your-own-greeting: it fails with 42703"))
        edit("SELECT good night;", "SELECT 'good night' AS greeting;")
        #expect(text == right)
        #expect(calf("verify", "--course", course, "--trust").status == 0)
    }

    @Test func `a starter that passes or doesn't run and an unrecognized mistake are found`() {
        defer { _ = calf("sandbox", "destroy") }
        edit("```sql starter\nSELECT 'good morning' AS greeting;", "```sql starter\nSELECT greeting;")
        edit("```sql mistake", "```sql mistake \"Two?\"\nSELECT 'good night' AS greeting;\n```\n\n```sql mistake")
        edit(
            "SELECT 'good evening' AS greeting;\n```",
            "SELECT 'good evening' AS greeting;\n```\n\n```sql alternative \"x\"\nSELECT 'hi';\n```")
        let result = calf("verify", "--course", course, "--trust")
        #expect(result.status == 1)
        #expect(result.output.contains("starter of your-own-greeting: it should run without an error"))
        #expect(result.output.contains("alternative of your-own-greeting: it should pass"))
        let other = "\(calf.home.path)/\(file):99:1"
        #expect(result.output.contains("mistake of your-own-greeting: it can't be told apart from another mistake at \(other): Two?"))
    }

    @Test func `a check that can't work is named by verify, and by the check of a demo`() {
        defer { _ = calf("sandbox", "destroy") }
        edit(
            "SELECT 'good evening' AS greeting;\n```\n\n```sql mistake",
            "SELECT 'good evening' AS greeting;\n```\n\n"
                + "```yaml check\nfiles:\n  hello.txt: { exists: true }\n```\n\n```sql mistake")
        for command in [["verify"], ["present", "--check"]] {
            let result = calf.run(command + ["a-greeting", "--course", course, "--trust"])
            #expect(
                result.status == 1 && result.output.contains("facts can be checked only in exercises with commands"), "\(result.output)")
        }
    }

    @Test func `a constant of a review that the solution doesn't work with is found, and one that the starter passes with`() {
        defer { _ = calf("sandbox", "destroy") }
        edit("Return one row with one column, the text good evening.", "Return one row with one column, the number 4.")
        edit(
            "SELECT 'good evening' AS greeting;\n```\n\n```sql mistake",
            "SELECT 4;\n```\n\n```yaml check\nvary: { 4: [@] }\n```\n\n```sql mistake")
        edit("```sql starter\nSELECT 'good morning' AS greeting;", "```sql starter\nSELECT 3;")
        for (values, said) in [
            ("3, 16", "with 3 for 4, the starter: it passes"), ("16, x", "with x for 4, the solution: The lesson's own solution fails"),
            ("16, 25", nil),
        ] {
            edit("[@]", "[\(values)]")
            let result = calf("verify", "a-greeting", "--course", course, "--trust")
            #expect(result.status == (said == nil ? 0 : 1), "\(result.output)")
            if let said { #expect(result.output.contains(said), "\(result.output)") }
            edit("[\(values)]", "[@]")
        }
    }

    @Test func `a mistake that raises an error declares it`() {
        defer { _ = calf("sandbox", "destroy") }
        edit("SELECT 'good night' AS greeting;", "SELECT good;")
        edit("```sql mistake \"Your", "```sql mistake error=42703 \"Your")
        #expect(calf("verify", "--course", course, "--trust").status == 0)
        edit("error=42703", "error=42601")
        let result = calf("verify", "--course", course, "--trust")
        #expect(result.status == 1)
        #expect(result.output.contains("mistake of your-own-greeting: it fails with 42703"))
    }

    @Test func `declared names are replaced, so that hard-coded names fail`() {
        defer { _ = calf("sandbox", "destroy") }
        edit("skills: [sql]", "skills: [sql]\nnames: [bench]")
        edit(
            "## What goes wrong",
            "```sql run\nSELECT 'bench' AS name;\n```\n\n```text output\n name\n-------\n bench\n(1 row)\n```\n\n## What goes wrong")
        #expect(calf("verify", "--course", course, "--trust").status == 0)
        edit("SELECT 'bench' AS name", "SELECT 'ben' || 'ch' AS name")
        let result = calf("verify", "--course", course, "--trust")
        #expect(result.status == 1)
        #expect(result.output.contains("run: "))
    }

    @Test func `a nondeterministic solution is an error at its line`() {
        defer { _ = calf("sandbox", "destroy") }
        edit("SELECT 'good' AS first, 'evening' AS second;", "SELECT word, row_number() OVER () AS place FROM words LIMIT 1;")
        edit("## Exercise: Word by word\n", "## Exercise: Word by word\n\n```sql setup\n\(words)\n```\n")
        let result = calf("verify", "--course", course, "--trust")
        #expect(result.status == 1)
        #expect(result.output.contains("1-a-greeting.md:115:1: solution of word-by-word: its result is left to chance: "))
        #expect(result.output.contains("stored in a different order, the result differs, without (word good, place 1) and with (word "))
    }

    private let words = "CREATE TABLE words (word text); INSERT INTO words VALUES ('good'), ('evening'), ('friend'), ('of'), ('mine');"

    @Test func `many lessons are reported one per line, then the failed ones and the total time`() {
        defer { _ = calf("sandbox", "destroy") }
        for number in 2...24 { #expect(calf("new", "lesson", "\(course)/1-first-steps/greeting-\(number)").status == 0) }
        edit("```sql starter\nSELECT 'good morning' AS greeting;", "```sql starter\nSELECT 'good evening' AS greeting;")
        let result = calf("verify", "--jobs", "8", "--course", course, "--trust")
        #expect(result.status == 1)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("✓ greeting-") && $0.contains(": 15 passed, ") && $0.hasSuffix(" s") } == 23)
        #expect(lines.contains { $0.hasPrefix("✗ a-greeting: 15 passed, 1 failed, ") })
        #expect(result.output.contains("starter of your-own-greeting: it passes, so there is nothing left to do"))
        #expect(lines.dropLast().last?.hasPrefix("24 lessons: 360 blocks passed, 1 failed, 0 not verified, ") == true)
        #expect(lines.last == "failed: a-greeting")
    }

    @Test func `container blocks are counted and named, never skipped silently`() throws {
        defer { _ = calf("sandbox", "destroy") }
        edit("## What goes wrong", "```sh run\ndocker ps\n```\n\n## What goes wrong")
        let result = calf("verify", "--course", course, "--trust", environment: ["DOCKER_HOST": "unix:///nowhere.sock"])
        #expect(result.status == 0)
        #expect(result.output.contains("16 passed, 1 not verified"))
        #expect(result.output.contains("The docker command works, but the engine does not answer."))
    }

    @Test func `a malformed lesson and data that don't load fail with their positions`() {
        defer { _ = calf("sandbox", "destroy") }
        edit("dataset: greetings", "dataset: shop")
        #expect(calf("verify", "--course", course, "--trust").output.contains("no dataset 'shop'"))
        edit("```sql starter", "```sql strater")
        let broken = calf("verify", "--course", course, "--trust")
        #expect(broken.status == 1)
        #expect(broken.output.contains("did you mean 'starter'?"))
    }

    private var text: String { String(decoding: calf.home.bytes(of: file), as: UTF8.self) }

    private func edit(_ old: String, _ new: String) {
        let text = text
        guard let range = text.firstRange(of: old) else {
            Issue.record("the lesson doesn't contain: \(old)")
            return
        }
        calf.home.write((text[..<range.lowerBound] + new + text[range.upperBound...]).utf8, to: file)
    }
}
