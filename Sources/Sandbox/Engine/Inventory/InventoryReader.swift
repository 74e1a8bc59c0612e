import DockerCLI

/// Lists what an engine holds, one short command for each kind.
///
/// The lists are asked for field by field: with `{{json .}}` the engine would also measure each container's disk space, which takes long.
struct InventoryReader {
    let engine: Engine
    let scope: InventoryScope

    /// Reads these kinds anew into the inventory.
    func read(_ kinds: Set<Inventory.Kind>, into inventory: inout Inventory) async throws(EngineError) {
        let claim = scope.claim()
        // One after the other: four commands at once would only make the machine jump.
        for kind in Inventory.Kind.allCases where kinds.contains(kind) {
            switch kind {
            case .container:
                let lines = try await engine.jsonLines(["ps", "--all", "--no-trunc", "--format", InventoryReader.containerFormat])
                inventory.list(lines.compactMap { LiveContainer($0, claim: claim) })
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

    /// The lesson's images that are stand-ins.
    private func standIns() async throws(EngineError) -> [String] {
        do throws(EngineError) {
            return try await engine.images(named: scope.images).filter(\.isStandIn).map(\.name)
        } catch .refused {
            // A lesson can name an image as no engine understands it.
            return []
        }
    }

    private func sorted<Item>(_ items: [Item], _ isLessons: (Item) -> Bool, _ name: (Item) -> String) -> [Item] {
        items.sorted { (isLessons($0) ? 0 : 1, name($0)) < (isLessons($1) ? 0 : 1, name($1)) }
    }

    private static let labels =
        #""Lesson":{{json (.Label "\#(CalfLabel.lesson)")}},"Home":{{json (.Label "\#(CalfLabel.home)")}},"#
        + #""Project":{{json (.Label "\#(CalfLabel.composeProject)")}},"Folder":{{json (.Label "\#(CalfLabel.composeFolder)")}}"#
    private static let containerFormat =
        #"{"Id":{{json .ID}},"Names":{{json .Names}},"Image":{{json .Image}},"State":{{json .State}},"Status":{{json .Status}},"#
        + #""Ports":{{json .Ports}},"Networks":{{json .Networks}},"Mounts":{{json .Mounts}},"# + labels + "}"
    private static let imageFormat =
        #"{"Id":{{json .ID}},"Repository":{{json .Repository}},"Tag":{{json .Tag}},"Size":{{json .Size}}}"#
    private static let volumeFormat = #"{"Name":{{json .Name}},"Driver":{{json .Driver}},"# + labels + "}"
    private static let networkFormat =
        #"{"Id":{{json .ID}},"Name":{{json .Name}},"Driver":{{json .Driver}},"Internal":{{json .Internal}},"# + labels + "}"
}
