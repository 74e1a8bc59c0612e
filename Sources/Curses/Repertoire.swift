import Glibc
import Terminal

/// Which characters the terminal can show, and how.
struct Repertoire {
    enum Rendering {
        /// Unchanged.
        case glyph
        /// A letter of the line-drawing set.
        case line(UInt8)
        /// One byte in each of the glyph's columns.
        case ascii(UInt8)
    }

    private enum Extent { case everything, latinAndLines, ascii }

    private let extent: Extent

    init(terminal: String) {
        if let codeset = nl_langinfo(Int32(CODESET)), String(cString: codeset) == "UTF-8" {
            // The Linux console's font has only a few hundred characters.
            extent = terminal == "linux" ? .latinAndLines : .everything
        } else {
            extent = .ascii
        }
    }

    func rendering(of glyph: Glyph) -> Rendering {
        if glyph.scalar.isASCII || extent == .everything { return .glyph }
        let value = glyph.scalar.value
        if extent == .latinAndLines, value < 0x180 || glyph.isLightLine { return .glyph }
        if let letter = glyph.lineDrawing { return .line(letter) }
        return .ascii(glyph.ascii)
    }
}
