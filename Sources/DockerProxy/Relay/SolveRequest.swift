import Primitives

/// What a request for a build says that concerns others: the image names that its exporters give, and the rights that it asks for.
///
/// BuildKit cuts off long field numbers, skips groups and unknown fields, and takes the last of several values. What it could read in another
/// way is refused, and so is a field that isn't known.
/// https://github.com/moby/buildkit/blob/master/api/services/control/control.proto, https://protobuf.dev/programming-guides/encoding/
struct SolveRequest {
    private(set) var names: [String] = []
    private(set) var entitlements: [String] = []
    /// The control group for the build's containers, which can be another container's.
    private(set) var cgroupParent: String?

    private enum Kind {
        case number, text, texts

        /// How the field's value is encoded.
        var wireType: UInt64 { self == .number ? 0 : 2 }
    }
    private typealias Fields = [(number: UInt64, bytes: ArraySlice<UInt8>)]

    private static let request: [UInt64: Kind] = [
        1: .text, 2: .text, 3: .text, 4: .texts, 5: .text, 6: .text, 7: .texts, 8: .text, 9: .texts, 10: .texts, 11: .number, 12: .text,
        13: .texts, 14: .number, 15: .text,
    ]
    private static let exporter: [UInt64: Kind] = [1: .text, 2: .texts]
    private static let attribute: [UInt64: Kind] = [1: .text, 2: .text]
    private static let malformed = HTTPError.ambiguous("a malformed message to the builder")

    init(_ message: ArraySlice<UInt8>) throws(HTTPError) {
        let fields = try Self.fields(of: message, Self.request)
        // Older clients name one exporter's attributes in the request.
        try addNames(in: fields.filter { $0.number == 4 })
        cgroupParent = try Self.value(of: "cgroup-parent", in: fields.filter { $0.number == 7 })
        for field in fields where field.number == 13 {
            try addNames(in: try Self.fields(of: field.bytes, Self.exporter).filter { $0.number == 2 })
        }
        for field in fields where field.number == 9 { entitlements.append(try Self.text(field.bytes)) }
    }

    /// Adds the names in an exporter's attributes.
    private mutating func addNames(in attributes: Fields) throws(HTTPError) {
        names += try Self.value(of: "name", in: attributes)?.split(separator: ",").map { $0.trimmed } ?? []
    }

    private static func value(of name: String, in attributes: Fields) throws(HTTPError) -> String? {
        var keys: Set<String> = []
        var found: String?
        for attribute in attributes {
            let sides = try fields(of: attribute.bytes, Self.attribute)
            let key = try text(sides.first { $0.number == 1 }?.bytes ?? [])
            guard keys.insert(key).inserted else { throw malformed }
            if key == name { found = try text(sides.first { $0.number == 2 }?.bytes ?? []) }
        }
        return found
    }

    private static func text(_ bytes: ArraySlice<UInt8>) throws(HTTPError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw malformed }
        return text
    }

    /// The texts and messages in a message.
    private static func fields(of message: ArraySlice<UInt8>, _ kinds: [UInt64: Kind]) throws(HTTPError) -> Fields {
        var (rest, fields, seen): (ArraySlice<UInt8>, Fields, Set<UInt64>) = (message, [], [])
        while !rest.isEmpty {
            let key = try integer(&rest)
            guard let kind = kinds[key >> 3], kind.wireType == key & 7, seen.insert(key).inserted || kind == .texts else { throw malformed }
            let value = try integer(&rest)
            if kind == .number { continue }
            guard value <= rest.count else { throw malformed }
            fields.append((key >> 3, rest.prefix(Int(value))))
            rest = rest.dropFirst(Int(value))
        }
        return fields
    }

    /// A number in its shortest form.
    private static func integer(_ rest: inout ArraySlice<UInt8>) throws(HTTPError) -> UInt64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while let byte = rest.popFirst(), shift < 63 || byte < 2 {
            value |= UInt64(byte & 0x7F) << shift
            if byte == 0, shift > 0 { break }
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        throw malformed
    }
}
