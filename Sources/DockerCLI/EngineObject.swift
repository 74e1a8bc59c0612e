/// An object on the engine, with the information that identifies its owner.
package struct EngineObject: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// In the order in which they can be removed.
        case container, network, volume, image
    }

    package var kind: Kind
    /// For a volume, its name.
    package var id: String
    /// Empty for an unnamed image.
    package var name: String
    /// The values of its labels.
    package var lesson = ""
    package var home = ""
    package var data = ""
    package var project = ""
    package var folder = ""
    /// A container's state: `running`, `exited`, …
    package var state = ""
    /// A container's image, as given when the container was created.
    package var image = ""

    /// When a volume was created, if that was queried.
    package var made = ""

    package init(_ kind: Kind, id: String, name: String) {
        self.kind = kind
        self.id = id
        self.name = name
    }

    /// An object with labels from `inspect`.
    package init(_ kind: Kind, id: String, name: String, labels: [String: String]) {
        self.init(kind, id: id, name: name)
        lesson = labels[CalfLabel.lesson] ?? ""
        home = labels[CalfLabel.home] ?? ""
        data = labels[CalfLabel.data] ?? ""
        project = labels[CalfLabel.composeProject] ?? ""
        folder = labels[CalfLabel.composeFolder] ?? ""
    }

    /// The name to display: its name, or its short ID.
    package var shownName: String { name.isEmpty || isAnonymousVolume ? shortID : name }

    /// The ID shortened as docker displays it.
    package var shortID: String { String((id.hasPrefix("sha256:") ? id.dropFirst("sha256:".count) : id[...]).prefix(12)) }

    /// Whether it is an anonymous volume. Engines name those with 64 hexadecimal digits.
    package var isAnonymousVolume: Bool { kind == .volume && id.utf8.count == 64 && id.allSatisfy(\.isHexDigit) }

    /// Whether it is one of the networks that every engine has.
    package var isBuiltIn: Bool { kind == .network && Self.builtInNetworks.contains(name) }

    package static let builtInNetworks: Set = ["bridge", "host", "none"]

    /// Whether a container's image is given only by its ID, as for build steps.
    package var runsBareImage: Bool {
        let id = image.hasPrefix("sha256:") ? image.dropFirst("sha256:".count) : image[...]
        return id.count >= 12 && id.allSatisfy(\.isHexDigit)
    }
}
