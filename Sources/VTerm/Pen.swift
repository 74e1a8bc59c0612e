import CVTerm
import Terminal

/// The style for the next characters.
struct Pen {
    private(set) var style = Style.plain
    /// Erased cells keep only the background.
    private(set) var blank = Cell.blank

    mutating func reset() { self = Pen() }

    mutating func set(_ attribute: VTermAttr, _ value: VTermValue) {
        switch attribute {
        case VTERM_ATTR_BOLD: set(.bold, value.boolean != 0)
        case VTERM_ATTR_ITALIC: set(.italic, value.boolean != 0)
        case VTERM_ATTR_REVERSE: set(.reverse, value.boolean != 0)
        case VTERM_ATTR_UNDERLINE: set(.underline, value.number != 0)
        case VTERM_ATTR_FOREGROUND: style.foreground = Pen.color(value.color)
        case VTERM_ATTR_BACKGROUND:
            style.background = Pen.color(value.color)
            blank = Cell(.blank, Style(background: style.background))
        // Blinking is ignored because it distracts readers; the other attributes have no counterpart here.
        default: break
        }
    }

    private mutating func set(_ attribute: Style.Attributes, _ isOn: Bool) {
        if isOn { style.attributes.insert(attribute) } else { style.attributes.remove(attribute) }
    }

    private static func color(_ color: VTermColor) -> Style.Color? {
        let type = UInt32(color.type)
        if type & VTERM_COLOR_DEFAULT_MASK.rawValue != 0 { return nil }
        if type & VTERM_COLOR_TYPE_MASK.rawValue == VTERM_COLOR_INDEXED.rawValue { return Style.Color(number: color.indexed.idx) }
        return Style.Color(red: color.rgb.red, green: color.rgb.green, blue: color.rgb.blue)
    }
}
