/// A sentence template.
///
/// `{name}` is replaced by a name. `[of {name}|somewhere]` becomes the first alternative whose names are all known, or nothing.
package struct Phrase: ExpressibleByStringLiteral, Sendable, Hashable, Codable {
    private let text: String

    package init(stringLiteral text: String) { self.text = text }

    package static func + (first: Phrase, second: Phrase) -> Phrase { Phrase(stringLiteral: first.text + second.text) }

    /// Fills in the names. Braces and brackets inside a name are not interpreted.
    package func filled(_ names: [String: String]) -> String {
        var sentence = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            sentence += Self.filled(rest[..<open], names) ?? ""
            let halves = rest[rest.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
            sentence += halves.lazy.compactMap { Self.filled($0, names) }.first ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return sentence + (Self.filled(rest, names) ?? "")
    }

    /// `nil` if a name is unknown.
    private static func filled(_ part: Substring, _ names: [String: String]) -> String? {
        var filled = ""
        var rest = part
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            guard let name = names[String(rest[rest.index(after: open)..<close])] else { return nil }
            filled += rest[..<open] + name
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
