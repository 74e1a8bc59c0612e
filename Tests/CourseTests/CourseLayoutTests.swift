import Glibc
import Testing

@testable import Course

struct CourseLayoutTests {
    private let scratch = Scratch()

    private var layout: CourseLayout { .read(at: scratch.path + "/c", shownAs: "c") }

    private func messages() -> [LintMessage] { layout.messages }

    @Test func `a course is read in the order of its files`() {
        let course = CourseLayout.read(at: Fixture.harbour)
        #expect(course.isCourse && course.messages == [])
        #expect(course.id == "harbor-office")
        #expect(course.title == "The harbor office")
        #expect(course.modules.map(\.folder.id) == ["calendars", "workshops"])
        let lessons = course.modules.flatMap(\.lessons)
        #expect(lessons.map(\.file.id) == ["filling-the-gaps", "read-only-containers"])
        #expect(lessons.map(\.outline.problem) == [nil, nil])
        #expect(lessons.first?.outline.idea == "Produce a row for every day of a period with generate_series")
        #expect(lessons.last?.outline.exercises == ["lock-the-bench", "a-whiteboard", "a-notebook"])
        #expect(course.file?.assumes.last == "docker rm")
        #expect(
            GlossaryReader.placedEntries(in: Fixture.harbour, shownAs: "harbour").entries.map(\.entry.term)
                == ["set-returning function", "cast", "writable layer", "tmpfs", "volume"])
    }

    @Test func `files are ordered by number, not alphabetically`() {
        scratch.course("c", lessons: 12)
        #expect(layout.modules[0].lessons.map(\.file.number) == Array(1...12))
    }

    @Test(
        arguments: [
            ("id: c\ntitel: x\nsummary: s\naudience: a\nmodules: [m1]\n", "unknown-key", 2, "title"),
            ("id: c\ntitle: x\nsummary: s\naudience: a\nmodules: [m11]\n", "reference", 5, "m1"),
            ("id: c\ntitle: x\nsummary: s\naudience: a\nmodules: []\n", "value", 5, nil),
            ("title: x\nsummary: s\naudience: a\nmodules: [m1]\n", "missing-key", 1, nil),
            ("ID: c\ntitle: x\nsummary: s\naudience: a\nmodules: [m1]\n", "unknown-key", 1, "id"),
            ("title: x\nsummary: s\naudience: a\nmodules: [m1]\nid: My course\n", "value", 5, nil),
            ("", "value", 1, nil),
            ("- a\n", "value", 1, nil),
        ] as [(String, String, Int, String?)])
    func `a course file that breaks the format is reported`(text: String, rule: String, line: Int, nearest: String?) throws {
        scratch.course("c", lessons: 1)
        scratch.write(text, to: "c/course.yaml")
        let message = try #require(messages().first { $0.rule == rule && $0.location.line == line })
        #expect(message.location.path == "c/course.yaml")
        #expect(nearest == nil || message.nearest == nearest)
    }

    @Test func `a folder that no module names and modules out of order are reported`() {
        scratch.course("c", modules: 2, lessons: 2)
        scratch.write("id: c\ntitle: x\nsummary: s\naudience: a\nmodules: [m2, m1]\n", to: "c/course.yaml")
        #expect(messages().map(\.message) == ["'m1' comes after 'm2' here, but its folder has a lower number"])
        scratch.write("id: c\ntitle: x\nsummary: s\naudience: a\nmodules: [m1]\n", to: "c/course.yaml")
        #expect(messages().map(\.message) == ["'modules' does not name the folder 2-m2"])
    }

    @Test func `a module's file is checked against its folder`() {
        scratch.course("c", modules: 2, lessons: 2)
        scratch.write(
            "title: x\nsummary: s\nrequires: [m1, m2, m9]\nparts:\n  - { title: p, lessons: [leson-2] }\n", to: "c/2-m2/module.yaml")
        #expect(
            messages().map(\.description) == [
                "c/2-m2/module.yaml:5:27: error: the module has no lesson 'leson-2'; did you mean 'lesson-2'? [reference]",
                "c/2-m2/module.yaml:3:16: error: the module 'm2' does not come before this one [reference]",
                "c/2-m2/module.yaml:3:20: error: no module is named 'm9' [reference]",
            ])
    }

    @Test func `unknown lesson names and duplicate ids are reported`() {
        scratch.course("c", modules: 2, lessons: 2)
        scratch.write(Scratch.lesson("x"), to: "c/1-m1/inner-joins.md")
        scratch.write("read me", to: "c/1-m1/README.md")
        scratch.write(Scratch.lesson("x"), to: "c/2-m2/7-lesson-1.md")
        scratch.write("title: x\nsummary: s\n", to: "c/third/module.yaml")
        #expect(
            messages().map(\.description) == [
                "c/third:1:1: error: a module's folder is called <number>-<id>, as in 1-postgresql [file-name]",
                "c/1-m1/inner-joins.md:1:1: error: a lesson's file is called <number>-<id>.md, as in 11-inner-joins.md [file-name]",
                "c/2-m2/7-lesson-1.md:1:1: error: the id 'lesson-1' is already used by 1-m1/1-lesson-1.md [reference]",
            ])
    }

    @Test func `an unreadable lesson is reported, and the others are read`() {
        scratch.course("c", lessons: 8)
        let folder = scratch.path + "/c/1-m1"
        scratch.remove("c/1-m1/1-lesson-1.md")
        mkfifo(folder + "/1-lesson-1.md", 0o600)
        scratch.remove("c/1-m1/2-lesson-2.md")
        symlink("2-lesson-2.md", folder + "/2-lesson-2.md")
        scratch.remove("c/1-m1/3-lesson-3.md")
        mkdir(folder + "/3-lesson-3.md", 0o700)
        scratch.write([UInt8](repeating: 0x61, count: Files.textLimit + 1), to: "c/1-m1/4-lesson-4.md")
        scratch.write([0x2d, 0x2d, 0x2d, 0x0a, 0x61, 0x0a, 0xc3, 0x28], to: "c/1-m1/5-lesson-5.md")
        scratch.write(Scratch.lesson("with a \u{0}"), to: "c/1-m1/6-lesson-6.md")
        scratch.write("\u{FEFF}" + Scratch.lesson("with a mark"), to: "c/1-m1/7-lesson-7.md")
        let lessons = layout.modules.flatMap(\.lessons)
        let root = (Files.realPath(scratch.path) ?? "") + "/"
        #expect(messages() == [])
        #expect(
            lessons.compactMap(\.outline.problem).map { "\($0.location) \($0.rule) \($0.message)".replacing(root, with: "") } == [
                "c/1-m1/1-lesson-1.md:1:1 file this is not a regular file",
                "c/1-m1/2-lesson-2.md:1:1 file Too many levels of symbolic links",
                "c/1-m1/3-lesson-3.md:1:1 file this is not a regular file",
                "c/1-m1/4-lesson-4.md:1:1 file this is larger than 1024 KB",
                "c/1-m1/5-lesson-5.md:3:1 encoding this is not UTF-8 text",
                "c/1-m1/6-lesson-6.md:2:15 encoding this is not UTF-8 text",
            ])
        #expect(lessons.count == 8)
        #expect(lessons[6].outline.title == "with a mark")
    }

    @Test func `a missing folder is an error`() {
        let layout = CourseLayout.read(at: "/nonexistent", shownAs: "x")
        #expect(!layout.isCourse)
        #expect(layout.messages.map(\.description) == ["x:1:1: error: No such file or directory [file]"])
    }

    @Test(arguments: [
        ("## Exercise: One\n", ["one"]),
        ("```sql\n## Exercise: No\n```\n## Exercise: Yes\n", ["yes"]),
        ("~~~~\n```\n## Exercise: No\n~~~\n~~~~\n## Exercise: Yes\n", ["yes"]),
        ("- ```sh\n  ## Exercise: No\n  ```\n\n## Exercise: Yes\n", ["yes"]),
        ("## Exercise: A `b` c\n", ["a-b-c"]),
        ("## Exercise: Named {#other}\n", ["other"]),
        ("> ## Exercise: Quoted\n", []),
        ("    ## Exercise: Code\n", []),
        ("### Exercise: Deep\n# Exercise: High\n## Exercise Without\n", []),
        ("```\n## Exercise: In a fence without end\n", []),
        ("## Exercise: Größe\n", ["gr-e"]),
    ])
    func `an outline finds the same exercises as the full reader`(body: String, ids: [String]) {
        let head = "---\ntitle: x\nminutes: 3\nobjectives: [Do it]\n---\n"
        #expect(LessonOutline(text: head + body, path: "l.md").exercises == ids)
        let name = LessonReader.Name(course: "c", module: "m", id: "l", number: 1)
        #expect(LessonReader.lesson(text: head + body, path: "l.md", name: name).lesson?.exercises.map(\.id) == ids)
    }

    private static let solution = "\n\n```sql solution\nSELECT 1;\n```\n"

    @Test(arguments: [
        "## Exercise: A [b](c) &amp; d" + CourseLayoutTests.solution, "   ##   Exercise:   Indented  ##" + CourseLayoutTests.solution,
        "Exercise: Underlined\n---" + CourseLayoutTests.solution,
        "<!--\n## Exercise: No\n-->", "<!--\n```yaml quiz\n```\n-->",
    ])
    func `an exercise or a question that the lesson list can't find, or only it finds, is an error`(body: String) {
        let text = "---\ntitle: x\nminutes: 3\nobjectives: [Do it]\n---\n" + body
        let name = LessonReader.Name(course: "c", module: "m", id: "l", number: 1)
        #expect(LessonReader.lesson(text: text, path: "l.md", name: name).messages.map(\.rule) == ["block-place"])
    }

    @Test(arguments: ["", "> quoted\n\n<br>\n\n"])
    func `an outline counts the same quizzes as the full reader`(before: String) {
        let quiz = "```yaml quiz\nquestion: q?\nanswers: [a]\n```\n"
        let text = """
            ---\ntitle: x\nminutes: 3\nobjectives: [Do it]\n---
            \(before)````text\n```yaml quiz\n````\n\n## Checkpoint\n\n\(quiz)\n~~~yaml quiz\nquestion: r?\nanswers: [a]\n~~~\n
            """
        #expect(LessonOutline(text: text, path: "l.md").questions == ["q?", "r?"])
        let name = LessonReader.Name(course: "c", module: "m", id: "l", number: 1)
        let lesson = LessonReader.lesson(text: text, path: "l.md", name: name).lesson
        let quizzes = lesson?.sections.flatMap(\.elements).count { if case .quiz = $0 { true } else { false } }
        #expect(quizzes == 2)
    }

    @Test func `an outline agrees with the full reader on any text that is in the format`() {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "## Exercise: One\n", "## Exercise: Two *b*\n", "```\n", "~~~\n", "````\n", "- ", "> ", "  ", "    ", "Exercise: x\n", "---\n",
            "text\n", "\n",
            "<div>\n", "# ", "##  Exercise: Wide\n", " ## Exercise: In ##\n", "1. ", "\t", "```sh run\n", " ```\n", "===\n",
        ]
        let head = "---\ntitle: x\nminutes: 3\nobjectives: [Do it]\n---\n"
        let name = LessonReader.Name(course: "c", module: "m", id: "l", number: 1)
        for _ in 0..<3_000 {
            let body = (0..<Int.random(in: 0..<14, using: &generator)).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            let (whole, messages) = LessonReader.lesson(text: head + body, path: "l.md", name: name)
            let isSame = LessonOutline(text: head + body, path: "l.md").exercises == whole?.exercises.map(\.id)
            #expect(isSame || messages.hasErrors, "\(body.debugDescription)")
        }
    }
}
