/// The named volumes that a container's options mention.
package enum VolumeOption {
    /// The name in the value of `-v`, or `nil` for a path, an anonymous volume, or an invalid option.
    package static func name(inVolume option: String) -> String? {
        let parts = option.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[1].hasPrefix("/"), isName(parts[0]) else { return nil }
        return String(parts[0])
    }

    /// The name in the value of `--mount`: comma-separated fields.
    package static func name(inMount option: String) -> String? {
        var fields: [String: Substring] = [:]
        for field in option.split(separator: ",") {
            let key = field.prefix { $0 != "=" }
            fields[key == "src" ? "source" : String(key)] = field.dropFirst(key.count + 1)
        }
        guard (fields["type"] ?? "volume") == "volume", let name = fields["source"], isName(name) else { return nil }
        return String(name)
    }

    /// The engine's rules for names.
    private static func isName(_ text: Substring) -> Bool {
        guard text.utf8.count > 1, let first = text.first, first.isASCII, first.isLetter || first.isNumber else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_.-".contains($0)) }
    }
}
