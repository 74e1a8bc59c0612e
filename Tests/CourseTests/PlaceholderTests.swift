import Testing

@testable import Course

struct PlaceholderTests {
    @Test(arguments: [
        ("docker run -d --name bench -p 8080:80 shop", "docker run -d --name bench-2 -p 8081:80 shop"),
        ("docker rm bench; docker ps", "docker rm bench-2; docker ps"),
        ("http://localhost:8080/bench", "http://localhost:8081/bench-2"),
        ("bench.", "bench-2."),
        ("Is bench's port 8080? (bench)", "Is bench-2's port 8081? (bench-2)"),
        ("bench-old bench_2 workbench bench.py 18080 80801 8080.5", "bench-old bench_2 workbench bench.py 18080 80801 8080.5"),
        ("bénch bench bench", "bénch bench-2 bench-2"),
        ("bench-2", "bench"),
        (#"[0-9a-f]+\nbench\b \é \"#, #"[0-9a-f]+\nbench-2\b \é \"#),
        ("", ""),
    ])
    func `declared values are replaced as whole words, all in one pass`(text: String, expected: String) {
        let values = ["bench": "bench-2", "8080": "8081", "bench-2": "bench"]
        #expect(Placeholder.substituting(values, in: text) == expected)
    }

    @Test func `values are replaced in code and not in prose`() throws {
        let text = """
            ---
            title: bench
            minutes: 5
            objectives: [Start bench]
            names: [bench]
            ports: [8080]
            engine: docker
            ---

            bench is prose, and `bench` is code.

            ```sh run predict="What does bench print?" choices="bench|Nothing" expect="bench"
            docker logs bench
            ```

            ```text output match="bench|8080"
            bench
            ```

            ## Exercise: One

            ```sh solution
            docker run --name bench nginx
            ```

            ```yaml check
            containers: { bench: { ports: { 80: 8080 }, running: true, say: "bench is not running.", label: "bench runs" } }
            reaches: [ { from: bench, to: "bench:80" } ]
            ```

            ```sh mistake "Where is bench?"
            docker run --name banch nginx
            ```

            ```text hint
            Start bench.
            ```

            ## Checkpoint

            ```yaml quiz
            question: What is bench?
            answers: [bench]
            ```
            """
        let name = LessonReader.Name(course: "c", module: "m", id: "l", number: 1)
        let (found, messages) = LessonReader.lesson(text: text, path: "l.md", name: name)
        #expect(messages == [])
        let lesson = try #require(found)
        #expect(lesson.substituting([:]) == lesson)
        let replaced = lesson.substituting(["bench": "xyzzy", "8080": "9090"])
        #expect(replaced.names == ["xyzzy"])
        #expect(replaced.ports == [9090])
        let whole = "\(replaced.sections)"
        #expect(!whole.contains("8080"))
        #expect(whole.components(of: "bench") == 1)
        #expect(whole.contains("bench is prose"))
        #expect(replaced.substituting(["xyzzy": "bench", "9090": "8080"]) == lesson)
    }
}

extension String {
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
