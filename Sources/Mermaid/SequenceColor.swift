import Primitives

/// The color that the label of a `box` can start with, which isn't drawn.
enum SequenceColor {
    /// The label without its color.
    static func removed(from label: String) -> String {
        let first = label.prefix { $0 != " " && $0 != "(" }.lowercased()
        let rest: Substring
        if ["rgb", "rgba", "hsl", "hsla"].contains(first), let end = label.firstIndex(of: ")") {
            rest = label[label.index(after: end)...]
        } else if names.contains(first) || first.hasPrefix("#") {
            rest = label.dropFirst(first.count)
        } else {
            return label
        }
        return String(rest).trimmed
    }

    /// https://www.w3.org/TR/css-color-4/#named-colors
    private static let names = Set(
        """
        aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse
        chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta
        darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet
        deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green
        greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral
        lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
        lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple
        mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite
        navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink
        plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue
        slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato transparent turquoise violet wheat white whitesmoke
        yellow yellowgreen
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
