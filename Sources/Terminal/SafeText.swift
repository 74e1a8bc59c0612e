/// Text from outside (rows, notices, logs, file names, lessons) made fit for the screen: whatever it holds is visible or harmless.
///
/// What comes out contains no control character but blanks, has the width that terminals give it, and passes through `SafeText` again
/// unchanged. ``Canvas`` reads everything it is given by the same rules, so that no way leads around them; this type is for whoever
/// measures, wraps or prints such text before.
package struct SafeText: Sendable, Hashable {
    package let string: String
    package let width: Int

    /// - Parameter column: Where the text will begin, for its tabs.
    package init(_ foreign: String, column: Int = 0, tab: Int = 8) {
        var text = foreign
        if let width = text.withUTF8({ GlyphReader.isPlain($0) ? $0.count : nil }) {
            self.string = foreign
            self.width = width
            return
        }
        var scalars = String.UnicodeScalarView()
        var width = 0
        GlyphReader.read(text, column: column, tab: tab) { glyph, _ in
            glyph.append(to: &scalars)
            width += glyph.width
            return true
        }
        self.string = String(scalars)
        self.width = width
    }

    /// Bytes that should be UTF-8; those that are not become U+FFFD.
    package init(bytes: some Collection<UInt8>, tab: Int = 8) {
        self.init(String(decoding: bytes, as: UTF8.self), tab: tab)
    }

    /// The lines of a text; a line feed ends one, with or without a carriage return before it.
    package static func lines(_ foreign: String, tab: Int = 8) -> [SafeText] {
        var lines = foreign.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            SafeText(String(Substring(line.last == 0x0D ? line.dropLast() : line)), tab: tab)
        }
        if lines.last?.string.isEmpty == true { lines.removeLast() }
        return lines
    }
}
