import Primitives

/// The values that documents consist of.
extension JSONValue {
    static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

    /// JSON has no notation for infinity and NaN, so these are `null`.
    static func number(_ value: Double) -> JSONValue { value.isFinite ? .number(String(value)) : .null }

    static func text(orNull text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

    static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue { .object(members.map { Member($0.key, $0.value) }) }
}
