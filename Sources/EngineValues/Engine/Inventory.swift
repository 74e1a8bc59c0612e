/// Everything that an engine held at one moment, with the lesson's own objects marked.
package struct Inventory: Sendable, Equatable {
    /// The four kinds of engine objects, in display order.
    package enum Kind: String, Sendable, CaseIterable, Hashable {
        case container, image, volume, network
    }

    package var containers: [LiveContainer]
    package var images: [LiveImage]
    package var volumes: [LiveVolume]
    package var networks: [LiveNetwork]
    /// The lesson's images that are stand-ins for the real ones.
    package var standIns: [String]
    /// The lesson's names that objects of others have.
    package var conflicts: [NameConflict] = []

    package init(
        containers: [LiveContainer] = [], images: [LiveImage] = [], volumes: [LiveVolume] = [], networks: [LiveNetwork] = [],
        standIns: [String] = []
    ) {
        self.containers = containers
        self.images = images
        self.volumes = volumes
        self.networks = networks
        self.standIns = standIns
    }

    /// The lesson's objects, plus any other images, volumes and networks that its containers use.
    package var lessonPart: Inventory {
        let own = containers.filter(\.isLessons)
        let imageNames = Set(own.map(\.image))
        let volumeNames = Set(own.flatMap(\.volumes))
        let networkNames = Set(own.flatMap(\.networks))
        return Inventory(
            containers: own,
            images: images.filter { image in image.isLessons || imageNames.contains { image.isMeant(by: $0) } },
            volumes: volumes.filter { $0.isLessons || volumeNames.contains($0.name) },
            networks: networks.filter { $0.isLessons || networkNames.contains($0.name) }, standIns: standIns)
    }

    /// The number of objects of a kind.
    package func count(of kind: Kind) -> Int {
        switch kind {
        case .container: containers.count
        case .image: images.count
        case .volume: volumes.count
        case .network: networks.count
        }
    }
}
