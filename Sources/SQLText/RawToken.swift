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

    var isComment: Bool { code == Self.lineComment || code == Self.blockComment }
}
