import EngineValues
import Glibc
import TestSupport
import Testing

@testable import DockerCLI
@testable import Sandbox

/// The guard in front of `docker`, on an engine with foreign objects of every kind, running and stopped, and a Compose project.
@Suite(.timeLimit(.minutes(20))) struct EngineGuardTests {
    @Test func `the table has every command listed in docker's help`() async throws {
        let engine = try Engine(environment: ProcessEnvironment.current)
        var missing: [String] = []
        var groups = [[String]()]
        while !groups.isEmpty {
            let found = try await withThrowingTaskGroup(of: [[String]].self) { tasks in
                for group in groups { tasks.addTask { try await subcommands(of: group, engine) } }
                return try await tasks.reduce(into: []) { $0 += $1 }
            }
            missing += found.filter { name in
                name != ["compose"] && !CommandTable.isGroup(name[...]) && CommandTable.find(in: name[...])?.end != name.count
            }.map { $0.joined(separator: " ") }
            groups = found.filter { $0 == ["compose"] || CommandTable.isGroup($0[...]) }
        }
        #expect(missing == [])
        #expect(CommandTable.names.count > 250)
    }

    private func subcommands(of group: [String], _ engine: Engine) async throws -> [[String]] {
        let help = try await engine.attempt(group + ["--help"]).text
        var isInside = false
        var found: [[String]] = []
        for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.first?.isLetter == true { isInside = line.lowercased().hasSuffix("commands:") }
            guard isInside, line.hasPrefix("  "), let name = line.split(separator: " ").first else { continue }
            found.append(group + [String(name.last == "*" ? name.dropLast() : name)])
        }
        return found
    }

    @Test func `no command changes foreign objects without a question`() async throws {
        try await GuardStage.with { stage in
            let lines = (GuardLines.foreign + "\n" + GuardLines.compose).split(separator: "\n").map(String.init)
            try #require(lines.count >= 250)
            try await stage.forEach(lines) { line in
                let answer = try await stage.type(line)
                #expect(answer.errorText.contains(GuardStage.refusal), "not asked about: \(line)\n\(answer.text)\(answer.errorText)")
                #expect(!answer.isSuccess || line.contains("| docker"), "\(line)")
            }
            #expect(try await stage.foreign() == stage.before)
        }
    }

    @Test func `no Compose file can hide a project from the guard`() async throws {
        try await GuardStage.with { stage in
            for folder in GuardLines.deceiving.map(stage.named) {
                _ = try await stage.type("cd '\(folder)' && docker compose down -v -t 0")
                #expect(try await stage.foreign() == stage.before, "\(folder)")
            }
        }
    }

    @Test func `a lesson doesn't take over a project that has foreign volumes`() async throws {
        try await GuardStage.with { stage in
            for command in ["-f building/compose.yaml build -q", "start"] {
                _ = try await stage.type("docker compose -p $U-ended \(command)")
            }
            let answer = try await stage.type("docker volume rm $U-ended_data")
            #expect(answer.errorText.contains(GuardStage.refusal), "\(answer.text)\(answer.errorText)")
        }
    }

    @Test func `no question is asked about commands on the lesson's own objects`() async throws {
        try await GuardStage.with { stage in
            for line in GuardLines.own.split(separator: "\n").map(String.init) {
                let answer = try await stage.type(line)
                #expect(answer.isSuccess && !answer.errorText.contains("calf:"), "\(line)\n\(answer.text)\(answer.errorText)")
            }
            #expect(try await stage.foreign() == stage.before)
        }
    }
}

/// A lesson's shell, foreign objects on the same engine, and files for Compose.
private struct GuardStage {
    /// The guard's message where it would have asked.
    static let refusal = "calf: not run, because no one is here to answer."

    let stage: OwnershipStage
    let folder = ScratchFolder()
    /// The prefixes of foreign names and of the lesson's names.
    private let others: String
    private let own: String
    private(set) var before: [String] = []

    static func with(_ body: (GuardStage) async throws -> Void) async throws {
        try await OwnershipStage.with(lesson: "guard\(UInt32.random(in: 0...UInt32.max))", isClassic: false) { stage in
            var guarded = GuardStage(stage)
            try await guarded.prepare()
            do {
                try await body(guarded)
            } catch {
                try await guarded.clear()
                throw error
            }
            try await guarded.clear()
        }
    }

    private init(_ stage: OwnershipStage) {
        self.stage = stage
        (others, own) = (stage.prefix + "-user", stage.prefix + "-own")
    }

    func named(_ text: String) -> String { text.replacing("@U", with: others).replacing("@O", with: own) }

    /// Creates the foreign objects and the lesson's objects, once for all lines.
    private mutating func prepare() async throws {
        for (path, text) in GuardFiles.texts {
            try FileSystem.makeDirectories(FileSystem.parent(of: folder.path + "/" + named(path)))
            folder.write(named(text).utf8, to: named(path))
        }
        let script = """
            set -e
            docker volume create $U-data; docker volume create $U-empty; docker network create $U-net; docker network create $U-free
            docker run -d --init --name $U-up --network $U-net -v $U-data:/data -v /anonymous busybox:1.36 sleep 10000
            docker create --name $U-down busybox:1.36 true
            docker tag busybox:1.36 $U-image:1
            printf 'FROM busybox:1.36\\nLABEL theirs=$U\\n' | docker build -q -t $U-built:1 -t $U-latest -
            docker compose -p $U-proj -f plain.yaml up -d
            docker export $U-down >archive.tar
            docker tag busybox:1.36 $U-saved:1
            docker save -o images.tar $U-saved:1
            docker rmi $U-saved:1
            printf 'FROM busybox:1.36\\nLABEL saved=$U\\n' | docker build -q -t $U-saved:1 -
            docker commit $U-down >parent
            docker compose -p $U-im -f building/compose.yaml build -q
            docker volume create --label com.docker.compose.project=$U-ended $U-ended_data
            id=$(docker image inspect -f '{{.Id}}' $U-built:1)
            mkdir fake "fake/${id#sha256:}"
            echo '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers"}}' >"fake/${id#sha256:}/c.json"
            echo "[{\\"Config\\":\\"${id#sha256:}/c.json\\",\\"RepoTags\\":[\\"$U-built:1\\"],\\"Layers\\":[]}]" >fake/manifest.json
            tar -cf fake.tar -C fake manifest.json "${id#sha256:}"
            """
        try await run(script, stage.engine.environment)
        try await run(
            "docker create --name $O-idle busybox:1.36; docker network create $O-net; docker volume create $O-data; "
                + "docker tag busybox:1.36 $O-image:1; "
                + "docker create --name $O-from $(cat parent); docker commit $O-from $O-child:1; docker rm $O-from", try learner())
        before = try await foreign()
    }

    private func clear() async throws {
        try await run("docker compose -p $U-proj -f plain.yaml down -t 0", stage.engine.environment)
        try await run("docker rmi $O-child:1; docker rmi $(cat parent) || true", stage.engine.environment)
    }

    private func run(_ script: String, _ environment: [String: String]) async throws {
        let command = CommandRun(
            ["bash", "-c", script], environment: environment.merging(["U": others, "O": own]) { $1 }, directory: folder.path)
        let done = try await command.finish(within: .seconds(120))
        try #require(done.isSuccess, "\(done.text)\(done.errorText)")
    }

    private func learner() throws -> [String: String] { try stage.scope.environment(stage.engine.environment) }

    /// Runs a line in the lesson's shell, without a terminal.
    func type(_ line: String) async throws -> FinishedCommand {
        let environment = try learner().merging(["U": others, "O": own]) { $1 }
        return try await CommandRun(["setsid", "-w", "bash", "-c", line], environment: environment, directory: folder.path)
            .finish(within: .seconds(120))
    }

    /// Runs a closure for each line, several at the same time.
    func forEach(_ lines: [String], _ body: @escaping @Sendable (String) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, line) in lines.enumerated() {
                if index >= 6 { try await group.next() }
                group.addTask { try await body(line) }
            }
            try await group.waitForAll()
        }
    }

    /// All foreign objects, with the states in which a change would show.
    func foreign() async throws -> [String] {
        let script = """
            docker ps -aq --no-trunc --filter name=$U | xargs docker inspect --format \
              '{{.Id}} {{.Name}} {{.State.Status}} {{.State.StartedAt}} {{.HostConfig.Memory}} {{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}'
            docker volume ls -q --filter name=$U
            docker network ls --no-trunc --format '{{.ID}} {{.Name}}' --filter name=$U
            docker images --no-trunc --format '{{.ID}} {{.Repository}}:{{.Tag}}' --filter "reference=$U*"
            """
        let command = CommandRun(["bash", "-c", script], environment: stage.engine.environment.merging(["U": others]) { $1 })
        return try await command.finish(within: .seconds(60)).text.split(separator: "\n").map(String.init).sorted()
    }
}
