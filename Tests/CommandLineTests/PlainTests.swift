import TestSupport
import Testing

/// The tutor line by line, fed by a pipe.
@Suite(.timeLimit(.minutes(10))) struct PlainTests {
    @Test func `a whole lesson is learned through a pipe, and remembered`() throws {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        let first = calf(
            "open", "ferries", "--plain", "--trust",
            input: """

                2

                hint
                SELECT name
                FROM ferries;
                SELECT nmae FROM ferries;
                SELECT name || E'\\x1b[2J' FROM ferries LIMIT 1;
                quit

                """)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("Lesson 1 of 2: Ferries. Section 1 of 4."))
        #expect(first.output.contains("how many rows will there be?"))
        #expect(first.output.contains("Not what you said."))
        #expect(first.output.contains("Exercise 1 of 1: Big ferries."))
        #expect(first.output.contains("Hint 1 of 1: The condition stands after WHERE."))
        #expect(first.output.contains("Not yet. "))
        #expect(first.output.contains("First unexpected row: name Cleo."))
        #expect(first.output.contains("column \"nmae\" does not exist"))
        #expect(first.output.contains(#"Ada\x1B[2J"#))
        #expect(!first.output.utf8.contains(0x1B))

        let second = calf(
            "open", "ferries", "--plain", "--trust", input: "SELECT name FROM ferries\nWHERE tonnes > 100;\nquit\n")
        #expect(second.status == 0, "\(second.errors)")
        #expect(second.output.contains("Section 3 of 4: Big ferries."))
        #expect(second.output.contains("Right. 2 rows."))
        #expect(second.output.contains("Section 4 of 4: In one breath."))
        let document = try JSONReader.read(calf("progress", "--json").output)
        let lesson = document["courses"]?["islands"]?["lessons"]?["ferries"]
        #expect(lesson?["exercises"]?["big-ferries"]?["state"]?.text == "done")
        #expect(lesson?["exercises"]?["big-ferries"]?["hints"]?.number == 1)
        #expect(lesson?["state"]?.text == "done")
    }

    @Test func `a pipe without the option is served line by line too, and its end is the end`() {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        let result = calf.run(["--trust"], input: "", environment: ["TERM": "xterm-256color"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("Next is ferries: Ferries."))
        #expect(!result.output.utf8.contains(0x1B))
    }
}
