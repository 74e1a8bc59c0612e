import DockerCLI
import EngineValues
import Primitives

/// Lists the objects of an engine, with one short command for each kind.
///
/// The format names each field: with `{{json .}}` the engine would also measure each container's disk space, which is slow.
struct InventoryReader {
    let engine: Engine
    let scope: InventoryScope

    /// Lists these kinds and stores them in the inventory.
    func read(_ kinds: Set<Inventory.Kind>, into inventory: inout Inventory) async throws(EngineError) {
        let claim = scope.claim()
        // One after the other, because four commands at the same time would cause a spike in load.
        for kind in Inventory.Kind.allCases where kinds.contains(kind) {
            switch kind {
            case .container:
                let lines = try await engine.jsonLines(["ps", "--all", "--no-trunc", "--format", InventoryReader.containerFormat])
                inventory.containers = sorted(lines.compactMap { LiveContainer($0, claim: claim) }, \.isLessons, \.name)
                try await readAliases(into: &inventory)
            case .image:
                let lines = try await engine.jsonLines(["image", "ls", "--no-trunc", "--format", InventoryReader.imageFormat])
                inventory.images = LiveImage.list(lines, claim: claim)
                inventory.standIns = try await standIns()
            case .volume:
                let lines = try await engine.jsonLines(["volume", "ls", "--format", InventoryReader.volumeFormat])
                inventory.volumes = sorted(lines.compactMap { LiveVolume($0, claim: claim) }, \.isLessons, \.name)
            case .network:
                let lines = try await engine.jsonLines(["network", "ls", "--no-trunc", "--format", InventoryReader.networkFormat])
                inventory.networks = sorted(lines.compactMap { LiveNetwork($0, claim: claim) }, \.isLessons, \.name)
            }
        }
    }

    /// More containers than this are never drawn with their names.
    private static let maxInspected = 64

    private func readAliases(into inventory: inout Inventory) async throws(EngineError) {
        // On the default network, names don't work.
        let inspected = inventory.containers.indices.filter { place in
            inventory.containers[place].isAlive && inventory.containers[place].networks != ["bridge"]
        }.prefix(InventoryReader.maxInspected)
        if inspected.isEmpty { return }
        let ids = inspected.map { inventory.containers[$0].id }
        // Fails if a container was removed since; then its event leads to another reading.
        let found = try await engine.attempt(["inspect", "--type", "container", "--format", InventoryReader.networksFormat] + ids)
        for line in found.text.split(separator: "\n") {
            let json = try Engine.read(String(line), ["inspect"])
            guard let place = inspected.first(where: { inventory.containers[$0].id == json["Id"].text }) else { continue }
            inventory.containers[place].readAliases(json["Networks"])
        }
    }

    /// The lesson's images that are stand-ins.
    private func standIns() async throws(EngineError) -> [String] {
        do throws(EngineError) {
            return try await engine.images(named: scope.images).filter(\.isStandIn).map(\.name)
        } catch .refused {
            // A lesson may contain an invalid image name.
            return []
        }
    }

    /// The lesson's first, and then by name.
    private func sorted<Item>(_ items: [Item], _ isLessons: (Item) -> Bool, _ name: (Item) -> String) -> [Item] {
        items.sorted { (isLessons($0) ? 0 : 1, name($0)) < (isLessons($1) ? 0 : 1, name($1)) }
    }

    private static let containerFormat =
        #"{"Id":{{json .ID}},"Names":{{json .Names}},"Image":{{json .Image}},"State":{{json .State}},"Status":{{json .Status}},"#
        + #""Ports":{{json .Ports}},"Networks":{{json .Networks}},"Mounts":{{json .Mounts}},"#
        + #""Check":{{json (.Label "\#(CalfLabel.check)")}},"Project":{{json (.Label "\#(CalfLabel.composeProject)")}}}"#
    private static let networksFormat = #"{"Id":{{json .Id}},"Networks":{{json .NetworkSettings.Networks}}}"#
    private static let imageFormat =
        #"{"Id":{{json .ID}},"Repository":{{json .Repository}},"Tag":{{json .Tag}},"Size":{{json .Size}}}"#
    private static let volumeFormat = #"{"Name":{{json .Name}},"Driver":{{json .Driver}},"Nonce":{{json (.Label "\#(CalfLabel.volume)")}}}"#
    private static let networkFormat =
        #"{"Id":{{json .ID}},"Name":{{json .Name}},"Driver":{{json .Driver}},"Internal":{{json .Internal}}}"#
}
