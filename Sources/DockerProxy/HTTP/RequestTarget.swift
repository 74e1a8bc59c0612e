import Primitives

/// A request's path and query, decoded once, and written again from what was decoded: the engine gets what the table has judged.
struct RequestTarget: Sendable {
    /// `v1.41`; empty if there is none.
    var version = ""
    /// The parts of the path after the version.
    var parts: [String]
    /// The parameters in their order.
    var query: [(name: String, value: String)] = []
}

extension RequestTarget {
    /// Parses a target in the origin form. An error if a router could take it for another path.
    init(parsing text: String) throws(HTTPError) {
        let halves = text.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        guard text.utf8.first == UInt8(ascii: "/"), text.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "#") }) else {
            throw .ambiguous("a malformed path")
        }
        guard let path = RequestTarget.decoded(halves[0], plusIsSpace: false) else { throw .ambiguous("a malformed path") }
        var parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        // Routers merge slashes and resolve dots. No object's name has such parts.
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && $0.utf8.allSatisfy { 0x21...0x7E ~= $0 } }) else {
            throw .ambiguous("the path isn't in its plain form")
        }
        let hasVersion = parts.count > 1 && parts.first.map(RequestTarget.isVersion) == true
        self.init(version: hasVersion ? parts.removeFirst() : "", parts: parts)
        guard halves.count > 1 else { return }
        // Go drops pairs that it can't read, and separates with a semicolon in some versions. https://pkg.go.dev/net/url#ParseQuery
        for pair in halves[1].split(separator: UInt8(ascii: "&")) {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard !pair.contains(UInt8(ascii: ";")), let name = RequestTarget.decoded(sides[0], plusIsSpace: true),
                let value = RequestTarget.decoded(sides.count > 1 ? sides[1] : "".utf8[...], plusIsSpace: true)
            else { throw .ambiguous("a malformed query") }
            query.append((name, value))
        }
    }

    /// The parameter's value; empty if there is none. Go takes the first of several.
    subscript(_ name: String) -> String { query.first { $0.name == name }?.value ?? "" }

    /// A Boolean parameter, as the engine reads it. https://github.com/moby/moby/blob/master/api/server/httputils/form.go
    func isTrue(_ name: String) -> Bool { !["", "0", "no", "false", "none"].contains(self[name].trimmed.lowercased()) }

    mutating func set(_ name: String, _ value: String) {
        query.removeAll { $0.name == name }
        query.append((name, value))
    }

    /// As it is sent.
    var text: String {
        let path = (version.isEmpty ? [] : [version]) + parts
        let pairs = query.map { "\($0.name.percentEncoded())=\($0.value.percentEncoded())" }
        return "/" + path.map { $0.percentEncoded(keeping: ":@") }.joined(separator: "/") + (pairs.isEmpty ? "" : "?")
            + pairs.joined(separator: "&")
    }

    /// Whether the path begins with an API version that the engine would split off.
    private static func isVersion(_ part: String) -> Bool {
        part.first == "v" && part.utf8.count > 1
            && part.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    }

    /// Before 1.24, requests meant other things: starting a container could change its mounts, for example.
    var isTooOld: Bool {
        guard !version.isEmpty else { return false }
        let numbers = version.dropFirst().split(separator: ".", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard numbers.count == 2 else { return true }
        return numbers[0] != 1 || numbers[1] < 24
    }

    /// Returns `nil` for an incomplete escape, a NUL, or bytes that aren't UTF-8.
    static func decoded(_ text: Substring.UTF8View, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst(), let low = rest.popFirst(), let value = hexadecimal(high, low), value != 0 else {
                    return nil
                }
                bytes.append(value)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ high: UInt8, _ low: UInt8) -> UInt8? {
        guard let high = Character(Unicode.Scalar(high)).hexDigitValue, let low = Character(Unicode.Scalar(low)).hexDigitValue else {
            return nil
        }
        return UInt8(high << 4 | low)
    }
}
