import Markup
import Terminal
import Testing

struct LessonTextTests {
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

        ```sql run predict="What does \\"x\\" say?"
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

    @Test func `a lesson is shown as its reader should see it`() {
        let text = RenderedText.plain(LessonText.lines(markdown: lesson, width: 60))
        #expect(
            text == """
                T

                Look.

                Before you run it: how many rows?
                │ SELECT 1;
                It prints:
                │  1

                What does "x" say?
                │ SELECT x;
                It fails:
                │ ERROR:  column "x" does not exist

                ┌───┐   ┌───┐
                │ a ├──▶│ b │
                └───┘   └───┘

                Exercise: E

                Begin with:
                │ SELECT 2;

                Which?
                  a  This
                  b  That

                │ plain

                """)
    }

    @Test func `a diagram that can't be drawn is shown with the reason`() {
        let text = RenderedText.plain(LessonText.lines(markdown: "```mermaid\nflowchart LR\na --> \n```", width: 70))
        #expect(text.hasPrefix("│ flowchart LR\n│ a -->\nLine 2: a node is missing here;"))
    }
}
