package import DockerCLI

/// An object on the engine, identified by what the engine never gives to another.
package struct OwnedItem: Sendable, Hashable {
    /// In the order in which they can be removed.
    package enum Kind: String, Sendable, CaseIterable {
        case container, network, volume
        /// A name, as long as it names an image. The image itself may have another owner.
        case name
        case image
        /// An image that a build of the lesson's gave, but that already existed and had someone's name. Once only the lesson's names are left,
        /// it is removed with the last one. It isn't the lesson's before that.
        case sharedImage = "shared-image"
    }

    package var kind: Kind
    /// The ID, or the name of a volume or an image.
    package var key: String
    /// What the name means, because it can be used again: a volume's label ``CalfLabel/volume``, or an image's ID. Empty for an anonymous volume,
    /// whose name is random.
    package var mark = ""

    package static func container(id: String) -> OwnedItem { OwnedItem(kind: .container, key: id) }
    package static func network(id: String) -> OwnedItem { OwnedItem(kind: .network, key: id) }
    package static func volume(name: String, nonce: String) -> OwnedItem { OwnedItem(kind: .volume, key: name, mark: nonce) }
    package static func image(id: String) -> OwnedItem { OwnedItem(kind: .image, key: id) }
    package static func sharedImage(id: String) -> OwnedItem { OwnedItem(kind: .sharedImage, key: id) }
    package static func imageName(_ name: String, id: String) -> OwnedItem { OwnedItem(kind: .name, key: name, mark: id) }
}

extension EngineObject {
    /// How the record may list it.
    package var items: Set<OwnedItem> {
        switch kind {
        case .container: [.container(id: id)]
        case .network: [.network(id: id)]
        case .volume: [.volume(name: id, nonce: nonce)]
        case .image: name.isEmpty ? [.image(id: id)] : [.image(id: id), .imageName(name, id: id)]
        }
    }
}
