import Course
import Markdown
import Markup
import Terminal
import Testing

struct LessonLayoutTests {
    private let lesson = """
        ---
        title: T
        ---

        # T

        Look.

        ```sql run predict=rows
        SELECT 1;
        ```

        ```text output
         1
        ```

        ```sql run predict="What does \\"x\\" say?" choices="Nothing|An error" expect="An error"
        SELECT x;
        ```

        ```text error 42703
        ERROR:  column "x" does not exist
        ```

        ```mermaid
        flowchart LR
            a --> b
        ```

        ## Exercise: E

        ```sql starter
        SELECT 2;
        ```

        ```sql solution
        SELECT secret;
        ```

        ```sql mistake "no"
        SELECT wrong;
        ```

        ```text hint
        hidden
        ```

        ```yaml quiz
        question: Which?
        choices:
          - { text: This, why: because, correct: true }
          - { text: That, why: no }
        ```

        ```text
        plain
        ```
        """

    private func text(_ markdown: String, width: Int) throws -> String {
        let page = try LessonReader.page(markdown)
        return RenderedText.plain(LessonLayout(width: width, theme: .mono).lines(title: page.title, sections: page.sections))
    }

    @Test func `a lesson matches its reviewed snapshot`() throws {
        #expect(
            try text(lesson, width: 60) == """
                T

                Look.

                Before you run this: How many rows will it return?
                │ SELECT 1;
                It prints:
                │  1

                Before you run this: What does "x" say?
                 a  Nothing
                 b  An error
                │ SELECT x;
                It fails with:
                │ ERROR:  column "x" does not exist

                ┌───┐   ┌───┐
                │ a ├──▶│ b │
                └───┘   └───┘

                Exercise: E

                Which?
                 a  This
                 b  That

                │ plain

                Start with:
                │ SELECT 2;

                """)
    }

    @Test func `printed tables and drawings keep their lines at any width, and code and error messages wrap`() throws {
        let long = Array(repeating: "long", count: 12).joined(separator: " ")
        let page = try LessonReader.page(
            """
            # T

            ```text
            drawing \(long)
            ```

            ```sql run
            SELECT \(long);
            ```

            ```text output
            output \(long)
            ```

            ```sql run
            SELECT x;
            ```

            ```text error 42703
            error \(long)
            ```
            """)
        for width in [20, 40] {
            let lines = LessonLayout(width: width, theme: .mono).lines(title: page.title, sections: page.sections).map(\.plain)
            #expect(lines.contains("│ drawing \(long)") && lines.contains("│ output \(long)"))
            #expect(lines.allSatisfy { $0.cellWidth <= width || $0.hasSuffix(long) && !$0.contains("SELECT") && !$0.contains("error") })
        }
    }

    @Test func `text that breaks the format is shown unchanged`() throws {
        let shown = try text("Some text.\n\n```rust\nfn main() {}\n```\n\n```sql rnu\nSELECT 1;\n```\n", width: 60)
        #expect(shown == "Some text.\n\n│ fn main() {}\n\n│ SELECT 1;\n")
    }

    @Test func `a diagram that can't be drawn is shown with the reason`() throws {
        let text = try text("```mermaid\nflowchart LR\na --> \n```", width: 70)
        #expect(text.hasPrefix("│ flowchart LR\n│ a -->\nLine 2: a node is missing here;"))
    }

    @Test func `text that would take hours to lay out is rejected`() {
        let definition = "[a]: /" + String(repeating: "x", count: 100_000) + "\n\n"
        #expect(throws: CourseError.tooComplex(.linkReferences, line: 1)) {
            try text(definition + String(repeating: "[a] ", count: 1_000), width: 60)
        }
    }
}
