import Primitives
import Synchronization

/// A part of a cached value that is decoded when it is first needed. Most checks never need what explains a wrong answer.
@propertyWrapper
struct Deferred<Value: Codable & Sendable>: Codable, Sendable {
    private final class Content: Sendable {
        enum Form: Sendable {
            case bytes([UInt8])
            case value(Value)
        }

        let form: Mutex<Form>

        init(_ form: Form) { self.form = Mutex(form) }
    }

    private var content: Content

    init(wrappedValue: Value) { content = Content(.value(wrappedValue)) }

    var wrappedValue: Value {
        get {
            content.form.withLock { form in
                switch form {
                case .value(let value): return value
                case .bytes(let bytes):
                    do {
                        let value = try BinaryDecoder.value(Value.self, in: bytes[...])
                        form = .value(value)
                        return value
                    } catch {
                        // The checksum of the file was right, and this program wrote it.
                        preconditionFailure("a cached value can't be decoded: \(error)")
                    }
                }
            }
        }
        set { content = Content(.value(newValue)) }
    }

    init(from decoder: any Decoder) throws { content = Content(.bytes(try decoder.singleValueContainer().decode([UInt8].self))) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(BinaryEncoder.bytes(of: wrappedValue))
    }
}
