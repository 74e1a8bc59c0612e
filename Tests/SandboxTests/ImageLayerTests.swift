import Testing

@testable import Sandbox

/// The same Dockerfile built by both builders, as printed by `docker history`.
struct ImageLayerTests {
    static let steps = [
        BuildStep(line: 2, keyword: "FROM", arguments: "busybox:1.36 AS base"),
        BuildStep(line: 4, keyword: "ENV", arguments: #"GREETING="hello world"     PLACE=here"#),
        BuildStep(line: 6, keyword: "WORKDIR", arguments: "/app"),
        BuildStep(line: 7, keyword: "COPY", arguments: "a.txt /app/"),
        BuildStep(line: 8, keyword: "RUN", arguments: "echo one > one.txt &&     echo two > two.txt"),
        BuildStep(line: 10, keyword: "RUN", arguments: #"["echo", "x"]"#),
        BuildStep(line: 11, keyword: "EXPOSE", arguments: "80"),
        BuildStep(line: 12, keyword: "USER", arguments: "1000"),
        BuildStep(line: 13, keyword: "ENTRYPOINT", arguments: #"["sh", "-c"]"#),
        BuildStep(line: 14, keyword: "CMD", arguments: #"["echo hi"]"#),
        BuildStep(line: 15, keyword: "HEALTHCHECK", arguments: "--interval=5s CMD true"),
        BuildStep(line: 16, keyword: "VOLUME", arguments: "/data"),
    ]

    private static let classic = [
        #"/bin/sh -c #(nop)  VOLUME [/data]"#,
        #"/bin/sh -c #(nop)  HEALTHCHECK &{["CMD-SHELL" "true"] "5s" "0s" "0s" '\x00'}"#,
        #"/bin/sh -c #(nop)  CMD ["echo hi"]"#, #"/bin/sh -c #(nop)  ENTRYPOINT ["sh" "-c"]"#, "/bin/sh -c #(nop)  USER 1000",
        "/bin/sh -c #(nop)  EXPOSE 80", "echo x", "/bin/sh -c echo one > one.txt &&     echo two > two.txt",
        "/bin/sh -c #(nop) COPY file:679c43c79a56cffbb3b002bda3050542c152a2f09757a0f1a9578871f7cda00d in /app/ ",
        "/bin/sh -c #(nop) WORKDIR /app", "/bin/sh -c #(nop)  ENV GREETING=hello world PLACE=here", "",
    ]

    private static let buildkit = [
        "VOLUME [/data]", #"HEALTHCHECK &{["CMD-SHELL" "true"] "5s" "0s" "0s" '\x00'}"#, #"CMD ["echo hi"]"#, #"ENTRYPOINT ["sh" "-c"]"#,
        "USER 1000", "EXPOSE map[80/tcp:{}]", "RUN echo x # buildkit",
        "RUN /bin/sh -c echo one > one.txt &&     echo two > two.txt # buildkit", "COPY a.txt /app/ # buildkit", "WORKDIR /app",
        "ENV GREETING=hello world PLACE=here", "",
    ]

    private func layers(_ history: [String]) -> [ImageLayer] { history.reversed().map { ImageLayer(record: $0) } }

    @Test(arguments: [("the classic builder", classic), ("buildx", buildkit)])
    func `each build step is matched to its Dockerfile line, with either builder`(_ builder: String, _ history: [String]) {
        let found = BuildStep.lines(of: Self.steps, in: layers(history))
        #expect(found.map(\.line) == [nil, 4, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16])
    }

    @Test func `steps of the base image are matched to no line, even if they look the same`() {
        let history = ["CMD [\"python3\"]", "RUN /bin/sh -c pip install flask # buildkit", "CMD [\"python3\"]", "ENV LANG=C.UTF-8"]
        let steps = [
            BuildStep(line: 1, keyword: "FROM", arguments: "python:3.12-slim"),
            BuildStep(line: 2, keyword: "RUN", arguments: "pip install flask"),
            BuildStep(line: 3, keyword: "CMD", arguments: "[\"python3\"]"),
        ]
        #expect(BuildStep.lines(of: steps, in: layers(history)).map(\.line) == [nil, nil, 2, 3])
    }

    @Test func `a Dockerfile changed since the build is matched only to layers it created`() {
        let steps = [BuildStep(line: 2, keyword: "RUN", arguments: "echo other")]
        #expect(BuildStep.lines(of: steps, in: layers(Self.buildkit)).allSatisfy { $0.line == nil })
    }

    @Test func `build arguments aren't part of a RUN command`() {
        #expect(ImageLayer.plain("|1 VERSION=2 /bin/sh -c echo $VERSION") == "RUN echo $VERSION")
        #expect(ImageLayer.plain("RUN |1 VERSION=2 /bin/sh -c echo $VERSION # buildkit") == "RUN echo $VERSION")
    }

    @Test func `a copied file is matched by its destination`() {
        let copy = BuildStep(line: 3, keyword: "COPY", arguments: "--chown=1000 src lib /srv")
        #expect(copy.isMeant(by: ImageLayer(record: "COPY multi:67 in /srv/")))
        #expect(!copy.isMeant(by: ImageLayer(record: "COPY multi:67 in /app/")))
    }
}
