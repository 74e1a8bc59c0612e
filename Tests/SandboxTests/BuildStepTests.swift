import Testing

@testable import Sandbox

/// The same Dockerfile built by both builders, as printed by `docker history`.
struct BuildStepTests {
    private static let steps = [
        BuildStep(keyword: "ENV", arguments: #"GREETING="hello world"     PLACE=here"#),
        BuildStep(keyword: "ENV", arguments: "PLACE here"),
        BuildStep(keyword: "WORKDIR", arguments: "/app"),
        BuildStep(keyword: "COPY", arguments: "a.txt /app/"),
        BuildStep(keyword: "RUN", arguments: "echo one > one.txt &&     echo two > two.txt"),
        BuildStep(keyword: "RUN", arguments: #"["echo", "x"]"#),
        BuildStep(keyword: "EXPOSE", arguments: "80"),
        BuildStep(keyword: "USER", arguments: "1000"),
        BuildStep(keyword: "ENTRYPOINT", arguments: #"["sh", "-c"]"#),
        BuildStep(keyword: "CMD", arguments: #"["echo hi"]"#),
    ]

    private static let classic = [
        #"/bin/sh -c #(nop)  CMD ["echo hi"]"#, #"/bin/sh -c #(nop)  ENTRYPOINT ["sh" "-c"]"#, "/bin/sh -c #(nop)  USER 1000",
        "/bin/sh -c #(nop)  EXPOSE 80", "echo x", "/bin/sh -c echo one > one.txt &&     echo two > two.txt",
        "/bin/sh -c #(nop) COPY file:679c43c79a56cffbb3b002bda3050542c152a2f09757a0f1a9578871f7cda00d in /app/ ",
        "/bin/sh -c #(nop) WORKDIR /app", "/bin/sh -c #(nop)  ENV GREETING=hello world PLACE=here", "",
    ]

    private static let buildkit = [
        #"CMD ["echo hi"]"#, #"ENTRYPOINT ["sh" "-c"]"#, "USER 1000", "EXPOSE map[80/tcp:{}]", "RUN echo x # buildkit",
        "RUN /bin/sh -c echo one > one.txt &&     echo two > two.txt # buildkit", "COPY a.txt /app/ # buildkit", "WORKDIR /app",
        "ENV GREETING=hello world PLACE=here", "",
    ]

    @Test(arguments: [("the classic builder", classic), ("buildx", buildkit)])
    func `each step of a Dockerfile is found in the history, with either builder`(_ builder: String, _ history: [String]) {
        #expect(Self.steps.allSatisfy { step in history.contains(where: step.isMeant(by:)) })
        let others = [
            BuildStep(keyword: "RUN", arguments: "echo other"), BuildStep(keyword: "EXPOSE", arguments: "81"),
            BuildStep(keyword: "CMD", arguments: #"["echo bye"]"#), BuildStep(keyword: "WORKDIR", arguments: "/srv"),
        ]
        #expect(!others.contains { step in history.contains(where: step.isMeant(by:)) })
    }

    @Test(arguments: [("the classic builder", classic), ("buildx", buildkit)])
    func `steps that were swapped since the build are noticed`(_ builder: String, _ history: [String]) {
        // The history has one entry for both lines of ENV.
        let steps = [Self.steps[0]] + Self.steps[2...]
        #expect(BuildStep.areMeant(steps, by: history))
        for index in steps.indices.dropFirst() {
            var swapped = steps
            swapped.swapAt(index - 1, index)
            #expect(!BuildStep.areMeant(swapped, by: history), "\(swapped[index])")
        }
    }

    @Test func `variables are expanded except in commands`() {
        #expect(BuildStep(keyword: "WORKDIR", arguments: "$HOME/app").isMeant(by: "WORKDIR /root/app"))
        #expect(!BuildStep(keyword: "WORKDIR", arguments: "$HOME/app").isMeant(by: "USER 1000"))
        #expect(BuildStep(keyword: "RUN", arguments: #"echo "$HOME""#).isMeant(by: #"RUN /bin/sh -c echo "$HOME" # buildkit"#))
        #expect(!BuildStep(keyword: "RUN", arguments: "echo $PATH").isMeant(by: "RUN /bin/sh -c echo $HOME # buildkit"))
    }

    @Test func `build arguments aren't part of a RUN command`() {
        let step = BuildStep(keyword: "RUN", arguments: "pip install flask")
        #expect(step.isMeant(by: "|1 VERSION=2 /bin/sh -c pip install flask"))
        #expect(step.isMeant(by: "RUN |1 VERSION=2 /bin/sh -c pip install flask # buildkit"))
    }
}
