import Course
import Facts
import Grading
import Sandbox
import TestSupport
import Testing
import Verdicts

/// Every kind of fact, holding and not, on real containers.
@Suite(.engine, .realEngine, .serialized, .timeLimit(.minutes(10))) struct FactsJudgeTests {
    private var lab: Lab { get throws { try #require(RealEngine.lab) } }

    /// Expects all of these facts to hold.
    private func holds(_ check: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) async throws {
        let judgement = try await lab.judgement(of: check, patience: .expectingSuccess)
        #expect(judgement.verdict == .pass, "\(judgement.feedback.map(\.message))", sourceLocation: sourceLocation)
    }

    /// Expects one of these facts not to hold, and the first feedback to contain all these pieces. `isStarted` says that nothing is about to
    /// start that could still make them hold, so that there's no need to wait as long as a check does.
    private func fails(
        _ check: String, _ pieces: String..., isStarted: Bool = false, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async throws {
        let lab = try lab
        var patience = Patience.expectingFailure
        if isStarted { patience.facts = .seconds(2) }
        let judgement = try await lab.judgement(of: check, patience: patience)
        #expect(judgement.verdict == .fail, "\(judgement.feedback.map(\.message))", sourceLocation: sourceLocation)
        let said = (judgement.feedback.first?.message ?? "").replacing(lab.prefix, with: "@")
        for piece in pieces { #expect(said.contains(piece), "\(said)", sourceLocation: sourceLocation) }
    }

    @Test func `a container's image, command, environment, user and restart policy are checked`() async throws {
        try await lab.docker("run -d --name @web -e MODE=prod -u 1000 --restart on-failure busybox:1.36 sleep 1d")
        try await holds(
            """
            containers:
              @web: { exists: true, running: true, image: "busybox:1.36", command: { has: sleep }, env: { MODE: prod }, user: 1000, restart: on-failure,
                      read_only: false, health: none, networks: [bridge] }
            """)
        try await holds("containers: { @web: { image: { not: \"busybox:latest\" }, command: [sleep, 1d], env: { not: { MODE: test } } } }")
        try await fails(
            "containers: { @web: { image: \"nginx:alpine\" } }", "@web uses the image busybox:1.36, not nginx:alpine", "IMAGE")
        try await fails("containers: { @web: { command: { has: nginx } } }", "sleep 1d", "nginx")
        try await fails("containers: { @web: { env: { MODE: test } } }", "MODE", "prod", "test")
        try await fails("containers: { @web: { env: { PORT: 80 } } }", "no variable PORT")
        try await fails("containers: { @web: { user: root } }", "runs as 1000")
        try await fails("containers: { @web: { restart: always } }", "on-failure", "always")
        try await fails("containers: { @web: { exists: false } }", "still exists")
        try await fails("containers: { @web: { running: false } }", "still running")
        try await fails("containers: { @db: { running: true } }", "There is no container named @db")
    }

    @Test func `a container's mounts and write access are checked`() async throws {
        let lab = try lab
        try await lab.docker(
            "run -d --name @desk --read-only --tmpfs /scratch -v @notes:/data -v /anon -v \(lab.folder.path):/host -v \(lab.folder.path)/code/app:/app -v /tmp/code/app:/other busybox:1.36 sleep 1d"
        )
        try await holds(
            """
            containers:
              @desk: { read_only: true, tmpfs: [/scratch], mounts: { /data: { volume: @notes }, /anon: { anonymous: true }, /host: { bind: . } } }
            """)
        try await holds("containers: { @desk: { mounts: { /app: { bind: ./code/app }, /other: { bind: /tmp/code/app } } } }")
        try await fails("containers: { @desk: { mounts: { /other: { bind: ./code/app } } } }", "At /other", "/tmp/code/app", "code/app")
        try await fails("containers: { @desk: { mounts: { /other: { bind: . } } } }", "At /other", "/tmp/code/app")
        try await fails("containers: { @desk: { read_only: false } }", "is read-only")
        try await fails("containers: { @desk: { tmpfs: [/tmp] } }", "/scratch", "/tmp")
        try await fails("containers: { @desk: { mounts: { /data: { volume: other } } } }", "At /data", "@notes", "other")
        try await fails("containers: { @desk: { mounts: { /anon: { volume: other } } } }", "anonymous volume")
        try await fails("containers: { @desk: { mounts: { /var: { volume: other } } } }", "nothing mounted at /var")
    }

    @Test func `published ports are checked in both directions`() async throws {
        let port = try PortListener.freePort()
        try await lab.docker("run -d --name @web -p 127.0.0.1:\(port):80 busybox:1.36 sleep 1d")
        try await holds("containers: { @web: { ports: { 80: \(port) } } }")
        try await holds("containers: { @web: { ports: { not: { has: { 81: \(port) } } } } }")
        try await fails("containers: { @web: { ports: { 80: 8080 } } }", "Port \(port) on your machine", "asks for port 8080")
        try await fails("containers: { @web: { ports: { 8000: \(port) } } }", "does not lead to port 8000 of @web", "PORTS")
    }

    @Test func `a published port's address is checked`() async throws {
        let (port, other) = (try PortListener.freePort(), try PortListener.freePort())
        try await lab.docker("run -d --name @office -p 127.0.0.1:\(port):80 -p \(other):81 busybox:1.36 sleep 1d")
        try await holds("containers: { @office: { published: { 80: \"127.0.0.1:\(port)\", 81: \"0.0.0.0:\(other)\" } } }")
        try await fails(
            "containers: { @office: { published: { 81: \"127.0.0.1:\(other)\" } } }", "port 81 of @office", "0.0.0.0:\(other)",
            "127.0.0.1:\(other)")
        try await fails("containers: { @office: { published: { 82: \"127.0.0.1:\(other)\" } } }", "Port 82 of @office is not published")
        try await lab.docker("create --name @shut -p 127.0.0.1:\(port):80 busybox:1.36 true")
        try await holds("containers: { @shut: { published: { 80: \"127.0.0.1:\(port)\" } } }")
    }

    @Test func `a container's memory limit, stdin, init process and auto-removal are checked`() async throws {
        try await lab.docker("run -d --name @full -m 64m --rm --init -i busybox:1.36 sleep 1d")
        try await lab.docker("run -d --name @plain busybox:1.36 sleep 1d")
        try await holds(
            """
            containers:
              @full: { memory: 64m, rm: true, init: true, stdin: true }
              @plain: { memory: none, rm: false, init: false, stdin: false }
            """)
        try await holds("containers: { @full: { memory: 65536k }, @plain: { memory: { not: 64m } } }")
        try await fails("containers: { @full: { memory: 32m } }", "memory limit of @full is 64m", "asks for 32m")
        try await fails("containers: { @plain: { memory: 32m } }", "@plain has no memory limit", "asks for 32m", "as Memory")
        try await fails("containers: { @plain: { rm: true } }", "@plain stays when it exits, but should be removed")
        try await fails("containers: { @plain: { init: true } }", "has no init process, but should have one", "shows the setting as Init")
        try await fails("containers: { @plain: { stdin: true } }", "input of @plain is closed, but should be open")
    }

    @Test func `a container's image is compared by id, whatever its name was`() async throws {
        let lab = try lab
        func build(_ text: String) async throws {
            lab.folder.write("FROM busybox:1.36\nRUN echo \(text) > /text\n".utf8, to: "Dockerfile")
            try #require(await lab.docker("build -q -t @shop .").isSuccess)
        }
        try await build("one")
        try await lab.docker("run -d --name @web @shop sleep 1d")
        try await lab.docker("tag @shop @copy")
        try await holds("containers: { @web: { image: @shop } }")
        try await holds("containers: { @web: { image: @copy } }")
        try await fails("containers: { @web: { image: { not: @copy } } }", "should not")
        try await build("two")
        try await fails("containers: { @web: { image: @shop } }", "@web was created from an earlier image named @shop")
        try await holds("containers: { @web: { image: @copy } }")
        try await fails("containers: { @web: { image: \"busybox:1.36\" } }", "not busybox:1.36")
    }

    @Test func `what an earlier build left doesn't explain why the latest one failed`() async throws {
        let lab = try lab
        func build(_ lines: String) async throws -> Bool {
            lab.folder.write("FROM busybox:1.36\n\(lines)\n".utf8, to: "Dockerfile")
            return try await lab.docker("build -q -t @shop .").isSuccess
        }
        let mistake = block("sh mistake \"It runs as user 2000. Why?\"", "true") + block("yaml when", "images: { @shop: { user: 2000 } }")
        let built = block("sh alternative \"The same.\"", "docker build -q -t @shop .")
        let blocks = block("dockerfile starter path=Dockerfile", "FROM busybox:1.36") + built + mistake
        func said(_ check: String) async throws -> [String] {
            try await lab.judgement(of: check, blocks: blocks).feedback.map { $0.message.replacing(lab.prefix, with: "@") }
        }
        let image = "images: { @shop: { user: 1000 } }\nshell:\n  - { run: docker run --rm @shop id -u, prints: \"1000\" }"
        try #require(await build("USER 2000"))
        try await lab.docker("run -d --name @web @shop sleep 1d")
        #expect(try await said(image).first == "It runs as user 2000. Why?")
        try #require(await !build("USER 1000\nRUN false"))
        let failed = try await said(image)
        #expect(failed.first?.hasPrefix("The image @shop is older than Dockerfile") == true, "\(failed)")
        #expect(!failed.contains { $0.contains("2000") }, "\(failed)")
        try #require(await build("USER 1000"))
        try await holds(image)
        let created = try await said("containers: { @web: { env: { SHOP: open } } }")
        #expect(created.first?.hasPrefix("@web was created from an earlier image named @shop") == true, "\(created)")
    }

    @Test func `an exited container's exit code is checked, and one that should exit is awaited`() async throws {
        try await lab.docker("run --name @job busybox:1.36 sh -c exit\u{A0}3")
        try await holds("containers: { @job: { running: false, exit: 3 } }")
        try await fails("containers: { @job: { exit: 0 } }", "exited with code 3")
        try await fails("containers: { @job: { running: true } }", "failed with exit code 3")
        try await lab.docker("run --name @wrong busybox:1.36 ehco hello")
        try await fails("containers: { @wrong: { running: true } }", "could not be started", "ehco")
        try await holds("containers: { @wrong: { running: false, exit: 127 } }")
        try await lab.docker("run -d --name @slow busybox:1.36 sh -c sleep\u{A0}1.5;exit\u{A0}0")
        try await holds("containers: { @slow: { exit: 0 } }")
    }

    @Test func `a container that exits immediately doesn't count as running`() async throws {
        try await lab.docker("run -d --name @web busybox:1.36 sh -c echo\u{A0}no\u{A0}config;exit\u{A0}2")
        let judgement = try await lab.judgement(of: "containers: { @web: { running: true } }")
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.server?.contains("no config") == true)
    }

    @Test func `what a command or container printed is shown as plain text`() async throws {
        let colored = #"printf "\033[2K\033[31mno\033[0m shelf\r\n"; exit 3"#
        let command = try await lab.judgement(of: "shell: [ { run: '\(colored)', exits: 0 } ]")
        #expect(command.feedback.first?.server == "no shelf")
        try await lab.docker("run --name @painted busybox:1.36 sh -c \(colored.replacing(" ", with: "\u{A0}"))")
        let container = try await lab.judgement(of: "containers: { @painted: { running: true } }")
        #expect(container.feedback.first?.server == "no shelf")
    }

    @Test func `a health check's result is awaited`() async throws {
        try await lab.docker("run -d --name @db --health-cmd true --health-interval 1s busybox:1.36 sleep 1d")
        try await holds("containers: { @db: { health: healthy } }")
        try await lab.docker("run -d --name @sick --health-cmd false --health-interval 300ms --health-retries 1 busybox:1.36 sleep 1d")
        try await fails("containers: { @sick: { health: healthy } }", "its health check fails")
    }

    @Test func `images are checked by their contents and configuration`() async throws {
        let lab = try lab
        lab.folder.write(
            "FROM busybox:1.36\nENV KEY=hush-hush\nWORKDIR /app\nEXPOSE 8000\nUSER app\nENTRYPOINT [\"sh\", \"-c\"]\nCMD [\"true\"]\n"
                .utf8, to: "Dockerfile")
        try await lab.docker("build -q -t @shop .")
        try await holds(
            """
            images:
              @shop: { exists: true, entrypoint: [sh, -c], command: ["true"], user: app, workdir: /app, env: { KEY: hush-hush }, exposes: [8000],
                       smaller_than: 80MB }
            """)
        try await holds("images: { @shop: { history: { not: { has: password } } } }")
        try await fails("images: { @shop: { history: { not: { has: hush-hush } } } }", "docker history")
        try await fails("images: { @shop: { from: \"nothing:1\" } }", "nothing:1", "not on this machine")
        try await fails("images: { @shop: { user: root } }", "run as app")
        try await fails("images: { @shop: { entrypoint: [python3] } }", "sh -c", "python3")
        try await fails("images: { @shop: { exposes: [80] } }", "8000", "80")
        try await fails("images: { @shop: { smaller_than: 1KB } }", "takes", "1KB")
        try await fails("images: { @none: { exists: true } }", "There is no image @none")
        try await holds("images: { @none: { exists: false } }")
        lab.folder.write("FROM busybox:1.36\nRUN echo hello > /hello\n".utf8, to: "Dockerfile")
        try await lab.docker("build -q -t @other .")
        try await holds("images: { @other: { from: \"busybox:1.36\" } }")
    }

    @Test func `volumes and networks are checked with their members`() async throws {
        try await lab.docker("network create @net")
        try await lab.docker("volume create @data")
        try await lab.docker("run -d --name @web --network @net busybox:1.36 sleep 1d")
        try await lab.docker("run -d --name @db --network @net busybox:1.36 sleep 1d")
        try await holds("volumes: { @data: { exists: true } }\nnetworks: { @net: { exists: true, members: [@db, @web] } }")
        try await holds("networks: { @net: { members: { has: @web } } }\ncontainers: { @web: { networks: [@net] } }")
        try await fails("networks: { @net: { members: [@web] } }", "@db and @web")
        try await fails("containers: { @web: { networks: [bridge] } }", "@web is on @net")
        try await fails("volumes: { @other: { exists: true } }", "no volume named @other")
        try await fails("networks: { @other: { exists: true } }", "no network named @other")
        try await fails("volumes: { @data: { exists: false } }", "still exists")
    }

    @Test func `files are checked as text, and Dockerfiles as instructions`() async throws {
        let lab = try lab
        lab.folder.write("# COPY secret\nFROM busybox:1.36\nCOPY   app.py \\\n  /app/\nCMD [\"sh\"]\n".utf8, to: "Dockerfile")
        lab.folder.write("print('hello')\n".utf8, to: "app.py")
        try await holds(
            """
            files:
              Dockerfile: { exists: true, instructions: [FROM, COPY, CMD], has: "COPY app.py" }
              app.py: { has: hello, not_there: 1 }
            """.replacing(", not_there: 1", with: ""))
        try await holds(
            "files: { Dockerfile: { instructions: { has: [FROM, CMD] }, has: { not: \"COPY secret\" } }, other.txt: { exists: false } }")
        try await fails("files: { Dockerfile: { instructions: [FROM, RUN] } }", "FROM, COPY, and CMD", "FROM and RUN")
        try await fails("files: { app.py: { has: goodbye } }", "does not contain goodbye")
        try await fails("files: { app.py: { exists: false } }", "still exists")
        try await fails("files: { setup.py: { has: x } }", "has no file setup.py")
        // What the author says about a file's text isn't true of one that doesn't exist.
        lab.folder.write([], to: "orders.csv")
        try await fails("files: { orders.csv: { has: x, say: \"The header is missing.\" } }", "orders.csv is empty.")
        try await fails("files: { setup.py: { has: x, say: \"The header is missing.\" } }", "has no file setup.py")
        try await fails("files: { app.py: { has: goodbye, say: \"The header is missing.\" } }", "The header is missing.")
        lab.folder.write("FROM busybox:1.36\nRUN <<EOF\ntrue\nEOF\nCMD [\"sh\"]\n".utf8, to: "Dockerfile")
        for check in ["instructions: [FROM, RUN, CMD]", "instructions: [FROM]", "has: CMD", "has: { not: CMD }"] {
            let judgement = try await lab.judgement(of: "files: { Dockerfile: { \(check) } }")
            #expect(judgement.verdict == .error)
            #expect(judgement.feedback.first?.message.contains("Line 2 of the Dockerfile: calf doesn't support `<<`") == true, "\(check)")
        }
    }

    @Test func `a file change triggers only the checks that name the file`() async throws {
        let lab = try lab
        let exercise = try lab.exercise("files: { sign.txt: { has: step } }\nshell: [ { run: \"date > now.txt\", exits: 0 } ]")
        let (place, facts) = (lab.place, try #require(exercise.check?.facts))
        let before = place.stamps(of: facts)
        lab.folder.write("noon".utf8, to: "now.txt")
        #expect(place.stamps(of: facts) == before)
        lab.folder.write("step".utf8, to: "sign.txt")
        let written = place.stamps(of: facts)
        #expect(written != before)
        lab.folder.write("steps".utf8, to: "sign.txt")
        #expect(place.stamps(of: facts) != written)
    }

    @Test func `commands are judged by their output and exit code`() async throws {
        let lab = try lab
        lab.folder.write("one\ntwo\n".utf8, to: "list")
        try await holds(
            "shell:\n  - { run: \"cat list\", prints: \" two \", exits: 0 }\n  - { run: \"exit 4\", exits: 4 }\n  - { run: \"echo no >&2\", prints: { not: no } }\n  - { run: \"{ echo no >&2; } 2>&1\", prints: no }"
        )
        try await fails("shell: [ { run: \"cat list\", prints: three } ]", "cat list does not print three")
        try await fails("shell: [ { run: \"true\", prints: three } ]", "prints nothing")
        try await fails("shell: [ { run: \"cat list\", prints: \"one\\nthree\" } ]", "cat list does not print three")
        try await fails("shell: [ { run: \"cat list\", prints: \"two\\none\" } ]", "but in a different order")
        try await fails("shell: [ { run: \"cat missing\", exits: 0 } ]", "cat missing exits with code 1")
        try await fails("shell: [ { run: \"cat list\", prints: { not: two } } ]", "should not")
        try await fails("shell: [ { run: \"cat list\", prints: three, say: \"The list has no three.\" } ]", "The list has no three.")
    }

    @Test func `a number is printed only as a whole number`() async throws {
        try await holds("shell: [ { run: \"echo '20 rows, 1.5 s, (7).'\", prints: \"20\" }, { run: \"echo '(7).'\", prints: \"7\" } ]")
        try await holds("shell: [ { run: \"echo 200 120 1.20\", prints: { not: \"20\" } }, { run: \"echo v1.20\", prints: \"1.20\" } ]")
        for found in ["200", "120", "20.5", "1.20"] {
            try await fails("shell: [ { run: \"echo \(found)\", prints: \"20\" } ]", "echo \(found) does not print 20")
        }
        for (found, isThere) in [("10 rows, 0 rows", true), ("10 rows", false), ("seat 10 0 rows", true)] {
            try await holds("shell: [ { run: \"echo \(found)\", prints: \(isThere ? "0 rows" : "{ not: 0 rows }") } ]")
        }
        try await holds("shell: [ { run: \"echo seat 12\", prints: { not: seat 1 } }, { run: \"echo seat 1.\", prints: seat 1 } ]")
    }

    @Test func `of a command that takes too long, nothing is said that only its end would show`() async throws {
        var patience = Patience.expectingFailure
        patience.command = .milliseconds(500)
        let judgement = try await lab.judgement(of: "shell: [ { run: \"sleep 1d\", exits: 0, say: It failed. } ]", patience: patience)
        #expect(judgement.feedback.first?.message.contains("still running") == true, "\(judgement.feedback.map(\.message))")
    }

    @Test func `a command that fails only once isn't counted against the answer`() async throws {
        try await holds("shell: [ { run: \"test -e tried || { touch tried; exit 125; }\", exits: 0 } ]")
        try await fails("shell: [ { run: \"echo again >> tries; false\", exits: 0 } ]", "false exits with code 1")
        #expect(try String(decoding: lab.folder.bytes(of: "tries"), as: UTF8.self) == "again\nagain\n")
    }

    @Test func `the response of a published port is checked`() async throws {
        let (port, closed) = (try PortListener.freePort(), try PortListener.freePort())
        try await lab.docker(
            "run -d --name @web -p 127.0.0.1:\(port):80 busybox:1.36 sh -c mkdir\u{A0}/www;echo\u{A0}Bookshop>/www/index.html;exec\u{A0}httpd\u{A0}-f\u{A0}-h\u{A0}/www"
        )
        try await holds(
            "http: { \"http://localhost:\(port)/\": { status: 200, has: Bookshop }, \"http://127.0.0.1:\(port)/no\": { status: 404 } }")
        try await fails("http: { \"http://localhost:\(port)/no\": { status: 200 } }", "status 404, not 200")
        try await fails("http: { \"http://localhost:\(port)/\": { has: Cinema } }", "does not contain Cinema")
        try await fails("http: { \"http://localhost:\(closed)/\": { status: 200 } }", "No container publishes port \(closed)", "PORTS")
    }

    @Test func `connections between containers are tried from inside`() async throws {
        try await lab.docker("network create @net")
        try await lab.docker("run -d --name @db --network @net busybox:1.36 nc -ll -p 5432 -e cat")
        try await lab.docker("run -d --name @web --network @net busybox:1.36 sleep 1d")
        try await lab.docker("run -d --name @alone busybox:1.36 sleep 1d")
        try await holds("reaches:\n  - { from: @web, to: \"@db:5432\", yes: true }\n  - { from: @alone, to: \"@db:5432\", yes: false }")
        try await fails("reaches: [ { from: @web, to: \"@db:5433\", yes: true } ]", "nothing listens on port 5433", isStarted: true)
        try await fails("reaches: [ { from: @alone, to: \"@db:5432\", yes: true } ]", "can't resolve the name @db", isStarted: true)
        try await fails("reaches: [ { from: @web, to: \"@db:5432\", yes: false } ]", "reaches @db:5432, but should not", isStarted: true)
        try await fails("reaches: [ { from: @gone, to: \"@db:5432\" } ]", "no container named @gone", isStarted: true)
    }

    // For names outside the network: a server that never answers, once, or none. What this machine's does, doesn't matter.
    @Test(arguments: [
        ("python:3.12-slim", "true", "127.0.0.1"), ("python:3.12-slim", "rm -f /usr/bin/python3* /usr/local/bin/python3*", "192.0.2.1"),
        ("busybox:1.36", "rm -f /bin/nc", "127.0.0.1"),
    ])
    func `a connection is tried with any of the image's tools`(
        image: String, without: String, resolver: String
    ) async throws {
        try await lab.docker("network create @net")
        try await lab.docker("run -d --name @db --network @net busybox:1.36 nc -ll -p 5432 -e cat")
        try await lab.docker("run -d --name @web --network @net --dns \(resolver) \(image) sleep 1d")
        #expect(try await lab.docker("exec @web sh -c \(without.replacing(" ", with: "\u{A0}"))").isSuccess)
        try await holds("reaches: [ { from: @web, to: \"@db:5432\", yes: true }, { from: @web, to: \"@db:5433\", yes: false } ]")
        try await fails("reaches: [ { from: @web, to: \"@db:5433\", yes: true } ]", "nothing listens on port 5433", isStarted: true)
        try await fails("reaches: [ { from: @web, to: \"@gone:5432\", yes: true } ]", "can't resolve the name @gone", isStarted: true)
    }

    @Test func `a connection from an image without tools can't be tested`() async throws {
        // Busybox's shell has its tools even without their files.
        try await lab.docker("run -d --name @web python:3.12-slim sleep 1d")
        let without = "for folder in /bin /usr/bin /usr/local/bin; do cd $folder && rm -f nc* bash curl wget python3*; done"
        #expect(try await lab.docker("exec @web sh -c \(without.replacing(" ", with: "\u{A0}"))").isSuccess)
        let judgement = try await lab.judgement(of: "reaches: [ { from: @web, to: \"127.0.0.1:80\", yes: true } ]")
        #expect(judgement.verdict == .error)
        #expect(judgement.feedback.first?.message.hasSuffix("can't be tested, because its image has no tool for that.") == true)
    }

    @Test func `a container's events are checked in order`() async throws {
        try await lab.docker("run -d --name @ledger busybox:1.36 sleep 1d")
        try await fails("events: { @ledger: [start, destroy, start] }", "was started, removed, and started", "created and started")
        try await lab.docker("rm -f @ledger")
        try await lab.docker("run -d --name @ledger busybox:1.36 sleep 1d")
        try await holds("events: { @ledger: [start, destroy, start] }")
        try await fails("events: { @ledger: { not: [destroy] } }", "was not removed")
    }

    @Test func `what an earlier container of the same name did says nothing about the one that exists`() async throws {
        let run = "run -d --name @ledger busybox:1.36 sleep 1d"
        for line in [run, "kill @ledger", "rm @ledger", run] { try await lab.docker(line) }
        try await holds("events: { @ledger: [start] }")
        try await fails("events: { @ledger: [start, die] }", "was started and ended")
        try await holds("events: { @ledger: [die, destroy, start] }")
        try await fails("events: { @ledger: { not: [die] } }", "exit")
    }

    @Test func `a problem is said once, not again for each command that fails because of it`() async throws {
        let lab = try lab
        let command = "shell:\n  - { run: docker exec @web true, exits: 0, label: \"@web answers\", say: \"@web doesn't answer.\" }"
        let check = "containers: { @web: { running: true } }\n" + command
        let missing = try await lab.judgement(of: check)
        #expect(missing.feedback.count == 1, "\(missing.feedback.map(\.message))")
        try await lab.docker("run --name @web busybox:1.36 sh -c exit\u{A0}3")
        let mistake =
            block("sh mistake \"It ended. With which code?\"", "true")
            + block("yaml when", "containers: { @web: { running: false } }")
        let ended = try await lab.judgement(of: check, blocks: mistake)
        #expect(ended.feedback.map(\.message) == ["It ended. With which code?", "0 of 2 checks pass."])
    }

    @Test func `an event that the engine has forgotten counts if calf recorded it, and otherwise could not be checked`() async throws {
        let lab = try lab
        var followed = lab.place
        followed.events = ContainerEvents()
        let following = Task { [followed] in await followed.events.record(from: lab.engine, since: followed.began) }
        for line in ["run -d --name @ledger busybox:1.36 sleep 1d", "rm -f @ledger", "run -d --name @ledger busybox:1.36 sleep 1d"] {
            try await lab.docker(line)
        }
        try await lab.docker("kill -s WINCH" + String(repeating: " @ledger", count: 300))
        let (done, undone, unknown) = try (
            lab.exercise("events: { @ledger: [start, destroy, start] }"), lab.exercise("events: { @ledger: { not: [kill] } }"),
            lab.exercise("events: { @ledger: { not: [oom] } }")
        )
        #expect(await FactsJudge(place: followed).with(.expectingSuccess).judge(done).verdict == .pass)
        #expect(await FactsJudge(place: followed).judge(undone).verdict == .fail)
        following.cancel()
        await following.value
        #expect(await FactsJudge(place: lab.place).judge(done).verdict == .error)
        #expect(await FactsJudge(place: lab.place).judge(undone).verdict == .fail, "a forgotten event can't change a recorded one")
        #expect(await FactsJudge(place: lab.place).judge(unknown).verdict == .error)
    }

    @Test func `a service that Compose has not started yet is said to wait for what it depends on`() async throws {
        let lab = try lab
        let file = """
            services:
              db: { image: "busybox:1.36", command: sleep 1d, healthcheck: { test: [CMD, "true"] } }
              web: { image: "busybox:1.36", command: sleep 1d, depends_on: { db: { condition: service_healthy } } }
            """
        lab.folder.write(file.utf8, to: "compose.yaml")
        try await lab.docker("compose -p calf-@ create")
        try await fails(
            "compose: { services: { web: { running: true } } }",
            "web hasn't started yet: Compose starts it once db is healthy. docker compose ps -a shows")
        try await fails("compose: { services: { db: { exit: 0 } } }", "db hasn't started yet. docker compose ps -a shows")
    }

    @Test func `a port that is not published is said to be so`() async throws {
        let port = try PortListener.freePort()
        try await lab.docker("run -d --name @web --expose 80 busybox:1.36 sleep 1d")
        try await fails(
            "containers: { @web: { published: { 80: \"127.0.0.1:\(port)\" } } }",
            "Port 80 of @web is not published on your machine. The task asks for 127.0.0.1:\(port).")
    }

    @Test func `services are checked both as they run and as the Compose file declares them`() async throws {
        let lab = try lab
        let port = try PortListener.freePort()
        let file = """
            services:
              web:
                image: busybox:1.36
                command: sleep 1d
                ports: ["127.0.0.1:\(port):80"]
                environment: { MODE: prod }
                volumes: ["data:/data", ".:/src"]
                networks: [front, back]
                depends_on: [db]
              db: { image: "busybox:1.36", command: [sleep, 1d], networks: [back] }
              job: { image: "busybox:1.36", command: ["true"], networks: [back] }
            volumes: { data: {} }
            networks: { front: {}, back: {} }
            """
        lab.folder.write(file.utf8, to: "compose.yaml")
        let up = try await lab.docker("compose -p calf-@ up -d")
        try #require(up.isSuccess, "\(up.errorText)")
        try await holds(
            """
            compose:
              services:
                web: { running: true, image: "busybox:1.36", ports: { 80: \(port) }, mounts: { /data: { volume: data } }, networks: [front, back] }
                job: { running: false, exit: 0 }
              config:
                web: { image: "busybox:1.36", command: [sleep, 1d], ports: { 80: \(port) }, depends_on: [db], networks: [back, front],
                       mounts: { /data: { volume: data }, /src: { bind: . } } }
                cache: { exists: false }
            volumes: { data: { exists: true } }
            networks: { back: { exists: true } }
            reaches: [ { from: web, to: "db:80", yes: false } ]
            """)
        try await fails("compose: { services: { cache: { running: true } } }", "The service cache has no container")
        try await fails("compose: { services: { web: { env: { MODE: test } } } }", "MODE", "prod", "test")
        try await fails("compose: { services: { job: { exit: 1 } } }", "job exited with code 0")
        try await fails("compose: { services: { web: { networks: [front] } } }", "docker inspect $(docker compose ps -aq web)")
        try await fails("compose: { config: { web: { image: \"nginx:alpine\" } } }", "web uses busybox:1.36", "nginx:alpine")
        try await fails("compose: { config: { db: { depends_on: [web] } } }", "db depends on nothing")
        try await fails("compose: { config: { cache: { exists: true } } }", "no service cache")
        lab.folder.write(file.replacing("image: busybox:1.36", with: "imge: busybox:1.36").utf8, to: "compose.yaml")
        try await fails("compose: { config: { web: { exists: true } } }", "Compose does not know the key imge")
    }

    @Test func `foreign objects are left unchanged and don't count`() async throws {
        try await lab.docker("run -d --name @web busybox:1.36 sleep 1d", ours: false)
        try await lab.docker("network create @net", ours: false)
        try await lab.docker("volume create @data", ours: false)
        for check in [
            "containers: { @web: { running: true } }", "networks: { @net: { exists: true } }", "volumes: { @data: { exists: true } }",
        ] {
            try await fails(check, "created outside calf")
        }
        try await holds("containers: { @web: { exists: false } }")
    }

    @Test func `feedback names one fact first, then what is already right, and a declared mistake before both`() async throws {
        try await lab.docker("run -d --name @bench busybox:1.36 sleep 1d")
        let check = "containers: { @bench: { running: true, image: \"busybox:1.36\", read_only: true } }"
        let plain = try await lab.judgement(of: check)
        #expect(plain.feedback.map(\.kind) == [.facts, .facts])
        #expect(plain.feedback.last?.message.contains("2 of 3 checks pass") == true)
        // The checklist shows what the sentence counts.
        let items = plain.facts?.items ?? []
        #expect(items.count == 3 && items.allSatisfy { ($0.standing == .holds) != $0.wording.contains("read-only") })
        let mistakes =
            block("sh mistake \"It runs. What else?\"", "true") + block("yaml when", "containers: { @bench: { running: true } }")
            + block("sh mistake \"It runs. Can it be written to?\"", "true")
            + block("yaml when", "containers: { @bench: { running: true, read_only: false } }")
        let recognised = try await lab.judgement(of: check, blocks: mistakes)
        #expect(recognised.feedback.first?.kind == .mistake)
        #expect(recognised.feedback.first?.message == "It runs. Can it be written to?")
        // Another difference could give the solution away.
        #expect(recognised.closeness?.message.hasPrefix("2 of 3 checks pass") == true)
        let two = try await lab.judgement(of: check.replacing("read_only: true", with: "read_only: true, user: app"), blocks: mistakes)
        #expect(two.closeness?.message.hasPrefix("2 of 4 checks pass") == true)
        #expect(two.feedback.last?.message.contains("runs as root") == true)
        let none = try await lab.judgement(of: "containers: { @bench: { read_only: true, user: app } }", blocks: mistakes)
        #expect(none.closeness?.message == "0 of 2 checks pass.")
    }

    @Test func `a mistake's facts are checked only up to the first that fails`() async throws {
        let lab = try lab
        let mistake =
            block("sh mistake \"What is missing?\"", "true")
            + block("yaml when", "shell: [ { run: \"echo tried > first; false\", exits: 0 }, { run: \"echo tried > second\", exits: 0 } ]")
        _ = try await lab.judgement(of: "files: { answer: { exists: true } }", blocks: mistake)
        #expect(!lab.folder.bytes(of: "first").isEmpty)
        #expect(lab.folder.bytes(of: "second").isEmpty)
    }

    @Test func `a command that the check has run isn't run again for a mistake`() async throws {
        let lab = try lab
        let run = "run: \"echo run >> count; false\""
        let mistake = block("sh mistake \"It is false.\"", "true") + block("yaml when", "shell: [ { \(run), exits: 1 } ]")
        let check = "files: { answer: { exists: true } }\nshell: [ { \(run), exits: 0 } ]"
        let judgement = try await lab.judgement(of: check, blocks: mistake)
        #expect(judgement.feedback.first?.message == "It is false.")
        #expect(lab.folder.bytes(of: "count") == Array("run\n".utf8))
    }

    @Test func `commands aren't repeated while a container is awaited, and run once more at the end`() async throws {
        let lab = try lab
        try await lab.docker("run -d --name @young busybox:1.36 sleep 1d")
        try await holds("containers: { @young: { running: true } }\nshell: [ { run: echo run >> young, exits: 0 } ]")
        #expect(lab.folder.bytes(of: "young") == Array("run\n".utf8))
        // It ends once the first look has run the command.
        let waiting = "until\u{A0}[\u{A0}-e\u{A0}/lesson/slow\u{A0}];do\u{A0}sleep\u{A0}0.1;done"
        try await lab.docker("run -d --name @slow -v \(lab.folder.path):/lesson busybox:1.36 sh -c \(waiting)")
        try await holds("containers: { @slow: { exit: 0 } }\nshell: [ { run: echo run >> slow, exits: 0 } ]")
        #expect(lab.folder.bytes(of: "slow") == Array("run\nrun\n".utf8))
    }

    @Test func `a command that a check names twice runs twice`() async throws {
        let run = "run: \"echo run >> count; wc -l < count\""
        try await holds("shell: [ { \(run), prints: \"1\" }, { \(run), prints: \"2\" } ]")
    }

    @Test func `a container that exits while it is judged isn't reported as both running and exited`() async throws {
        let lab = try lab
        try await lab.docker("run -d --name @evening busybox:1.36 sleep 1d")
        let mistake =
            block("sh mistake \"evening was killed.\"", "true") + block("yaml when", "shell: [ { run: docker kill @evening, exits: 0 } ]")
        let exercise = try lab.exercise("containers: { @evening: { exit: 0 } }", mistake)
        var place = lab.place
        place.patience.facts = .zero
        let judgement = await FactsJudge(place: place).judge(exercise)
        let prefix = lab.prefix
        #expect(
            judgement.feedback.map { $0.message.replacing(prefix, with: "@") }
                == ["@evening was stopped by a signal (exit code 137). docker ps -a shows its status."])
    }

    @Test func `each fact's state is described in a few words`() async throws {
        let port = try PortListener.freePort()
        try await lab.docker("run -d --name @shop -p 127.0.0.1:\(port):80 busybox:1.36 sleep 1d")
        let facts = try #require(
            try lab.exercise(
                "containers: { @shop: { image: \"busybox:1.36\", ports: { 80: \(port) }, user: app } }\nhttp: { \"http://localhost:\(port)\": { status: 200 } }"
            ).check?.facts)
        let state = try await FactsJudge(place: lab.place).state(of: facts, trying: true)
        let prefix = try lab.prefix
        #expect(
            state.items.map { $0.wording.replacing(prefix, with: "@") } == [
                "@shop runs busybox:1.36", "port \(port) leads to 80", "@shop runs as app", "answers at http://localhost:\(port)",
            ])
        #expect(state.items.map(\.standing) == [.holds, .holds, .fails, .unknown])
        #expect(state.holding == 2 && !state.isWhole)
    }

    @Test func `a label replaces its facts in the checklist and in the praise`() async throws {
        let lab = try lab
        let check = """
            files:
              one: { exists: true, label: both parts are written }
              two: { exists: true, has: done, label: both parts are written }
            shell: [ { run: test -s one, exits: 0, label: one has text } ]
            """
        _ = lab.folder.write("text".utf8, to: "one")
        let facts = try #require(try lab.exercise(check).check?.facts)
        let half = try await FactsJudge(place: lab.place).state(of: facts, trying: true)
        #expect(half.items.map(\.wording) == ["both parts are written", "one has text"])
        #expect(half.items.map(\.standing) == [.fails, .unknown])
        _ = lab.folder.write("done".utf8, to: "two")
        let judgement = try await lab.judgement(of: check)
        #expect(judgement.feedback.first?.message == "Correct: both parts are written and one has text.")
    }

    @Test func `an engine that doesn't answer isn't counted against the answer`() async throws {
        var place = try lab.place
        place.engine = try Engine(environment: place.environment.merging(["DOCKER_HOST": "unix:///nowhere.sock"]) { $1 })
        let exercise = try lab.exercise("containers: { @web: { running: true } }")
        let gone = await FactsJudge(place: place).judge(exercise)
        #expect(gone.verdict == .error)
        #expect(gone.feedback.first?.message.contains("does not answer") == true, "\(gone.feedback)")
        place.engine = nil
        #expect(await FactsJudge(place: place).judge(exercise).verdict == .error)
        #expect(await FactsJudge(place: place).judge(try lab.exercise("shell: [ { run: \"true\", exits: 0 } ]")).verdict == .pass)
    }
}
