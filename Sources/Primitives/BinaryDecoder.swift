/// Reads what `BinaryEncoder` wrote. Throws if the bytes end too early or don't match the type.
package struct BinaryDecoder {
    package static func value<Value: Decodable>(_ type: Value.Type = Value.self, in bytes: ArraySlice<UInt8>) throws -> Value {
        let input = BinaryInput(bytes)
        let value = try input.take(type)
        guard input.isAtEnd else { throw BinaryCodingError.damaged }
        return value
    }
}

package enum BinaryCodingError: Error, Sendable {
    /// The bytes don't match the type.
    case damaged
    /// The type is encoded in a way that has no fixed order.
    case unsupported
}

final class BinaryInput {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    var isAtEnd: Bool { place == bytes.endIndex }

    func take<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard let binary = type as? any BinaryValue.Type else { return try Value(from: BinaryDecoding(input: self)) }
        guard let value = try binary.take(from: self) as? Value else { throw BinaryCodingError.damaged }
        return value
    }

    func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.endIndex - place else { throw BinaryCodingError.damaged }
        defer { place += count }
        return bytes[place..<place + count]
    }

    func takeNumber() throws -> Int {
        var (number, shift) = (UInt(0), 0)
        while true {
            guard shift < UInt.bitWidth, let byte = try take(1).first else { throw BinaryCodingError.damaged }
            number |= UInt(byte & 0x7F) << UInt(shift)
            if byte < 0x80 { return Int(bitPattern: number >> 1) ^ -Int(bitPattern: number & 1) }
            shift += 7
        }
    }

    /// The number of elements that follow. Each takes at least one byte, so a damaged number can't request more than there can be.
    func takeCount() throws -> Int {
        let count = try takeNumber()
        guard count >= 0, count <= bytes.endIndex - place else { throw BinaryCodingError.damaged }
        return count
    }

    /// Reads ahead without advancing.
    func peek<Value>(_ read: (BinaryInput) throws -> Value) rethrows -> Value {
        let start = place
        defer { place = start }
        return try read(self)
    }
}

private struct BinaryDecoding: Decoder {
    let input: BinaryInput
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(BinaryFieldsReader<Key>(input: input))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw BinaryCodingError.unsupported }
    func singleValueContainer() -> any SingleValueDecodingContainer { BinarySingleValueReader(input: input) }
}

private struct BinarySingleValueReader: SingleValueDecodingContainer {
    let input: BinaryInput
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try input.take(type) }
}

private struct BinaryFieldsReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let input: BinaryInput
    var codingPath: [any CodingKey] { [] }

    /// The name of the enum case that comes next.
    var allKeys: [Key] {
        // What can't be read isn't a case.
        guard let name = try? input.peek({ try String.take(from: $0) }) else { return [] }
        return [Key(stringValue: name)].compactMap { $0 }
    }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { try input.take(1).first == 0 }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try input.take(type) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
        _ = try String.take(from: input)
        return KeyedDecodingContainer(BinaryFieldsReader<Nested>(input: input))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw BinaryCodingError.unsupported }
    func superDecoder() throws -> any Decoder { BinaryDecoding(input: input) }
    func superDecoder(forKey key: Key) throws -> any Decoder { BinaryDecoding(input: input) }
}
