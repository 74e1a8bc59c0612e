import Course
import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

/// A lesson on a Python program: laid out, edited, and run against its database.
@Suite(.timeLimit(.minutes(10)))
struct PythonLessonTests {
    private func run(_ workspace: Workspace, _ environment: [String: String]) throws -> String {
        let script = "cd \"$1\" && exec python3 app.py"
        return try ChildProcess.output(
            ["/usr/bin/env", "-i"] + environment.map { "\($0.key)=\($0.value)" } + ["/bin/sh", "-c", script, "sh", workspace.folder])
    }

    @Test func `a program is provided, repaired by the learner, and sees the lesson's data`() async throws {
        let (read, messages) = LessonReader.lesson(
            text: Self.text, path: "1-asking.md", name: LessonReader.Name(course: "islands", module: "sea", id: "asking", number: 1))
        let lesson = try #require(read, "\(messages)")
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson, dataset: nil)
            let workspace = Workspace(data: sandbox.directories.data, course: "islands", lesson: "asking")
            #expect(try workspace.layOut(lesson.layout(for: "count-them")).placed == ["app.py"])
            let environment = Workspace.environment(
                own: ["PATH": "/usr/bin:/bin"], database: try await sandbox.access(to: database))
            #expect(try run(workspace, environment) == "0 ferries\n")
            let path = try WorkspacePath("app.py")
            let solution = try #require(lesson.exercises.first?.solution.first)
            try workspace.write(WorkspaceText(solution.text), to: path, over: try workspace.read(path))
            #expect(try run(workspace, environment) == "2 ferries\n")
        }
    }

    private static let text = """
        ---
        title: Asking from Python
        minutes: 5
        objectives:
          - Count ferries from Python
        ---

        # Asking from Python

        A program asks.

        ```sql setup
        CREATE TABLE ferries (name text);
        INSERT INTO ferries VALUES ('Ada'), ('Bo');
        ```

        ## Exercise: Count them

        Let it count.

        ```python starter path=app.py
        print("0 ferries")
        ```

        ```python solution path=app.py
        import psycopg2

        with psycopg2.connect("") as connection:
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM ferries")
                print(cursor.fetchone()[0], "ferries")
        ```

        ```yaml check
        shell:
          - { run: "python3 app.py", prints: "2 ferries", exits: 0 }
        ```

        """
}
