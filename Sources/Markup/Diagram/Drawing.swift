import Terminal

/// The grid on which a diagram is drawn: text, and lines that join and cross.
struct Drawing {
    enum Stroke: UInt8 { case light, dotted }

    /// What a cell contains, which determines what happens to a line that reaches it.
    enum Kind: UInt8 {
        case empty
        /// Lines cross it or join it.
        case line
        /// The border of a box; lines join it.
        case border
        /// The border of a group; lines cross it or join it.
        case groupBorder
        /// Lines don't change it.
        case text
    }

    struct Cell {
        var kind = Kind.empty
        var stroke = Stroke.light
        var arms: Arms = []
        var bundle = -1
        var role = Theme.Role.text
        /// Empty for the second half of a wide character.
        var text = ""
    }

    struct Arms: OptionSet {
        let rawValue: UInt8
        static let up = Arms(rawValue: 1)
        static let down = Arms(rawValue: 2)
        static let left = Arms(rawValue: 4)
        static let right = Arms(rawValue: 8)
        static let upright: Arms = [.up, .down]
        static let level: Arms = [.left, .right]
    }

    let size: Size
    private var cells: [Cell]

    init(size: Size) {
        self.size = Size(width: max(0, size.width), height: max(0, size.height))
        cells = Array(repeating: Cell(), count: self.size.width * self.size.height)
    }

    subscript(point: Point) -> Cell {
        get { contains(point) ? cells[point.y * size.width + point.x] : Cell() }
        set { if contains(point) { cells[point.y * size.width + point.x] = newValue } }
    }

    private func contains(_ point: Point) -> Bool {
        point.x >= 0 && point.y >= 0 && point.x < size.width && point.y < size.height
    }
}

// MARK: - Text

extension Drawing {
    /// Draws text; parts outside the drawing are cut off.
    mutating func put(_ text: String, at point: Point, role: Theme.Role) {
        var x = point.x
        let safe = SafeText(text).string
        GlyphReader.read(safe) { glyph, _ in
            var scalars = String.UnicodeScalarView()
            glyph.append(to: &scalars)
            let place = Point(x: x, y: point.y)
            if x >= 0, x + glyph.width <= size.width {
                self[place] = Cell(kind: .text, role: role, text: String(scalars))
                if glyph.isWide { self[Point(x: x + 1, y: point.y)] = Cell(kind: .text, role: role, text: "") }
            }
            x += glyph.width
            return x < size.width
        }
    }

    /// Writes the label of a link next to a vertical line, or inside a horizontal one.
    mutating func put(label: String?, in area: Rect, _ options: DiagramOptions) {
        guard let label else { return }
        let inset = self[Point(x: area.x, y: area.y)].kind == .line ? 2 : 1
        for (index, line) in options.lines(of: label).enumerated() {
            put(line, at: Point(x: area.x + inset, y: area.y + index), role: .text)
        }
    }

    /// The drawing as lines of styled spans, without trailing spaces.
    func lines(_ theme: Theme) -> [Line] {
        (0..<size.height).map { y in
            var row = Array(cells[(y * size.width)..<((y + 1) * size.width)])
            while let last = row.last, last.kind == .empty || last.text == " " { row.removeLast() }
            var spans: [Span] = []
            var role: Theme.Role?
            for cell in row {
                let text = cell.glyph
                // A space looks the same in any style.
                if let current = role, current == cell.role || text == " " {
                    spans[spans.count - 1].text += text
                } else {
                    spans.append(Span(text, theme[cell.role]))
                    role = cell.role
                }
            }
            return Line(spans)
        }
    }
}

// MARK: - Lines

extension Drawing {
    /// Draws a line along a path of adjacent cells.
    ///
    /// - Parameter joins: Whether the path's first and last cells join the border on which they are; otherwise they cross it.
    mutating func line(_ path: [Point], stroke: Stroke, bundle: Int, joins: (first: Bool, last: Bool)) {
        for (index, point) in path.enumerated() {
            var arms: Arms = []
            if index > 0 { arms.insert(arm(from: point, to: path[index - 1])) }
            if index + 1 < path.count { arms.insert(arm(from: point, to: path[index + 1])) }
            let isJoint = (index == 0 && joins.first) || (index == path.count - 1 && joins.last)
            add(arms, at: point, stroke: stroke, bundle: bundle, isJoint: isJoint)
        }
    }

    /// The direction from a cell to one next to it.
    func arm(from point: Point, to other: Point) -> Arms {
        if other.x != point.x { return other.x > point.x ? .right : .left }
        return other.y > point.y ? .down : .up
    }

    private mutating func add(_ arms: Arms, at point: Point, stroke: Stroke, bundle: Int, isJoint: Bool) {
        var cell = self[point]
        switch cell.kind {
        case .text: return
        case .border:
            cell.arms.formUnion(arms)
        case .groupBorder where isJoint:
            cell.arms.formUnion(arms)
        case .empty, .groupBorder:
            cell = Cell(kind: .line, stroke: stroke, arms: arms, bundle: bundle)
        case .line where cell.bundle == bundle:
            cell.arms.formUnion(arms)
        case .line where cell.arms.isSubset(of: .upright) && arms.isSubset(of: .level):
            // The horizontal line passes under the vertical one.
            return
        case .line where cell.arms.isSubset(of: .level) && arms.isSubset(of: .upright):
            cell = Cell(kind: .line, stroke: stroke, arms: arms, bundle: bundle)
        case .line:
            cell.arms.formUnion(arms)
        }
        self[point] = cell
    }

    /// Draws a box's border with these corners: upper left, upper right, lower left, lower right.
    mutating func border(_ area: Rect, corners: [String]? = nil, kind: Kind = .border) {
        guard area.width > 1, area.height > 1 else { return }
        let right = area.maxX - 1
        let bottom = area.maxY - 1
        for x in (area.x + 1)..<max(area.x + 1, right) {
            for y in [area.y, bottom] { self[Point(x: x, y: y)] = Cell(kind: kind, arms: .level, role: .border) }
        }
        for y in (area.y + 1)..<max(area.y + 1, bottom) {
            for x in [area.x, right] { self[Point(x: x, y: y)] = Cell(kind: kind, arms: .upright, role: .border) }
        }
        let glyphs = corners ?? ["\u{250C}", "\u{2510}", "\u{2514}", "\u{2518}"]
        let places = [
            Point(x: area.x, y: area.y), Point(x: right, y: area.y), Point(x: area.x, y: bottom), Point(x: right, y: bottom),
        ]
        for (glyph, place) in zip(glyphs, places) { self[place] = Cell(kind: .text, role: .border, text: glyph) }
    }
}

extension Drawing.Cell {
    private static let light = ["│", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼"]

    /// The character that the cell shows.
    var glyph: String {
        switch kind {
        case .empty: return " "
        case .text: return text
        case .line, .border, .groupBorder:
            let index = Int(arms.rawValue)
            switch stroke {
            case .light: return Self.light[index]
            case .dotted: return arms.isSubset(of: .upright) ? "┆" : arms.isSubset(of: .level) ? "┄" : Self.light[index]
            }
        }
    }
}
