import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    /// The container lessons, typed by a learner. The engine must be unchanged in the end.
    @Suite(.engine) struct ContainerLessonTests {
        @Test func `containers are run, published, followed and entered, and exercises pass automatically`() async throws {
            let lesson = "first-container"
            try await Neighbour.beside {
                try await Stage.with(containers: lesson) { stage in
                    let pane = stage.pane
                    try await pane.wait(for: "Your first container", "this lesson ▾", "none yet")
                    try await stage.toShell()
                    try stage.type("docker run --name evening busybox:1.36 echo good evening")
                    try await stage.wait(line: "good evening")
                    try await pane.wait(for: "evening to exit") { $0.line(with: "○ evening")?.contains("exited (0)") == true }
                    // A container that exits immediately.
                    try stage.type("docker run -d --name lost busybox:1.36 ls /books")
                    try await pane.wait(for: "lost to fail") { $0.line(with: "○ lost")?.contains("exited (1)") == true }

                    let port = try PortListener.freePort()
                    try stage.type("docker run -d --name window -p \(port):8000 busybox:1.36 httpd -f -vv -p 8000")
                    try await pane.wait(for: "● window", ":\(port)→8000", "you")
                    try stage.type("clear; docker logs -f window")
                    for page in ["/sunday", "/monday"] {
                        let visit = "exec 3<>/dev/tcp/127.0.0.1/\(port) && printf 'GET \(page) HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3"
                        // The server may still be starting.
                        try await pane.wait(for: "an answer from the server") { _ in
                            try Tool.run(["bash", "-c", visit]).output.hasPrefix("HTTP/")
                        }
                        // The second request is sent while the log is being followed.
                        try await pane.wait(for: "url:\(page)")
                    }
                    try await stage.interrupt()

                    try stage.type("clear; docker exec -it window sh")
                    try await pane.wait(for: "/ #")
                    try stage.type("echo inside $((6 * 7))")
                    try await stage.wait(line: "inside 42")
                    try stage.type("exit")

                    try await stage.nextExercise("○ greeting")
                    try stage.type("clear; docker run --name greeting busybox:1.36 echo we are open")
                    try await pane.wait(for: "✓ Correct")
                    try await stage.nextExercise("○ the failed container is removed")
                    try stage.type("clear; docker rm south")
                    try await pane.wait(for: "✓ Correct")
                    try await stage.nextExercise("○ bell")
                    try stage.type("clear; docker rm bell && docker run --name bell busybox:1.36 echo ring")
                    try await pane.wait(for: "✓ Correct")
                    try await stage.leave(lesson: "Your first container")
                    for exercise in ["a-greeting", "three-deliveries", "the-bell"] {
                        #expect(try stage.isDone(exercise, in: lesson), "\(exercise)")
                    }
                }
            }
        }

        @Test(.slow("two builders build an image"))
        func `vim edits a Dockerfile in the pane, both builders build it, and a taken port is explained`() async throws {
            let lesson = "dockerfile-anatomy"
            try await Neighbour.beside {
                try await Stage.with(containers: lesson, width: 120, height: 40) { stage in
                    let pane = stage.pane
                    try await pane.wait(for: "Anatomy of a Dockerfile")
                    try await stage.nextExercise("○ the image step-sign exists")
                    try stage.type("vim sign/Dockerfile")
                    try await pane.wait(for: "FROM busybox:1.36", "All")
                    try pane.type("GoCMD [\"cat\", \"sign.txt\"]")
                    try pane.press("Escape")
                    try stage.type(":wq")
                    try await stage.wait(line: "$")
                    try stage.type("docker build -t step-sign sign")
                    try await pane.wait(for: "✓ Correct")

                    try await stage.nextExercise("○ the image sorted-shelf exists")
                    try stage.type("clear; vim +2 shelf/Dockerfile")
                    try await pane.wait(for: "CMD [\"cat\", \"sorted.txt\"]", "All")
                    try pane.type("oCOPY books.txt .")
                    try pane.press("Enter")
                    try pane.type("RUN sort books.txt > sorted.txt")
                    try pane.press("Escape")
                    try stage.type(":wq")
                    try await stage.wait(line: "$")
                    try stage.type("DOCKER_BUILDKIT=0 docker build -t sorted-shelf shelf")
                    try await pane.wait(for: "✓ Correct")

                    try await stage.nextExercise("○ the image bookshop exists")
                    try stage.type("clear; vim shop/Dockerfile")
                    try await pane.wait(for: "[New]")
                    try pane.type("i")
                    try pane.paste("FROM python:3.12-slim\nWORKDIR /app\nCOPY shop.py .\nEXPOSE 8000\nCMD [\"python3\", \"shop.py\"]")
                    try pane.press("Escape")
                    try stage.type(":wq")
                    try await stage.wait(line: "$")
                    try await buildAndRun(stage)
                    for exercise in ["mind-the-step", "in-order", "the-shop-s-page"] {
                        #expect(try stage.isDone(exercise, in: lesson), "\(exercise)")
                    }
                }
            }
        }

        /// Another program uses the port at first.
        private func buildAndRun(_ stage: Stage) async throws {
            let pane = stage.pane
            // The lesson has chosen a port that was free.
            let page = try await pane.wait(for: "the port") { $0.text.contains(/port \d+90 leads/) }
            let port = try #require(page.text.firstMatch(of: /port (\d+90) leads/).flatMap { Int($0.1) })
            var squatter: PortListener? = try PortListener(port: port)
            try stage.type("clear; docker build -t bookshop shop && docker run -d --name web -p \(port):8000 bookshop")
            try await pane.wait(for: "driver failed programming external connectivity")
            try pane.press("C-g", "C")
            try await pane.wait(for: "✗ Not yet.", "Port \(port) on your machine is in use by a program outside Docker.")
            withExtendedLifetime(squatter) {}
            squatter = nil
            try await stage.toShell()
            try stage.type("clear; docker start web")
            try await pane.wait(for: "✓ Correct")
            try stage.type("clear; docker logs -f web")
            try await stage.wait(line: "The shop is open on port 8000.")
            try await stage.interrupt()
            try await stage.leave(lesson: "Anatomy of a Dockerfile")
        }

        @Test func `a lesson that the learner leaves while it is being prepared creates no objects`() async throws {
            try await Neighbour.beside {
                try await Stage.with(containers: "compose-basics") { stage in
                    try await stage.pane.wait(for: "Compose basics")
                    try await stage.leave(lesson: "Compose basics")
                }
            }
        }

        @Test func `Compose services are started and stopped on a small screen`() async throws {
            let lesson = "compose-basics"
            try await Neighbour.beside {
                try await Stage.with(containers: lesson, width: 80, height: 24) { stage in
                    let pane = stage.pane
                    try await pane.wait(for: "Compose basics", "Lesson │ Work  e")
                    try pane.press("C-g", "V")
                    // Objects that the lesson prepares.
                    try await pane.wait(for: "bookshop:latest")
                    try await stage.toShell()
                    try stage.type("docker compose up")
                    try await pane.wait(for: "Open until six", "Kindred")
                    try await stage.interrupt()
                    try pane.press("C-g", "V")
                    try await pane.wait(for: "○ web-1 ", "_default")

                    try await stage.nextExercise("○ web is running")
                    try stage.type("clear; sed -i 's/until six/all night/' compose.yaml && docker compose up -d")
                    try await pane.wait(for: "✓ Correct")
                    try stage.type("clear; docker compose down")
                    try await pane.wait(for: "○ web is running", "Removed")
                    #expect(try stage.isDone("all-night", in: lesson))

                    // One of these is running when the learner leaves the lesson.
                    try await stage.nextExercise("○ branch is running")
                    try stage.type("clear; docker compose up -d")
                    try await pane.wait(for: "✓ web is running")
                    try await stage.leave(lesson: "Compose basics")
                }
            }
        }

        @Test(.slow("it waits for a minute")) func `while everything passes, no docker process is started in a minute`() async throws {
            let folder = ScratchFolder()
            let docker = try Tool.run(["sh", "-c", "command -v docker"]).output.dropLast()
            let program = folder.write("#!/bin/sh\necho \"$*\" >>'\(folder.path)/calls'\nexec '\(docker)' \"$@\"\n".utf8, to: "docker")
            chmod(program, 0o755)
            func calls() -> [Substring] { String(decoding: folder.bytes(of: "calls"), as: UTF8.self).split(separator: "\n") }
            try await Neighbour.beside {
                try await Stage.with(containers: "dockerfile-anatomy", variables: "PATH='\(folder.path)':$PATH") { stage in
                    let pane = stage.pane
                    try await pane.wait(for: "Anatomy of a Dockerfile")
                    try await stage.nextExercise("○ the image step-sign exists")
                    try stage.type(#"echo 'CMD ["cat", "sign.txt"]' >> sign/Dockerfile && docker build -t step-sign sign"#)
                    try await pane.wait(for: "✓ Correct")
                    var (count, looks) = (0, 0)
                    try await eventually("a minute without docker commands", within: .seconds(500), every: .seconds(1)) {
                        looks = calls().count == count ? looks + 1 : 0
                        count = calls().count
                        return looks == 60
                    }
                    // The check's own container must not trigger another check.
                    let runs = calls().count { $0.hasPrefix("run ") && $0.contains("step-sign") }
                    #expect(runs <= 6, "\(calls().joined(separator: "\n"))")
                    try await stage.leave(lesson: "Anatomy of a Dockerfile")
                }
            }
        }

        @Test(.slow("three tutors go through a whole lesson")) func `three tutors finish compose-basics on one engine at the same time`()
            async throws
        {
            func images() throws -> Set<Substring> {
                Set(try Neighbour.docker("images", "--format", "{{.Repository}}:{{.Tag}}").split(separator: "\n"))
            }
            try await Neighbour.beside {
                let before = try images()
                let ports = try await withThrowingTaskGroup(of: String.self) { group in
                    let publishers = Publishers()
                    for number in 1...3 {
                        group.addTask {
                            try await finishCompose {
                                await publishers.add()
                                try await publishers.wait(for: 3)
                            }
                        }
                        // A lesson gets other ports than those that something uses when it's opened.
                        try await publishers.wait(for: number)
                    }
                    return try await group.reduce(into: Set<String>()) { $0.insert($1) }
                }
                #expect(ports.count == 3, "\(ports)")
                // Identical builds give the same image. For all but the first it existed before the lesson, so its last name is kept.
                for name in try images().subtracting(before) { try Neighbour.docker("rmi", String(name)) }
            }
        }

        /// Counts the lessons whose ports are in use.
        private actor Publishers {
            private var count = 0

            func add() { count += 1 }

            func wait(for number: Int) async throws {
                try await eventually("\(number) lessons use their ports", within: .seconds(200)) { count >= number }
            }
        }

        /// Finishes compose-basics as the learner's own page describes it, and returns the port read from that page.
        ///
        /// - Parameter publish: Called once its ports are in use. They stay in use until the end.
        private func finishCompose(_ publish: @Sendable () async throws -> Void) async throws -> String {
            let lesson = "compose-basics"
            var port = ""
            try await Stage.with(containers: lesson) { stage in
                let pane = stage.pane
                func finish(_ exercise: String, beginning fact: String, _ command: String) async throws {
                    try await stage.nextExercise(fact)
                    try stage.type("clear; \(command) && docker compose up -d")
                    try await pane.wait(for: "✓ Correct")
                    #expect(try stage.isDone(exercise, in: lesson), "\(exercise)")
                }
                try await pane.wait(for: "Compose basics")
                try await finish("all-night", beginning: "○ web is running", "sed -i 's/until six/all night/' compose.yaml")
                let file = stage.calf.home.bytes(of: "calf/data/workspaces/data-infrastructure/\(lesson)/compose.yaml")
                port = try #require(String(decoding: file, as: UTF8.self).firstMatch(of: /(\d+)90:8000/).map { String($0.1) })
                try await publish()
                let sign = "echo 'BRANCH_SIGN=By the river' > .env"
                let branch = "sed -n '/web:/,$p' compose.yaml | sed 's/web/branch/;s/90:/91:/;s/Main street/${BRANCH_SIGN}/' > b"
                try await finish("the-branch", beginning: "○ branch is running", "\(sign); \(branch); cat b >> compose.yaml")
                try await pane.wait(for: "port \(port)91")
                let visit = #"["sh", "-c", "until wget -qO- branch:8000; do sleep 1; done"]"#
                let visitor = #"printf '  visitor:\n    image: busybox:1.36\n    command: \#(visit)\n' >> compose.yaml"#
                try await finish("a-visitor", beginning: "○ visitor", visitor)
                try await stage.leave(lesson: "Compose basics")
            }
            return port
        }
    }
}
