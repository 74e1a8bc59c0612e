import CPgQuery
import Glibc

/// One run of libpg_query's parser: the parse tree as JSON, or the parser's error.
struct ParseHandle: ~Copyable {
    private let result: PgQueryParseResult

    init(parsing text: UnsafePointer<CChar>) { result = pg_query_parse(text) }

    deinit { pg_query_free_parse_result(result) }

    /// The parse tree as JSON.
    func json() throws(ParseFailure) -> [UInt8] {
        if let error = result.error {
            throw .syntax(message: error.pointee.message.map { String(cString: $0) } ?? "", position: Int(error.pointee.cursorpos))
        }
        guard let tree = result.parse_tree else { throw .syntax(message: "", position: 0) }
        return Array(UnsafeBufferPointer(start: tree, count: strlen(tree)).lazy.map { UInt8(bitPattern: $0) })
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
