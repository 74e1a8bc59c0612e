/// The thickness of a line between panes.
package enum LineWeight: Int, Sendable { case light = 1, heavy = 2 }

/// The arms of a box-drawing character: the thickness of the line in each direction, or 0 for none.
struct BoxArms: Equatable {
    private(set) var up = 0
    private(set) var right = 0
    private(set) var down = 0
    private(set) var left = 0

    /// Every combination of none, light and heavy, ordered by up, right, down, left.
    private static let characters = Array(
        (" ╴╸╷┐┑╻┒┓╶─╾┌┬┭┎┰┱╺╼━┍┮┯┏┲┳" + "╵┘┙│┤┥╽┧┪└┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈" + "╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋")
            .unicodeScalars)

    init() {}

    init?(_ scalar: Unicode.Scalar) {
        guard (0x2500...0x257F).contains(scalar.value), let index = BoxArms.characters.firstIndex(of: scalar) else { return nil }
        up = index / 27
        right = index / 9 % 3
        down = index / 3 % 3
        left = index % 3
    }

    var character: Unicode.Scalar { BoxArms.characters[up * 27 + right * 9 + down * 3 + left] }

    /// The same arms, all light: for fonts without the heavy ones.
    var light: BoxArms {
        var arms = self
        (arms.up, arms.right, arms.down, arms.left) = (min(up, 1), min(right, 1), min(down, 1), min(left, 1))
        return arms
    }

    static func arms(up: LineWeight? = nil, right: LineWeight? = nil, down: LineWeight? = nil, left: LineWeight? = nil) -> BoxArms {
        var arms = BoxArms()
        (arms.up, arms.right) = (up?.rawValue ?? 0, right?.rawValue ?? 0)
        (arms.down, arms.left) = (down?.rawValue ?? 0, left?.rawValue ?? 0)
        return arms
    }

    /// Combines both. Where two arms overlap, the thicker one is shown.
    func union(_ other: BoxArms) -> BoxArms {
        var arms = self
        (arms.up, arms.right) = (max(up, other.up), max(right, other.right))
        (arms.down, arms.left) = (max(down, other.down), max(left, other.left))
        return arms
    }
}
