import Primitives

/// A part of a cached value that is decoded when it is first needed. Most checks never need what explains a wrong answer.
@propertyWrapper
struct Deferred<Value: Codable & Sendable>: Codable, Sendable {
    private var content: Lazy<Value>

    init(wrappedValue: Value) { content = Lazy { wrappedValue } }

    var wrappedValue: Value {
        get { content.value }
        set { content = Lazy { newValue } }
    }

    init(from decoder: any Decoder) throws {
        let bytes = try decoder.singleValueContainer().decode([UInt8].self)
        content = Lazy {
            do {
                return try BinaryDecoder.value(Value.self, in: bytes[...])
            } catch {
                // The checksum of the file was right, and this program wrote it.
                preconditionFailure("a cached value can't be decoded: \(error)")
            }
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(BinaryEncoder.bytes(of: wrappedValue))
    }
}
