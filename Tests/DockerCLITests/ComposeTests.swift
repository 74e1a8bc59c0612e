import Testing

@testable import DockerCLI

@Suite struct ComposeTests {
    @Test func `the options before the subcommand say which project is meant`() {
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
        ("rm -f", false, true), ("exec web rm", false, false), ("run web", true, true),
    ])
    func `a subcommand makes, changes or looks`(line: String, makes: Bool, changes: Bool) {
        let line = ComposeLine(words(line))
        #expect(line.makes == makes && line.changes == changes)
    }

    @Test func `an option that is not known is not guessed at`() { #expect(!ComposeLine(words("--later x up")).isWhole) }

    @Test(arguments: [
        ("name: shop\nservices:\n  web:\n    name: x\n", "shop"), ("services:\n  name: x\n", nil),
        ("# name: x\nname: \"shop\" # mine\n", "shop"),
        ("name:\n", nil), ("version: '3'\r\nname: 'shop'\r\n", "shop"), ("", nil),
    ])
    func `a file names its project at the top`(text: String, name: String?) { #expect(ComposeName.inFile(text) == name) }

    @Test(arguments: [
        ("A=1\nCOMPOSE_PROJECT_NAME=shop\n", "shop"), ("COMPOSE_PROJECT_NAME = 'shop'", "shop"), ("#COMPOSE_PROJECT_NAME=x", nil),
    ])
    func `an environment file names one by a variable`(text: String, name: String?) { #expect(ComposeName.inEnvironment(text) == name) }
}
