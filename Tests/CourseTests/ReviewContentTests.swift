import Testing

@testable import Course

/// What reviews need to know of a lesson's text.
struct ReviewContentTests {
    private static let head = "---\ntitle: Books\nminutes: 5\nobjectives: [Find books]\n---\n\nWhy?\n\n"
    private static let long = """
        ## Exercise: Over 300

        Show the books with more than 300 pages, and
        no others.

        ```sql starter
        SELECT title FROM books;
        ```

        ```sql solution
        SELECT title
        FROM books WHERE pages > 300;
        ```

        ```sql alternative "Shorter."
        SELECT title FROM books WHERE pages >= 301;
        ```

        ```sql alternative "The other way round."
        SELECT title FROM books WHERE 300 < pages;
        ```

        ```sql mistake "Ulysses has 300 pages. Is that more?"
        SELECT title FROM books WHERE pages >= 300;
        ```

        ```yaml check
        vary: { 300: [200, 400] }
        ```

        ```text hint
        Compare with 300.
        ```

        """

    private func lesson(_ text: String) throws -> Lesson {
        let (lesson, messages) = LessonReader.lesson(
            text: Self.head + text, path: "l.md", name: .init(course: "c", module: "m", id: "l", number: 1))
        #expect(messages.isEmpty, "\(messages)")
        return try #require(lesson)
    }

    private func messages(_ text: String) -> [String] {
        LessonReader.lesson(text: text, path: "l.md", name: .init(course: "c", module: "m", id: "l", number: 1)).messages.map(\.message)
    }

    @Test func `lists know how long each section leaves, as the open lesson does`() throws {
        let root = Files.parent(of: Files.parent(of: Files.parent(of: #filePath))) + "/Lessons/data-infrastructure"
        var count = 0
        for module in ["1-postgresql", "2-docker"] {
            for file in try Files.names(in: "\(root)/\(module)") where file.hasSuffix(".md") && file != "README.md" {
                let text = try Files.text(at: "\(root)/\(module)/\(file)", shownAs: file)
                let name = LessonReader.Name(course: "c", module: module, id: file, number: 1)
                let lesson = try #require(LessonReader.lesson(text: text, path: file, name: name).lesson)
                let left = lesson.sections.indices.compactMap { lesson.minutesLeft(from: $0) }
                #expect(LessonOutline(text: text, path: file).minutesLeft == left, "\(file)")
                count += 1
            }
        }
        #expect(count > 0)
    }

    private func outline(_ text: String) -> LessonOutline { LessonOutline(text: Self.head + text, path: "l.md") }

    @Test func `a changed task or solution changes an exercise's fingerprint, and nothing else does`() {
        let before = outline(Self.long).fingerprints
        #expect(before.count == 1)
        for (old, new) in [("more than 300", "over 300"), ("FROM books WHERE", "FROM books AS b WHERE")] {
            #expect(outline(Self.long.replacing(old, with: new)).fingerprints != before, "\(new)")
        }
        let same = [
            ("pages, and\nno", "pages,\nand no"), ("SELECT title\nFROM books WHERE", "SELECT title FROM\n  books WHERE"),
            ("Compare with", "Look at"), ("Shorter.", "Longer."), ("SELECT title FROM books;", "SELECT 1;"), ("Over 300", "Very long"),
        ]
        for (old, new) in same { #expect(outline(Self.long.replacing(old, with: new)).fingerprints == before, "\(new)") }
    }

    @Test func `an exercise is optional if its task says so, or if it belongs to the review`() {
        let other = Self.long.replacing("300", with: "500").replacing("Show", with: "If you have time: show")
        let third = Self.long.replacing("300", with: "700")
        #expect(outline(Self.long + other).optionalExercises == ["over-500"])
        #expect(outline(Self.long + "## Review: Books\n\nMixed.\n\n" + third).optionalExercises == ["over-700"])
    }

    @Test func `a lesson's skills are what its exercises' solutions use of what it teaches`() {
        func skills(_ teaches: String, _ solution: String) -> [String] {
            let head = Self.head.replacing("minutes: 5", with: "minutes: 5\nteaches: [\(teaches)]")
            let text = head + "## Exercise: One\n\nDo it.\n\n" + solution + "\n\n## Exercise: Two\n\nDo nothing.\n"
            return LessonOutline(text: text, path: "l.md").skills.map { "\($0.name) \($0.exercises.joined(separator: " "))" }
        }
        #expect(
            skills(
                #""count(*)", sum, aggregate, group by, integer, having, or"#,
                "```sql solution\nSELECT count(*), sum(orders)::integer FROM t GROUP BY a;\n```")
                == ["count(*) one", "sum one", "group by one", "integer one"])
        #expect(
            skills(
                "docker run, docker run -d, docker run -p, docker stop -t",
                "```sh solution\ndocker run -d x && docker stop x\ndocker run -t y\n```")
                == ["docker run one", "docker run -d one"])
        #expect(
            skills(
                "compose.yaml, healthcheck, depends_on, env",
                "```yaml solution path=compose.yaml\nservices: { a: { healthcheck: {} } }\n```")
                == ["compose.yaml one", "healthcheck one"])
        #expect(skills(#"select, "select *""#, "```sql solution\nSELECT a * 3 FROM t;\n```") == ["select one"])
        #expect(skills("copy --from, user", "```dockerfile solution path=Dockerfile\nCOPY --from=build /a /b\n```") == ["copy --from one"])
    }

    @Test func `the catalog knows what a solution uses of earlier lessons, in other courses, too`() throws {
        func lesson(_ title: String, _ teaches: String, _ solution: String) -> String {
            "---\ntitle: \(title)\nminutes: 5\nobjectives: [o]\nteaches: [\(teaches)]\n---\n\nWhy?\n\n"
                + "## Exercise: Do it\n\nDo it.\n\n```sql solution\n\(solution)\n```\n"
        }
        let scratch = Scratch()
        scratch.course("courses/a", lessons: 2)
        scratch.course("courses/b", lessons: 1)
        scratch.write(lesson("One", "select, where", "SELECT 1;"), to: "courses/a/1-m1/1-lesson-1.md")
        scratch.write(lesson("Two", "sum", "SELECT sum(x) FROM t WHERE x > 1;"), to: "courses/a/1-m1/2-lesson-2.md")
        scratch.write(lesson("Three", "count, group by", "SELECT sum(x) FROM t GROUP BY y;"), to: "courses/b/1-m1/1-lesson-1.md")
        let catalog = Catalog(root: try CourseRoot(directory: scratch.path + "/courses"), cache: scratch.path + "/cache")
        catalog.refresh()
        let lessons = ["a", "b"].flatMap { catalog.lessons(of: $0, in: 0..<2) }
        #expect(
            lessons.map { $0.skills(of: "do-it").sorted() } == [["select"], ["select", "sum", "where"], ["group by", "select", "sum"]])
        #expect(lessons.map { $0.skills.map(\.name) } == [["select"], ["sum"], ["group by"]])
        #expect(catalog.uses() == ["select": 2, "where": 1, "sum": 1])
    }

    @Test func `fingerprints are in the order of the exercises`() {
        let other = Self.long.replacing("300", with: "500")
        let both = outline(Self.long + "\n## Rest\n\nText.\n\n" + other)
        #expect(both.exercises == ["over-300", "over-500"])
        #expect(both.fingerprints == outline(Self.long).fingerprints + outline(other).fingerprints)
    }

    @Test func `a review replaces the constants that the author declares, in the task and the answers`() throws {
        let lesson = try lesson(Self.long)
        let varied = try #require(lesson.varied("over-300", seed: 3))
        let section = try #require(varied.sections.last)
        let exercise = try #require(section.exercise)
        #expect(section.title == "Over 400" && exercise.id == "over-300")
        #expect(varied.task(of: exercise).contains("more than 400 pages"))
        #expect(exercise.solution.map(\.text) == ["SELECT title\nFROM books WHERE pages > 400;\n"])
        #expect(exercise.hints == ["Compare with 400."])
        // What writes the constant in another way, or tells of the lesson's own rows, is left out.
        #expect(exercise.alternatives.map(\.block.text) == ["SELECT title FROM books WHERE 400 < pages;\n"])
        #expect(exercise.mistakes.isEmpty)
        #expect(lesson.varied("over-300", seed: 2)?.exercises[0].title == "Over 200")
        #expect(lesson.varied("over-500", seed: 2) == nil)
    }

    @Test(arguments: [
        ("{ 301: [200] }", "the task doesn't contain '301', which 'vary' replaces"),
        ("{ others: [rest] }", "the solution doesn't contain 'others', which 'vary' replaces"),
        ("{ 300: [] }", "'vary' must list other values for each constant, as in { 300: [250, 400] }"),
        ("{ 300: [200, 300] }", "each value of '300' must differ from it and from the others"),
        ("{ 300: [two hundred] }", "'two hundred' is not one word, so 'vary' can't replace it"),
        ("[300]", "'vary' must map each constant to other values, as in { 300: [250, 400] }"),
        (
            "{ 300: [200], title: [genre, pages] }",
            "all constants of 'vary' need the same number of values: a review uses those of one column"
        ),
    ])
    func `a constant that can't be replaced is an error`(vary: String, message: String) {
        let found = messages(Self.head + Self.long.replacing("{ 300: [200, 400] }", with: vary))
        #expect(found.contains(message), "\(found)")
    }

    @Test func `a lesson names its earlier ids, and those of its exercises`() throws {
        let formerly = "formerly: { lesson: [pages], exercises: { long-books: over-300 } }"
        let text = Self.head.replacing("\n---\n\n", with: "\n\(formerly)\n---\n\n") + Self.long
        #expect(messages(text).isEmpty)
        let outline = LessonOutline(text: text, path: "l.md")
        #expect(outline.formerly.lessons == ["pages"] && outline.formerly.exercises == ["long-books": "over-300"])
        #expect(Formerly(stored: outline.formerly.stored) == outline.formerly)
        #expect(messages(text.replacing("long-books:", with: "over-300:")) == ["'over-300' is an exercise, so it can't be an earlier id"])
        #expect(messages(text.replacing(": over-300", with: ": over-30")) == ["this lesson has no exercise 'over-30'"])
        #expect(messages(text.replacing("[pages]", with: "[Pages!]")) == ["'Pages!' is not an id: use a–z, 0–9, and single hyphens"])
    }
}

/// Ids that vanish from a course.
struct VanishedIDTests {
    private let scratch = Scratch()

    private func findings(_ lesson: String, named name: String = "1-lesson-1") throws -> [String] {
        scratch.course("c", lessons: 1)
        scratch.remove("c/1-m1/1-lesson-1.md")
        scratch.write(lesson, to: "c/1-m1/\(name).md")
        var committed = CommittedIDs()
        for path in ["course.yaml", "1-m1/module.yaml", "1-m1/1-lesson-1.md"] { committed.add(path: path) }
        for heading in ["## Exercise: First try", "## Exercise: Second {#second-try}"] {
            committed.add(heading: heading, in: "1-m1/1-lesson-1.md")
        }
        let found = try Linter.lint(path: scratch.path + "/c") { _ in committed }
        return found.messages.filter { $0.rule == "vanished-id" }.map(\.message)
    }

    @Test func `an id that vanished since the last commit is reported, unless the lesson names it`() throws {
        #expect(try findings(Scratch.lesson("One")).isEmpty)
        let renamed = Scratch.lesson("One", exercises: ["First try", "Last try"])
        #expect(
            try findings(renamed) == [
                "the exercise 'second-try' of the last commit is missing. If it has a new id, write formerly: "
                    + "{ exercises: { second-try: new-id } }"
            ])
        let named = renamed.replacing("teaches:", with: "formerly: { exercises: { second-try: last-try } }\nteaches:")
        #expect(try findings(named).isEmpty)
    }

    @Test func `a lesson with a new name is reported, unless it names the old one`() throws {
        let found = try findings(Scratch.lesson("One"), named: "1-first-lesson")
        #expect(found.map { $0.prefix(55) } == ["the lesson 'lesson-1' of the last commit is missing. If"])
        scratch.remove("c/1-m1/1-first-lesson.md")
        let named = Scratch.lesson("One").replacing("teaches:", with: "formerly: { lesson: [lesson-1] }\nteaches:")
        #expect(try findings(named, named: "1-first-lesson").isEmpty)
    }

    @Test func `an earlier id that another lesson has is an error`() throws {
        scratch.course("c", lessons: 2)
        scratch.write(
            Scratch.lesson("One").replacing("teaches:", with: "formerly: { lesson: [lesson-2] }\nteaches:"), to: "c/1-m1/1-lesson-1.md")
        let found = try Linter.lint(path: scratch.path + "/c").messages.filter { $0.severity == .error }
        #expect(found.map(\.message) == ["the course has a lesson 'lesson-2', so it can't be an earlier id"])
    }

    @Test func `the catalog knows fingerprints and earlier ids`() throws {
        scratch.course("courses/c", lessons: 1)
        scratch.write(
            Scratch.lesson("One").replacing("teaches:", with: "formerly: { lesson: [zero], exercises: { nought: first-try } }\nteaches:"),
            to: "courses/c/1-m1/1-lesson-1.md")
        let catalog = Catalog(root: try CourseRoot(directory: scratch.path + "/courses"), cache: scratch.path + "/cache")
        catalog.refresh()
        let lesson = try #require(catalog.find("lesson-1").first)
        #expect(lesson.fingerprint(of: "first-try") == lesson.fingerprint(of: "second-try") && lesson.fingerprints.count == 2)
        #expect(lesson.fingerprint(of: "third-try") == nil)
        let renamed = try #require(catalog.renamedLessons().first)
        #expect(renamed.course == "c" && renamed.id == "lesson-1" && catalog.renamedLessons().count == 1)
        #expect(renamed.formerly.lessons == ["zero"] && renamed.formerly.exercises == ["nought": "first-try"])
    }
}
