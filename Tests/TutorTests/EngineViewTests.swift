import EngineValues
import Sandbox
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

/// The engine pane, drawn from values.
struct EngineViewTests {
    static let inventory = Inventory(
        containers: [
            LiveContainer(
                id: "c1", name: "shop", image: "nginx:alpine", state: .running, health: .healthy,
                ports: [PublishedPort(host: 8080...8080, container: 80...80)], networks: ["front"], seconds: 4),
            LiveContainer(
                id: "c2", name: "db", image: "postgres:16-alpine", state: .running, ports: [PublishedPort(container: 5432...5432)],
                networks: ["back", "front"], volumes: ["shop-data"], seconds: 7300),
            LiveContainer(id: "c3", name: "once", image: "busybox:1.36", state: .exited, exitCode: 3, networks: ["bridge"], seconds: 300),
            LiveContainer(id: "c4", name: "theirs", image: "redis", state: .running, networks: ["bridge"], seconds: 90, isLessons: false),
        ],
        images: [
            LiveImage(id: "sha256:1111111111111111", names: ["nginx:alpine"], size: "43.2MB", isLessons: false),
            LiveImage(id: "sha256:2222222222222222", names: ["postgres:16-alpine"], size: "251MB", isLessons: false),
            LiveImage(id: "sha256:3333333333333333", names: ["busybox:1.36"], size: "1.98MB", isLessons: false),
            LiveImage(id: "sha256:4444444444444444", names: ["redis:latest"], size: "110MB", isLessons: false),
        ],
        volumes: [LiveVolume(name: "shop-data"), LiveVolume(name: "theirs", isLessons: false)],
        networks: [
            LiveNetwork(id: "n1", name: "back", isInternal: true), LiveNetwork(id: "n2", name: "front"),
            LiveNetwork(id: "n3", name: "bridge", isLessons: false), LiveNetwork(id: "n4", name: "host", driver: "host", isLessons: false),
        ])

    @Test(arguments: [(80, 24), (60, 20), (120, 30)])
    func `the note about stand-ins is never cut off, however many images there are`(width: Int, height: Int) {
        var inventory = Self.inventory
        inventory.containers = []
        inventory.standIns = ["nginx:alpine", "postgres:16-alpine", "busybox:1.36", "redis:latest", "python:3.13-alpine"]
        inventory.images += (0..<32).map { LiveImage(id: "sha256:\(String($0 + 10_000_000_000_000))", names: [], size: "1.98MB") }
        var state = EngineState()
        state.receive(inventory, at: 0)
        state.show(all: true)
        let shown = screen(state, width, height).split(separator: "\n").joined(separator: " ")
        #expect(shown.contains("differ."), "\(shown)")
    }

    @Test func `the sizes of images are in one column, with and without names`() {
        var inventory = Self.inventory
        inventory.containers = []
        inventory.images.append(LiveImage(id: "sha256:5555555555555555", names: [], size: "7.77MB"))
        var state = EngineState()
        state.receive(inventory, at: 0)
        state.show(all: true)
        let rows = screen(state, 80, 24).split(separator: "\n").map(String.init)
        let columns = ["43.2MB", "251MB", "1.98MB", "110MB", "7.77MB"].map { size in
            rows.compactMap { row in row.firstRange(of: size).map { row.distance(from: row.startIndex, to: $0.lowerBound) } }.first
        }
        #expect(Set(columns).count == 1 && columns.first != nil, "\(rows)")
    }

    static func state() -> EngineState {
        var state = EngineState()
        state.receive(inventory, at: 0)
        state.receive([
            ContainerUsage(id: "c1", processor: 3, memory: "5.1MiB"), ContainerUsage(id: "c2", processor: 120, memory: "31MiB"),
        ])
        return state
    }

    private func screen(_ state: EngineState, _ width: Int, _ height: Int, now: Int64 = 0) -> String {
        var frame = Frame(size: Size(width: width, height: height))
        EngineView(state: state, theme: .mono, isFocused: true, now: now).draw(into: &frame, in: frame.canvas.bounds)
        return frame.canvas.plainText
    }

    /// The pane at 80, 120 and 160 columns: as a tab of its own, as half of the work side, and as a column.
    static let sizes = [(80, 20), (57, 34), (42, 43), (160, 45)]

    @Test(arguments: sizes)
    func `containers, images, volumes and networks are listed, and networks are drawn`(width: Int, height: Int) {
        let state = Self.state()
        expectSnapshot(screen(state, width, height), named: "engine-\(width)x\(height)")
    }

    @Test func `a container shows its state, health, ports and resource use`() throws {
        let lines = screen(Self.state(), 160, 30).split(separator: "\n")
        let shop = try #require(lines.first { $0.contains(" shop ") })
        for part in ["●", "up 4 s, healthy", ":8080→80", "nginx:alpine", "5.1MiB", "3 %"] { #expect(shop.contains(part)) }
        let once = try #require(lines.first { $0.contains(" once ") })
        #expect(once.contains("○"))
        #expect(once.contains("exited (3)"))
    }

    @Test(arguments: sizes)
    func `no column moves or disappears when the first statistics arrive`(width: Int, height: Int) throws {
        var early = EngineState()
        early.receive(Self.inventory, at: 0)
        func places(_ state: EngineState) throws -> [Int?] {
            let line = try #require(screen(state, width, height).split(separator: "\n").first { $0.contains(" shop ") })
            return ["shop", "up 4 s", ":8080", "nginx"].map { line.firstRange(of: $0).map { line[..<$0.lowerBound].count } }
        }
        #expect(try places(early) == places(Self.state()))
    }

    @Test func `a container's age advances while nothing else happens`() {
        #expect(screen(Self.state(), 80, 24, now: 60_000).contains("up 1 min, healthy"))
    }

    @Test func `foreign objects are listed only if all objects are shown`() {
        var state = Self.state()
        #expect(!screen(state, 80, 30).contains("theirs"))
        state.show(all: true)
        #expect(screen(state, 80, 30).contains("theirs"))
        #expect(screen(state, 80, 30).contains("all ▾"))
    }

    @Test func `with a thousand containers, the selection stays visible`() {
        var state = EngineState()
        let many = (0..<1000).map { LiveContainer(id: "\($0)", name: "c\($0)", image: "busybox", state: .exited, exitCode: 0, seconds: 1) }
        state.receive(Inventory(containers: many), at: 0)
        state.marked = .init(.container, "700")
        #expect(screen(state, 80, 24).contains("▸ ○ c700 "))
    }

    @Test func `long names are shown in full if they fit, or cut with an ellipsis`() {
        let names = ["calf-compose-basics-customer-1", "calf-compose-basics-web-1"]
        let containers = names.enumerated().map { index, name in
            LiveContainer(
                id: "\(index)", name: name, image: "bookshop", state: .running,
                ports: [PublishedPort(host: 8090...8090, container: 8000...8000)], networks: ["calf-compose-basics_default"], seconds: 4)
        }
        var state = EngineState()
        state.receive(Inventory(containers: containers, networks: [LiveNetwork(id: "n", name: "calf-compose-basics_default")]), at: 0)
        state.receive([ContainerUsage(id: "1", processor: 2, memory: "13.68MiB")])
        let wide = screen(state, 80, 20)
        for words in names.map({ "● \($0) " }) + ["calf-compose-basics_default  calf-compose-basics-customer-1, calf-compose…"] {
            #expect(wide.contains(words), "\(wide)")
        }
        let narrow = screen(state, 42, 20)
        for words in ["● calf-compose-basics-custome…  up 4 s", "calf-compose-basics_default  calf-c…"] {
            #expect(narrow.contains(words), "\(narrow)")
        }
    }

    @Test func `the containers of a Compose project are listed below its name, after those without one`() throws {
        var state = EngineState()
        let containers = ["calf-shop-db-1", "calf-shop-web-1"].map {
            LiveContainer(id: $0, name: $0, image: "bookshop", project: "calf-shop", state: .running, seconds: 4)
        }
        state.receive(
            Inventory(containers: containers + [LiveContainer(id: "z", name: "zoo", image: "busybox", state: .exited, exitCode: 0)]), at: 0)
        let lines = screen(state, 60, 20).split(separator: "\n").prefix(5).map { $0.trimmingPrefix(while: { " ▸●○".contains($0) }) }
        let starts = ["containers", "zoo", "Compose project calf-shop", "db-1 ", "web-1 "]
        for (line, start) in zip(lines, starts) { #expect(line.hasPrefix(start), "\(line)") }
        state.marked = .init(.container, "calf-shop-db-1")
        #expect(state.name(of: .init(.container, "calf-shop-db-1")) == "calf-shop-db-1")
    }

    @Test func `foreign names can't draw outside their cells`() {
        var state = EngineState()
        let name = "a\u{1B}[2Jb\u{202E}\"];x"
        let container = LiveContainer(
            id: "1", name: name, image: "\u{1B}]0;x\u{7}", state: .running, ports: [PublishedPort(host: 1...1, container: 2...2)],
            networks: ["n\"];\u{1B}[H"], seconds: 1)
        state.receive(Inventory(containers: [container]), at: 0)
        let shown = screen(state, 80, 24)
        #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(shown.contains(":2"))
    }

    @Test func `without an engine the pane says why and how to fix it`() {
        var state = EngineState()
        state.standing = .gone(
            EngineTrouble(
                headline: "No container engine answers.", explanation: "The docker command is here, but the engine does not run.",
                command: "sudo systemctl start docker"))
        let shown = screen(state, 60, 20)
        #expect(shown.contains("✗ No container engine answers."))
        #expect(shown.contains("  sudo systemctl start docker"))
    }

    @Test func `a log shows its newest lines`() {
        var state = Self.state()
        state.log = EngineLog(of: "c1")
        state.log?.tail = LogTail(container: "c1", lines: (1...50).map { "GET /\($0)" })
        expectSnapshot(screen(state, 80, 20), named: "engine-logs-80x20")
    }

    @Test func `the network diagram shows a container's aliases`() {
        var state = Self.state()
        var inventory = Self.inventory
        inventory.containers[0].aliases = ["front": ["web"]]
        inventory.containers[1].aliases = ["back": ["database"], "front": ["store"]]
        state.receive(inventory, at: 0)
        expectSnapshot(screen(state, 120, 24), named: "engine-aliases-120x24")
    }

    @Test func `an action is shown as its command and what changed`() {
        var state = Self.state()
        var after = Self.inventory
        after.containers[0].state = .exited
        after.containers[0].exitCode = 137
        state.receive(
            ActionReport(
                action: EngineAction(.stop, .container, "shop"), change: InventoryChange(from: Self.inventory, to: after)))
        let shown = screen(state, 80, 24)
        #expect(shown.contains("$ docker stop shop"))
        #expect(shown.contains("container shop: running → exited (137)"))
        var without = Self.inventory
        without.containers.remove(at: 2)
        state.receive(
            ActionReport(
                action: EngineAction(.remove, .container, "once"), change: InventoryChange(from: Self.inventory, to: without)))
        #expect(screen(state, 80, 24).contains("− container once"))
    }

    @Test func `a refused action is shown with the engine's message`() {
        var state = Self.state()
        state.receive(
            ActionReport(
                action: EngineAction(.remove, .network, "front"),
                error: .refused(
                    ["network", "rm", "front"], status: 1, message: "error: network front has active endpoints\nexit status 1"),
                change: InventoryChange(from: Self.inventory, to: Self.inventory)))
        #expect(screen(state, 80, 24).contains("✗ error: network front has active endpoints"))
        #expect(screen(state, 80, 24).contains("Containers are still connected"))
    }

    @Test(arguments: [(0, 0), (1, 1), (3, 2), (20, 5)])
    func `the pane can be drawn at any size`(width: Int, height: Int) {
        var state = Self.state()
        state.log = EngineLog(of: "c1")
        #expect(screen(state, width, height).split(separator: "\n", omittingEmptySubsequences: false).count <= height + 1)
    }
}
