import CPgQuery

/// A token with the scanner's code for it.
struct RawToken {
    var start: Int
    var end: Int
    var code: UInt32
    /// The kind of keyword, from 1: unreserved, column name, type or function name, reserved; 0 if it isn't a keyword.
    var keyword: UInt8
    /// Whether the input ended before the token did.
    var isOpen = false

    /// Single-character tokens use their ASCII code.
    static let backslash = UInt32(UInt8(ascii: "\\"))
    static let semicolon = UInt32(UInt8(ascii: ";"))
    static let colon = UInt32(UInt8(ascii: ":"))
    static let openParenthesis = UInt32(UInt8(ascii: "("))
    static let closeParenthesis = UInt32(UInt8(ascii: ")"))

    static let identifier = PG_QUERY__TOKEN__IDENT.rawValue
    static let unicodeIdentifier = PG_QUERY__TOKEN__UIDENT.rawValue
    static let float = PG_QUERY__TOKEN__FCONST.rawValue
    static let integer = PG_QUERY__TOKEN__ICONST.rawValue
    static let string = PG_QUERY__TOKEN__SCONST.rawValue
    static let unicodeString = PG_QUERY__TOKEN__USCONST.rawValue
    static let bitString = PG_QUERY__TOKEN__BCONST.rawValue
    static let hexString = PG_QUERY__TOKEN__XCONST.rawValue
    static let parameter = PG_QUERY__TOKEN__PARAM.rawValue
    static let lineComment = PG_QUERY__TOKEN__SQL_COMMENT.rawValue
    static let blockComment = PG_QUERY__TOKEN__C_COMMENT.rawValue
    static let userOperator = PG_QUERY__TOKEN__Op.rawValue

    static let begin = PG_QUERY__TOKEN__BEGIN_P.rawValue
    static let `case` = PG_QUERY__TOKEN__CASE.rawValue
    static let copy = PG_QUERY__TOKEN__COPY.rawValue
    static let create = PG_QUERY__TOKEN__CREATE.rawValue
    static let end = PG_QUERY__TOKEN__END_P.rawValue
    static let from = PG_QUERY__TOKEN__FROM.rawValue
    static let function = PG_QUERY__TOKEN__FUNCTION.rawValue
    static let or = PG_QUERY__TOKEN__OR.rawValue
    static let procedure = PG_QUERY__TOKEN__PROCEDURE.rawValue
    static let replace = PG_QUERY__TOKEN__REPLACE.rawValue
    static let stdin = PG_QUERY__TOKEN__STDIN.rawValue

    var isComment: Bool { code == Self.lineComment || code == Self.blockComment }
}
