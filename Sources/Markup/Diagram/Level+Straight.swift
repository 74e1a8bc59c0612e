extension Level {
    /// Straightens each link that passes through ranks, if the items next to it leave room; preferably in line with one of its ends.
    mutating func straighten() {
        var chains = Array(repeating: [Int](), count: links.count)
        var above = Array(repeating: 0, count: items.count)
        var below = above
        for segment in channels.joined() {
            if !items[segment.lower].isBox { chains[segment.link].append(segment.lower) }
            if !items[segment.upper].isBox, chains[segment.link].isEmpty { chains[segment.link].append(segment.upper) }
            below[segment.upper] += 1
            above[segment.lower] += 1
        }
        let neighbours = neighbours
        for (index, chain) in chains.enumerated() where !chain.isEmpty {
            var low = Int.min
            var high = Int.max
            for item in chain {
                let port = items[item].ports.lowerBound
                if let left = neighbours[item].left { low = max(low, across[left] + items[left].across + gap(left, item) + port) }
                if let right = neighbours[item].right { high = min(high, across[right] - gap(item, right) - items[item].across + port) }
            }
            guard low <= high else { continue }
            let mean = chain.reduce(0) { $0 + across[$1] + items[$1].ports.lowerBound } / chain.count
            let link = links[index]
            let from = range(link.from, link.fromPort)
            let to = range(link.to, link.toPort)
            func wish(_ range: ClosedRange<Int>, _ degree: Int) -> Int {
                degree == 1 ? (range.lowerBound + range.upperBound) / 2 : max(range.lowerBound, min(range.upperBound, mean))
            }
            // Align with the end that has fewer lines.
            let meetsEnd = above[link.to] <= below[link.from]
            let wished = meetsEnd ? wish(to, above[link.to]) : wish(from, below[link.from])
            let nearest = meetsEnd ? to : from
            func clamped(_ low: Int, _ high: Int) -> Int? { low <= high ? max(low, min(high, wished)) : nil }
            let place =
                clamped(max(low, from.lowerBound, to.lowerBound), min(high, from.upperBound, to.upperBound))
                ?? clamped(max(low, nearest.lowerBound), min(high, nearest.upperBound)) ?? clamped(low, high) ?? mean
            for item in chain { across[item] = place - items[item].ports.lowerBound }
        }
    }

    /// The positions at which a link may end at an item.
    private func range(_ item: Int, _ port: Int?) -> ClosedRange<Int> {
        if let port { return (across[item] + port)...(across[item] + port) }
        let ports = items[item].ports
        return (across[item] + ports.lowerBound)...(across[item] + ports.upperBound)
    }

    /// The items next to each item in its rank.
    private var neighbours: [(left: Int?, right: Int?)] {
        var result: [(left: Int?, right: Int?)] = Array(repeating: (nil, nil), count: items.count)
        for rank in ranks {
            for (left, right) in zip(rank, rank.dropFirst()) {
                result[left].right = right
                result[right].left = left
            }
        }
        return result
    }
}
