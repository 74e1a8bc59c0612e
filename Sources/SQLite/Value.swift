/// A value as SQLite stores it. Blobs, which calf never writes, read as text.
package enum Value: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    /// An integer of any width.
    package static func int(_ value: some BinaryInteger) -> Value { .integer(Int64(value)) }

    /// Text, or NULL.
    package static func text(orNull value: String?) -> Value { value.map(Value.text) ?? .null }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
}
