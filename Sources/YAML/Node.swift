/// A value of a YAML document with its place. Scalars are text; what they mean is for the reader of the key to say.
package struct Node: Sendable, Equatable {
    /// What stands there.
    package indirect enum Kind: Sendable, Equatable {
        /// `isQuoted` tells `"null"` from `null` and the empty text from nothing.
        case scalar(String, isQuoted: Bool)
        case sequence([Node])
        /// In the order of the file; no key stands twice.
        case mapping([Pair])
    }

    /// A key and what it stands for.
    package struct Pair: Sendable, Equatable {
        /// Always a scalar.
        package var key: Node
        package var value: Node

        /// Joins the two.
        package init(key: Node, value: Node) {
            self.key = key
            self.value = value
        }
    }

    package var kind: Kind
    /// Where it begins, counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int

    /// A node at a place.
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

    /// Whether nothing stands there, as in `key:`.
    package var isEmpty: Bool {
        if case .scalar("", isQuoted: false) = kind { true } else { false }
    }

    /// What a mapping has under `key`.
    package subscript(key: String) -> Node? { pairs?.first { $0.key.text == key }?.value }
}
