import Glibc
import TestSupport
import Testing

/// Several processes verify and check container lessons at the same time, on one engine.
@Suite(.engine, .timeLimit(.minutes(10)), .serialized)
struct VerifyOnOneEngineTests {
    private let calf = Calf()
    private let course: String
    /// The folder in which the processes wait for each other.
    private let meeting: ScratchFolder

    init() {
        (course, meeting) = (calf.home.path + "/my-course", ScratchFolder())
        precondition(calf("new", "course", course).status == 0)
    }

    /// A lesson whose example waits until this many processes have reached it.
    private func write(meetingOf count: Int) {
        calf.home.write(
            """
            ---
            title: "A bench"
            minutes: 5
            objectives:
              - Start a container
            engine: docker
            images: [busybox:1.36]
            names: [bench, sign, cover]
            ports: [8080]
            ---

            # A bench

            ## A meeting

            ```sh run
            docker run -d --name bench -p 8080:80 busybox:1.36 sleep 1d
            mktemp \(meeting.path)/XXXXXX
            until [ "$(ls \(meeting.path) | wc -l)" -ge \(count) ]; do sleep 0.05; done
            ```

            ## Exercise: Started

            ```sh solution
            docker run -d --name bench -p 8080:80 busybox:1.36 sleep 1d
            ```

            ```yaml check
            containers:
              bench: { running: true, ports: { 80: 8080 } }
            ```

            ## Exercise: Tagged

            ```sh solution
            docker tag busybox:1.36 sign:1
            ```

            ```yaml check
            images:
              sign:1: { exists: true }
            ```

            ## Exercise: Built

            ```dockerfile starter path=Dockerfile
            FROM busybox:1.36
            RUN echo a cover > /cover
            ```

            ```sh solution
            DOCKER_BUILDKIT=1 docker build -q -t cover .
            ```

            ```yaml check
            images:
              cover: { exists: true }
            ```
            """.utf8, to: "my-course/1-first-steps/1-a-greeting.md")
    }

    @Test func `two verifies at the same time on one engine both pass and leave what was there`() async throws {
        write(meetingOf: 2)
        try build("earlier")
        let cache = try buildCache()
        try await Neighbour.beside {
            let others = [calf, Calf()]
            let running = others.map { $0.start(["verify", "--course", course, "--trust"], environment: EngineVariables.away) }
            for one in running {
                let result = try await one.ended()
                #expect(result.status == 0, "\(result.output)\(result.errors)")
                #expect(result.output.contains("1 lesson: 5 blocks passed, 0 failed, 0 not verified"), "\(result.output)")
            }
            for calf in others { #expect(calf("sandbox", "destroy").status == 0) }
        }
        #expect(try cache.isSubset(of: buildCache()))
    }

    /// Builds with BuildKit as another user of the engine, and keeps only the cache.
    private func build(_ text: String) throws {
        let folder = ScratchFolder()
        folder.write("FROM busybox:1.36\nRUN echo \(text) \(meeting.path) > /text\n".utf8, to: "Dockerfile")
        let variables = EngineVariables.away.merging(["DOCKER_BUILDKIT": "1"]) { $1 }
        let image = "calf-neighbour-\(getpid()):cache"
        try Neighbour.docker("build", "-q", "-t", image, folder.path, engine: variables)
        try Neighbour.docker("rmi", image)
    }

    private func buildCache() throws -> Set<String> {
        let list = try Neighbour.docker("system", "df", "-v", "--format", "{{range .BuildCache}}{{.ID}} {{end}}")
        return Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    @Test func `an answer is checked while the same lesson is verified`() async throws {
        write(meetingOf: 2)
        try await Neighbour.beside {
            let other = Calf()
            let verify = other.start(["verify", "--course", course, "--trust"], environment: EngineVariables.away)
            let answer = calf.home.write("docker tag busybox:1.36 sign:1".utf8, to: "answer.sh")
            let words = [
                "check", "a-greeting", "tagged", "--answer", answer, "--course", course, "--trust", "--no-record", "--run-scripts",
            ]
            let check = calf.run(words, environment: EngineVariables.away)
            #expect(check.status == 0, "\(check.output)\(check.errors)")
            // The lesson's example waits for this file.
            _ = meeting.write("".utf8, to: "checked")
            let verified = try await verify.ended()
            #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
            for calf in [calf, other] { #expect(calf("sandbox", "destroy").status == 0) }
        }
    }
}
