import Testing

@testable import Course

/// A lesson with `▸` before each error.
struct BrokenLesson: Sendable, CustomTestStringConvertible {
    var id: String
    /// Front matter is added, unless the text starts with its own.
    var text: String
    /// The broken rules, in the order of the marks.
    var rules: [FormatRule]
    var nearest: String?

    var testDescription: String { id }

    init(_ id: String, _ text: String, _ rules: FormatRule..., nearest: String? = nil) {
        self.id = id
        self.text =
            text.drop { $0 == "▸" }.hasPrefix("---") ? text : "---\ntitle: T\nminutes: 5\nobjectives: [Explain it]\n---\n" + text
        self.rules = rules
        self.nearest = nearest
    }

    /// An exercise with this text after its solution.
    static func exercise(_ id: String, _ inside: String, _ rules: FormatRule..., nearest: String? = nil) -> BrokenLesson {
        var lesson = BrokenLesson(id, "## Exercise: One\n\n```sh solution\nls\n```\n\n" + inside, nearest: nearest)
        lesson.rules = rules
        return lesson
    }

    static func check(_ id: String, _ yaml: String, _ rules: FormatRule..., nearest: String? = nil) -> BrokenLesson {
        var lesson = exercise(id, "```yaml check\n\(yaml)\n```\n", nearest: nearest)
        lesson.rules = rules
        return lesson
    }

    /// The positions of the marks, and the text without them.
    var places: (text: String, places: [Place]) {
        var location = Place(path: "l.md", line: 1)
        var places: [Place] = []
        var plain = ""
        for character in text.unicodeScalars {
            if character == "▸" {
                places.append(location)
                continue
            }
            plain.unicodeScalars.append(character)
            if character == "\n" {
                location.line += 1
                location.column = 1
            } else {
                location.column += 1
            }
        }
        return (plain, places)
    }
}

struct LessonErrorTests {
    private func messages(_ text: String) -> [LintMessage] {
        let name = LessonReader.Name(course: "c", module: "m", id: "l", number: 1)
        return LessonReader.lesson(text: text, path: "l.md", name: name).messages
    }

    private func check(_ lesson: BrokenLesson) {
        let (text, places) = lesson.places
        let messages = messages(text).sorted { ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column) }
        #expect(messages.map(\.rule) == lesson.rules.map(\.rawValue), "\(messages)")
        #expect(messages.map(\.location) == places, "\(messages)")
        if let nearest = lesson.nearest { #expect(messages.first?.nearest == nearest, "\(messages)") }
    }

    @Test(arguments: [
        BrokenLesson("no front matter", "▸---- \n# T\n", .frontMatter),
        BrokenLesson("front matter without end", "▸---\ntitle: T\n", .frontMatter),
        BrokenLesson("broken YAML", "---\ntitle: [a\n▸---\n", .yaml),
        BrokenLesson(
            "unknown key", "---\ntitle: T\nminutes: 5\nobjectives: [Do it]\n▸skils: [sql]\n---\n", .unknownKey, nearest: "skills"),
        BrokenLesson("missing keys", "---\n▸▸title: T\n---\n", .missingKey, .missingKey),
        BrokenLesson("empty front matter", "▸▸▸---\n---\n", .missingKey, .missingKey, .missingKey),
        BrokenLesson("a list for a mapping", "---\n▸- a\n---\n", .value),
        BrokenLesson("minutes", "---\ntitle: T\nminutes: ▸soon\nobjectives: [Do it]\n---\n", .value),
        BrokenLesson("no objectives", "---\ntitle: T\nminutes: 5\nobjectives: ▸[]\n---\n", .value),
        BrokenLesson(
            "skill", "---\ntitle: T\nminutes: 5\nobjectives: [Do it]\nskills: [sql, ▸nosq]\n---\n", .value, nearest: "nosql"),
        BrokenLesson("engine", "---\ntitle: T\nminutes: 5\nobjectives: [Do it]\nengine: ▸doker\n---\n", .value, nearest: "docker"),
        BrokenLesson("data outside", "---\ntitle: T\nminutes: 5\nobjectives: [Do it]\ndataset: ▸../../etc/passwd\n---\n", .value),
        BrokenLesson(
            "dangerous grant", "---\ntitle: T\nminutes: 5\nobjectives: [Do it]\ngrants: [pg_monitor, ▸pg_execute_server_program]\n---\n",
            .value),
        BrokenLesson(
            "name", "---\ntitle: T\nminutes: 5\nobjectives: [Do it]\nnames: [bench, ▸\"a b\", ▸-x]\n---\n", .value, .value),
        BrokenLesson(
            "port", "---\ntitle: T\nminutes: 5\nobjectives: [Do it]\nports: [8080, ▸80, ▸web, ▸70000]\n---\n", .value, .value, .value),
    ])
    func `front matter that breaks the format is reported`(lesson: BrokenLesson) { check(lesson) }

    @Test(arguments: [
        BrokenLesson("unknown language", "```▸sqll run\n```\n", .unknownLanguage, nearest: "sql"),
        BrokenLesson("unknown role", "```sql ▸rnu\nSELECT 1;\n```\n", .unknownRole, nearest: "run"),
        BrokenLesson("role in another language", "```python ▸run\n1\n```\n", .unknownRole),
        BrokenLesson("unknown key", "```sql run ▸predct=rows\nSELECT 1;\n```\n", .unknownKey, nearest: "predict"),
        BrokenLesson("value", "```sql run predict=▸row\nSELECT 1;\n```\n", .value, nearest: "rows"),
        BrokenLesson("prediction without an answer", "```sql run predict=▸\"What?\"\nSELECT 1;\n```\n", .missingKey),
        BrokenLesson("error without an answer", "```sql run predict=▸error\nSELECT 1;\n```\n", .missingKey),
        BrokenLesson("rows of a command", "```sh run predict=▸rows\nls\n```\n", .missingKey),
        BrokenLesson("value of a command", "```sh run predict=\"What?\" expect=▸value\nls\n```\n", .value),
        BrokenLesson("answer without a question", "```sh run expect=▸1\nls\n```\n", .infoString),
        BrokenLesson("choices without the right one", "```sh run predict=\"What?\" choices=▸\"a|b\"\nls\n```\n", .missingKey),
        BrokenLesson(
            "no such choice", "```sh run predict=\"What?\" choices=\"first|second\" expect=▸\"secnd\"\nls\n```\n", .value, nearest: "second"
        ),
        BrokenLesson("one choice", "```sh run predict=\"What?\" choices=▸\"a\" expect=\"a\"\nls\n```\n", .value),
        BrokenLesson("empty choice", "```sh run predict=\"What?\" choices=▸\"a||b\" expect=\"a\"\nls\n```\n", .value),
        BrokenLesson("two answers", "```sh run predict=\"What?\" expect=1 answer=▸\"One.\"\nls\n```\n", .infoString),
        BrokenLesson("key without role", "```sql ▸predict=rows\nSELECT 1;\n```\n", .infoString),
        BrokenLesson("text without role", "```sql ▸\"x\"\nSELECT 1;\n```\n", .infoString),
        BrokenLesson("word too many", "```sql run ▸now\nSELECT 1;\n```\n", .infoString),
        BrokenLesson("message too many", "```sql run ▸\"x\"\nSELECT 1;\n```\n", .infoString),
        BrokenLesson("fence of tildes", "~~~   text   ▸ouput\nx\n~~~\n", .unknownRole, nearest: "output"),
        BrokenLesson("SQLSTATE", "```sql run\nSELECT x;\n```\n\n```text error ▸4270\nx\n```\n", .infoString),
        BrokenLesson("no SQLSTATE", "```sql run\nSELECT x;\n```\n\n```▸text error\nx\n```\n", .infoString),
        BrokenLesson("SQLSTATE of a command", "```sh run\nls\n```\n\n```▸text error 42703\nx\n```\n", .infoString),
        BrokenLesson("no expression", "```sh run\nls\n```\n\n```text output match=▸\"(\"\nx\n```\n", .match),
        BrokenLesson("output of nothing", "```▸text output\nx\n```\n", .blockPlace),
        BrokenLesson("output after prose", "```sh run\nls\n```\n\nand\n\n```▸text output\nx\n```\n", .blockPlace),
        BrokenLesson("two outputs", "```sh run\nls\n```\n```text output\nx\n```\n```▸text output\nx\n```\n", .blockPlace),
        BrokenLesson("hint outside", "```▸text hint\nx\n```\n", .blockPlace),
        BrokenLesson("role in a list", "- ```▸sql run\n  SELECT 1;\n  ```\n", .blockPlace),
        BrokenLesson("unknown role in a quote", "> ```sql ▸rnu\n> ```\n", .unknownRole),
        BrokenLesson("late setup", "## Exercise: A\n\n```sql solution\nx\n```\n\n## B\n\n```▸sql setup\nx\n```\n", .blockPlace),
        BrokenLesson("deep exercise", "▸### Exercise: A\n", .blockPlace),
        BrokenLesson("swallowed block", "```sql run\nSELECT 1;\n\n▸```text output\n1\n```\n", .openFence),
        BrokenLesson("swallowed by tildes", "~~~sh run\nls\n\n▸```sql run\nSELECT 1;\n```\n~~~\n", .openFence),
        BrokenLesson("open to the end", "▸```text\nx\n", .openFence),
        BrokenLesson("diagram kind", "```mermaid\n▸flowchrt LR\n  a --> b\n```\n", .diagram),
        BrokenLesson("diagram syntax", "```mermaid\nflowchart LR\n  a -->▸\n```\n", .diagram),
    ])
    func `blocks that break the format are reported`(lesson: BrokenLesson) { check(lesson) }

    @Test(arguments: [
        BrokenLesson("no solution", "▸## Exercise: One\n", .solution),
        BrokenLesson("no check", "▸## Exercise: One\n\n```sh solution\nls\n```\n", .solution),
        BrokenLesson("empty solution", "## Exercise: One\n\n```▸sql solution\n\n```\n", .solution),
        BrokenLesson("two solutions", "## Exercise: One\n\n```sql solution\nx\n```\n\n```▸sql solution\nx\n```\n", .solution),
        BrokenLesson("no id", "▸## Exercise: ???\n\n```sql solution\nx\n```\n", .exerciseID),
        BrokenLesson("empty id", "▸## Exercise: One {#}\n\n```sql solution\nx\n```\n", .exerciseID),
        BrokenLesson("no such id", "▸## Exercise: One {#One_two}\n\n```sql solution\nx\n```\n", .exerciseID),
        BrokenLesson(
            "double id", "## Exercise: One!\n\n```sql solution\nx\n```\n\n▸## Exercise: Two {#one}\n\n```sql solution\nx\n```\n",
            .exerciseID),
        BrokenLesson("mistake without words", "## Exercise: One\n\n```sql solution\nx\n```\n\n```▸sql mistake\nx\n```\n", .infoString),
        BrokenLesson(
            "mistake with two", "## Exercise: One\n\n```sql solution\nx\n```\n\n```sql mistake \"a\" ▸\"b\"\nx\n```\n", .infoString),
        BrokenLesson(
            "SQL mistake without code", "## Exercise: One\n\n```sql solution\nx\n```\n\n```sql mistake ▸error \"a?\"\nx\n```\n", .infoString
        ),
        BrokenLesson(
            "no SQLSTATE", "## Exercise: One\n\n```sql solution\nx\n```\n\n```sql mistake error=▸4280 \"a?\"\nx\n```\n", .infoString),
        BrokenLesson(
            "SQLSTATE of a command", "## Exercise: One\n\n```sql solution\nx\n```\n\n```sh mistake error=▸42803 \"a?\"\nx\n```\n",
            .infoString),
        BrokenLesson("file without path", "## Exercise: One\n\n```sql solution\nx\n```\n\n```▸python starter\nx\n```\n", .missingKey),
        BrokenLesson(
            "path outside", "## Exercise: One\n\n```sql solution\nx\n```\n\n```python starter path=▸../app.py\nx\n```\n", .value),
        BrokenLesson(
            "when of nothing", "## Exercise: One\n\n```sql solution\nx\n```\n\n```▸yaml when\nvolumes: { v: { exists: true } }\n```\n",
            .blockPlace),
        BrokenLesson(
            "when of SQL",
            "## Exercise: One\n\n```sql solution\nx\n```\n\n```sql mistake \"m\"\nx\n```\n\n```▸yaml when\nvolumes: { v: { exists: true } }\n```\n",
            .blockPlace),
    ])
    func `exercises that break the format are reported`(lesson: BrokenLesson) { check(lesson) }

    @Test(arguments: [
        BrokenLesson.check("unknown key", "▸row: { order: exact }", .unknownKey, nearest: "rows"),
        BrokenLesson.check("order", "rows: { order: ▸exat }", .value, nearest: "exact"),
        BrokenLesson.check("truth", "sessions: ▸yes", .value),
        BrokenLesson.check("tables of sessions", "sessions: true\nstate: ▸[orders]", .value),
        BrokenLesson.check("list", "state: ▸orders", .value),
        BrokenLesson.check("empty list", "state: ▸[]", .value),
        BrokenLesson.check("share", "plan: { buffers: ▸10% }", .value),
        BrokenLesson.check("variants", "variants: ▸all", .value, nearest: "none"),
        BrokenLesson.check("variants without reason", "variants: ▸none", .value),
        BrokenLesson.check("order of columns", "schema: { of: [orders], order: ▸reference }", .value, nearest: "exact"),
        BrokenLesson.check("order of which columns", "schema: ▸{ order: exact }", .missingKey),
        BrokenLesson.check("no step of a plan", "plan: { avoids: ▸Seq Scn on orders }", .unknownName, nearest: "Seq Scan"),
        BrokenLesson.check("plan", "plan: { ▸use: i }", .unknownKey, nearest: "uses"),
        BrokenLesson.check("construct", "requires: [left join, ▸lef joins]", .unknownName, nearest: "left join"),
        BrokenLesson.check("construct in capitals", "forbids: [▸SUBQUERY]", .unknownName, nearest: "subquery"),
        BrokenLesson.check("fact", "containers: { web: { ▸imag: x } }", .unknownKey, .value, nearest: "image"),
        BrokenLesson.check("health", "containers: { web: { health: ▸helthy } }", .value, nearest: "healthy"),
        BrokenLesson.check("number", "shell: [ { run: ls, exits: ▸zero } ]", .value),
        BrokenLesson.check("command", "shell: [ ▸{ exits: 0 } ]", .missingKey),
        BrokenLesson.check("no list", "shell: ▸{ run: ls }", .value),
        BrokenLesson.check("mount", "containers: { web: { mounts: { /data: { ▸volum: v } } } }", .unknownKey, .value, nearest: "volume"),
        BrokenLesson.check("address", "http: { ▸localhost: { status: 200 } }", .value),
        BrokenLesson.check("route", "reaches: [ ▸{ from: web } ]", .missingKey),
        BrokenLesson.check("event", "events: { web: [start, ▸destory] }", .value, nearest: "destroy"),
        BrokenLesson.check("size", "images: { shop: { smaller_than: ▸80 } }", .value),
        BrokenLesson.check("not of a yes or no", "containers: { web: { running: { not: ▸true } } }", .value),
        BrokenLesson.check("not of a bound", "images: { shop: { smaller_than: { not: ▸80MB } } }", .value),
        BrokenLesson.check("has of one value", "containers: { web: { running: { has: ▸true } } }", .value),
        BrokenLesson.check("compose", "compose: { ▸service: { web: { running: true } } }", .unknownKey, .missingKey, nearest: "services"),
        BrokenLesson.check("broken YAML", "rows: ▸}", .yaml),
        BrokenLesson.exercise("a second check", "```yaml check\nsessions: true\n```\n\n```▸yaml check\nsessions: true\n```\n", .blockPlace),
    ])
    func `checks that break the format are reported`(lesson: BrokenLesson) {
        // A missing part may also be reported at the same position, so only the rules at the first position are compared.
        let (text, places) = lesson.places
        let found = messages(text)
        #expect(found.contains { $0.location == places.first && $0.rule == lesson.rules.first?.rawValue }, "\(found)")
        if let nearest = lesson.nearest { #expect(found.contains { $0.nearest == nearest }, "\(found)") }
        #expect(found.allSatisfy { $0.location.line >= 8 }, "\(found)")
    }

    @Test(arguments: [
        BrokenLesson(
            "no question", "## Checkpoint\n\n```yaml quiz\n▸choices: [{ text: a, correct: true }, { text: b }]\n```\n", .missingKey),
        BrokenLesson("no answer", "## Checkpoint\n\n```yaml quiz\n▸question: q\n```\n", .missingKey),
        BrokenLesson("one choice", "## Checkpoint\n\n```yaml quiz\nquestion: q\nchoices: ▸[{ text: a, correct: true }]\n```\n", .quiz),
        BrokenLesson("none right", "## Checkpoint\n\n```yaml quiz\nquestion: q\nchoices: ▸[{ text: a }, { text: b }]\n```\n", .quiz),
        BrokenLesson(
            "both", "## Checkpoint\n\n```yaml quiz\nquestion: q\nchoices: [{ text: a }, { text: b, correct: true }]\nanswers: ▸[a]\n```\n",
            .quiz),
        BrokenLesson(
            "choice", "## Checkpoint\n\n```yaml quiz\nquestion: q\nchoices: [{ text: a, ▸whi: w }, { text: b, correct: true }]\n```\n",
            .unknownKey,
            nearest: "why"),
        BrokenLesson("empty", "## Checkpoint\n\n```▸yaml quiz\n# nothing\n```\n", .value),
    ])
    func `quizzes that break the format are reported`(lesson: BrokenLesson) { check(lesson) }

    @Test func `declared errors, reasons, names, and ports are read`() throws {
        let text = """
            ---
            title: T
            minutes: 5
            objectives: [Do it]
            names: [bench]
            ports: [8080]
            ---
            ## Exercise: One

            ```sql solution
            SELECT 1;
            ```

            ```sql mistake error=42803 "Why?"
            SELECT 2;
            ```

            ~~~sh mistake error "Why `this`?"
            false
            ~~~

            ```yaml check
            variants: none  # the result depends on the time
            ```

            ````text
            ```sql run
            ````
            """
        let name = LessonReader.Name(course: "c", module: "m", id: "l", number: 1)
        let (found, messages) = LessonReader.lesson(text: text, path: "l.md", name: name)
        #expect(messages == [])
        let lesson = try #require(found)
        #expect(lesson.placeholders == ["bench", "8080"])
        #expect(lesson.exercises[0].mistakes.map(\.error) == [.sqlstate("42803"), .nonzeroExit])
        #expect(lesson.exercises[0].mistakes[1].message == "Why `this`?")
        #expect(lesson.exercises[0].check?.variants == Check.Variants.none(reason: "the result depends on the time"))
    }

    @Test func `line ends of other systems are accepted`() throws {
        let text = try Files.text(at: Fixture.harbour + "/1-calendars/1-filling-the-gaps.md")
        let name = LessonReader.Name(course: "c", module: "m", id: "l", number: 1)
        let plain = LessonReader.lesson(text: text, path: "l.md", name: name)
        for ending in ["\r\n", "\r"] {
            let other = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: ending)
            let read = LessonReader.lesson(text: other, path: "l.md", name: name)
            #expect(read.messages == [])
            #expect(read.lesson == plain.lesson)
        }
    }

    @Test func `no text crashes the reader, and every error is positioned inside the file`() {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "---\n", "title: x\n", "minutes: 3\n", "objectives: [a]\n", "\n", "## Exercise: One\n", "## Exercise: {#x}\n",
            "## Checkpoint\n", "# T\n",
            "```sql run\n", "```\n", "SELECT 1;\n", "```text output match=\"[\"\n", "```yaml check\n", "```yaml quiz\n", "rows: {\n",
            "shell: [\n",
            "containers: { a: { image: b } }\n", "~~~sh solution\n", "~~~\n", "- ", "> ", "\u{0}", "é", "```text error 42\n",
            "```sql mistake \"a\n", "\t", "``` ",
            "```yaml when\n", "```text hint\n", "```mermaid\n", "\r",
        ]
        for _ in 0..<1_500 {
            var text = Bool.random(using: &generator) ? "---\ntitle: x\nminutes: 3\nobjectives: [a]\n---\n" : ""
            for _ in 0..<Int.random(in: 0..<30, using: &generator) { text += pieces.randomElement(using: &generator) ?? "" }
            let lines = text.unicodeScalars.count { $0 == "\n" || $0 == "\r" } + 2
            for message in messages(text) {
                #expect(
                    (1...lines).contains(message.location.line) && message.location.column >= 1, "\(message) in \(text.debugDescription)")
            }
        }
    }

    @Test func `a lesson of eight thousand exercises is read`() {
        let exercise = "\n```sql solution\nSELECT 1;\n```\n\n```sql mistake \"Why?\"\nSELECT 2;\n```\n\n```text hint\nhint\n```\n"
        let head = "---\ntitle: x\nminutes: 3\nobjectives: [a]\n---\n"
        #expect(messages(head + (0..<8_000).map { "## Exercise: Number \($0)\n\(exercise)" }.joined()) == [])
    }
}
