/// Text as psql displays it: its lines, with control characters made visible, and their widths in columns.
package enum DisplayText {
    /// The width of the widest line in columns.
    package static func width(_ text: String) -> Int { withBytes(text, CellText.width) }

    /// The lines as displayed; at least one.
    package static func lines(_ text: String) -> [String] {
        withBytes(text) { CellText.lines($0).map { String(decoding: $0.bytes, as: UTF8.self) } }
    }

    /// The width of a character that is displayed unchanged; 0 for any other.
    static func plainWidth(of scalar: Unicode.Scalar) -> Int { withBytes(String(scalar)) { CellText.plainWidth($0) } ?? 0 }

    private static func withBytes<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        var text = text
        return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
}
