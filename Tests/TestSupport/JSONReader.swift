/// A JSON value in a test. The reader is strict and doesn't share code with calf's writer, so it checks calf's output independently.
package enum JSONValue: Sendable, Equatable {
    case null, bool(Bool), number(Double), text(String), array([JSONValue]), object([String: JSONValue])

    package subscript(name: String) -> JSONValue? { if case .object(let members) = self { members[name] } else { nil } }
    package subscript(index: Int) -> JSONValue? {
        if case .array(let values) = self, values.indices.contains(index) { values[index] } else { nil }
    }
    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var number: Double? { if case .number(let number) = self { number } else { nil } }
    package var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
    package var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }
}

/// Reads exactly one JSON document (RFC 8259).
package struct JSONReader {
    /// The offset in bytes at which reading stopped.
    package struct Failure: Error { package var offset: Int }

    private var bytes: [UInt8]
    private var offset = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// Reads the one document in `text`, or throws.
    package static func read(_ text: String) throws(Failure) -> JSONValue {
        var reader = JSONReader(text)
        let value = try reader.value()
        reader.skipBlanks()
        guard reader.offset == reader.bytes.count else { throw Failure(offset: reader.offset) }
        return value
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipBlanks() { while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 } }

    private mutating func take(_ word: String) -> Bool {
        guard bytes[offset...].starts(with: word.utf8) else { return false }
        offset += word.utf8.count
        return true
    }

    private mutating func value() throws(Failure) -> JSONValue {
        skipBlanks()
        if take("null") { return .null }
        if take("true") { return .bool(true) }
        if take("false") { return .bool(false) }
        switch next {
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "["): return .array(try list(end: "]") { (reader) throws(Failure) in try reader.value() })
        case UInt8(ascii: "{"):
            let members = try list(end: "}") { (reader) throws(Failure) in
                reader.skipBlanks()
                let name = try reader.string()
                reader.skipBlanks()
                guard reader.take(":") else { throw Failure(offset: reader.offset) }
                return (name, try reader.value())
            }
            guard Set(members.map(\.0)).count == members.count else { throw Failure(offset: offset) }
            return .object(Dictionary(uniqueKeysWithValues: members))
        default: return .number(try number())
        }
    }

    private mutating func list<T>(end: String, _ item: (inout JSONReader) throws(Failure) -> T) throws(Failure) -> [T] {
        offset += 1
        var items: [T] = []
        skipBlanks()
        if take(end) { return items }
        while true {
            items.append(try item(&self))
            skipBlanks()
            if take(end) { return items }
            guard take(",") else { throw Failure(offset: offset) }
        }
    }

    private mutating func number() throws(Failure) -> Double {
        let start = offset
        while let byte = next, Array("+-.0123456789eE".utf8).contains(byte) { offset += 1 }
        guard let number = Double(String(decoding: bytes[start..<offset], as: UTF8.self)) else { throw Failure(offset: start) }
        return number
    }

    private mutating func string() throws(Failure) -> String {
        guard take("\"") else { throw Failure(offset: offset) }
        var units: [UInt16] = []
        var run: [UInt8] = []
        func flush() { units += String(decoding: run, as: UTF8.self).utf16 }
        while let byte = next {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                flush()
                return String(decoding: units, as: UTF16.self)
            case 0..<0x20: throw Failure(offset: offset)
            case UInt8(ascii: "\\"):
                flush()
                run = []
                units.append(try escape())
            default: run.append(byte)
            }
        }
        throw Failure(offset: offset)
    }

    private mutating func escape() throws(Failure) -> UInt16 {
        let plain: [Character: UInt16] = ["\"": 0x22, "\\": 0x5C, "/": 0x2F, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9]
        guard let byte = next else { throw Failure(offset: offset) }
        offset += 1
        if let unit = plain[Character(Unicode.Scalar(byte))] { return unit }
        guard byte == UInt8(ascii: "u"), offset + 4 <= bytes.count,
            let unit = UInt16(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
        else { throw Failure(offset: offset) }
        offset += 4
        return unit
    }
}
