import Testing

@testable import DockerCLI

@Suite struct ComposeTests {
    @Test func `options before the subcommand select the project`() {
        let line = ComposeLine(words("-p shop -f a.yaml --file=b.yaml --project-directory /x --profile dev --env-file e up -d -p 3"))
        #expect(line.project == "shop")
        #expect(line.files == ["a.yaml", "b.yaml"])
        #expect(line.folder == "/x")
        #expect(line.environmentFiles == ["e"])
        #expect(line.subcommand == "up")
        #expect(line.isWhole && line.makes && line.changes)
    }

    @Test(arguments: [
        ("ps", false, false), ("logs -f", false, false), ("config", false, false), ("up", true, true), ("down -v", false, true),
        ("", false, false),
        ("rm -f", false, true), ("exec web rm", false, true), ("cp a web:/b", false, true), ("obliterate", false, true),
        ("build", true, true), ("run web", true, true),
    ])
    func `a subcommand creates, changes or reads`(line: String, makes: Bool, changes: Bool) {
        let line = ComposeLine(words(line))
        #expect(line.makes == makes && line.changes == changes)
    }

    @Test func `an unknown option is never guessed`() { #expect(!ComposeLine(words("--later x up")).isWhole) }

    @Test(arguments: [
        ("up --build", true, false), ("up -d", false, false), ("build", true, false), ("watch", true, false), ("pull", false, true),
        ("up --pull=always", false, true), ("run --build web --pull always", true, true),
        ("up --pull never", false, false), ("up --pull=missing", false, false), ("build --pull", true, false),
    ])
    func `a subcommand tags other images only when it builds or pulls`(line: String, builds: Bool, pulls: Bool) {
        let line = ComposeLine(words(line))
        #expect(line.builds == builds && line.pulls == pulls)
    }

    @Test func `Compose's own configuration contains every name in its files`() throws {
        let model = try #require(
            ComposeModel(
                #"""
                {"name": "shop", "services": {
                  "web": {"build": {"tags": ["a:1"]}, "image": "b:1", "pull_policy": "build", "network_mode": "container:x",
                          "volumes_from": ["container:y:ro", "job"], "volumes": [{"type": "bind", "source": "/var/run/docker.sock"}]},
                  "job": {"build": {}}, "old": {"image": "c", "pull_policy": "always"}},
                 "volumes": {"data": {"name": "shop_data"}, "out": {"name": "theirs", "external": true}}, "networks": {"n": {"name": "shop_n"}}}
                """#))
        #expect(model.project == "shop" && model.volumes == ["shop_data", "theirs"] && model.networks == ["shop_n"])
        #expect(model.containers == ["x", "y"] && model.paths == ["/var/run/docker.sock"])
        #expect(model.namesTaken(building: false, pulling: false) == ["b:1", "a:1", "c"])
        #expect(model.namesTaken(building: true, pulling: false) == ["b:1", "a:1", "shop-job", "shop_job", "c"])
        #expect(model.images == ["b:1", "a:1", "shop-job", "shop_job", "c"])
        for text in ["", "null", "[]", "{}", #"{"name": ""}"#, "no project"] { #expect(ComposeModel(text) == nil) }
    }

    @Test(arguments: [
        ("name: shop\nservices:\n  web:\n    name: x\n", "shop"), ("services:\n  name: x\n", nil),
        ("# name: x\nname: \"shop\" # mine\n", "shop"),
        ("name:\n", nil), ("version: '3'\r\nname: 'shop'\r\n", "shop"), ("", nil),
    ])
    func `a file's top-level name is its project`(text: String, name: String?) { #expect(ComposeName.inFile(text) == name) }

    @Test(arguments: [
        ("A=1\nCOMPOSE_PROJECT_NAME=shop\n", "shop"), ("COMPOSE_PROJECT_NAME = 'shop'", "shop"), ("#COMPOSE_PROJECT_NAME=x", nil),
    ])
    func `an environment file names the project by a variable`(text: String, name: String?) {
        #expect(ComposeName.inEnvironment(text) == name)
    }
}
