import TestSupport
import Testing

@testable import Facts

/// Dockerfiles, parsed like the builder does.
struct DockerfileTests {
    @Test func `instructions have keyword, options and arguments`() {
        let file = Dockerfile(
            """
            # syntax=docker/dockerfile:1
            ARG VERSION=3.12
            from python:${VERSION}-slim AS base
            COPY --chown=app:app --from=build "a file.py" /app/
            RUN pip install   flask
            CMD ["python3", "app.py", "--name=\\u00e9"]
            """)
        #expect(file.instructions.map(\.keyword) == ["ARG", "FROM", "COPY", "RUN", "CMD"])
        #expect(file.instructions.map(\.line) == [2, 3, 4, 5, 6])
        #expect(file.instructions[2].options == ["--chown=app:app", "--from=build"])
        #expect(file.instructions[2].arguments == "--chown=app:app --from=build \"a file.py\" /app/")
        #expect(file.instructions[3].plain == "RUN pip install flask")
        #expect(file.instructions[4].options == [] && file.instructions[4].arguments.hasPrefix("[\"python3\""))
    }

    @Test func `a line continues after a backslash, across comments and empty lines`() {
        let file = Dockerfile("FROM x\nRUN one && \\  \n  # why\n\n  two \\\n  three\nUSER app\n")
        #expect(file.instructions.map(\.plain) == ["FROM x", "RUN one && two three", "USER app"])
        #expect(file.instructions.map(\.line) == [1, 2, 7])
    }

    @Test func `nothing is read from a heredoc on`() {
        let file = Dockerfile("FROM x\nCPOY a b\nRUN true && \\\n  cat <<EOF\nnever\nEOF\nUSER")
        #expect(file.instructions.map(\.keyword) == ["FROM", "CPOY"])
        #expect(file.unread == "Line 3 of the Dockerfile: calf doesn't support `<<`. Write the file without it")
        #expect(Dockerfile("FROM x\n# <<EOF\nUSER app").unread == nil)
    }

    @Test func `nothing is read with another escape character`() {
        let windows = Dockerfile("# syntax=docker/dockerfile:1\n# Escape = `\nFROM x\nCOPY a `\n c:\\\nRUN y")
        #expect(windows.instructions.isEmpty)
        #expect(windows.unread == "Line 2 of the Dockerfile: calf doesn't support `# escape`. Write the file without it")
        #expect(Dockerfile("# escape=\\\nFROM x\nRUN one \\\n two").instructions.map(\.plain) == ["FROM x", "RUN one two"])
        #expect(Dockerfile("FROM x\n# escape=`\nCOPY a `\nRUN y").instructions.map(\.keyword) == ["FROM", "COPY", "RUN"])
    }

    @Test func `any text is read, and each instruction has its position`() {
        var random = Dice(seed: 7)
        let pieces = [
            "FROM ", "RUN ", "copy ", "<<EOF", "EOF", "\\", "`", "\n", "\n", "\r\n", "# ", "# escape=`\n", "--from=", "--", "[\"", "\"]",
            "\"", "'", "é",
            "\t", " ", "\u{0}", "\u{FEFF}", "👩‍👩‍👧", "AS ", "<<-", "\\u12", "\u{2028}",
        ]
        for _ in 0..<4_000 {
            let count = Int.random(in: 0..<40, using: &random)
            let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            let file = Dockerfile(text)
            let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.count
            var last = 0
            for instruction in file.instructions {
                #expect(instruction.line > last && instruction.line <= lines, "\(text.debugDescription)")
                last = instruction.line
            }
            // Instructions written on one line each are read back the same.
            let again = Dockerfile(file.instructions.map(\.plain).joined(separator: "\n"))
            if !text.contains("<<"), !text.contains("\\"), !text.contains("`"), !text.contains("\u{FEFF}") {
                #expect(again.plain == file.plain, "\(text.debugDescription)")
            }
        }
    }
}
