import Testing

@testable import Course

/// A lesson's commands and statements, without the story.
struct QuickReferenceTests {
    private func page(teaches: String, _ body: String) throws -> String {
        let text = """
            ---
            title: Ferries
            minutes: 20
            objectives: [Count ferries]
            teaches: [\(teaches)]
            dataset: islands
            ---

            # Ferries

            A ferry is late. Why?

            \(body)
            """
        let lesson = LessonReader.lesson(text: text, path: "f.md", name: .init(course: "c", module: "m", id: "f", number: 1)).lesson
        return QuickReference(of: try #require(lesson)).markdown
    }

    @Test func `each name that is taught comes with the sentence on it and the first statement that uses it`() throws {
        let page = try page(
            teaches: "left join, count",
            """
            ## Keeping rows

            On Monday, the captain calls. `LEFT JOIN` keeps every row on its left. Ada waits:

            ```sql run
            SELECT 1;
            SELECT * FROM a LEFT JOIN b ON a.id = b.id;
            ```

            ```sql run
            SELECT * FROM c LEFT JOIN d ON c.id = d.id;
            ```

            An **outer count** uses `count`:

            ```sql run
            SELECT count(*) FROM a;
            ```

            ## What goes wrong

            ```sql run
            SELECT avg(x) FROM a;
            ```
            """)
        #expect(
            page == """
                # Ferries: command summary

                - `LEFT JOIN` keeps every row on its left.

                ```sql
                SELECT * FROM a LEFT JOIN b ON a.id = b.id;
                ```

                - **count**: An **outer count** uses `count`.

                ```sql
                SELECT count(*) FROM a;
                ```

                """)
    }

    @Test func `a command is cut out of its script, and other forms follow if the text explains them`() throws {
        let page = try page(
            teaches: "docker run -p, docker port",
            """
            ## Ports

            `-p 8080:80` leads to port 80:

            ```sh run
            sleep 2
            docker run -d --name web \\
              -p 8080:80 nginx
            curl -s localhost:8080 | grep title
            ```

            ```sh run
            docker run -d --name twin -p 8081:80 nginx
            ```

            `127.0.0.1` lets only your own machine in:

            ```sh run
            docker run -d --name own -p 127.0.0.1:8082:80 nginx
            ```
            """)
        let says = "- `docker run -p`: `-p 8080:80` leads to port 80."
        #expect(page.contains("\(says)\n\n```sh\ndocker run -d --name web \\\n  -p 8080:80 nginx\n```"), "\(page)")
        #expect(page.contains("- `127.0.0.1` lets only your own machine in.\n\n```sh\ndocker run -d --name own"), "\(page)")
        for words in ["sleep", "twin", "curl", "docker port"] { #expect(!page.contains(words), "\(words)") }
    }

    @Test(arguments: ["12-outer-joins", "19-isolation"]) func `a shipped lesson's page fits two screens`(name: String) throws {
        let path = Files.parent(of: Files.parent(of: Files.parent(of: #filePath))) + "/Lessons/data-infrastructure/1-postgresql/\(name).md"
        let lesson = LessonReader.lesson(at: path, name: .init(course: "c", module: "m", id: "f", number: 1)).lesson
        let page = QuickReference(of: try #require(lesson)).markdown
        #expect((15...80).contains(page.split(separator: "\n", omittingEmptySubsequences: false).count), "\(page)")
    }
}
