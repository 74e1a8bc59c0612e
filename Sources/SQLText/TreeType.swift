import CPgQuery

/// A type of nodes, as the descriptors of libpg_query's protocol tell it.
final class TreeType: Sendable {
    final class Field: Sendable {
        enum Kind: Sendable {
            case number, text
            case name([Int: String])
            /// Of this type; `Node` stands for any.
            case tree(String)
            /// Never in a parser's tree.
            case other
        }

        let id: UInt32
        let name: String
        let isList: Bool
        let kind: Kind

        fileprivate init(_ descriptor: ProtobufCFieldDescriptor) {
            id = descriptor.id
            name = String(cString: descriptor.name)
            isList = descriptor.label == PROTOBUF_C_LABEL_REPEATED
            switch descriptor.type {
            case PROTOBUF_C_TYPE_MESSAGE: kind = descriptor.inner.map { .tree($0.messageName) } ?? .other
            case PROTOBUF_C_TYPE_STRING: kind = .text
            case PROTOBUF_C_TYPE_ENUM:
                let type = descriptor.descriptor.assumingMemoryBound(to: ProtobufCEnumDescriptor.self).pointee
                let values = UnsafeBufferPointer(start: type.values, count: Int(type.n_values))
                kind = .name(Dictionary(values.map { (Int($0.value), String(cString: $0.name)) }) { first, _ in first })
            case PROTOBUF_C_TYPE_DOUBLE, PROTOBUF_C_TYPE_BYTES: kind = .other
            default: kind = .number
            }
        }
    }

    let name: String
    /// In the order of their numbers.
    let fields: [Field]

    private init(_ name: String, _ descriptors: UnsafeBufferPointer<ProtobufCFieldDescriptor>) {
        self.name = name
        fields = descriptors.map { Field($0) }
    }

    /// The field with this number. Most types have no gap in theirs.
    func field(_ id: UInt32) -> Field? {
        let index = Int(id) - 1
        return fields.indices.contains(index) && fields[index].id == id ? fields[index] : fields.first { $0.id == id }
    }

    /// All types by name.
    static let all: [String: TreeType] = {
        var all: [String: TreeType] = [:]
        var next = [pg_query__parse_result__descriptor]
        while let type = next.popLast() {
            let name = type.messageName
            if all[name] != nil { continue }
            let descriptors = UnsafeBufferPointer(start: type.fields, count: Int(type.n_fields))
            all[name] = TreeType(name, descriptors)
            next += descriptors.compactMap { $0.inner }
        }
        return all
    }()

    /// For each type of node, the field of `Node` that has it.
    static let wrappers: [String: Field] = (all["Node"]?.fields ?? []).reduce(into: [:]) { wrappers, field in
        if case .tree(let type) = field.kind { wrappers[type] = field }
    }
}

extension ProtobufCFieldDescriptor {
    /// The type of the nodes in this field.
    fileprivate var inner: ProtobufCMessageDescriptor? {
        type == PROTOBUF_C_TYPE_MESSAGE ? descriptor.assumingMemoryBound(to: ProtobufCMessageDescriptor.self).pointee : nil
    }
}

extension ProtobufCMessageDescriptor {
    /// Without the package; the short name has no underscores.
    fileprivate var messageName: String { String(String(cString: name).split(separator: ".").last ?? "") }
}
