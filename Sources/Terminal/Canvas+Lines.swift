// MARK: - Lines

/// The arms of a box-drawing character.
private struct Arms: OptionSet {
    let rawValue: Int
    static let up = Arms(rawValue: 1)
    static let down = Arms(rawValue: 2)
    static let left = Arms(rawValue: 4)
    static let right = Arms(rawValue: 8)

    /// By raw value.
    static let characters: [Unicode.Scalar] = ["╵", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼"]

    init(rawValue: Int) { self.rawValue = rawValue }

    init?(_ scalar: Unicode.Scalar) {
        guard (0x2500...0x257F).contains(scalar.value), let index = Arms.characters.lastIndex(of: scalar) else { return nil }
        self.init(rawValue: index)
    }

    var character: Unicode.Scalar { Arms.characters[rawValue] }
}

extension Canvas {
    /// A thin line along row `y`, from `x` up to but not including `maxX`, that joins the lines it meets: those drawn before.
    package mutating func horizontalLine(y: Int, from x: Int, to maxX: Int, style: Style = .plain) {
        for column in max(0, x)..<max(0, x, min(maxX, size.width)) {
            var arms: Arms = [.left, .right]
            // Where an end meets an upright line, only the arm towards the line itself is added.
            if column == x, meets(x: column, y: y) { arms.remove(.left) }
            if column == maxX - 1, meets(x: column, y: y) { arms.remove(.right) }
            add(arms, x: column, y: y, style: style)
        }
    }

    /// A thin line down column `x`, from `y` up to but not including `maxY`, that joins the lines it meets.
    package mutating func verticalLine(x: Int, from y: Int, to maxY: Int, style: Style = .plain) {
        for row in max(0, y)..<max(0, y, min(maxY, size.height)) {
            var arms: Arms = [.up, .down]
            if row == y, meets(x: x, y: row) { arms.remove(.up) }
            if row == maxY - 1, meets(x: x, y: row) { arms.remove(.down) }
            add(arms, x: x, y: row, style: style)
        }
    }

    /// A thin frame along the edge of an area; what lies inside stays.
    package mutating func box(_ area: Rect, style: Style = .plain) {
        if area.width < 2 || area.height < 2 { return }
        for x in (area.x + 1)..<max(area.x + 1, area.maxX - 1) {
            add([.left, .right], x: x, y: area.y, style: style)
            add([.left, .right], x: x, y: area.maxY - 1, style: style)
        }
        for y in (area.y + 1)..<max(area.y + 1, area.maxY - 1) {
            add([.up, .down], x: area.x, y: y, style: style)
            add([.up, .down], x: area.maxX - 1, y: y, style: style)
        }
        add([.down, .right], x: area.x, y: area.y, style: style)
        add([.down, .left], x: area.maxX - 1, y: area.y, style: style)
        add([.up, .right], x: area.x, y: area.maxY - 1, style: style)
        add([.up, .left], x: area.maxX - 1, y: area.maxY - 1, style: style)
    }

    private func meets(x: Int, y: Int) -> Bool { Arms(self[x, y].glyph.scalar) != nil }

    private mutating func add(_ arms: Arms, x: Int, y: Int, style: Style) {
        guard bounds.contains(Point(x: x, y: y)) else { return }
        let old = Arms(self[x, y].glyph.scalar) ?? []
        set(Glyph(old.union(arms).character, wide: false), style: style, x: x, y: y)
    }
}
