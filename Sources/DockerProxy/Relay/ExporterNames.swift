import Primitives

/// The image names that a message to the builder gives: the values of `name` in an exporter's attributes.
///
/// Which message it is can't be known, because the path may only refer to an earlier one. So every attribute with that key counts, in
/// any message. https://protobuf.dev/programming-guides/encoding/
enum ExporterNames {
    /// How deep the attributes are in a message: `SolveRequest.Exporters[].Attrs[]`.
    private static let depth = 2

    static func given(by message: ArraySlice<UInt8>) throws(HTTPError) -> [String] {
        guard let fields = fields(of: message) else { throw .ambiguous("a malformed message") }
        return names(in: fields, depth)
    }

    private static func names(in fields: [(number: UInt64, bytes: ArraySlice<UInt8>)], _ depth: Int) -> [String] {
        var names: [String] = []
        if fields.contains(where: { $0.number == 1 && $0.bytes.elementsEqual("name".utf8) }) {
            for field in fields where field.number == 2 {
                names += String(decoding: field.bytes, as: UTF8.self).split(separator: ",").map { $0.trimmed }
            }
        }
        guard depth > 0 else { return names }
        return names + fields.flatMap { field in Self.fields(of: field.bytes).map { Self.names(in: $0, depth - 1) } ?? [] }
    }

    /// The texts and messages in a message; `nil` if it isn't one. What is in a group counts as being outside.
    static func fields(of message: ArraySlice<UInt8>) -> [(number: UInt64, bytes: ArraySlice<UInt8>)]? {
        var (rest, fields) = (message, [(number: UInt64, bytes: ArraySlice<UInt8>)]())
        while !rest.isEmpty {
            guard let key = integer(&rest) else { return nil }
            switch key & 7 {
            case 0: guard integer(&rest) != nil else { return nil }
            case 1, 5:
                let count = key & 7 == 1 ? 8 : 4
                guard rest.count >= count else { return nil }
                rest = rest.dropFirst(count)
            case 2:
                guard let count = integer(&rest), count <= rest.count else { return nil }
                fields.append((key >> 3, rest.prefix(Int(count))))
                rest = rest.dropFirst(Int(count))
            case 3, 4: continue
            default: return nil
            }
        }
        return fields
    }

    private static func integer(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while shift < 64, let byte = rest.popFirst() {
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        return nil
    }
}
