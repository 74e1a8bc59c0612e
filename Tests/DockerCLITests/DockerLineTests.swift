import DockerCLI
import Testing

@Suite struct DockerLineTests {
    private func line(_ text: String) -> DockerLine? { DockerLine(text.split(separator: " ").map { String($0) }) }

    @Test func `combined short options are read as docker reads them`() throws {
        let line = try #require(self.line("run -itdp8080:80 -e=A=1 -u root --rm --name=web busybox sh -c -v"))
        #expect(line.command == .run)
        #expect(line.values("publish") == ["8080:80"])
        #expect(line.values("env") == ["A=1"])
        #expect(line.values("user") == ["root"])
        #expect(line.values("name") == ["web"])
        #expect(line.operands == ["busybox", "sh", "-c", "-v"])
    }

    @Test func `a double dash ends the options`() {
        #expect(line("run --rm -- busybox --rm")?.operands == ["busybox", "--rm"])
        #expect(line("tag -- -x y")?.operands == ["-x", "y"])
    }

    @Test(arguments: ["", "--context", "--context x", "-H", "container", "rm -f x", "compose up"])
    func `a line that creates nothing with a name isn't read`(text: String) { #expect(line(text) == nil) }

    @Test(arguments: [
        ("data:/x", "data"), ("data:/x:ro", "data"), ("./here:/x", nil), ("/here:/x", nil), ("/x", nil), ("d:/x", nil),
    ])
    func `a named volume is found in an option`(option: String, name: String?) {
        #expect(VolumeOption.name(inVolume: option) == name)
        #expect(VolumeOption.name(inMount: "type=volume,src=shop-data,dst=/x") == "shop-data")
        #expect(VolumeOption.name(inMount: "type=bind,src=shop-data,dst=/x") == nil)
    }

    @Test(arguments: [
        ("shop", "shop:latest"), ("shop:1", "shop:1"), ("docker.io/library/shop", "shop:latest"), ("r:5000/a", "r:5000/a:latest"),
        ("a/b", "a/b:latest"), ("index.docker.io/a/b:2", "a/b:2"), ("a@sha256:0", "a@sha256:0"),
    ])
    func `an image's name is normalized as docker lists it`(name: String, full: String) { #expect(ImageName.full(name) == full) }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", nil), ("2001-09-09T01:46:40Z", 1_000_000_000), ("2001-09-09T01:46:40.5Z", 1_000_000_000.5),
        ("2001-09-09T03:46:40+02:00", 1_000_000_000), ("2001-09-09 01:46:40 +0000 UTC", 1_000_000_000), ("never", nil),
    ])
    func `the engine's times are read with their zone`(text: String, seconds: Double?) { #expect(EngineTime.seconds(of: text) == seconds) }
}
