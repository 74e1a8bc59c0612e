import DockerCLI
import DockerProxy
import EngineValues
import Primitives
import Testing

@testable import Sandbox

/// The output of two versions of docker, 28.2 and 20.10, is read the same.
struct InventoryTests {
    private static let claim = LessonClaim(
        lesson: "docker/ports",
        ownership: Ownership([
            "docker/ports": [
                .container(id: "3dd69abd26af9697a5b10f9027a498534194a3e18220e8f5eb4d2dd59c4a6363"), .image(id: "sha256:70eca89c3d285a20"),
            ]
        ]))

    private func container(_ line: String) throws -> LiveContainer {
        try #require(LiveContainer(try JSONValue(parsing: line), claim: Self.claim))
    }

    /// As printed by `docker ps`.
    private func line(_ status: String, state: String = "running", ports: String = "") -> String {
        #"{"Id":"3dd69abd26af9697a5b10f9027a498534194a3e18220e8f5eb4d2dd59c4a6363","Names":"shop","Image":"nginx:alpine","#
            + #""State":"\#(state)","Status":"\#(status)","Project":"","Ports":"\#(ports)","#
            + #""Networks":"front,back","Mounts":"data"}"#
    }

    @Test func `a running container is read with its health, age, networks and volumes`() throws {
        let found = try container(line("Up 7 seconds (healthy)"))
        #expect(
            found
                == LiveContainer(
                    id: "3dd69abd26af9697a5b10f9027a498534194a3e18220e8f5eb4d2dd59c4a6363", name: "shop", image: "nginx:alpine",
                    state: .running, health: .healthy, networks: ["front", "back"], volumes: ["data"], seconds: 7))
    }

    struct StatusCase: Sendable, CustomTestStringConvertible {
        var status: String
        var seconds: Int?
        var exitCode: Int?
        var health: LiveContainer.Health?
        var testDescription: String { status }
    }

    @Test(arguments: [
        StatusCase(status: "Up Less than a second", seconds: 0),
        StatusCase(status: "Up About a minute (unhealthy)", seconds: 60, health: .unhealthy),
        StatusCase(status: "Up 2 hours (health: starting)", seconds: 7200, health: .starting),
        StatusCase(status: "Up About an hour (Paused)", seconds: 3600),
        StatusCase(status: "Exited (137) 3 weeks ago", seconds: 1_814_400, exitCode: 137),
        StatusCase(status: "Created"),
        StatusCase(status: "Restarting (1) 2 seconds ago", seconds: 2),
    ])
    func `the age and reason are read from docker's status text`(_ given: StatusCase) throws {
        let found = try container(line(given.status))
        #expect(found.seconds == given.seconds)
        #expect(found.exitCode == given.exitCode)
        #expect(found.health == given.health)
    }

    @Test func `a port published on IPv4 and IPv6 is one port`() throws {
        let found = try container(line("Up 1 second", ports: "0.0.0.0:8080-\\u003e80/tcp, :::8080-\\u003e80/tcp, [::]:8080->80/tcp"))
        #expect(found.ports.map(\.words) == [":8080→80"])
    }

    @Test func `unpublished ports, ranges and other protocols are distinguished`() throws {
        let found = try container(line("Up 1 second", ports: "5432/tcp, 127.0.0.1:18090-18092->90-92/udp"))
        #expect(found.ports.map(\.words) == ["5432", ":18090-18092→90-92/udp"])
    }

    @Test func `a container is the lesson's only if the record lists it`() throws {
        #expect(try container(line("Up 1 second")).isLessons)
        #expect(try !container(line("Up 1 second").replacing("3dd69abd26af", with: "4dd69abd26af")).isLessons)
    }

    @Test func `the lesson's objects include whatever its containers use`() {
        let inventory = Inventory(
            containers: [
                LiveContainer(id: "1", name: "shop", image: "nginx:alpine", state: .running, networks: ["bridge"], volumes: ["data"]),
                LiveContainer(id: "2", name: "mine", image: "redis", state: .running, networks: ["private"], isLessons: false),
            ],
            images: [
                LiveImage(id: "sha256:a", names: ["nginx:alpine"], size: "43MB", isLessons: false),
                LiveImage(id: "sha256:b", names: ["redis:latest"], size: "30MB", isLessons: false),
            ],
            volumes: [LiveVolume(name: "data", isLessons: false), LiveVolume(name: "other", isLessons: false)],
            networks: [LiveNetwork(id: "x", name: "bridge", isLessons: false), LiveNetwork(id: "y", name: "private", isLessons: false)])
        let part = inventory.lessonPart
        #expect(part.containers.map(\.name) == ["shop"])
        #expect(part.images.map(\.name) == ["nginx:alpine"])
        #expect(part.volumes.map(\.name) == ["data"])
        #expect(part.networks.map(\.name) == ["bridge"])
    }

    @Test func `an image with two names is one image, and one without a name is shown by id`() throws {
        let lines = try [
            #"{"Id":"sha256:70eca89c3d285a20","Repository":"shop","Tag":"1","Size":"2MB"}"#,
            #"{"Id":"sha256:70eca89c3d285a20","Repository":"shop","Tag":"latest","Size":"2MB"}"#,
            #"{"Id":"sha256:3fa4a97160537d1abade","Repository":"\u003cnone\u003e","Tag":"\u003cnone\u003e","Size":"1.98MB"}"#,
        ].map(JSONValue.init(parsing:))
        let images = LiveImage.list(lines, claim: Self.claim)
        #expect(images.map(\.names) == [["shop:1", "shop:latest"], []])
        #expect(images.map(\.name) == ["shop:1", "3fa4a9716053"])
        #expect(images.map(\.isLessons) == [true, false])
    }

    @Test func `added, removed and changed objects are reported by name`() {
        let before = Inventory(
            containers: [LiveContainer(id: "1", name: "shop", image: "i", state: .running)], volumes: [LiveVolume(name: "data")])
        let after = Inventory(
            containers: [
                LiveContainer(id: "1", name: "shop", image: "i", state: .exited, exitCode: 137),
                LiveContainer(id: "2", name: "till", image: "i", state: .created),
            ])
        let change = InventoryChange(from: before, to: after)
        #expect(
            change.differences == [
                .init(.container, "shop", .became(was: "running", now: "exited (137)")), .init(.container, "till", .came),
                .init(.volume, "data", .went),
            ])
    }

    @Test func `health checks cause no refresh, and a network event refreshes the containers on it`() {
        #expect(EngineEvent(line: #"{"status":"exec_start: /bin/sh","Type":"container","Action":"exec_start: /bin/sh -c true"}"#) == nil)
        #expect(EngineEvent(line: #"{"Type":"container","Action":"health_status: healthy"}"#)?.kinds == [.container])
        #expect(EngineEvent(line: #"{"Type":"network","Action":"connect"}"#)?.kinds == [.container, .network])
        #expect(EngineEvent(line: "warning: no JSON") == nil)
    }

    @Test func `log lines have no colors and no overwritten text`() {
        var tail = LogTail(container: "1")
        tail.add(["\u{1B}[32mok\u{1B}[0m do\u{1B}(Bne\u{1B}7", "10 %\r50 %\r100 %", "line\r", "\u{1B}"])
        #expect(tail.lines == ["ok done", "100 %", "line", ""])
        tail.add((0..<1000).map { "line \($0)" })
        #expect(tail.lines.count == LogTail.maxLines)
        #expect(tail.lines.last == "line 999")
    }

    @Test func `lines are assembled from any pieces`() {
        let collector = LineCollector(longest: 8)
        #expect(collector.take(Array("one\ntw".utf8)) == ["one"])
        #expect(collector.take(Array("o\n\nthree and more\nfo".utf8)) == ["two", "", "three an"])
        #expect(collector.take(Array("ur\n".utf8)) == ["four"])
    }

    @Test func `stats are parsed despite cursor sequences, once something was measured`() throws {
        let json = #"{"CPUPerc":"1.75%","ID":"3dd6","MemUsage":"1.535MiB / 23.54GiB","Name":"shop"}"#
        let usage = try #require(ContainerUsage(try JSONValue(parsing: json)))
        #expect(usage.processor == 1.75)
        #expect(usage.memory == "1.535MiB")
        #expect(ContainerUsage(try JSONValue(parsing: #"{"CPUPerc":"--","ID":"3dd6","MemUsage":"-- / --"}"#)) == nil)
    }

    @Test func `a command is shown as a user would type it`() {
        #expect(EngineAction(.remove, .volume, "data").command == "docker volume rm data")
        #expect(EngineAction(.stop, .container, "shop").command == "docker stop shop")
        #expect(EngineAction(.remove, .volume, "it's; rm").command == #"docker volume rm 'it'\''s; rm'"#)
    }
}
