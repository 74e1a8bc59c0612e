import Testing

@testable import Course

/// Courses that list lessons of other courses in the same folder.
struct SharedLessonTests {
    private let scratch = Scratch()

    /// The course `base` with the lessons 1 to 4 in two modules, and next to it the course `path` with the lessons 1 and 2 in one.
    private init() {
        scratch.course("courses/base", modules: 2, lessons: 4)
        scratch.course("courses/path", lessons: 2)
    }

    private func parts(_ parts: String, of course: String = "path") {
        scratch.write("title: Module 1\nsummary: s\nparts:\n\(parts)\n", to: "courses/\(course)/1-m1/module.yaml")
    }

    private func course(_ rest: String) {
        scratch.write("id: path\ntitle: The path\nsummary: s\naudience: a\nmodules: [m1]\n\(rest)\n", to: "courses/path/course.yaml")
    }

    private func messages() -> [String] {
        CourseLayout.read(at: scratch.path + "/courses/path", shownAs: "path").messages.map(\.description)
    }

    private func catalog(of folder: String = "courses") throws -> Catalog {
        let catalog = Catalog(root: try CourseRoot(directory: "\(scratch.path)/\(folder)"), cache: scratch.path + "/cache")
        catalog.refresh()
        return catalog
    }

    private static let shared = """
          - { title: Before, lessons: [base/lesson-3, base/lesson-1] }
          - { title: Own }
          - { title: After, lessons: [base/lesson-4] }
        """

    private static let listed = ["base/lesson-3", "base/lesson-1", "path/lesson-1", "path/lesson-2", "base/lesson-4"]

    // MARK: - Reading

    @Test func `the parts of a module give the order, and a part without lessons has the rest`() {
        parts(Self.shared)
        let read = CourseLayout.read(at: scratch.path + "/courses/path")
        #expect(read.messages == [])
        let lessons = read.modules[0].lessons
        #expect(lessons.map { "\($0.home ?? read.id)/\($0.file.id)" } == Self.listed)
        #expect(lessons.map { $0.home != nil } == [true, true, false, false, true])
    }

    @Test(arguments: [
        ("base/leson-3", "the course 'base' has no lesson 'leson-3'; did you mean 'base/lesson-3'?"),
        ("bas/lesson-3", "no course in the same folder is named 'bas'; did you mean 'base/lesson-3'?"),
        ("path/lesson-1", "a lesson of this course is named without the course; did you mean 'lesson-1'?"),
        ("base/1-m1/lesson-1", "the module has no lesson 'base/1-m1/lesson-1'"),
        ("lesson-3", "the module has no lesson 'lesson-3'"),
        ("base/lesson-1, base/lesson-1", "the course lists 'base/lesson-1' twice"),
    ])
    func `a name in the parts that means no lesson is reported with the nearest one`(name: String, message: String) throws {
        parts("  - { title: Own, lessons: [lesson-1, lesson-2] }\n  - { title: Other, lessons: [\(name)] }")
        let found = messages()
        #expect(found.count == 1 && found[0].contains("error: \(message)") && found[0].hasSuffix("[reference]"), "\(found)")
        #expect(found[0].hasPrefix("path/1-m1/module.yaml:5:"), "\(found)")
    }

    @Test func `a shared lesson can't be shared on, and the message names its home`() {
        scratch.course("courses/third", lessons: 1)
        parts("  - { title: All, lessons: [lesson-1, third/lesson-1] }", of: "base")
        parts("  - { title: All, lessons: [lesson-1, lesson-2, base/lesson-1] }")
        #expect(messages() == [])
        scratch.remove("courses/third/1-m1/1-lesson-1.md")
        scratch.write(Scratch.lesson("Unique"), to: "courses/third/1-m1/1-unique.md")
        parts("  - { title: All, lessons: [lesson-1, lesson-2, third/unique] }", of: "base")
        parts("  - { title: All, lessons: [lesson-1, lesson-2, base/unique] }")
        #expect(messages().count == 1)
        #expect(messages()[0].contains("the course 'base' shares 'unique' itself; name its home; did you mean 'third/unique'?"))
    }

    @Test func `only one part can leave out its lessons`() {
        parts("  - { title: One }\n  - { title: Two }")
        #expect(messages() == ["path/1-m1/module.yaml:5:5: error: only one part of a module can leave out 'lessons' [missing-key]"])
    }

    @Test func `where the parts give the order, the numbers follow it`() throws {
        parts("  - { title: All, lessons: [lesson-2, base/lesson-3, lesson-1] }")
        #expect(try catalog().lessons(of: "path", in: 0..<9).map(\.numberedTitle) == ["1 Lesson 2", "Lesson 3", "2 Lesson 1"])
    }

    @Test func `a course says where to go on`() throws {
        let book = Resource(title: "A book", line: "By someone")
        let site = Resource(title: "A site", line: "https://example.org: all")
        let further = [book, site].map { "  - { title: \($0.title), line: '\($0.line)' }" }.joined(separator: "\n")
        course("next: >\n  First this,\n  then that.\nfurther:\n\(further)")
        #expect(messages() == [])
        let summary = try #require(catalog().courses().last)
        #expect(summary.next == "First this, then that.")
        #expect(summary.further == [book, site])
        #expect(try catalog().courses().first?.hasCoursePage == false)
        course("further:\n  - { title: A book }")
        #expect(messages() == ["path/course.yaml:7:5: error: an entry of 'further' needs 'line' [missing-key]"])
    }

    // MARK: - Catalog

    @Test func `the catalog lists shared lessons in the path, under their home's id`() throws {
        parts(Self.shared)
        let catalog = try catalog()
        let lessons = catalog.lessons(of: "path", in: 0..<9)
        #expect(lessons.map { "\($0.course)/\($0.id)" } == Self.listed)
        #expect(lessons.map(\.index) == Array(0..<5))
        #expect(lessons.map(\.isShared) == [true, true, false, false, true])
        #expect(lessons.map(\.numberedTitle) == ["Lesson 3", "Lesson 1", "1 Lesson 1", "2 Lesson 2", "Lesson 4"])
        #expect(lessons.map(\.homeTitle) == ["courses/base", "courses/base", nil, nil, "courses/base"])
        #expect(lessons.allSatisfy { $0.listedIn == "path" && $0.module == "m1" })
        #expect(catalog.courses().map(\.lessonCount) == [4, 5])
        #expect(catalog.modules(of: "path").map(\.lessonCount) == [5])
        #expect(catalog.lessons(of: "base", in: 0..<9).map(\.index) == Array(0..<4))
        #expect(catalog.find("lesson-3").map(\.listedIn) == ["base"])
        #expect(catalog.find("path/lesson-3") == [])
        #expect(catalog.listings(of: "lesson-3", in: "base").map(\.listedIn) == ["base", "path"])
        #expect(try catalog.lesson(lessons[0]).title == "Lesson 3")
    }

    @Test func `the next lesson is the next one in the list in which a lesson was opened`() throws {
        parts(Self.shared)
        let catalog = try catalog()
        let listings = catalog.listings(of: "lesson-1", in: "base")
        #expect(listings.map { catalog.lesson(after: $0)?.id } == ["lesson-2", "lesson-1"])
        #expect(listings.map { catalog.lesson(after: $0)?.course } == ["base", "path"])
        #expect(listings.map { catalog.lesson(before: $0)?.id } == [nil, "lesson-3"])
    }

    @Test func `a change of what a path shares is noticed, and the lessons of the home stay`() throws {
        parts(Self.shared)
        let catalog = try catalog()
        #expect(!catalog.refresh())
        parts("  - { title: All, lessons: [lesson-2, base/lesson-2, lesson-1] }")
        #expect(catalog.refresh())
        let now = catalog.lessons(of: "path", in: 0..<9).map { "\($0.course)/\($0.id)" }
        #expect(now == ["path/lesson-2", "base/lesson-2", "path/lesson-1"])
        #expect(catalog.find("path/lesson-2").map(\.index) == [0])
        parts("  - { title: All, lessons: [lesson-1, lesson-2] }")
        #expect(catalog.refresh())
        #expect(catalog.lessons(of: "path", in: 0..<9).map(\.id) == ["lesson-1", "lesson-2"])
        scratch.write(Scratch.lesson("New title"), to: "courses/base/1-m1/1-lesson-1.md")
        parts(Self.shared)
        #expect(catalog.refresh())
        #expect(catalog.lesson(of: "path", at: 1)?.title == "New title")
        #expect(catalog.allNames().count == 6)
    }

    @Test func `a course that is opened without its neighbors has its own lessons only`() throws {
        parts(Self.shared)
        let catalog = try catalog(of: "courses/path")
        #expect(catalog.lessons(of: "path", in: 0..<9).map(\.id) == ["lesson-1", "lesson-2"])
        #expect(catalog.modules(of: "path").map(\.problem) == [nil])
        scratch.remove("courses/base/2-m2/1-lesson-3.md")
        #expect(catalog.refresh())
        #expect(catalog.modules(of: "path").first?.problem?.contains("'base' has no lesson 'lesson-3'") == true)
    }

    @Test func `a construct is found in the shared lesson that teaches it`() throws {
        parts(Self.shared)
        let catalog = try catalog()
        let own = try #require(catalog.find("path/lesson-2").first)
        let found = Teaching(lesson: "lesson-3", title: "Lesson 3", concept: "select", isHere: false)
        #expect(catalog.teaching(of: ["select"], upTo: own) == found)
    }

    // MARK: - Linting

    private func lesson(_ title: String, _ front: String, _ text: String = "") -> String {
        "---\ntitle: \(title)\nminutes: 10\nobjectives: [Explain it]\n\(front)\n---\n\nWhy?\n\n\(text)\n"
    }

    /// The messages of one rule about the course `path`.
    private func lint(_ rule: String) -> [String] {
        Linter.lint(courseDirectory: scratch.path + "/courses/path", shownAs: "path").messages.filter { $0.rule == rule }.map(\.description)
    }

    @Test func `what a shared lesson or an assumed one teaches counts as taught`() {
        let query = "```sql run\nSELECT 1 LIMIT 1;\n```\n"
        scratch.write(lesson("One", "teaches: [select]"), to: "courses/base/1-m1/1-lesson-1.md")
        scratch.write(lesson("Two", "teaches: [limit]"), to: "courses/base/1-m1/2-lesson-2.md")
        scratch.write(lesson("Own", "teaches: []", query), to: "courses/path/1-m1/1-lesson-1.md")
        scratch.write(lesson("Own, too", "teaches: []"), to: "courses/path/1-m1/2-lesson-2.md")
        let missing = "no lesson up to this one teaches it"
        #expect(lint("not-taught").count == 2 && lint("not-taught").allSatisfy { $0.contains(missing) })
        parts("  - { title: All, lessons: [base/lesson-1, lesson-1, base/lesson-2, lesson-2] }")
        #expect(lint("not-taught").count == 1 && lint("not-taught")[0].contains("the lesson 'base/lesson-2' teaches it later"))
        parts("  - { title: All, lessons: [lesson-1, lesson-2] }")
        course("assumes: [base/lesson-1]")
        #expect(lint("not-taught").count == 1 && lint("not-taught")[0].contains("'limit'"))
        // Everything up to the assumed lesson counts.
        course("assumes: [base/lesson-2]")
        #expect(lint("not-taught") == [])
        course("assumes: [limit, base/leson-1]")
        #expect(
            lint("reference") == [
                "path/course.yaml:6:18: error: the course 'base' has no lesson 'leson-1'; did you mean 'base/lesson-1'? [reference]"
            ])
    }

    @Test func `a lesson can require a lesson that the path lists before it, or that the course assumes`() {
        scratch.write(lesson("Own", "requires: [base/lesson-3]"), to: "courses/path/1-m1/1-lesson-1.md")
        let unknown = lint("requires-order")
        #expect(unknown.count == 1 && unknown[0].contains("neither lists the lesson 'base/lesson-3' nor assumes it"))
        parts("  - { title: All, lessons: [lesson-1, base/lesson-3, lesson-2] }")
        let late = lint("requires-order")
        #expect(late.count == 1 && late[0].contains("the lesson 'base/lesson-3' comes after this one"))
        parts("  - { title: All, lessons: [base/lesson-3, lesson-1, lesson-2] }")
        #expect(lint("requires-order") == [])
        parts("  - { title: All, lessons: [lesson-1, lesson-2] }")
        course("assumes: [base/lesson-4]")
        #expect(lint("requires-order") == [])
        scratch.write(lesson("Own", "requires: [base/lesson-9]"), to: "courses/path/1-m1/1-lesson-1.md")
        let missing = lint("reference")
        #expect(missing.count == 1 && missing[0].contains("no course in the same folder has a lesson 'base/lesson-9'"))
        #expect(lint("requires-order") == [])
    }

    @Test func `what a shared lesson requires is listed before it, too`() {
        scratch.write(lesson("Two", "requires: [lesson-1]"), to: "courses/base/1-m1/2-lesson-2.md")
        parts("  - { title: All, lessons: [base/lesson-2, lesson-1, lesson-2] }")
        let unknown = lint("requires-order")
        #expect(unknown.count == 1 && unknown[0].contains("nor assumes it, and 'base/lesson-2' requires it"))
        parts("  - { title: All, lessons: [base/lesson-2, base/lesson-1, lesson-1, lesson-2] }")
        let late = lint("requires-order")
        #expect(late.count == 1 && late[0].contains("the lesson 'base/lesson-1' comes after 'base/lesson-2', which requires it"))
        parts("  - { title: All, lessons: [base/lesson-1, base/lesson-2, lesson-1, lesson-2] }")
        #expect(lint("requires-order") == [])
    }

    @Test func `a shared lesson is linted at home only`() throws {
        scratch.write("no lesson", to: "courses/base/1-m1/1-lesson-1.md")
        parts(Self.shared)
        let result = Linter.lint(courseDirectory: scratch.path + "/courses/path", shownAs: "path")
        #expect(result.lessons == 2)
        #expect(result.messages.filter { $0.severity == .error } == [])
        let all = try Linter.lint(path: scratch.path + "/courses")
        #expect(all.lessons == 6)
        #expect(all.messages.count { $0.severity == .error } == 1)
    }
}
