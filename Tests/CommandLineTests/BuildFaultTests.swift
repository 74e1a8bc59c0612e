import TestSupport
import Testing

/// Builds on an engine with too little disk space.
@Suite(.engine, .timeLimit(.minutes(10))) struct BuildFaultTests {
    @Test(.slow("an engine with a small disk is started"))
    func `a full disk during a build is named, the build leaves nothing, and the next one passes`() async throws {
        let scratch = try await ScratchEngine(megabytes: 96)
        try scratch.take("busybox:1.36")
        let calf = Calf()
        func check(_ instruction: String, builder: String) throws -> JSONValue {
            let dockerfile = calf.home.write(
                "FROM busybox:1.36\nWORKDIR /shop\nCOPY sign.txt .\n\(instruction)\nCMD [\"cat\", \"sign.txt\"]\n".utf8, to: "Dockerfile")
            let words = ["check", "dockerfile-anatomy", "mind-the-step", "--answer", dockerfile, "--run-scripts", "--json"]
            let result = calf.run(words, environment: scratch.away.merging(["DOCKER_BUILDKIT": builder]) { $1 })
            return try JSONReader.read(result.output)
        }
        for builder in ["0", "1"] {
            let full = try check("RUN dd if=/dev/zero of=stock.tar bs=1M count=300", builder: builder)
            #expect(full["verdict"]?.text == "fail", "\(full)")
            #expect(full["feedback"]?[0]?["message"]?.text?.hasPrefix("The disk is full.") == true, "\(full)")
            let left = try Neighbour.docker("images", "-aq", engine: scratch.away) + Neighbour.docker("ps", "-aq", engine: scratch.away)
            #expect(left.split(separator: "\n").count == 1, "busybox, and nothing else: \(left)")
            let small = try check("RUN dd if=/dev/zero of=stock.tar bs=1M count=3", builder: builder)
            #expect(small["verdict"]?.text == "pass", "\(small)")
        }
        #expect(calf("sandbox", "destroy").status == 0)
    }
}
