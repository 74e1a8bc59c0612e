/// The row that shows the available keys: as many entries as fit, in order. The least important ones are dropped first.
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
    /// The entry at the right end, which is dropped last: the key that shows all commands.
    package var last: Entry?
    package var theme: Theme

    package init(entries: [Entry], last: Entry? = nil, theme: Theme) {
        self.entries = entries
        self.last = last
        self.theme = theme
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        if area.isEmpty { return }
        for (entry, x) in places(in: area) {
            let x = canvas.put(
                entry.key, at: Point(x: x, y: area.y), style: theme[entry.isEnabled ? .key : .disabled].with(.bold), in: area)
            // Without colors, a disabled entry must differ in more than its shade.
            let label = entry.isEnabled ? entry.label : "(\(entry.label))"
            canvas.put(label, at: Point(x: x + 1, y: area.y), style: theme[entry.isEnabled ? .text : .disabled], in: area)
        }
    }

    /// The entry under a point of the area, if there is one.
    package func entry(at point: Point, in area: Rect) -> Entry? {
        guard area.contains(point), point.y == area.y else { return nil }
        return places(in: area).first { point.x >= $0.x && point.x < $0.x + KeyBar.width($0.entry) }?.entry
    }

    private static func width(_ entry: Entry) -> Int {
        entry.key.cellWidth + 1 + entry.label.cellWidth + (entry.isEnabled ? 0 : 2)
    }

    private func places(in area: Rect) -> [(entry: Entry, x: Int)] {
        var room = area.width - 1
        var places: [(entry: Entry, x: Int)] = []
        if let last, !area.isEmpty {
            let width = KeyBar.width(last)
            places.append((last, max(area.x, area.maxX - 1 - width)))
            room -= width + 2
        }
        var shown: Set<Int> = []
        for index in entries.indices.sorted(by: { (-entries[$0].importance, $0) < (-entries[$1].importance, $1) }) {
            let width = KeyBar.width(entries[index]) + (shown.isEmpty ? 0 : 2)
            if width > room { break }
            room -= width
            shown.insert(index)
        }
        var x = area.x + 1
        for index in entries.indices where shown.contains(index) {
            places.append((entries[index], x))
            x += KeyBar.width(entries[index]) + 2
        }
        return places
    }
}
