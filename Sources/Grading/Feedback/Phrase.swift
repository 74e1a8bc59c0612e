/// A sentence with gaps, as data.
///
/// `{name}` stands for a name. Of `[of {name}|somewhere]`, the first half is taken all of whose names are known; none where neither is.
struct Phrase: ExpressibleByStringLiteral, Sendable, Hashable {
    private let text: String

    init(stringLiteral text: String) { self.text = text }

    static func + (first: Phrase, second: Phrase) -> Phrase { Phrase(stringLiteral: first.text + second.text) }

    /// The sentence with these names in its gaps. What a name holds is never read as a gap.
    func filled(_ names: [String: String]) -> String {
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

    /// `nil` where a name is not known.
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
