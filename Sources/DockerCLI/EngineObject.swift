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
    /// The value of calf's label, which shows whose it is and proves nothing.
    package var data = ""
    /// A volume's label that tells it from an earlier one of the same name.
    package var nonce = ""

    package init(_ kind: Kind, id: String, name: String, nonce: String = "") {
        self.kind = kind
        self.id = id
        self.name = name
        self.nonce = nonce
    }

    /// An object with labels from `inspect`.
    package init(_ kind: Kind, id: String, name: String, labels: [String: String]) {
        self.init(kind, id: id, name: name)
        data = labels[CalfLabel.data] ?? ""
        nonce = labels[CalfLabel.volume] ?? ""
    }

    /// The name to display: its name, or its short ID.
    package var shownName: String { name.isEmpty || isAnonymousVolume ? shortID : name }

    /// The ID shortened as docker displays it.
    package var shortID: String { String((id.hasPrefix("sha256:") ? id.dropFirst("sha256:".count) : id[...]).prefix(12)) }

    /// Whether it is an anonymous volume.
    package var isAnonymousVolume: Bool { kind == .volume && Self.isAnonymousVolume(id) }

    /// Whether an engine generated a volume's name: 64 hexadecimal digits.
    package static func isAnonymousVolume(_ name: String) -> Bool {
        name.utf8.count == 64 && name.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }

    /// Whether it is one of the networks that every engine has.
    package var isBuiltIn: Bool { kind == .network && Self.builtInNetworks.contains(name) }

    private static let builtInNetworks: Set = ["bridge", "host", "none"]
}
