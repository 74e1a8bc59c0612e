/// What an engine held at one moment: all of it, with a mark upon what is the lesson's.
package struct Inventory: Sendable, Equatable {
    /// The four kinds of things that an engine holds, in the order in which they are shown.
    package enum Kind: String, Sendable, CaseIterable, Hashable {
        case container, image, volume, network
    }

    package var containers: [LiveContainer]
    package var images: [LiveImage]
    package var volumes: [LiveVolume]
    package var networks: [LiveNetwork]
    /// How many containers there are beyond those listed.
    package var unlistedContainers: Int
    /// Those of the lesson's images that are not the real ones, but stand in for them.
    package var standIns: [String]

    /// Nothing, where nothing is given.
    package init(
        containers: [LiveContainer] = [], images: [LiveImage] = [], volumes: [LiveVolume] = [], networks: [LiveNetwork] = [],
        unlistedContainers: Int = 0, standIns: [String] = []
    ) {
        self.containers = containers
        self.images = images
        self.volumes = volumes
        self.networks = networks
        self.unlistedContainers = unlistedContainers
        self.standIns = standIns
    }

    /// No more containers than this are listed; the lesson's come first.
    package static let mostContainers = 1000

    /// Takes what was listed, the lesson's own first and both by name, and counts what is too much.
    mutating func list(_ all: [LiveContainer]) {
        let sorted = all.sorted { ($0.isLessons ? 0 : 1, $0.name) < ($1.isLessons ? 0 : 1, $1.name) }
        containers = Array(sorted.prefix(Inventory.mostContainers))
        unlistedContainers = sorted.count - containers.count
    }

    /// What is the lesson's, with the images, volumes and networks of others that its containers use.
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

    /// How many there are of a kind.
    package func count(of kind: Kind) -> Int {
        switch kind {
        case .container: containers.count + unlistedContainers
        case .image: images.count
        case .volume: volumes.count
        case .network: networks.count
        }
    }
}
