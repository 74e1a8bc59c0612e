import Glibc
import TestSupport
import Testing

/// `calf images`, and the engine's part of `calf doctor`, with a real engine.
@Suite(.engine, .timeLimit(.minutes(10)), .serialized)
struct ImageCommandTests {
    private let calf = Calf()
    private let course: String

    init() {
        course = calf.home.path + "/my-course"
        precondition(calf("new", "course", course).status == 0)
    }

    /// A course with one lesson that needs these images.
    private func need(_ images: [String]) throws {
        let folder = try #require(names(in: course).first { $0.hasPrefix("1-") })
        let file = try #require(names(in: "\(course)/\(folder)").first { $0.hasSuffix(".md") })
        let text = String(decoding: calf.home.bytes(of: "my-course/\(folder)/\(file)"), as: UTF8.self)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines.removeAll { $0.hasPrefix("engine:") || $0.hasPrefix("images:") }
        lines.insert(contentsOf: ["engine: both", "images: [\(images.map { "\"\($0)\"" }.joined(separator: ", "))]"], at: 1)
        calf.home.write(lines.joined(separator: "\n").utf8, to: "my-course/\(folder)/\(file)")
    }

    private func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }

    private func images(_ words: String..., engine: [String: String] = EngineVariables.all) -> Calf.Result {
        calf.run(["images"] + words + ["--course", course], environment: engine.filter { $0.key != "HOME" })
    }

    @Test func `the list shows present and missing images, and which lesson needs them`() throws {
        try need(["busybox:1.36", "calf-no-such-image:1"])
        let list = images("list")
        #expect(list.status == 0 && list.output.contains("✓ busybox:1.36") && list.output.contains("○ calf-no-such-image:1"))
        #expect(list.output.contains("my-course/a-greeting") && list.output.contains("1 of 2 images are missing"))
        #expect(images("list", "a-greeting").output == list.output)
        #expect(images("list", "no-such-lesson").status == 2)
    }

    @Test func `images can be saved to an archive and loaded without a network`() throws {
        try need(["busybox:1.36"])
        let archive = calf.home.path + "/class.tar"
        calf.home.write("old".utf8, to: "class.tar")
        let saved = images("save", archive)
        #expect(saved.status == 0, "\(saved.errors)")
        #expect(calf.home.bytes(of: "class.tar").count > 100_000)
        let loaded = images("load", archive)
        #expect(loaded.status == 0, "\(loaded.errors)")
        #expect(loaded.output.hasSuffix("busybox:1.36\n1 image loaded.\n"))
    }

    @Test func `missing images are not saved, and a file that is not an archive is not loaded`() throws {
        try need(["busybox:1.36", "calf-no-such-image:1"])
        let saved = images("save", calf.home.path + "/class.tar")
        #expect(saved.status == 2 && saved.errors.contains("calf images pull"))
        #expect(!names(in: calf.home.path).contains("class.tar"))
        let file = calf.home.write("no archive at all".utf8, to: "noise.tar")
        #expect(images("load", file).status == 2)
        #expect(images("load", calf.home.path + "/nothing.tar").errors.contains("No such file"))
        #expect(images("save").errors.contains("missing FILE"))
        #expect(images("send").status == 2)
    }

    @Test func `an unwritable folder leaves the existing archive unchanged`() throws {
        try need(["busybox:1.36"])
        let failed = images("save", calf.home.path + "/no-such-folder/class.tar")
        #expect(failed.status == 2 && failed.errors.contains("no-such-folder"))
    }

    @Test func `a full disk is named and leaves no partial archive`() throws {
        try need(["busybox:1.36"])
        calf.home.makeFolder("small")
        let small = calf.home.path + "/small"
        let mounted = mount("tmpfs", small, "tmpfs", 0, "size=256k")
        try #require(mounted == 0, "only root can make a small disk")
        defer { umount2(small, Int32(MNT_DETACH)) }
        calf.home.write("old".utf8, to: "small/class.tar")
        let failed = images("save", small + "/class.tar")
        #expect(failed.status == 2 && failed.errors.contains("disk is full"), "\(failed.errors)")
        #expect(names(in: small).filter { !$0.hasPrefix(".") } == ["class.tar"])
        #expect(calf.home.bytes(of: "small/class.tar") == Array("old".utf8))
    }

    @Test func `a failed pull without a network is explained, with an archive as the alternative`() throws {
        try need(["registry.invalid/no/such:1"])
        let failed = images("pull")
        #expect(failed.status == 2 && failed.errors.contains("registry") && failed.errors.contains("calf images load"))
    }

    @Test func `an image name can't be an option`() throws {
        try need(["--output=/tmp/x"])
        let refused = images("pull")
        #expect(refused.status == 2 && !refused.errors.contains("fetching"))
    }

    @Test func `without Docker Engine, each command says what is wrong and how to fix it`() throws {
        try need(["busybox:1.36"])
        let none = images("list", engine: ["PATH": calf.home.path])
        #expect(none.status == 2 && none.errors.contains("No 'docker' command") && none.errors.contains("To fix it:"))
        calf.home.write("#!/bin/sh\necho '{\"Server\":{\"Components\":[{\"Name\":\"Podman Engine\"}]}}'\n".utf8, to: "docker")
        chmod(calf.home.path + "/docker", 0o755)
        let other = images("list", engine: ["PATH": calf.home.path])
        #expect(other.status == 2 && other.errors.contains("uses Podman Engine") && other.errors.contains("To fix it:"))
        let gone = images("list", engine: EngineVariables.all.merging(["DOCKER_HOST": "unix:///nowhere.sock"]) { $1 })
        #expect(gone.status == 2 && gone.errors.contains("DOCKER_HOST") && gone.errors.contains("unset DOCKER_HOST"))
    }

    @Test func `doctor finds an image for another architecture`() throws {
        defer { _ = calf("sandbox", "destroy") }
        let image = "calf-images-test-\(getpid()):1"
        let script = """
            cd "$0"; tar -c --files-from /dev/null >layer.tar; sum=$(sha256sum layer.tar | cut -d' ' -f1)
            printf '{"architecture":"s390x","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' $sum >config.json
            printf '[{"Config":"config.json","RepoTags":["%s"],"Layers":["layer.tar"]}]' "$1" >manifest.json
            tar -c manifest.json config.json layer.tar | docker load
            """
        let variables = EngineVariables.all.filter { $0.key != "PATH" }
        let made = try Tool.run(["sh", "-ec", script, calf.home.path, image], variables: variables)
        try #require(made.status == 0, "\(made.output)")
        try need([image])
        let findings = calf("doctor", "--course", course, environment: EngineVariables.all.filter { $0.key != "HOME" }).output
        #expect(findings.contains("another processor (s390x"))
        try Tool.run(["docker", "rmi", image], variables: variables)
    }

    @Test func `doctor lists engine, plugins, images and stand-ins`() throws {
        defer { _ = calf("sandbox", "destroy") }
        try need(["busybox:1.36", "calf-no-such-image:1"])
        // Compose may be in the plugins of the user's own home.
        let variables = EngineVariables.away.merging(EngineVariables.all.filter { $0.key == "PATH" }) { $1 }
        let well = calf("doctor", "--course", course, environment: variables).output
        #expect(well.contains("✓ docker") && well.contains("✓ compose") && well.contains("✓ buildx"))
        #expect(well.contains("missing: calf-no-such-image:1"))
        let isStandIn = images("list").output.contains("stand-in  ")
        #expect(well.contains("stand in for the real ones of the same name: busybox:1.36.") == isStandIn)
        let ill = calf(
            "doctor", "--course", course, "--json", environment: ["DOCKER_HOST": "tcp://127.0.0.1:1", "PATH": variables["PATH"] ?? ""])
        let findings = try #require(try JSONReader.read(ill.output)["findings"]?.array)
        let docker = try #require(findings.first { $0["name"]?.text == "docker" })
        #expect(docker["state"]?.text == "lacking" && docker["fix"]?.text == "unset DOCKER_HOST")
    }
}
