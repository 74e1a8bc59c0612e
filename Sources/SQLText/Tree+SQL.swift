import CPgQuery

/// Trees from SQL and back.
extension Tree {
    /// Longer texts aren't parsed: the parser's time grows with the square of a tree's depth.
    private static let longest = 100_000
    /// The parser's and the deparser's worst-case stack usage per byte of text.
    private static let stackPerByte = 1_024
    /// Larger or deeper trees aren't edited or compared, because both are recursive and slow. No exercise needs them.
    private static let (largest, deepest) = (100_000, 150)

    /// The `ParseResult` of one or more statements.
    package init(parsing sql: String) throws(ParseFailure) {
        if sql.utf8.contains(0) { throw .nulByte }
        if sql.utf8.count > Self.longest { throw .tooLong }
        let outcome = DeepStack.run(bytes: sql.utf8.count * Self.stackPerByte) { () -> Result<[UInt8], ParseFailure> in
            let result = pg_query_parse_protobuf(sql)
            defer { pg_query_free_protobuf_parse_result(result) }
            if let error = result.error?.pointee {
                let message = error.message.map { String(cString: $0) } ?? ""
                return .failure(.syntax(message: message, position: Int(error.cursorpos)))
            }
            return .success(Array(UnsafeRawBufferPointer(start: result.parse_tree.data, count: Int(result.parse_tree.len))))
        }
        guard let outcome, let type = TreeType.all["ParseResult"] else { throw .tooLong }
        let bytes = try outcome.get()
        self.init(type, bytes[...])
    }

    /// A tree to edit; `nil` for a text that can't be parsed, is long, or is nested deeply.
    package init?(_ sql: String) {
        do throws(ParseFailure) { self = try Tree(parsing: sql) } catch { return nil }
        guard isEditable else { return nil }
    }

    /// Whether it's small and flat enough to edit, compare, and write back.
    package var isEditable: Bool {
        if bytes.count > Self.largest { return false }
        var level = [self]
        for _ in 0..<Self.deepest where !level.isEmpty { level = level.flatMap { $0.children.map(\.tree) } }
        return level.isEmpty
    }

    /// A `ParseResult` as SQL.
    package var sql: String? {
        guard type == "ParseResult" else { return nil }
        if !has("stmts") { return "" }
        let bytes = meaning
        return DeepStack.run(bytes: bytes.count * Self.stackPerByte) { () -> String? in
            bytes.withUnsafeBytes { bytes -> String? in
                let data = UnsafeMutablePointer(mutating: bytes.bindMemory(to: CChar.self).baseAddress)
                let result = pg_query_deparse_protobuf(PgQueryProtobuf(len: bytes.count, data: data))
                defer { pg_query_free_deparse_result(result) }
                return result.error == nil ? result.query.map { String(cString: $0) } : nil
            }
        } ?? nil
    }
}

/// Why there is no parse tree. Only the server can tell whether the SQL is valid.
package enum ParseFailure: Error, Sendable, Equatable {
    /// The parser, which may be older than the server, reports an error. The position is in characters from 1, or 0 if unknown.
    case syntax(message: String, position: Int)
    /// The text is too long to parse.
    case tooLong
    case nulByte
}
