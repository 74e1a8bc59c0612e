/// The rows that show the available keys: as many entries as fit, in order. The least important ones are dropped first.
package struct KeyBar {
    package struct Entry: Sendable, Hashable {
        /// The key's name, such as `F5`.
        package var key: String
        package var label: String
        package var isEnabled: Bool
        /// When space is short, entries with higher importance stay longer.
        package var importance: Int

        package init(key: String, label: String, isEnabled: Bool = true, importance: Int = 0) {
            self.key = key
            self.label = label
            self.isEnabled = isEnabled
            self.importance = importance
        }
    }

    package var entries: [Entry]
    /// The entry at the right end of the first row, which is dropped last: the key that shows all commands.
    package var last: Entry?
    package var theme: Theme

    package init(entries: [Entry], last: Entry? = nil, theme: Theme) {
        self.entries = entries
        self.last = last
        self.theme = theme
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        for (entry, point) in places(in: area) {
            let x = canvas.put(entry.key, at: point, style: theme[entry.isEnabled ? .key : .disabled].with(.bold), in: area)
            // Without colors, a disabled entry must differ in more than its shade.
            let label = entry.isEnabled ? entry.label : "(\(entry.label))"
            canvas.put(label, at: Point(x: x + 1, y: point.y), style: theme[entry.isEnabled ? .text : .disabled], in: area)
        }
    }

    /// The entry under a point of the area, if there is one.
    package func entry(at point: Point, in area: Rect) -> Entry? {
        guard area.contains(point) else { return nil }
        return places(in: area).first { $1.y == point.y && point.x >= $1.x && point.x < $1.x + KeyBar.width($0) }?.entry
    }

    /// How many rows all entries need.
    package func height(width: Int) -> Int {
        let all = Rect(x: 0, y: 0, width: width, height: entries.count + 1)
        return (places(in: all).map(\.point.y).max() ?? 0) + 1
    }

    private static func width(_ entry: Entry) -> Int {
        entry.key.cellWidth + 1 + entry.label.cellWidth + (entry.isEnabled ? 0 : 2)
    }

    private func places(in area: Rect) -> [(entry: Entry, point: Point)] {
        if area.isEmpty { return [] }
        var shown: [Int] = []
        var places = self.places([], in: area) ?? []
        for index in entries.indices.sorted(by: { (-entries[$0].importance, $0) < (-entries[$1].importance, $1) }) {
            guard let more = self.places((shown + [index]).sorted(), in: area) else { break }
            shown.append(index)
            places = more
        }
        return places
    }

    /// Where these entries are; `nil` if they don't fit.
    private func places(_ shown: [Int], in area: Rect) -> [(entry: Entry, point: Point)]? {
        var places: [(entry: Entry, point: Point)] = []
        var end = area.maxX
        if let last {
            end -= 1 + KeyBar.width(last)
            places = [(last, Point(x: max(area.x, end), y: area.y))]
            end -= 1
        }
        var point = Point(x: area.x + 1, y: area.y)
        for index in shown {
            let width = KeyBar.width(entries[index])
            if point.x + width > end { (point, end) = (Point(x: area.x + 1, y: point.y + 1), area.maxX) }
            guard point.x + width <= end, point.y < area.maxY else { return nil }
            places.append((entries[index], point))
            point.x += width + 2
        }
        return places
    }
}
