/// An object of the engine, with what tells whose it is.
package struct EngineObject: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// In the order in which they can be removed.
        case container, network, volume, image
    }

    package var kind: Kind
    /// For a volume its name.
    package var id: String
    /// Empty for an image without one.
    package var name: String
    /// What the labels say.
    package var lesson = ""
    package var home = ""
    package var data = ""
    package var project = ""
    package var folder = ""
    /// A container's: `running`, `exited`, …
    package var state = ""
    /// A container's image, as it was named.
    package var image = ""

    /// When a volume was made, where that was asked for.
    package var made = ""

    /// Names an object.
    package init(_ kind: Kind, id: String, name: String) {
        self.kind = kind
        self.id = id
        self.name = name
    }

    /// From what `inspect` tells of it.
    package init(_ kind: Kind, id: String, name: String, labels: [String: String]) {
        self.init(kind, id: id, name: name)
        lesson = labels[CalfLabel.lesson] ?? ""
        home = labels[CalfLabel.home] ?? ""
        data = labels[CalfLabel.data] ?? ""
        project = labels[CalfLabel.composeProject] ?? ""
        folder = labels[CalfLabel.composeFolder] ?? ""
    }

    /// What to call it: its name, or the beginning of its id as docker shows it.
    package var shownName: String { name.isEmpty || isAnonymousVolume ? shortID : name }

    /// The beginning of its id.
    package var shortID: String { String((id.hasPrefix("sha256:") ? id.dropFirst("sha256:".count) : id[...]).prefix(12)) }

    /// Whether it is a volume that was given no name; engines name those by 64 hexadecimal digits.
    package var isAnonymousVolume: Bool { kind == .volume && id.utf8.count == 64 && id.allSatisfy(\.isHexDigit) }

    /// Whether a container runs an image by nothing but its id, as the steps of a build do.
    package var runsBareImage: Bool {
        let id = image.hasPrefix("sha256:") ? image.dropFirst("sha256:".count) : image[...]
        return id.count >= 12 && id.allSatisfy(\.isHexDigit)
    }
}
