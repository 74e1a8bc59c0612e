import Testing

@testable import DockerCLI

@Suite struct DockerLineTests {
    @Test func `combined short options are read as docker reads them`() {
        let line = DockerLine(words("run -itdp8080:80 -e=A=1 -u root --rm --name=web busybox sh -c -v"))
        #expect(line.command == .run)
        #expect(line.isWhole)
        #expect(line.has("interactive") && line.has("tty") && line.has("detach") && line.has("rm"))
        #expect(line.values("publish") == ["8080:80"])
        #expect(line.values("env") == ["A=1"])
        #expect(line.values("user") == ["root"])
        #expect(line.values("name") == ["web"])
        #expect(line.operands == ["busybox", "sh", "-c", "-v"])
    }

    @Test func `a double dash ends the options`() {
        let line = DockerLine(words("run --rm -- busybox --rm"))
        #expect(line.operands == ["busybox", "--rm"])
        #expect(DockerLine(words("rm -f -- -x y")).operands == ["-x", "y"])
    }

    @Test func `a switch can be set to false`() {
        #expect(!DockerLine(words("run --rm=false busybox")).has("rm"))
        #expect(DockerLine(words("run --rm=true busybox")).has("rm"))
    }

    @Test(arguments: ["run --newfangled x busybox", "run -Z busybox", "run --name", "run -p", "rm --what"])
    func `an unknown option makes the rest uncertain`(line: String) { #expect(!DockerLine(words(line)).isWhole) }

    @Test(arguments: ["", "--context", "--context x", "-H", "--foo run", "container", "buildx", "buildx --foo build"])
    func `a line without a known command belongs to another program`(line: String) { #expect(DockerLine(words(line)).command == .other) }

    @Test(arguments: [
        ("shop", "shop:latest"), ("shop:1", "shop:1"), ("docker.io/library/shop", "shop:latest"), ("r:5000/a", "r:5000/a:latest"),
        ("a/b", "a/b:latest"), ("index.docker.io/a/b:2", "a/b:2"), ("a@sha256:0", "a@sha256:0"),
    ])
    func `an image's name is normalized as docker lists it`(name: String, full: String) { #expect(ImageName.full(name) == full) }
}
