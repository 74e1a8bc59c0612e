/// A value of a YAML document with its location. Scalars are plain text; the code that reads a key interprets them.
package struct Node: Sendable, Equatable {
    /// What kind of value it is.
    package indirect enum Kind: Sendable, Equatable {
        /// `isQuoted` distinguishes `"null"` from `null`, and an empty string from a missing value.
        case scalar(String, isQuoted: Bool)
        case sequence([Node])
        /// In file order, without duplicate keys.
        case mapping([Pair])
    }

    /// A key with its value.
    package struct Pair: Sendable, Equatable {
        /// Always a scalar.
        package var key: Node
        package var value: Node

        package init(key: Node, value: Node) {
            self.key = key
            self.value = value
        }
    }

    package var kind: Kind
    /// The line on which the node starts, counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int

    package init(_ kind: Kind, line: Int, column: Int) {
        self.kind = kind
        self.line = line
        self.column = column
    }
}

extension Node {
    /// The text of a scalar; `nil` for anything else.
    package var text: String? {
        if case .scalar(let text, _) = kind { text } else { nil }
    }

    /// The nodes of a sequence; `nil` for anything else.
    package var items: [Node]? {
        if case .sequence(let items) = kind { items } else { nil }
    }

    /// The pairs of a mapping; `nil` for anything else.
    package var pairs: [Pair]? {
        if case .mapping(let pairs) = kind { pairs } else { nil }
    }

    /// Whether the value is missing, as in `key:`.
    package var isEmpty: Bool {
        if case .scalar("", isQuoted: false) = kind { true } else { false }
    }

    /// The value of a key in a mapping.
    package subscript(key: String) -> Node? { pairs?.first { $0.key.text == key }?.value }
}
