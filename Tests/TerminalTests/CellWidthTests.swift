import Glibc
import Terminal
import Testing

struct CellWidthTests {
    @Test func `every character shown unchanged has the width that the C library reports`() throws {
        // 1 is LC_CTYPE_MASK. The locale is set for this thread only.
        let utf8 = try #require(newlocale(1, "C.UTF-8", nil))
        let before = uselocale(utf8)
        defer {
            uselocale(before)
            freelocale(utf8)
        }
        // The C library's header hides this function unless X/Open is requested.
        let symbol = try #require(dlsym(nil, "wcwidth"))
        let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
        var wrong: [String] = []
        // Above this range, planes 2 and 3 contain only ideographs, and the others no characters.
        for value in [0x20..<0x20400, 0x3FF00..<0x40010, 0xE0000..<0xE0200].joined().lazy.map(UInt32.init) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let safe = SafeText(String(scalar))
            guard safe.string.unicodeScalars.elementsEqual([scalar]) else { continue }
            if Int(wcwidth(wchar_t(value))) != safe.width { wrong.append(String(value, radix: 16)) }
        }
        #expect(wrong == [])
    }

    struct Width: Sendable, CustomTestStringConvertible {
        let id: String
        let text: String
        let cells: Int
        var testDescription: String { id }
    }

    @Test(arguments: [
        Width(id: "nothing", text: "", cells: 0),
        Width(id: "ASCII", text: "SELECT 1;", cells: 9),
        Width(id: "accents, composed and not", text: "é e\u{301}", cells: 3),
        Width(id: "CJK", text: "漢字 かな 한글", cells: 14),
        Width(id: "full-width letters", text: "ＡＢ", cells: 4),
        Width(id: "half-width katakana", text: "ｱｲｳ", cells: 3),
        Width(id: "an emoji", text: "🐘", cells: 2),
        Width(id: "a family is its three people", text: "👨‍👩‍👧", cells: 6),
        Width(id: "a flag is its two letters", text: "🇩🇪", cells: 2),
        Width(id: "a heart with and without its selector", text: "❤️❤", cells: 2),
        Width(id: "a skin tone", text: "👍🏽", cells: 2),
        Width(id: "a keycap", text: "1️⃣", cells: 1),
        Width(id: "box drawing", text: "┌─┐", cells: 3),
        Width(id: "a tab from column 0", text: "ab\tc", cells: 9),
    ])
    func `text has the width that terminals agree on`(_ width: Width) {
        #expect(width.text.cellWidth == width.cells)
    }

    @Test func `text that is too long is cut with an ellipsis`() {
        #expect("abcdef".truncated(toCells: 6) == "abcdef")
        #expect("abcdef".truncated(toCells: 4) == "abc…")
        #expect("漢字漢字".truncated(toCells: 4) == "漢…")
        #expect("ab".truncated(toCells: 1) == "…")
        #expect("ab".truncated(toCells: 0) == "")
    }

    @Test func `text that is too long can keep its beginning and its end`() {
        #expect("abcdef".cutInTheMiddle(toCells: 6) == "abcdef")
        #expect("abcdefgh".cutInTheMiddle(toCells: 6) == "ab…fgh")
        #expect("漢字漢字".cutInTheMiddle(toCells: 5).cellWidth <= 5)
    }
}
