/// Encodes values as bytes to be read again by the same program: fields in order, without names. `BinaryDecoder` reads them.
///
/// The bytes do not describe themselves. The caller has to record which program wrote them.
package struct BinaryEncoder {
    /// Throws what a type's own `encode(to:)` throws. Also throws for a type that needs a container without a fixed order.
    package static func bytes(of value: some Encodable) throws -> [UInt8] {
        let output = BinaryOutput()
        try output.put(value)
        return output.bytes
    }
}

/// A type that is not encoded field by field, such as a number, a string or a collection.
protocol BinaryValue {
    func put(to output: BinaryOutput) throws
    static func take(from input: BinaryInput) throws -> Self
}

final class BinaryOutput {
    private(set) var bytes: [UInt8] = []

    func put<Value: Encodable>(_ value: Value) throws {
        if let value = value as? any BinaryValue { return try value.put(to: self) }
        try value.encode(to: BinaryEncoding(output: self))
    }

    func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Small numbers take one byte, positive or negative.
    func append(number: Int) {
        var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

private struct BinaryEncoding: Encoder {
    let output: BinaryOutput
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(BinaryFields<Key>(output: output))
    }

    /// Arrays and sets encode themselves.
    func unkeyedContainer() -> any UnkeyedEncodingContainer { preconditionFailure("a type with a container of its own is not supported") }

    func singleValueContainer() -> any SingleValueEncodingContainer { BinarySingleValue(output: output) }
}

private struct BinarySingleValue: SingleValueEncodingContainer {
    let output: BinaryOutput
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() throws { throw BinaryCodingError.unsupported }
    mutating func encode<Value: Encodable>(_ value: Value) throws { try output.put(value) }
}

private struct BinaryFields<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let output: BinaryOutput
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil(forKey key: Key) throws { throw BinaryCodingError.unsupported }
    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try output.put(value) }

    // Without these, fields that are nil would be left out. The generic overload replaces none of the others. Cached values have no
    // optional numbers of other types.
    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try output.put(value) }
    mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws { try output.put(value) }
    mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try output.put(value) }
    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try output.put(value) }
    mutating func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try output.put(value) }
    mutating func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws { try output.put(value) }

    /// An enum case: its name, then its values.
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
        key.stringValue.put(to: output)
        return KeyedEncodingContainer(BinaryFields<Nested>(output: output))
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        BinaryEncoding(output: output).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { BinaryEncoding(output: output) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { BinaryEncoding(output: output) }
}
