import Testing

@testable import Course

/// A lesson that follows the method, and a change by which it does not any more.
struct Change: Sendable, CustomTestStringConvertible {
    var rule: String
    /// What to look for in the sound lesson, and what to put there.
    var replace: String
    var with: String
    /// What the message must contain.
    var words: String
    /// Where it must stand.
    var line: Int?

    var testDescription: String { "\(rule): \(words)" }

    init(_ rule: String, _ replace: String, _ with: String, _ words: String, line: Int? = nil) {
        self.rule = rule
        self.replace = replace
        self.with = with
        self.words = words
        self.line = line
    }
}

struct RuleTests {
    private let scratch = Scratch()

    private static func exercise(_ number: Int) -> String {
        """
        ## Exercise: Number \(number)

        Do it.

        ```sql starter
        SELECT 0;
        ```

        ```sql solution
        SELECT \(number);
        ```

        ```sql mistake "This is \(number + 10). Is it asked for?"
        SELECT \(number + 10);
        ```

        ```text hint
        Look at number \(number).
        ```


        """
    }

    static let sound = """
        ---
        title: Sound
        minutes: 10
        objectives:
          - Explain one thing
          - Predict another
        teaches: [select, where]
        analogy: A box of chalk
        ---

        # Sound

        Who would want to know?

        ## The idea

        \(String(repeating: "word ", count: 650))

        ```sql run predict=rows
        SELECT 1;
        ```

        \(exercise(1))\(exercise(2))\(exercise(3))## What goes wrong

        ```sql run
        SELECT x;
        ```

        ```text error 42703
        ERROR:  column "x" does not exist
        ```

        ## Checkpoint

        ```yaml quiz
        question: Which?
        choices:
          - { text: This, why: Yes., correct: true }
          - { text: That, why: No. }
        ```

        ```yaml quiz
        question: How many?
        answers: [two]
        ```

        ## In one breath

        That was it.

        """

    /// A course of one lesson that comes before, teaching `order by`, and the lesson.
    private func lint(_ text: String, second: String? = nil) -> [LintMessage] {
        scratch.write(
            "title: c\nsummary: s\naudience: a\nassumes: [select, docker run]\nmodules: [m]\n", to: "c/course.yaml")
        scratch.write("title: m\nsummary: s\n", to: "c/1-m/module.yaml")
        scratch.write(text, to: "c/1-m/1-first.md")
        if let second { scratch.write(second, to: "c/1-m/2-second.md") }
        return Linter.lint(courseDirectory: scratch.path + "/c", shownAs: "c")
    }

    @Test func `a lesson that follows the method is clean`() {
        #expect(lint(Self.sound) == [])
    }

    @Test(arguments: [
        Change("objective-verb", "- Explain one thing", "- Understand one thing", "'understand'", line: 5),
        Change("objective-verb", "- Predict another", "- How it works", "'how'", line: 6),
        Change("objective-verb", "- Predict another", "- Writing queries", "'writing'", line: 6),
        Change("opening", "Who would want to know?", "", "before the first '##'"),
        Change("word-count", String(repeating: "word ", count: 650), "few words", "words of prose", line: 1),
        Change(
            "word-count", String(repeating: "word ", count: 650), String(repeating: "many words ", count: 600), "words of prose", line: 1),
        Change("prediction", "sql run predict=rows", "sql run", "no example asks", line: 19),
        Change("exercise-count", RuleTests.exercise(2), "", "2 exercises"),
        Change(
            "starter", "```sql starter\nSELECT 0;\n```\n\n```sql solution\nSELECT 2", "```sql solution\nSELECT 2",
            "'Number 2' has no starter"),
        Change("mistakes", "```sql mistake \"This is 12. Is it asked for?\"\nSELECT 12;\n```\n", "", "'Number 2' knows no mistake"),
        Change("mistake-question", "This is 12. Is it asked for?", "This is 12.", "asks a question"),
        Change("mistake-question", "This is 12. Is it asked for?", "This? Is it asked for?", "not 2"),
        Change("hints", "```text hint\nLook at number 3.\n```\n", "", "'Number 3' has no hint"),
        Change("hint-spoils", "Look at number 2.", "Write select  2", "hint 1 of the exercise 'Number 2'"),
        Change("fixed-headings", "## What goes wrong", "## What went wrong", "has a fixed name"),
        Change("fixed-headings", "## In one breath\n\nThat was it.\n", "", "no section '## In one breath'"),
        Change("fixed-headings", "## Checkpoint", "## In one breath\n\nx\n\n## Checkpoint", "stands after 'In one breath'"),
        Change("goes-wrong", "```text error 42703\nERROR:  column \"x\" does not exist\n```\n", "", "no run block with an error"),
        Change("checkpoint", "```yaml quiz\nquestion: How many?\nanswers: [two]\n```\n", "", "1 question"),
        Change(
            "quiz-place", "## What goes wrong", "```yaml quiz\nquestion: q\nanswers: [a]\n```\n\n## What goes wrong",
            "under '## Checkpoint'"),
        Change("choice-why", ", why: No. }", " }", "'That' does not say why"),
        Change("not-taught", "SELECT 1;", "SELECT sum(1);", "'sum' is used here"),
        Change("not-taught", "SELECT 1;", "SELECT 1 ORDER BY 1;", "'order by' is used here"),
        Change("not-taught", "SELECT 3;", "SELECT a FROM t LEFT JOIN u USING (a);", "'left join' is used here"),
        Change("not-taught", "```sql run predict=rows\nSELECT 1;", "```sh run predict=rows\ndocker stop web", "'docker stop' is used here"),
        Change("requires-order", "analogy: A box of chalk", "requires: [first]", "can't require itself"),
    ])
    func `each rule sees what breaks it`(change: Change) throws {
        let text = try #require(Self.sound.firstRange(of: change.replace).map { Self.sound.replacingCharacters(in: $0, with: change.with) })
        let found = lint(text)
        let message = try #require(found.first { $0.rule == change.rule }, "\(found)")
        #expect(message.severity == .warning)
        #expect(message.message.contains(change.words), "\(message)")
        #expect(message.location.path == "c/1-m/1-first.md")
        if let line = change.line { #expect(message.location.line == line, "\(message)") }
        #expect(found.allSatisfy { $0.severity == .warning }, "\(found)")
    }

    @Test func `what a later lesson teaches is not used before, however small it is`() {
        let first = Self.sound.replacing("SELECT 1;", with: "SELECT x FROM t WHERE a BETWEEN 1 AND 2;")
        #expect(lint(first) == [])
        let second = Self.sound.replacing("A box of chalk", with: "A bag of salt").replacing("[select, where]", with: "[between]")
        #expect(
            lint(first, second: second).map(\.description) == [
                "c/1-m/1-first.md:20:1: warning: 'between' is used here, and no lesson before taught it; the lesson 'second' teaches it later [not-taught]"
            ])
        #expect(lint(second, second: first.replacing("A box of chalk", with: "Another")) == [])
    }

    @Test func `no two lessons share an analogy`() {
        let second = Self.sound.replacing("A box of chalk", with: "a box, of chalk!")
        #expect(lint(Self.sound, second: second).map(\.rule) == ["analogy-repeated"])
    }

    @Test func `what is required, named and used must be there`() {
        let text = Self.sound.replacing("analogy: A box of chalk", with: "requires: [frist]\ndataset: shpo")
        scratch.write("SELECT 1", to: "c/datasets/shop.sql")
        scratch.write("term: { says: s, lesson: firts, example: e }\n", to: "c/glossary.yaml")
        #expect(
            lint(text).map(\.description) == [
                "c/1-m/1-first.md:8:12: error: the course has no lesson 'frist'; did you mean 'first'? [reference]",
                "c/1-m/1-first.md:9:10: error: there is no data set 'shpo' (datasets/shpo.sql); did you mean 'shop'? [dataset]",
                "c/glossary.yaml:1:26: error: the course has no lesson 'firts'; did you mean 'first'? [reference]",
            ])
    }

    @Test func `a module with parts has every lesson in one`() {
        _ = lint(Self.sound)
        scratch.write("title: m\nsummary: s\nparts: [{ title: p, lessons: [first] }]\n", to: "c/1-m/module.yaml")
        scratch.write(Self.sound.replacing("A box of chalk", with: "Another"), to: "c/1-m/2-second.md")
        let messages = Linter.lint(courseDirectory: scratch.path + "/c", shownAs: "c")
        #expect(messages.map(\.description) == ["c/1-m/module.yaml:1:1: warning: the lesson 'second' is in no part of the module [parts]"])
    }

    @Test func `one lesson or module can be looked at alone`() throws {
        _ = lint(Self.sound.replacing("Who would want to know?", with: ""), second: Self.sound.replacing("A box of chalk", with: "Another"))
        #expect(try Linter.lint(path: scratch.path + "/c/1-m/1-first.md").map(\.rule) == ["opening"])
        #expect(try Linter.lint(path: scratch.path + "/c/1-m/1-first.md").first?.location.path == scratch.path + "/c/1-m/1-first.md")
        #expect(try Linter.lint(path: scratch.path + "/c/1-m/2-second.md") == [])
        #expect(try Linter.lint(path: scratch.path + "/c/1-m/").map(\.rule) == ["opening"])
        #expect(try Linter.lint(path: scratch.path).map(\.rule) == ["opening"])
        #expect(throws: CourseError.self) { try Linter.lint(path: "/nonexistent") }
        scratch.write(
            Self.sound.replacing("Who would want to know?", with: "").replacing("SELECT 1", with: "SELECT f(1)"), to: "alone/3-alone.md")
        #expect(try Linter.lint(path: scratch.path + "/alone/3-alone.md").map(\.rule) == ["opening"])
    }

    @Test(arguments: [
        ("docker run -d --name web nginx", ["docker run", "docker run -d", "docker run --name"]),
        ("docker compose -f x.yaml up -d", ["docker compose up", "docker compose up -d"]),
        ("docker ps | grep web && docker rm -f web", ["docker ps", "grep", "docker rm", "docker rm -f"]),
        ("MODE=x python3 app.py # a --note\n# docker ps", ["python3"]),
        ("docker exec web sh -c 'docker rm x'", ["docker exec", "docker exec -c"]),
        ("docker run \\\n  --read-only x", ["docker run", "docker run --read-only"]),
    ])
    func `commands are known by their first words and options`(text: String, names: [String]) {
        #expect(Commands.names(in: text) == names)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
        var text = self
        text.replaceSubrange(range, with: new)
        return text
    }
}
