import Testing

@testable import DockerCLI

@Suite struct ShimPlanTests {
    @Test(arguments: [
        "run busybox", "run -itd --name web -p8080:80 busybox sh -c true", "create busybox", "container run --rm busybox",
        "container create busybox", "network create shop", "volume create data", "volume create", "run", "run --nonsense busybox",
        "create --pull always --label a=b busybox run --label x",
    ])
    func `commands that create labeled objects get the labels after the subcommand`(line: String) {
        let line = words(line)
        let name = ["container", "network", "volume"].contains(line[0]) ? 2 : 1
        let expected = (line[..<name] + words(labels) + line[name...]).joined(separator: " ")
        #expect(becomes(line.joined(separator: " ")) == expected)
    }

    @Test(arguments: [
        "--context x run busybox", "-H tcp://h:1 run busybox", "-Htcp://h:1 run busybox", "--host=tcp://h run busybox",
        "--config /c --log-level debug -D run busybox",
        "-lwarn -c ctx --tls --tlscacert /a --tlscert=/b --tlskey /k --tlsverify run busybox",
    ])
    func `global options are found before the command`(line: String) {
        #expect(becomes(line) == line.replacing("run busybox", with: "run \(labels) busybox"))
        #expect(DockerLine(words(line)).globals == Array(words(line).dropLast(2)))
    }

    @Test(arguments: [
        "", "ps -a", "version --format {{.Server.Version}}", "images", "exec -it web run busybox", "logs -f run", "--help", "help run",
        "run --help", "create --rm --help", "--unknown run busybox", "build -t shop .", "buildx build --load .",
        "buildx --builder b build .",
        "image build .", "builder build .", "tag a b", "pull nginx", "compose up -d", "compose -p x run web", "service create nginx",
        "swarm init", "network connect run a", "volume ls", "container", "network", "-v", "--version", "run-something", "plugin install x",
    ])
    func `all other arguments stay as typed`(line: String) { #expect(becomes(line) == line) }

    @Test(arguments: [
        ("-v data:/x", ["data"]), ("-vdata:/x", ["data"]), ("-v=data:/x:ro", ["data"]), ("--volume data:/x", ["data"]),
        ("--volume=data:/x:ro,z", ["data"]), ("-itv data:/x", ["data"]), ("-v a1:/x -v b.2_c-d:/y", ["a1", "b.2_c-d"]),
        ("-dp 80:80 -e A=-v -v data:/x", ["data"]), ("-w -v -v data:/x", ["data"]),
        ("-v /data", []), ("-v /host:/x", []), ("-v ./here:/x", []), ("-v ~/x:/x", []), ("-v .:/x", []), ("-v a:/x", []),
        ("-v data:x", []), ("-v data:/x:ro:more", []), ("-v _data:/x", []), ("-v da/ta:/x", []), ("-v :/x", []), ("-e V=data:/x", []),
        ("--nonsense -v data:/x", []), ("--volume-driver nfs -v data:/x", []),
    ])
    func `a named volume is created first`(options: String, names: [String]) {
        #expect(plan("run \(options) busybox -v other:/y").volumes.filter(\.isMadeFirst).map(\.name) == names)
        #expect(becomes("run \(options) busybox") == "run \(labels) \(options) busybox")
    }

    @Test(arguments: [
        ("type=volume,src=data,dst=/x", true, "data"), ("source=data,target=/x", true, "data"), ("type=volume,dst=/x", true, nil),
        ("TYPE=volume,src=data,dst=/x,readonly", true, "data"), ("type=volume,volume-opt=o=1,src=data,dst=/x", true, "data"),
        ("source=x,src=data,dst=/x", true, "data"), ("src=x,source=data,dst=/x", true, "data"),
        ("type=bind,src=/a,dst=/x", false, nil), ("type=tmpfs,dst=/x", false, nil), ("type=volume,\"src=data,dst=/x", false, nil),
    ])
    func `a volume in --mount gets its label in place`(value: String, isVolume: Bool, name: String?) {
        let more = isVolume ? ",volume-label=io.calf.lesson=c/l,volume-label=io.calf.home=h1" : ""
        #expect(becomes("run --mount \(value) busybox") == "run \(labels) --mount \(value)\(more) busybox")
        #expect(becomes("run --mount=\(value) busybox") == "run \(labels) --mount=\(value)\(more) busybox")
        #expect(plan("run --mount \(value) busybox").volumes == (name.map { [VolumeWish(name: $0, isMadeFirst: false)] } ?? []))
    }

    @Test func `an unusual lesson name doesn't break the fields of --mount`() {
        let odd = ShimScope(lesson: "a,b/c\"d", home: "h", project: "p", journal: "/j")
        let line = DockerLine(["run", "--mount", "src=data,dst=/x", "busybox"])
        let text = ShimPlan(line, scope: odd).text(of: line)
        #expect(text[6] == "src=data,dst=/x,\"volume-label=io.calf.lesson=a,b/c\"\"d\",volume-label=io.calf.home=h")
    }

    @Test(arguments: [
        ("build -t shop .", ["shop:latest"]), ("build --tag shop:1 -t docker.io/library/web .", ["shop:1", "web:latest"]),
        ("build . -tshop", ["shop:latest"]), ("buildx build -t r.io:5000/a/b --load .", ["r.io:5000/a/b:latest"]), ("build .", []),
        ("commit web shop", ["shop:latest"]), ("commit -m x web", []), ("import - base:1", ["base:1"]), ("tag a:1 b", ["b:latest"]),
        ("image tag a b@sha256:00", ["b@sha256:00"]), ("load -i f.tar", []), ("pull nginx:alpine", []),
    ])
    func `commands that create images are recognized with the names they give`(line: String, names: [String]) {
        #expect(plan(line).makesImages)
        #expect(plan(line).imageNames == names)
    }

    @Test func `an image committed from a container doesn't inherit its labels`() {
        let line = DockerLine(["commit", "web", "shop"])
        #expect(
            ShimPlan(line, scope: scope).text(of: line) == [
                "commit", "--change", "LABEL io.calf.lesson=\"\" io.calf.home=\"\" io.calf.data=\"\"", "web", "shop",
            ])
    }

    @Test(arguments: [
        ("rm -f a b", AffectedObjects.containers(["a", "b"])), ("rm a -fv b", .containers(["a", "b"])),
        ("container rm -- -a", .containers(["-a"])),
        ("container remove a", .containers(["a"])), ("stop -t 0 a", .containers(["a"])), ("stop --time=3 a", .containers(["a"])),
        ("kill -sHUP a", .containers(["a"])), ("restart a", .containers(["a"])), ("pause a", .containers(["a"])),
        ("rename a b", .containers(["a"])), ("update --restart no a", .containers(["a"])), ("start -a a", .containers(["a"])),
        ("exec -it -e A=b a rm b", .containers(["a"])), ("cp x a:/y", .containers(["a"])), ("cp a:/x b:/y", .containers(["b"])),
        ("rm --new x a", .mentioned(["--new", "x", "a"], images: false)), ("rmi --new a", .mentioned(["--new", "a"], images: true)),
        ("rmi shop x", .images(["shop", "x"])), ("image rm --no-prune shop", .images(["shop"], prunes: false)),
        ("volume rm a", .volumes(["a"])),
        ("network rm a b", .networks(["a", "b"])), ("tag a b", .tags(["b"])), ("build -t a --tag=b .", .tags(["a", "b"])),
        ("build -o type=docker,name=a .", .tags(["a"])), ("pull -a a", .tags(["a"], isRepository: true)), ("load -i f", .archive("f")),
        ("load", .archive(nil)), ("buildx bake", .bake), ("builder prune", .buildCache),
        ("run --pull always a b", .tags(["a"])), ("run --volumes-from a:ro b", .containers(["a"])),
        ("run --network container:a --pid=container:b c", .containers(["a", "b"])), ("create --net name=a,alias=x b", .networks(["a"])),
        ("run -v /a:/s -v ./b:/x -v data:/y a", .paths(["/a", "./b"])), ("run --mount type=bind,src=./a,dst=/s a", .paths(["./a"])),
        ("volume create -o device=/a b", .paths(["/a"])), ("run --use-api-socket a", .ownerless(EnginePath.sentence)),
        ("create --net NAME=A b", .networks(["A", "a"])), ("run --network x=y,\"name=container:a\" b", .containers(["a"])),
        ("run --mount src=a,dst=/x\n,src=b c", .mentioned(["--mount", "src=a,dst=/x\n,src=b", "c"], images: false)),
        ("obliterate a", .unknownCommand("obliterate a")), ("container obliterate", .unknownCommand("container obliterate")),
        ("container prune -f", .unused(.containers, labels: [], isNarrowed: false)),
        ("volume prune", .unused(.volumes(all: false), labels: [], isNarrowed: false)),
        ("volume prune -af", .unused(.volumes(all: true), labels: [], isNarrowed: false)),
        ("volume prune --filter all=true", .unused(.volumes(all: true), labels: [], isNarrowed: true)),
        ("image prune --filter Dangling=0", .unused(.images(all: true), labels: [], isNarrowed: true)),
        ("image prune --all --filter until=1h", .unused(.images(all: true), labels: [], isNarrowed: true)),
        ("network prune --filter label=a=b", .unused(.networks, labels: ["a=b"], isNarrowed: false)),
        ("system prune", .unused(.networks, labels: [], isNarrowed: false)), ("system prune", .buildCache),
        ("--context c system prune -a --volumes", .unused(.volumes(all: false), labels: [], isNarrowed: false)),
        ("--context c system prune -a --volumes", .unused(.images(all: true), labels: [], isNarrowed: false)),
    ])
    func `commands that may affect foreign objects are checked first`(line: String, affected: AffectedObjects) {
        #expect(plan(line).affected.contains(affected), "\(plan(line).affected)")
    }

    @Test(arguments: [
        "", "rm --help", "system prune --help", "ps", "run busybox rm a", "system df", "inspect a", "logs a", "export a", "cp a:/x .",
        "container",
        "container --help", "--help rm a", "--version", "push a", "context ls", "swarm init --help", "buildx", "volume create a",
    ])
    func `commands that affect nothing are not checked`(line: String) {
        let affected = plan(line).affected.filter { ![.containers([]), .networks([]), .volumes([]), .tags([])].contains($0) }
        #expect(affected == [])
    }

    @Test(arguments: ["--help=false rm a", "-v=f rm a", "rm --help=0 a", "--version rm a", "-v rm a"])
    func `--help=false and --version don't hide a command`(line: String) { #expect(plan(line).affected.contains(.containers(["a"]))) }

    @Test(arguments: [
        "/var/run/docker.sock", "/run/../var/run//docker.sock", "/", "/var", "/var/lib/docker/volumes/x", "/run/user/1000/docker.sock",
        "/var/.",
    ])
    func `a path to the engine's socket is recognized in any spelling`(path: String) { #expect(EnginePath.holdsEngine(path)) }

    @Test(arguments: ["/home/me", "/var/www", "/var/lib/dockers", "/srv/docker.sock.d", "/tmp"])
    func `other paths aren't taken for the engine's`(path: String) { #expect(!EnginePath.holdsEngine(path)) }
}
