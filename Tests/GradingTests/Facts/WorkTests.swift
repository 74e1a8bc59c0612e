import Course
import Facts
import Glibc
import Grading
import Sandbox
import TestSupport
import Testing
import Verdicts
import Verify

/// Scripts and files in their own folders, run with a real engine and a real server.
@Suite(.engine, .realServer, .realEngine, .serialized, .timeLimit(.minutes(10))) struct WorkTests {
    private var lab: Lab { get throws { try #require(RealEngine.lab) } }

    private func workshop(_ patience: Patience) throws -> Workshop {
        var environment = ProcessEnvironment.current
        // The system's Python, which has the drivers installed.
        environment["PATH"] = "/usr/local/bin:/usr/bin:/bin"
        return Workshop(sandbox: try #require(RealServer.world).sandbox, environment: environment, patience: patience)
    }

    /// A lesson with `@` for the prefix of names.
    private func lesson(_ body: String, engine: String = "docker", id: String = "work", names: [String] = []) throws -> Lesson {
        let text = lessonText(body.replacing("@", with: try lab.prefix)).replacing(
            "dataset: market",
            with: "dataset: market\nengine: \(engine)\nnames: [\(try names.map { try lab.prefix + $0 }.joined(separator: ", "))]")
        let (lesson, messages) = LessonReader.lesson(
            text: text, path: "market.md", name: .init(course: "tests", module: "m", id: "\(id)-\(try lab.prefix)", number: 1))
        for message in messages where message.severity == .error { Issue.record("\(message)") }
        return try #require(lesson)
    }

    private func verification(of body: String, engine: String = "docker") async throws -> [BlockVerification] {
        let world = try #require(RealServer.world)
        let verifier = Verifier(sandbox: world.sandbox, judge: world.judge, workshop: try workshop(.expectingSuccess))
        return await verifier.verify(try lesson(body, engine: engine), dataset: world.dataset).blocks
    }

    /// The errors in the blocks, by kind.
    private func failures(_ blocks: [BlockVerification]) throws -> [String] {
        let prefix = try lab.prefix
        return blocks.compactMap { block in
            if case .failed(let words) = block.outcome { "\(block.kind.rawValue): \(words.replacing(prefix, with: "@"))" } else { nil }
        }
    }

    private func judgement(of answer: String, _ body: String, engine: String = "docker", isRight: Bool = false) async throws -> Judgement {
        let lesson = try lesson(body, engine: engine)
        let exercise = try #require(lesson.exercises.first)
        let text = answer.replacing("@", with: try lab.prefix)
        return await WorkJudge(workshop: try workshop(isRight ? .expectingSuccess : .expectingFailure)).judge(
            Submission(Array(text.utf8)), for: exercise, in: lesson, dataset: try #require(RealServer.world).dataset)
    }

    private let bench = """
        ## Exercise: Lock the bench

        Start it.

        ```sh solution
        docker run -d --name @bench --read-only -v @notes:/data -v /scratch busybox:1.36 sleep 1d
        ```

        ```yaml check
        containers:
          @bench: { running: true, read_only: true }
        ```

        ```sh alternative "by another subcommand"
        docker container run --detach --name @bench --read-only busybox:1.36 sleep 1d
        ```

        ```sh mistake "It can be written to. Is that asked for?"
        docker run -d --name @bench busybox:1.36 sleep 1d
        ```

        ```yaml when
        containers:
          @bench: { running: true, read_only: false }
        ```
        """

    @Test func `a container lesson is verified completely and leaves nothing behind`() async throws {
        try await lab.docker("run -d --name @foreign busybox:1.36 sleep 1d", ours: false)
        let blocks = try await verification(
            of: """
                ## Looking

                ```sh setup
                mkdir -p inner && echo prepared > inner/note
                ```

                ```sh run
                cd inner
                export WORD=kept
                cat note
                ```

                ```text output
                prepared
                ```

                ```sh run
                docker run -d --name @open busybox:1.36 sleep 1d
                docker exec @open echo $WORD
                ls
                ```

                ```text output match="[0-9a-f]+\\nkept\\nnote"
                5f1c…
                ```

                ```sh run
                docker exec @open cat /missing
                ```

                ```text error
                cat: can't open '/missing': No such file or directory
                ```

                \(bench)
                """)
        #expect(try failures(blocks) == [])
        #expect(blocks.map(\.kind) == [.setup, .example, .example, .example, .solution, .alternative, .mistake])
        let lab = try lab
        let left = try await lab.engine.run(["ps", "-a", "--filter", "name=\(lab.prefix)", "--format", "{{.Names}}"]).text
        #expect(left == "\(lab.prefix)foreign\n")
        #expect(try await lab.engine.run(["volume", "ls", "-q", "--filter", "name=\(lab.prefix)"]).text == "")
    }

    @Test func `each fault of a command block is reported`() async throws {
        let blocks = try await verification(
            of: """
                ## Looking

                ```sh run
                echo new
                ```

                ```text output
                old
                ```

                ```sh run
                cat /missing
                ```

                ```sh run
                true
                ```

                ```text error
                no
                ```

                ## Exercise: A file

                Write it.

                ```text starter path=a/note.txt
                right
                ```

                ```text solution path=a/note.txt
                wrong
                ```

                ```yaml check
                files: { a/note.txt: { has: right } }
                ```

                ```text mistake path=a/note.txt "Is it right?"
                right indeed
                ```

                ```yaml when
                files: { a/note.txt: { has: indeed } }
                ```

                ```text mistake path=a/note.txt "What is written there?"
                nothing
                ```

                ```yaml when
                files: { a/note.txt: { has: something } }
                ```
                """)
        let told = try failures(blocks)
        #expect(told.count == 7)
        #expect(told[0].hasPrefix("example: its output differs from line 1 on"))
        #expect(told[1].hasPrefix("example: it fails with exit code 1"))
        #expect(told[2] == "example: it should fail, but does not")
        #expect(told[3] == "starter: it passes, so there is nothing left to do")
        #expect(told[4].hasPrefix("solution: it should pass: a/note.txt exists, but does not contain right."))
        #expect(told[5] == "mistake: it passes")
        #expect(told[6].hasPrefix("mistake: its `when` does not hold after the mistake"))
    }

    @Test func `lessons with their own names are verified at the same time, but build images one after another`() async throws {
        let world = try #require(RealServer.world)
        let folder = world.folder.path
        let verifier = Verifier(sandbox: world.sandbox, judge: world.judge, workshop: try workshop(.expectingSuccess))
        func failures(_ scripts: [(id: String, script: String)]) async throws -> [String] {
            let lessons = try scripts.map { id, script in
                try lesson(
                    """
                    ## Exercise: Together

                    ```sh solution
                    docker run --name @\(id) busybox:1.36 true && \(script)
                    ```

                    ```yaml check
                    containers:
                      @\(id): { exit: 0 }
                    shell:
                      - { run: "ls \(folder)/\(id)", exits: 0 }
                    ```
                    """, id: id, names: [id])
            }
            return try await withThrowingTaskGroup(of: [BlockVerification].self) { group in
                for lesson in lessons { group.addTask { await verifier.verify(lesson, dataset: nil).blocks } }
                return try await group.reduce(into: []) { $0 += try self.failures($1) }
            }
        }
        // Each continues only when the other has reached the same point.
        func meeting(_ id: String, _ other: String) -> (String, String) {
            (id, "touch \(folder)/\(id) && until [ -e \(folder)/\(other) ]; do sleep 0.05; done")
        }
        #expect(try await failures([meeting("here", "there"), meeting("there", "here")]) == [])
        func making(_ id: String) -> (String, String) {
            let build = "printf 'FROM busybox:1.36\\nCMD echo \(id)\\n' | docker build -q -t @\(id):1 -"
            return (id, "mkdir \(folder)/making && \(build) && rmdir \(folder)/making && touch \(folder)/\(id)")
        }
        #expect(try await failures([making("first"), making("second")]) == [])
    }

    @Test func `an exercise may build on earlier ones`() async throws {
        let blocks = try await verification(
            of: """
                ## Exercise: First

                Make it.

                ```sh solution
                echo one > one
                ```

                ```yaml check
                files: { one: { exists: true } }
                ```

                ## Exercise: Second

                Go on.

                ```sh solution
                cat one > two
                ```

                ```yaml check
                files: { two: { has: one } }
                ```
                """, engine: "none")
        #expect(try failures(blocks) == [])
        #expect(blocks.count == 2)
    }

    @Test func `an answer is judged by its effect and leaves the engine unchanged`() async throws {
        let lab = try lab
        #expect(
            try await judgement(of: "docker run -d --name @bench --read-only busybox:1.36 sleep 1d", bench, isRight: true).verdict == .pass)
        let wrong = try await judgement(of: "docker run -d --name @bench busybox:1.36 sleep 1d", bench)
        #expect(wrong.feedback.first?.message == "It can be written to. Is that asked for?")
        #expect(try await judgement(of: "  \n", bench).feedback.first?.kind == .empty)
        let failed = try await judgement(of: "docker run -d --name @bench --read-only busybox:1.36 slep 1d", bench)
        #expect(failed.verdict == .fail)
        #expect(failed.feedback.contains { $0.message.contains("The image has no program") })
        try await lab.docker("run -d --name @bench busybox:1.36 sleep 1d", ours: false)
        let taken = try await judgement(of: "docker run -d --name @bench --read-only busybox:1.36 sleep 1d", bench)
        #expect(taken.verdict == .fail)
        #expect(taken.feedback.contains { $0.message.contains("A container named") })
        let left = try await lab.engine.run(["ps", "-a", "--filter", "name=\(lab.prefix)", "--format", "{{.Names}}"]).text
        #expect(left == "\(lab.prefix)bench\n")
    }

    @Test func `an answer file is put in place, and the solution's commands run after it`() async throws {
        let body = """
            ## Exercise: A sign

            Write it.

            ```dockerfile solution path=sign/Dockerfile
            FROM busybox:1.36
            CMD ["echo", "mind the step"]
            ```

            ```sh solution
            docker build -q -t @sign sign
            ```

            ```yaml check
            images: { @sign: { command: [echo, mind the step] } }
            ```
            """
        #expect(try await judgement(of: "FROM busybox:1.36\nCMD [\"echo\", \"mind the step\"]\n", body, isRight: true).verdict == .pass)
        let slip = try await judgement(of: "FORM busybox:1.36\n", body)
        #expect(slip.verdict == .fail)
        #expect(slip.feedback.first?.message.contains("`FORM` is not a Dockerfile instruction") == true, "\(slip.feedback.map(\.message))")
    }

    @Test func `a Python script is judged on a copy of the lesson's data`() async throws {
        let body = """
            ## Exercise: Count them

            Count the stalls.

            ```python solution path=app.py
            import psycopg2
            connection = psycopg2.connect("")
            cursor = connection.cursor()
            cursor.execute("DELETE FROM sales")
            cursor.execute("SELECT count(*) FROM stalls")
            print(cursor.fetchone()[0], "stalls")
            connection.commit()
            ```

            ```yaml check
            shell:
              - { run: "python3 app.py", prints: "4 stalls", exits: 0 }
            ```

            ```python mistake path=app.py "It counts sales. Which table has the stalls?"
            import psycopg2
            cursor = psycopg2.connect("").cursor()
            cursor.execute("SELECT count(*) FROM sales")
            print(cursor.fetchone()[0], "stalls")
            ```

            ```yaml when
            shell:
              - { run: "python3 app.py", prints: "6 stalls" }
            ```

            ```python alternative path=app.py "by SQLAlchemy"
            import os, sqlalchemy
            engine = sqlalchemy.create_engine("postgresql+psycopg2://")
            with engine.connect() as connection:
                print(connection.execute(sqlalchemy.text("SELECT count(*) FROM stalls")).scalar(), "stalls")
            ```
            """
        #expect(try failures(await verification(of: body, engine: "postgresql")) == [])
        let wrong = try await judgement(
            of: "import psycopg2\npsycopg2.connect('dbname=postgres user=postgres')\n", body, engine: "postgresql")
        #expect(wrong.verdict == .fail)
        #expect(wrong.feedback.contains { $0.server?.contains("psycopg2") == true })
    }

    @Test func `a failure tells the author how commands ended and what they printed, even where the lesson has its own words`() async throws
    {
        let failing = try failures(
            try await verification(
                of: """
                    ## Exercise: A note

                    ```sh solution
                    echo half; echo no room >&2; exit 3
                    ```

                    ```yaml check
                    shell: [ { run: "echo $(echo refused >&2; exit 125) | grep -q .", exits: 0, say: "Is there a note?" } ]
                    ```
                    """, engine: "none"))
        #expect(
            failing == [
                """
                solution: it should pass: Is there a note?
                echo $(echo refused >&2; exit 125) | grep -q . ended with exit code 1:
                refused

                The answer ended with exit code 3:
                half
                no room

                """
            ], "\(failing)")
        let prepared = try failures(
            try await verification(
                of: """
                    ## Exercise: A note

                    ```sh setup
                    echo half; echo no room >&2; exit 3
                    ```

                    ```sh solution
                    true
                    ```

                    ```yaml check
                    shell: [ { run: "true", exits: 0 } ]
                    ```
                    """, engine: "none"))
        #expect(prepared.count == 1 && prepared[0].hasSuffix("its setup ended with exit code 3. It printed:\nhalf\nno room"), "\(prepared)")
    }

    @Test func `processes that a script leaves running are ended`() async throws {
        let server = "sleep 100\(UInt32.random(in: 0...(.max)))"
        let body = """
            ## Exercise: A server

            Start it.

            ```sh solution
            \(server) &
            echo $! > pid
            ```

            ```yaml check
            shell: [ { run: "kill -0 $(cat pid)", exits: 0 } ]
            ```
            """
        #expect(try await judgement(of: "\(server) &\necho $! > pid\n", body, engine: "none", isRight: true).verdict == .pass)
        #expect(RunningProcess.numbers(of: server) == [])
    }

    @Test func `what a build may not replace is said, though docker prints only that its connection ended`() async throws {
        let lab = try lab
        try await lab.docker("tag busybox:1.36 @sign:latest", ours: false)
        let setup = "\n```sh setup\nprintf 'FROM busybox:1.36\\nRUN touch /sign\\n' | docker buildx build -q -t @sign -\n```\n"
        let judgement = try await judgement(of: "true", bench + setup)
        #expect(judgement.verdict == .error)
        let message = judgement.feedback.first?.message ?? ""
        #expect(message.contains("could not be prepared") && message.contains("this lesson didn't create it"), "\(message)")
        try await lab.docker("rmi @sign:latest", ours: false)
    }

    @Test func `an engine lost during a check isn't counted as a mistake`() async throws {
        let lab = try lab
        let socket = try #require(
            ProcessEnvironment.current["DOCKER_HOST"].flatMap { $0.hasPrefix("unix://") ? String($0.dropFirst(7)) : nil }
                ?? "/var/run/docker.sock")
        let link = lab.folder.path + "/engine.sock"
        #expect(symlink(socket, link) == 0)
        // A docker command that says when it has ended.
        let program = lab.folder.write(
            "#!/bin/sh\n'\(lab.engine.docker)' \"$@\" && echo \"$*\" >>'\(lab.folder.path)/calls'\n".utf8, to: "docker")
        chmod(program, 0o755)
        let variables = ["DOCKER_HOST": "unix://" + link, "PATH": lab.folder.path + ":/usr/bin:/bin"]
        var place = lab.place
        place.engine = try Engine(environment: ProcessEnvironment.current.merging(variables) { $1 })
        try await lab.docker("run -d --name @slow busybox:1.36 sleep 1d")
        let exercise = try lab.exercise("containers: { @slow: { exit: 0 } }")
        let judge = FactsJudge(place: place)
        async let judgement = judge.judge(exercise)
        // The judge is waiting for the container to exit when the engine disappears.
        try await eventually("the first look") { !lab.folder.bytes(of: "calls").isEmpty }
        unlink(link)
        let gone = await judgement
        #expect(gone.verdict == .error)
        #expect(gone.feedback.first?.message.contains("does not answer") == true, "\(gone.feedback.map(\.message))")
    }
}
