import CPgQuery

/// A type of nodes, as the descriptors of libpg_query's protocol tell it.
struct TreeType: Sendable {
    struct Field: Sendable {
        enum Kind: Sendable, Equatable {
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

        func accepts(_ value: Tree.Value) -> Bool {
            switch (value, kind) {
            case (.list(let values), _): isList && values.allSatisfy(acceptsOne)
            default: !isList && acceptsOne(value)
            }
        }

        private func acceptsOne(_ value: Tree.Value) -> Bool {
            switch (value, kind) {
            case (.number, .number), (.text, .text): true
            case (.name(let name), .name(let names)): names.values.contains(name)
            case (.tree(let tree), .tree(let type)): tree.type == type || type == "Node" && TreeType.wrappers[tree.type] != nil
            default: false
            }
        }
    }

    let fields: [Field]

    /// All types by name.
    static let all: [String: TreeType] = {
        var all: [String: TreeType] = [:]
        var next = [pg_query__parse_result__descriptor]
        while let type = next.popLast() {
            let name = type.messageName
            if all[name] != nil { continue }
            let descriptors = UnsafeBufferPointer(start: type.fields, count: Int(type.n_fields))
            all[name] = TreeType(fields: descriptors.map { Field($0) })
            next += descriptors.compactMap { $0.inner }
        }
        return all
    }()

    /// For each type of node, the number of the field of `Node` that has it.
    static let wrappers: [String: UInt32] = (all["Node"]?.fields ?? []).reduce(into: [:]) { numbers, field in
        if case .tree(let type) = field.kind { numbers[type] = field.id }
    }
}

extension TreeType.Field {
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
