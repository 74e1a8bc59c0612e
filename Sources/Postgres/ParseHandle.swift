import CPgQuery
import Glibc

/// One run of libpg_query's parser: the tree as JSON, or what the parser objects to.
struct ParseHandle: ~Copyable {
    private let result: PgQueryParseResult

    init(parsing text: UnsafePointer<CChar>) { result = pg_query_parse(text) }

    deinit { pg_query_free_parse_result(result) }

    /// The tree's JSON.
    func json() throws(ParseFailure) -> [UInt8] {
        if let error = result.error {
            throw .syntax(message: error.pointee.message.map { String(cString: $0) } ?? "", position: Int(error.pointee.cursorpos))
        }
        guard let tree = result.parse_tree else { throw .syntax(message: "", position: 0) }
        return Array(UnsafeBufferPointer(start: tree, count: strlen(tree)).lazy.map { UInt8(bitPattern: $0) })
    }
}

/// Why there is no tree. Whether the SQL is right is another question, and the server's to answer.
package enum ParseFailure: Error, Sendable, Equatable {
    /// The parser, which may be older than the server, objects; position in characters from 1, 0 where it does not say.
    case syntax(message: String, position: Int)
    /// The text is longer than what is worth parsing.
    case tooLong
    case nulByte
}
