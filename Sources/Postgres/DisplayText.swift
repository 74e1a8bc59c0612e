/// Text as psql shows it: its lines, with control characters made visible, and the columns they take.
package enum DisplayText {
    /// The columns of the widest line.
    package static func width(_ text: String) -> Int { withBytes(text, CellText.width) }

    /// At least one line.
    package static func lines(_ text: String) -> [String] {
        withBytes(text) { CellText.lines($0).map { String(decoding: $0.bytes, as: UTF8.self) } }
    }

    private static func withBytes<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        var text = text
        return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
}
