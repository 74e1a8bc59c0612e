/// Text from outside (rows, notices, logs, file names, lessons) made safe for the screen: everything in it is visible or harmless.
///
/// The result contains no control characters, has the width that terminals give it, and is not changed by another pass
/// through `SafeText`. ``Canvas`` applies the same rules to everything, so that they can't be bypassed; this type is for
/// code that measures, wraps or prints such text beforehand.
package struct SafeText: Sendable, Hashable {
    package let string: String
    package let width: Int

    /// - Parameter column: The column where the text will start, for its tabs.
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

    /// The lines of a text. A line ends in a line feed, optionally after a carriage return.
    package static func lines(_ foreign: String, tab: Int = 8) -> [SafeText] {
        var lines = foreign.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            SafeText(String(Substring(line.last == 0x0D ? line.dropLast() : line)), tab: tab)
        }
        if lines.last?.string.isEmpty == true { lines.removeLast() }
        return lines
    }
}
