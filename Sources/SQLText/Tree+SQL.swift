import CPgQuery

/// Trees from SQL and back, in the wire format of Protocol Buffers.
extension Tree {
    /// Longer texts are no one's exercise.
    private static let longest = 20_000
    /// The parser's and the deparser's worst-case stack usage per byte of text.
    private static let stackPerByte = 1_024
    /// Deeper trees aren't read.
    private static let deepest = 300

    /// The `ParseResult` of one or more statements; `nil` if it can't be parsed, is long, or is nested deeply.
    package init?(_ sql: String) {
        guard sql.utf8.count <= Self.longest, !sql.utf8.contains(0) else { return nil }
        let tree = DeepStack.run(bytes: sql.utf8.count * Self.stackPerByte) { () -> Tree? in
            let result = pg_query_parse_protobuf(sql)
            defer { pg_query_free_protobuf_parse_result(result) }
            guard result.error == nil, let data = result.parse_tree.data else { return nil }
            var reader = TreeReader(bytes: UnsafeRawBufferPointer(start: data, count: Int(result.parse_tree.len)))
            return reader.tree("ParseResult", depth: Self.deepest)
        }
        guard let tree = tree ?? nil else { return nil }
        self = tree
    }

    /// A `ParseResult` as SQL.
    package var sql: String? {
        guard type == "ParseResult" else { return nil }
        if !has("stmts") { return "" }
        let bytes = bytes
        return DeepStack.run(bytes: bytes.count * Self.stackPerByte) { () -> String? in
            bytes.withUnsafeBytes { bytes -> String? in
                let data = UnsafeMutablePointer(mutating: bytes.bindMemory(to: CChar.self).baseAddress)
                let result = pg_query_deparse_protobuf(PgQueryProtobuf(len: bytes.count, data: data))
                defer { pg_query_free_deparse_result(result) }
                return result.error == nil ? result.query.map { String(cString: $0) } : nil
            }
        } ?? nil
    }

    // MARK: Writing

    private var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for field in TreeType.all[type]?.fields ?? [] {
            switch fields[field.name] {
            case nil: continue
            case .list(let values)?: for value in values { Self.write(value, field, &bytes) }
            case let value?: Self.write(value, field, &bytes)
            }
        }
        return bytes
    }

    private static func write(_ value: Value, _ field: TreeType.Field, _ bytes: inout [UInt8]) {
        switch (value, field.kind) {
        case (.number(let number), _): write(UInt64(bitPattern: number), field.id, &bytes)
        case (.name(let name), .name(let names)):
            if let number = names.first(where: { $0.value == name })?.key { write(UInt64(number), field.id, &bytes) }
        case (.text(let text), _): write(Array(text.utf8), field.id, &bytes)
        case (.tree(let tree), .tree(let type)):
            guard type == "Node", let id = TreeType.wrappers[tree.type] else { return write(tree.bytes, field.id, &bytes) }
            var node: [UInt8] = []
            write(tree.bytes, id, &node)
            write(node, field.id, &bytes)
        default: break
        }
    }

    private static func write(_ number: UInt64, _ id: UInt32, _ bytes: inout [UInt8]) {
        varint(UInt64(id) << 3, &bytes)
        varint(number, &bytes)
    }

    private static func write(_ content: [UInt8], _ id: UInt32, _ bytes: inout [UInt8]) {
        varint(UInt64(id) << 3 | 2, &bytes)
        varint(UInt64(content.count), &bytes)
        bytes += content
    }

    private static func varint(_ number: UInt64, _ bytes: inout [UInt8]) {
        var rest = number
        while rest > 127 {
            bytes.append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

/// Reads a tree, field by field.
private struct TreeReader {
    let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Where a node is in the text, which says nothing about what it means.
    private static let places: Set<String> = ["location", "stmt_location", "stmt_len"]

    mutating func tree(_ name: String, depth: Int) -> Tree? {
        guard depth > 0, let type = TreeType.all[name] else { return nil }
        var fields: [String: Tree.Value] = [:]
        while place < bytes.count {
            guard let key = varint(), let field = type.fields.first(where: { $0.id == UInt32(key >> 3) }),
                let value = value(of: field, wire: key & 7, depth: depth)
            else { return nil }
            if Self.places.contains(field.name) { continue }
            if field.isList, case .list(let known)? = fields[field.name] {
                fields[field.name] = .list(known + [value])
            } else {
                fields[field.name] = field.isList ? .list([value]) : value
            }
        }
        return Tree(type: name, fields: fields)
    }

    private mutating func value(of field: TreeType.Field, wire: UInt64, depth: Int) -> Tree.Value? {
        guard let number = varint() else { return nil }
        switch (field.kind, wire) {
        case (.number, 0): return .number(Int64(bitPattern: number))
        case (.name(let names), 0): return names[Int(truncatingIfNeeded: number)].map { .name($0) }
        case (.text, 2), (.tree, 2):
            guard number <= UInt64(bytes.count - place) else { return nil }
            let part = UnsafeRawBufferPointer(rebasing: bytes[place..<place + Int(number)])
            place += Int(number)
            guard case .tree(let type) = field.kind else { return .text(String(decoding: part, as: UTF8.self)) }
            var reader = TreeReader(bytes: part)
            guard let tree = reader.tree(type, depth: depth - 1) else { return nil }
            // The wrapper has the node in its only field.
            if type == "Node", let inner = tree.fields.values.first { return inner }
            return .tree(tree)
        default: return nil
        }
    }

    private mutating func varint() -> UInt64? {
        var (number, shift): (UInt64, UInt64) = (0, 0)
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 127) << shift
            if byte < 128 { return number }
            shift += 7
        }
        return nil
    }
}
