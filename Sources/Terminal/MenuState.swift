/// The filter text of a menu, and its selected entry.
package struct MenuState: Sendable, Hashable {
    package var filter = InputState()
    /// The index among ``entries(_:)``.
    package var selected = 0
    /// Whether the unavailable items are shown.
    package var isUnfolded = false

    package init() {}

    package enum Outcome: Sendable, Hashable {
        case open
        /// The index of an item: an available one, or one whose letter was typed.
        case chosen(Int)
        /// The index of an unavailable item that was selected; the menu stays open.
        case refused(Int)
        case closed
    }

    /// The selectable entries, in order. Without a filter: the available items by group, then the collapsed section with its items. With a
    /// filter: the matching items, the best match first, with unavailable ones at the end.
    package func entries(_ items: [Menu.Item]) -> [Menu.Entry] {
        let isEnabled = { items[$0].disabledReason == nil }
        if !filter.text.isEmpty {
            let found = matches(items)
            return (found.filter(isEnabled) + found.filter { !isEnabled($0) }).map(Menu.Entry.item)
        }
        var groups: [String] = []
        for item in items where !groups.contains(item.group) { groups.append(item.group) }
        let enabled = groups.flatMap { group in items.indices.filter { items[$0].group == group && isEnabled($0) } }
        let disabled = items.indices.filter { !isEnabled($0) }
        let fold = disabled.isEmpty ? [] : [Menu.Entry.fold(disabled.count)]
        return enabled.map(Menu.Entry.item) + fold + (isUnfolded ? disabled.map(Menu.Entry.item) : [])
    }

    /// The items that match the filter, the best first: by letter, or by key if the item has no letter, then by the start of the title,
    /// by the start of any word, and then by any part.
    private func matches(_ items: [Menu.Item]) -> [Int] {
        let typed = filter.text.lowercased()
        func rank(_ item: Menu.Item) -> Int? {
            let title = item.title.lowercased()
            if (item.letter?.lowercased() ?? item.key?.lowercased()) == typed { return 0 }
            if title.hasPrefix(typed) || item.key?.lowercased() == typed { return 1 }
            if title.split(separator: " ").contains(where: { $0.hasPrefix(typed) }) { return 2 }
            return title.contains(typed) ? 3 : nil
        }
        let ranked = items.indices.compactMap { index in rank(items[index]).map { (rank: $0, index: index) } }
        return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.index)
    }

    /// Handles a key. The menu consumes all keys.
    package mutating func handle(_ key: KeyEvent, items: [Menu.Item], height: Int) -> Outcome {
        let entries = entries(items)
        switch key.key {
        case .escape: return .closed
        case .character("c") where key.control, .character("g") where key.control: return .closed
        case .enter: return entries.indices.contains(selected) ? choose(entries[selected], items) : .open
        case .up: select(selected - 1, of: entries)
        case .down: select(selected + 1, of: entries)
        case .pageUp: select(selected - max(1, height - 1), of: entries)
        case .pageDown: select(selected + max(1, height - 1), of: entries)
        case .character("p") where key.control: select(selected - 1, of: entries)
        case .character("n") where key.control: select(selected + 1, of: entries)
        default:
            // Once something was typed, letters filter, too.
            if case .character(let letter) = key.key, filter.text.isEmpty, !letter.isLowercase, !key.alt, !key.control,
                let index = items.firstIndex(where: { $0.letter?.uppercased() == String(letter) })
            {
                return .chosen(index)
            }
            let before = filter.text
            if filter.handle(key), filter.text != before { selected = 0 }
        }
        return .open
    }

    private mutating func select(_ index: Int, of entries: [Menu.Entry]) { selected = max(0, min(index, entries.count - 1)) }

    /// Chooses an item, or expands or collapses the unavailable ones; also for clicks.
    package mutating func choose(_ entry: Menu.Entry, _ items: [Menu.Item]) -> Outcome {
        switch entry {
        case .item(let index): return items[index].disabledReason == nil ? .chosen(index) : .refused(index)
        case .fold:
            isUnfolded.toggle()
            return .open
        }
    }
}
