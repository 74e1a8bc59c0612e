import Glibc
import TestSupport
import Testing

@testable import Facts

struct DockerPathsTests {
    @Test func `an answer sees docker's plugins that are there, and a link that leads nowhere keeps it from none`() {
        let folder = ScratchFolder()
        for name in ["docker", "docker/cli-plugins"] { folder.makeFolder(name) }
        let plugin = folder.write("#!/bin/sh\n".utf8, to: "elsewhere")
        let plugins = folder.path + "/docker/cli-plugins"
        symlink(plugin, plugins + "/docker-compose")
        symlink(folder.path + "/gone", plugins + "/docker-old")
        symlink(plugins + "/docker-round", plugins + "/docker-round")
        let found = Scene.dockerPaths(["DOCKER_CONFIG": folder.path + "/docker"])
        #expect(found.map { $0.split(separator: "/").last } == ["cli-plugins", "elsewhere"], "\(found)")
        #expect(Scene.dockerPaths(["HOME": folder.path + "/none"]).isEmpty)
    }
}
