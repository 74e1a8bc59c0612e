import EngineValues
import TestSupport
import Testing

@testable import Sandbox

/// Archives like those of `docker image save`, made with tar.
struct LayerFilesTests {
    /// Two layers, and a third that equals the second. `$1` is the layout, `$2` the tar format, `$3` a command for each layer.
    private static let script = """
        set -e
        long=$(printf 'long%.0s' $(seq 1 30))
        mkdir -p one/etc one/usr/doc one/var/cache two/etc two/usr two/app two/var/cache out
        echo root > one/etc/passwd; echo old > one/usr/doc/readme; echo 12345 > one/var/cache/a
        echo root:x > two/etc/passwd; echo "print()" > two/app/serve.py; echo deep > two/app/$long; : > two/usr/.wh.doc
        : > two/var/cache/.wh..wh..opq; echo 1 > two/var/cache/b; ln -s serve.py two/app/main
        if [ $1 = oci ]; then mkdir -p out/blobs/sha256; a=blobs/sha256/a b=blobs/sha256/b config=blobs/sha256/c; fi
        if [ $1 = podman ]; then a=a.tar b=b.tar c=b.tar config=c.json; fi
        if [ $1 = classic ]; then mkdir -p out/a out/b out/c; a=a/layer.tar b=b/layer.tar c=c/layer.tar config=c.json; fi
        tar -C one --format=$2 -cf - . | $3 > out/$a
        tar -C two --format=$2 -cf - . | $3 > out/$b
        if [ $1 = classic ]; then ln -s ../b/layer.tar out/$c; else c=$b; fi
        printf '{"history":[{"created_by":"ADD one /"},{"created_by":"ENV x=1","empty_layer":true},%s' > out/$config \\
            '{"created_by":"/bin/sh -c echo two"},{"created_by":"COPY two / # buildkit"}]}'
        echo "[{\\"Config\\":\\"$config\\",\\"Layers\\":[\\"$a\\",\\"$b\\",\\"$c\\"]}]" > out/manifest.json
        tar -C out --format=$2 -cf image.tar $(cd out; ls)
        """

    private func archive(_ layout: String, _ format: String = "gnu", packed: String = "cat") async throws -> [UInt8] {
        let folder = ScratchFolder()
        let command = CommandRun(
            ["sh", "-c", Self.script, "sh", layout, format, packed], environment: ProcessEnvironment.current, directory: folder.path)
        let finished = try await command.finish(within: .seconds(180))
        try #require(finished.isSuccess, "\(finished.errorText)")
        return folder.bytes(of: "image.tar")
    }

    private func layers(in archive: [UInt8], inPiecesOf size: Int = 65_536) throws -> [LayerFiles] {
        var image = ImageArchive()
        for start in stride(from: 0, to: archive.count, by: size) { try image.add(Array(archive[start...].prefix(size))) }
        return LayerFiles.list(try image.result())
    }

    /// Each file of a tree, with its sign.
    private func lines(_ nodes: [LayerFiles.Node], below path: String = "") -> [String] {
        nodes.flatMap { node in
            let sign: [LayerFiles.Change: String] = [.added: "+", .changed: "~", .removed: "-"]
            let own = node.change.map { ["\(sign[$0] ?? "") \(path)\(node.name) \(node.bytes)"] } ?? []
            return own + lines(node.children, below: path + node.name + "/")
        }
    }

    @Test(arguments: ["classic", "podman", "oci"], ["gnu", "pax"])
    func `each layer is compared with those below it`(layout: String, format: String) async throws {
        let layers = try layers(in: try await archive(layout, format))
        #expect(layers.map(\.instruction) == ["ADD one /", "RUN echo two", "COPY two /"])
        #expect(layers[0].counts == [.added: 8])
        #expect(layers[0].bytes == 15)
        let long = String(repeating: "long", count: 30)
        #expect(
            lines(layers[1].nodes) == [
                "+ app 13", "+ app/\(long) 5", "+ app/main 0", "+ app/serve.py 8", "~ etc/passwd 7", "- usr/doc 4", "- var/cache/a 6",
                "+ var/cache/b 2",
            ])
    }

    @Test(arguments: [1, 7, 511, 512, 4096]) func `an archive can arrive in pieces of any size`(size: Int) async throws {
        let archive = try await archive("oci")
        #expect(try layers(in: archive, inPiecesOf: size) == (try layers(in: archive)))
    }

    @Test func `compressed layers and damaged archives are refused, each with its own error`() async throws {
        let packed = try await archive("oci", packed: "gzip")
        #expect(throws: LayerFilesError.compressed) { try layers(in: packed) }
        let whole = try await archive("classic")
        #expect(throws: LayerFilesError.damaged) { try layers(in: Array(whole.prefix(whole.count / 2))) }
        #expect(throws: LayerFilesError.damaged) { try layers(in: Array("no archive at all".utf8)) }
        var wrong = whole
        wrong[100] ^= 1
        #expect(throws: LayerFilesError.damaged) { try layers(in: wrong) }
    }
}
