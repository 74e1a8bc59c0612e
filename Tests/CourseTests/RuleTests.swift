import Testing

@testable import Course

/// A change to a sound lesson that violates a rule of the method.
struct Change: Sendable, CustomTestStringConvertible {
    var rule: String
    /// The text to find in the sound lesson, and its replacement.
    var replace: String
    var with: String
    /// Text that the message must contain.
    var words: String
    /// The line of the message.
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

        Return one column: number \(number).

        ```sql starter
        SELECT 0;
        ```

        ```sql solution
        SELECT \(number)\(number == 3 ? " LIMIT 1" : "");
        ```

        ```sql mistake "This is \(number + 10). Is it asked for?"
        SELECT \(number + 10);
        ```

        ```text hint
        SELECT number \(number).
        ```


        """
    }

    /// A solution that is dangerous to copy.
    private static func unsafe(_ language: String, _ code: String, _ words: String) -> Change {
        let check = language == "sh" ? "\n\n```yaml check\nshell: [{ run: ls, exits: 0 }]\n```" : ""
        return Change(
            "unsafe-to-copy", "```sql solution\nSELECT 2;\n```", "```\(language) solution\n\(code)\n```" + check, words, line: 52)
    }

    static let sound = """
        ---
        title: Sound
        minutes: 10
        objectives:
          - Explain one thing
          - Predict another
        teaches: [select]
        analogy: A box of chalk
        ---

        # Sound

        Who would want to know?

        ## The idea

        \(String(repeating: "One word. ", count: 325))

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

        There is no such column.

        ## Checkpoint

        ```yaml quiz
        question: Which?
        choices:
          - { text: This one, why: Yes., correct: true }
          - { text: That, why: No. }
        ```

        ```yaml quiz
        question: How many?
        answers: [two]
        ```

        ## In one breath

        That was it.

        """

    /// Lints a course of the given lesson and, if there is one, a second lesson after it.
    private func lint(_ text: String, second: String? = nil) -> [LintMessage] {
        scratch.write(
            "id: c\ntitle: c\nsummary: s\naudience: a\nassumes: [select, limit, docker run]\nmodules: [m]\n", to: "c/course.yaml")
        scratch.write("title: m\nsummary: s\n", to: "c/1-m/module.yaml")
        scratch.write(text, to: "c/1-m/1-first.md")
        if let second { scratch.write(second, to: "c/1-m/2-second.md") }
        return Linter.lint(courseDirectory: scratch.path + "/c", shownAs: "c").messages
    }

    @Test func `a sound lesson has no findings`() {
        #expect(lint(Self.sound) == [])
    }

    @Test(arguments: [
        Change("objective-verb", "- Explain one thing", "- Understand one thing", "'understand'", line: 5),
        Change("objective-verb", "- Predict another", "- How it works", "'how'", line: 6),
        Change("objective-verb", "- Predict another", "- Writing queries", "'writing'", line: 6),
        Change("opening", "Who would want to know?", "", "no text before the first '##'"),
        Change("word-count", String(repeating: "One word. ", count: 325), "few words", "words of prose", line: 1),
        Change(
            "word-count", String(repeating: "One word. ", count: 325), String(repeating: "Many words. ", count: 600), "words of prose",
            line: 1),
        Change("prediction", "sql run predict=rows", "sql run", "no example asks", line: 19),
        Change("exercise-count", RuleTests.exercise(2), "", "2 exercises"),
        Change(
            "starter", "```sql starter\nSELECT 0;\n```\n\n```sql solution\nSELECT 2", "```sql solution\nSELECT 2",
            "'Number 2' has no starter"),
        Change(
            "state-unseen", "```sql solution\nSELECT 2;\n```",
            "```sh solution\npsql -f two.sql\n```\n\n```yaml check\nstate: [books]\nshell: [{ run: ls, exits: 0 }]\n```", "'Number 2'"),
        Change("mistakes", "```sql mistake \"This is 12. Is it asked for?\"\nSELECT 12;\n```\n", "", "'Number 2' has no mistake"),
        Change("mistake-question", "This is 12. Is it asked for?", "This is 12.", "asks no question"),
        Change("mistake-question", "This is 12. Is it asked for?", "This? Is it asked for?", "asks 2 questions"),
        Change("hints", "```text hint\nSELECT number 3.\n```\n", "", "'Number 3' has no hint"),
        Change("hint-spoils", "SELECT number 2.", "Write select  2", "hint 1 of 'Number 2'"),
        Change("fixed-headings", "## What goes wrong", "## What went wrong", "has a fixed spelling"),
        Change("fixed-headings", "## In one breath\n\nThat was it.\n", "", "no section '## In one breath'"),
        Change("fixed-headings", "## Checkpoint", "## In one breath\n\nx\n\n## Checkpoint", "comes after 'In one breath'"),
        Change("goes-wrong", "```text error 42703\nERROR:  column \"x\" does not exist\n```\n", "", "has no run block with an error block"),
        Change("checkpoint", "```yaml quiz\nquestion: How many?\nanswers: [two]\n```\n", "", "1 question"),
        Change(
            "quiz-place", "## What goes wrong", "```yaml quiz\nquestion: q\nanswers: [a]\n```\n\n## What goes wrong",
            "under '## Checkpoint'"),
        Change("choice-why", ", why: No. }", " }", "'That' doesn't say why"),
        Change("not-taught", "SELECT 1;", "SELECT sum(1);", "'sum' is used here"),
        Change("not-taught", "SELECT 1;", "SELECT 1 ORDER BY 1;", "'order by' is used here"),
        Change("not-taught", "SELECT 3 LIMIT 1;", "SELECT a FROM t LEFT JOIN u USING (a);", "'left join' is used here"),
        Change(
            "not-taught", "```sql run predict=rows\nSELECT 1;", "```sh run predict=\"What?\" expect=1\ndocker stop web",
            "'docker stop' is used here"),
        Change("sentence-length", "One word.", String(repeating: "one word ", count: 17) + ".", "has 34 words"),
        Change(
            "dead-link", "Who would want to know?", "Who would [want](2-secnd.md#why) to ![know](https://example.org/x.png)?", "2-secnd.md",
            line: 13),
        Change("html", "Who would want to know?", "Who would <img src=x.png> want?", "write ![description](file)", line: 13),
        Change("html", "Who would want to know?", "- Who\n\n  <table><tr><td>would</td></tr></table>", "write a table", line: 15),
        Change("html", "Who would want to know?", "Who would run <image>?", "'<image>'; write it in backticks", line: 13),
        Change("code-width", "SELECT 1;", "SELECT 1\n, \(String(repeating: "1", count: 60));", "63 columns", line: 21),
        Change("not-shown", "[select]", "[select, limit]", "'limit'", line: 7),
        Change("task-columns", "Return one column: number 2.", "Return number 2.", "'Number 2' doesn't say which columns"),
        Change(
            "task-length", "Return one column: number 2.", "Return one column: " + String(repeating: "more and more ", count: 40), "6 fit"),
        Change("mistake-cure", "This is 13. Is it", "This is 13. Does LIMIT help, is it", "'LIMIT'"),
        Change("error-unexplained", "There is no such column.", "", "explains"),
        unsafe("sh", #"psql -v key="$(cat phone.key)""#, "visible in the list of processes"),
        unsafe("sh", #"psql -c "ALTER ROLE ada PASSWORD '$(cat ada.pw)'""#, "visible in the list of processes"),
        unsafe("sh", "psql postgresql://ada:lovelace@127.0.0.1/shop", "visible in the list of processes"),
        unsafe("sql", "ALTER SYSTEM SET archive_command = 'test ! -f /a/%f && cp %p /a/%f';", "cmp"),
        unsafe("sql", "INSERT INTO old SELECT * FROM new WHERE day < 3;\nDELETE FROM new WHERE day < 3;", "between these two statements"),
        Change(
            "quiz-longest", "answers: [two]", "choices: [{ text: two or three, why: w, correct: true }, { text: one, why: w }]", "longest"),
        Change(
            "image-unlisted", "```sql run predict=rows\nSELECT 1;", "```sh run predict=\"What?\" expect=1\ndocker run --rm alpine:3 true",
            "'alpine:3'"),
        Change(
            "import-undeclared", "```sql run predict=rows\nSELECT 1;",
            "```sh run predict=\"What?\" expect=1\npython3 -c 'import sys, yaml.nodes as y'", "imports 'yaml'"),
    ])
    func `each rule finds its violation`(change: Change) throws {
        let text = try #require(Self.sound.firstRange(of: change.replace).map { Self.sound.replacingCharacters(in: $0, with: change.with) })
        let found = lint(text)
        let message = try #require(found.first { $0.rule == change.rule }, "\(found)")
        #expect(message.severity == .warning)
        #expect(message.message.contains(change.words), "\(message)")
        #expect(message.location.path == "c/1-m/1-first.md")
        if let line = change.line { #expect(message.location.line == line, "\(message)") }
        #expect(found.allSatisfy { $0.severity == .warning }, "\(found)")
    }

    @Test func `a construct isn't used before the lesson that teaches it, however small`() {
        let first = Self.sound.replacing("SELECT 1;", with: "SELECT x FROM t WHERE a BETWEEN 1 AND 2;")
            .replacing("[select]", with: "[select, where]")
        #expect(lint(first) == [])
        let second = Self.sound.replacing("A box of chalk", with: "A bag of salt").replacing("[select]", with: "[between]")
            .replacing("Who would", with: "Who, between us, would")
        #expect(
            lint(first, second: second).map(\.description) == [
                "c/1-m/1-first.md:20:1: warning: 'between' is used here, but no lesson up to this one teaches it; the lesson 'second' teaches it later [not-taught]"
            ])
        #expect(lint(second, second: first.replacing("A box of chalk", with: "Another")) == [])
    }

    @Test func `an import is declared, a file of the lesson, or in the standard library`() {
        let program = """
            cat > shop/rows.py <<'E'
            from __future__ import annotations
            import os, psycopg2.extras as extras
            # import nothing, really
            try: import yaml
            except ImportError: from os.path import join
            E
            python3 app.py "import the rest"
            """
        let text = Self.sound.replacing("```sql run predict=rows\nSELECT 1;", with: "```sh run predict=\"What?\" expect=1\n\(program)")
        let own = text.replacing("python3 app.py", with: "python3 -c 'import shop, shop.rows, rows'")
        func imports(_ text: String) -> [String] {
            let found = lint(text).filter { $0.rule == "import-undeclared" }
            return found.compactMap { $0.message.split(separator: "'").dropFirst().first.map(String.init) }
        }
        #expect(imports(text) == ["psycopg2", "yaml"] && imports(own) == ["psycopg2", "yaml"])
        #expect(imports(text.replacing("teaches:", with: "python: [yaml, psycopg2]\nteaches:")) == [])
    }

    @Test func `two lessons or modules with the same number are found`() {
        _ = lint(Self.sound, second: Self.sound.replacing("A box of chalk", with: "Another"))
        scratch.write("title: n\nsummary: s\n", to: "c/1-n/module.yaml")
        scratch.write("no lesson", to: "c/1-m/2-other.md")
        scratch.write("id: c\ntitle: c\nsummary: s\naudience: a\nassumes: [select, limit]\nmodules: [m, n]\n", to: "c/course.yaml")
        let found = Linter.lint(courseDirectory: scratch.path + "/c", shownAs: "c").messages.filter { $0.rule == "number-twice" }
        #expect(
            found.map(\.description) == [
                "c/1-m/2-second.md:1:1: warning: the lesson '2-other.md' has the number 2, too [number-twice]",
                "c/1-n:1:1: warning: the module '1-m' has the number 1, too [number-twice]",
            ])
    }

    @Test func `no two lessons share an analogy`() {
        let second = Self.sound.replacing("A box of chalk", with: "a box, of chalk!")
        #expect(lint(Self.sound, second: second).map(\.rule) == ["analogy-repeated"])
    }

    @Test func `everything that is required, named or used must exist`() {
        let text = Self.sound.replacing("analogy: A box of chalk", with: "requires: [frist]\ndataset: shpo")
        scratch.write("SELECT 1", to: "c/datasets/shop.sql")
        scratch.write("term: { says: s, lesson: firts, example: e }\n", to: "c/glossary.yaml")
        #expect(
            lint(text).map(\.description) == [
                "c/1-m/1-first.md:8:12: error: the course has no lesson 'frist'; did you mean 'first'? [reference]",
                "c/1-m/1-first.md:9:10: error: the course has no dataset 'shpo' (datasets/shpo.sql) [dataset]",
                "c/glossary.yaml:1:26: error: the course has no lesson 'firts'; did you mean 'first'? [reference]",
            ])
    }

    @Test func `in a module with parts, every lesson belongs to one`() {
        _ = lint(Self.sound)
        scratch.write("title: m\nsummary: s\nparts: [{ title: p, lessons: [first] }]\n", to: "c/1-m/module.yaml")
        scratch.write(Self.sound.replacing("A box of chalk", with: "Another"), to: "c/1-m/2-second.md")
        let messages = Linter.lint(courseDirectory: scratch.path + "/c", shownAs: "c").messages
        #expect(
            messages.map(\.description) == [
                "c/1-m/module.yaml:1:1: warning: the lesson 'second' is in no part of the module; put it in one [parts]"
            ])
    }

    @Test func `a lesson that requires itself is an error`() {
        let first = Self.sound.replacing("analogy: A box of chalk", with: "requires: [second]")
        let second = Self.sound.replacing("analogy: A box of chalk", with: "requires: [first]")
        let errors = lint(first, second: second).filter { $0.severity == .error }.map(\.description)
        #expect(
            errors == [
                "c/1-m/1-first.md:8:12: error: this lesson requires itself, directly or through others [reference]",
                "c/1-m/2-second.md:8:12: error: this lesson requires itself, directly or through others [reference]",
            ])
    }

    @Test func `a glossary term isn't used before its lesson`() {
        let second = Self.sound.replacing("A box of chalk", with: "A bag of salt")
        let first = Self.sound.replacing("Who would want to know?", with: "Who would want writable layers?")
        scratch.write("Writable layer: { says: s, lesson: second, example: e }\n", to: "c/glossary.yaml")
        #expect(lint(first, second: second).map(\.rule) == ["term-early"])
        scratch.write("Writable layer: { says: s, lesson: first, example: e }\n", to: "c/glossary.yaml")
        #expect(lint(first, second: second) == [])
    }

    @Test func `names and ports are declared, and ports don't collide`() {
        let sound = Self.sound.replacing("teaches: [select]", with: "teaches: [select]\nnames: [web, data]\nports: [8080]\nimages: [nginx]")
        func lesson(_ command: String) -> [String] {
            lint(sound.replacing("```sql run\nSELECT x;\n```\n\n```text error 42703", with: "```sh run\n\(command)\n```\n\n```text error"))
                .map { "\($0.rule): \($0.message)" }
        }
        #expect(lesson("docker run -d --name web -v data:/data -p 8080:80 nginx") == [])
        #expect(!lesson("docker tag nginx localhost:8080/shop/web:1.0").contains { $0.hasPrefix("undeclared") })
        #expect(lesson("docker run -d --name wbe nginx") == ["undeclared: the name 'wbe' is created here, but 'names' doesn't declare it"])
        #expect(
            lesson("docker run -p 127.0.0.1:8081:80 nginx") == [
                "undeclared: the host port '8081' is created here, but 'ports' doesn't declare it"
            ])
        #expect(lesson("docker run -p 8080:8080 nginx").first?.hasPrefix("undeclared: the container port 8080 is also") == true)
    }

    @Test func `files that aren't lessons aren't linted`() {
        scratch.write("SELECT 1;", to: "c/query.sql")
        #expect(throws: CourseError.notALesson(path: scratch.path + "/c/query.sql")) {
            try Linter.lint(path: scratch.path + "/c/query.sql")
        }
        #expect(throws: CourseError.noCourse(path: scratch.path + "/c")) { try Linter.lint(path: scratch.path + "/c") }
    }

    @Test func `the linter counts the lessons it read`() throws {
        _ = lint(Self.sound, second: Self.sound)
        scratch.write("no lesson", to: "c/1-m/3-third.md")
        #expect(try Linter.lint(path: scratch.path).lessons == 3)
        #expect(try Linter.lint(path: scratch.path + "/c/1-m").lessons == 3)
        #expect(try Linter.lint(path: scratch.path + "/c/1-m/3-third.md").lessons == 1)
    }

    @Test func `the example course has no findings`() throws {
        #expect(try Linter.lint(path: Fixture.harbour) == Linter.Result(lessons: 2))
    }

    @Test func `the page of rules lists every rule`() throws {
        let file = Files.parent(of: Files.parent(of: Files.parent(of: #filePath))) + "/Lessons/RULES.md"
        #expect(try Files.text(at: file) == Linter.rulePage, "run: calf lint --rules > Lessons/RULES.md")
    }

    @Test func `a single lesson or module can be linted`() throws {
        _ = lint(Self.sound.replacing("Who would want to know?", with: ""), second: Self.sound.replacing("A box of chalk", with: "Another"))
        #expect(try Linter.lint(path: scratch.path + "/c/1-m/1-first.md").messages.map(\.rule) == ["opening"])
        #expect(
            try Linter.lint(path: scratch.path + "/c/1-m/1-first.md").messages.first?.location.path == scratch.path + "/c/1-m/1-first.md")
        #expect(try Linter.lint(path: scratch.path + "/c/1-m/2-second.md").messages == [])
        #expect(try Linter.lint(path: scratch.path + "/c/1-m/").messages.map(\.rule) == ["opening"])
        #expect(try Linter.lint(path: scratch.path).messages.map(\.rule) == ["opening"])
        #expect(throws: CourseError.self) { try Linter.lint(path: "/nonexistent") }
        scratch.write(
            Self.sound.replacing("Who would want to know?", with: "").replacing("SELECT 1", with: "SELECT f(1)"), to: "alone/3-alone.md")
        #expect(try Linter.lint(path: scratch.path + "/alone/3-alone.md").messages.map(\.rule) == ["opening"])
    }

    @Test(arguments: [
        ("docker run -d --name web nginx", ["docker run", "docker run -d", "docker run --name"]),
        ("docker compose -f x.yaml up -d", ["docker compose up", "docker compose up -d"]),
        ("docker ps | grep web && docker rm -f web", ["docker ps", "grep", "docker rm", "docker rm -f"]),
        ("MODE=x python3 app.py # a --note\n# docker ps", ["python3"]),
        ("docker exec web sh -c 'docker rm x'", ["docker exec", "docker exec -c"]),
        ("docker run \\\n  --read-only x", ["docker run", "docker run --read-only"]),
    ])
    func `commands are recognized by their first words and options`(text: String, names: [String]) {
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
