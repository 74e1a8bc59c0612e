/// The wire format of Protocol Buffers: a node is its fields, each with a number and a value.
extension Tree {
    /// A field of a node that has a value, or one value of a list.
    struct Part {
        let field: TreeType.Field
        fileprivate let number: UInt64
        fileprivate let content: ArraySlice<UInt8>
        /// Where it is in the node.
        let range: Range<Int>

        /// The value of a constant: `JOIN_LEFT`.
        var constant: String? { if case .name(let names) = field.kind { names[Int(number)] } else { nil } }

        /// A text or the name of a constant.
        var text: String? { if case .text = field.kind { String(decoding: content, as: UTF8.self) } else { constant } }

        var integer: Int? { if case .number = field.kind { Int(truncatingIfNeeded: number) } else { nil } }

        /// A node, perhaps in its wrapper.
        var message: Tree? { if case .tree(let type) = field.kind { TreeType.all[type].map { Tree($0, content) } } else { nil } }

        /// The wrapper has the node in its only field; that of a DISTINCT without ON is empty.
        var tree: Tree? {
            guard let message, message.type == "Node" else { return message }
            return message.parts.first { _ in true }?.message ?? message
        }
    }

    /// Reads the parts of a node, in the order of their numbers.
    struct Parts: Sequence, IteratorProtocol {
        let type: TreeType
        let bytes: ArraySlice<UInt8>
        private var place: Int

        init(_ type: TreeType, _ bytes: ArraySlice<UInt8>) { (self.type, self.bytes, place) = (type, bytes, bytes.startIndex) }

        mutating func next() -> Part? {
            guard place < bytes.endIndex else { return nil }
            let start = place
            let (key, number) = (varint(), varint())
            // A parser's tree has only numbers and values that start with their length.
            let content = bytes[place..<(key & 7 == 2 ? place + Int(number) : place)]
            place = content.endIndex
            return type.field(UInt32(key >> 3)).map { Part(field: $0, number: number, content: content, range: start..<place) }
        }

        private mutating func varint() -> UInt64 {
            var (number, shift): (UInt64, UInt64) = (0, 0)
            while bytes[place] > 127 {
                number |= UInt64(bytes[place] & 127) << shift
                (place, shift) = (place + 1, shift + 7)
            }
            place += 1
            return number | UInt64(bytes[place - 1]) << shift
        }
    }
}

extension TreeType.Field {
    /// This field with a value; `nil` if it can't have it.
    func bytes(_ value: Tree.Value) -> [UInt8]? {
        guard case .list(let values) = value else { return isList ? nil : one(value) }
        let all = values.compactMap(one)
        return isList && all.count == values.count ? all.flatMap(\.self) : nil
    }

    private func one(_ value: Tree.Value) -> [UInt8]? {
        switch (value, kind) {
        case (.number(let number), .number): return Self.varint(UInt64(id) << 3) + Self.varint(UInt64(bitPattern: number))
        case (.name(let name), .name(let names)):
            return names.first { $0.value == name }.map { Self.varint(UInt64(id) << 3) + Self.varint(UInt64($0.key)) }
        case (.text(let text), .text): return content(text.utf8)
        case (.tree(let tree), .tree(let type)):
            if tree.type == type { return content(tree.bytes) }
            return type == "Node" ? TreeType.wrappers[tree.type].map { content($0.content(tree.bytes)) } : nil
        default: return nil
        }
    }

    /// This field with a value that has a length.
    func content(_ bytes: some Collection<UInt8>) -> [UInt8] {
        Self.varint(UInt64(id) << 3 | 2) + Self.varint(UInt64(bytes.count)) + bytes
    }

    private static func varint(_ number: UInt64) -> [UInt8] {
        number > 127 ? [UInt8(number & 127) | 128] + varint(number >> 7) : [UInt8(number)]
    }
}
