import Testing

@testable import DockerCLI

@Suite struct LaunchLineTests {
    @Test(arguments: [
        ("sudo", "docker ps", "/usr/bin/env A=b /g/docker ps"),
        ("sudo", "-u root -E docker rm x", "-u root -E /usr/bin/env A=b /g/docker rm x"),
        ("sudo", "-n DOCKER_HOST=x docker ps", "-n DOCKER_HOST=x /usr/bin/env A=b /g/docker ps"),
        ("sudo", "--user=root -- docker-compose up", "--user=root -- /usr/bin/env A=b /g/docker-compose up"),
        ("env", "-i docker ps", "-i /usr/bin/env A=b /g/docker ps"),
        ("env", "-u X Y=z docker ps", "-u X Y=z /usr/bin/env A=b /g/docker ps"),
        ("env", "- docker ps", "- /usr/bin/env A=b /g/docker ps"),
    ])
    func `another program's docker run goes through the guard, which knows its lesson`(launcher: String, line: String, guarded: String) {
        #expect(LaunchLine(launcher, words(line)).guarded(by: "/g", ["A": "b"]) == words(guarded))
    }

    @Test(arguments: [
        ("sudo", "-u docker ls"), ("sudo", "apt install docker"), ("sudo", "/usr/bin/docker ps"), ("sudo", "-i"), ("env", ""),
        ("env", "A=docker"),
        ("env", "-u docker ls"), ("env", "bash -c docker"),
    ])
    func `all other arguments stay as typed`(launcher: String, line: String) {
        #expect(LaunchLine(launcher, words(line)).guarded(by: "/g", [:]) == nil)
        #expect(!LaunchLine(launcher, words(line)).mayRunDocker)
    }

    @Test func `an unknown option doesn't bypass the guard`() {
        #expect(LaunchLine("sudo", ["--later", "docker", "ps"]).mayRunDocker)
        #expect(LaunchLine("env", ["-S", "docker rm x"]).mayRunDocker)
        #expect(!LaunchLine("env", ["--later", "ls"]).mayRunDocker)
    }
}
