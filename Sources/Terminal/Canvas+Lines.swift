// MARK: - Lines

extension Canvas {
    /// Draws a line along row `y`, from `x` up to but not including `maxX`. It joins the lines already there.
    package mutating func horizontalLine(y: Int, from x: Int, to maxX: Int, style: Style = .plain, weight: LineWeight = .light) {
        for column in max(0, x)..<max(0, x, min(maxX, size.width)) {
            // An end that meets a vertical line gets only the arm toward the line itself.
            let meets = hasLine(x: column, y: y)
            let arms = BoxArms.arms(
                right: column == maxX - 1 && meets ? nil : weight, left: column == x && meets ? nil : weight)
            add(arms, x: column, y: y, style: style)
        }
    }

    /// Draws a line down column `x`, from `y` up to but not including `maxY`. It joins the lines already there.
    package mutating func verticalLine(x: Int, from y: Int, to maxY: Int, style: Style = .plain, weight: LineWeight = .light) {
        for row in max(0, y)..<max(0, y, min(maxY, size.height)) {
            let meets = hasLine(x: x, y: row)
            let arms = BoxArms.arms(up: row == y && meets ? nil : weight, down: row == maxY - 1 && meets ? nil : weight)
            add(arms, x: x, y: row, style: style)
        }
    }

    /// Draws a frame along the edges of an area. The inside stays unchanged.
    package mutating func box(_ area: Rect, style: Style = .plain, weight: LineWeight = .light) {
        if area.width < 2 || area.height < 2 { return }
        let (right, bottom) = (area.maxX - 1, area.maxY - 1)
        for x in (area.x + 1)..<max(area.x + 1, right) {
            add(.arms(right: weight, left: weight), x: x, y: area.y, style: style)
            add(.arms(right: weight, left: weight), x: x, y: bottom, style: style)
        }
        for y in (area.y + 1)..<max(area.y + 1, bottom) {
            add(.arms(up: weight, down: weight), x: area.x, y: y, style: style)
            add(.arms(up: weight, down: weight), x: right, y: y, style: style)
        }
        add(.arms(right: weight, down: weight), x: area.x, y: area.y, style: style)
        add(.arms(down: weight, left: weight), x: right, y: area.y, style: style)
        add(.arms(up: weight, right: weight), x: area.x, y: bottom, style: style)
        add(.arms(up: weight, left: weight), x: right, y: bottom, style: style)
    }

    private func hasLine(x: Int, y: Int) -> Bool { BoxArms(self[x, y].glyph.scalar) != nil }

    private mutating func add(_ arms: BoxArms, x: Int, y: Int, style: Style) {
        guard bounds.contains(Point(x: x, y: y)) else { return }
        let old = BoxArms(self[x, y].glyph.scalar) ?? BoxArms()
        set(Glyph(old.union(arms).character, wide: false), style: style, x: x, y: y)
    }
}
