/// A named volume that a container will use. If it doesn't exist, docker creates it without labels.
package struct VolumeWish: Sendable, Equatable {
    package var name: String
    /// Whether to create it beforehand, because the option can't specify labels.
    package var isMadeFirst: Bool

    /// The volume named by `-v`, or `nil` for a path, an anonymous volume, or an invalid option.
    package init?(volume option: String) {
        let parts = option.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[1].hasPrefix("/"), VolumeWish.isName(parts[0]) else { return nil }
        self.init(name: String(parts[0]), isMadeFirst: true)
    }

    /// The volume named by `--mount`.
    package init?(mount option: MountOption) {
        guard option.isVolume, let name = option.source, VolumeWish.isName(name[...]) else { return nil }
        self.init(name: name, isMadeFirst: false)
    }

    init(name: String, isMadeFirst: Bool) {
        self.name = name
        self.isMadeFirst = isMadeFirst
    }

    /// The engine's rules for names.
    private static func isName(_ text: Substring) -> Bool {
        guard text.utf8.count > 1, let first = text.utf8.first, isLetterOrDigit(first) else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-")].contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}

/// The value of `--mount`: one line of comma-separated fields.
package struct MountOption {
    let text: String
    private let fields: [String: String]

    /// Returns `nil` if a quote isn't closed.
    package init?(_ text: String) {
        self.text = text
        guard let values = MountOption.split(text) else { return nil }
        var fields: [String: String] = [:]
        for value in values {
            let key = value.prefix { $0 != "=" }
            let name = String(key.filter { !$0.isWhitespace }).lowercased()
            let rest = String(value.dropFirst(key.count + 1))
            if name == "volume-opt" { volumeOptions.append(rest) }
            // Of two that mean the same, the last one counts.
            fields[name == "src" ? "source" : name] = rest
        }
        self.fields = fields
    }

    var isVolume: Bool { (fields["type"] ?? "volume").lowercased() == "volume" }
    var source: String? { self["source"] }
    /// The options of a volume's driver.
    private(set) var volumeOptions: [String] = []

    subscript(_ name: String) -> String? { fields[name] }

    /// The option with labels added, which apply if the engine creates the volume.
    func labelled(_ labels: [String]) -> String {
        labels.reduce(text) { text, label in
            let field = "volume-label=\(label)"
            let isPlain = !field.contains { $0 == "," || $0 == "\"" }
            return text + ","
                + (isPlain ? field : "\"\(field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\"")
        }
    }

    private static func split(_ text: String) -> [String]? {
        var values: [String] = []
        var value = ""
        var isQuoted = false
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                values.append(value)
                value = ""
            default: value.append(character)
            }
        }
        return isQuoted ? nil : values + [value]
    }
}
