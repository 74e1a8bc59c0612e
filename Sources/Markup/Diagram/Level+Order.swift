extension Level {
    /// Orders the items of each rank to minimize line crossings.
    mutating func arrange() {
        beginOrder()
        var best = ranks
        var fewest = crossings
        for sweep in 0..<24 where fewest > 0 {
            if sweep % 2 == 0 {
                for rank in ranks.indices.dropFirst() { sort(rank, by: rank - 1) }
            } else {
                for rank in ranks.indices.dropLast().reversed() { sort(rank, by: rank + 1) }
            }
            let count = crossings
            if count < fewest {
                fewest = count
                best = ranks
            }
        }
        ranks = best
        if fewest > 0 { transpose(fewest) }
    }

    /// Sets the initial order, in which a depth-first walk along the links visits the items.
    private mutating func beginOrder() {
        var after = Array(repeating: [Int](), count: items.count)
        for segment in channels.joined() { after[segment.upper].append(segment.lower) }
        var isSeen = Array(repeating: false, count: items.count)
        var order = Array(repeating: [Int](), count: ranks.count)
        for root in ranks.joined() where !isSeen[root] {
            var stack = [root]
            while let item = stack.popLast() {
                if isSeen[item] { continue }
                isSeen[item] = true
                order[items[item].rank].append(item)
                stack += after[item].reversed()
            }
        }
        ranks = order
    }

    /// The position of each item in a rank.
    private func places(in rank: Int) -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: ranks[rank].enumerated().map { ($0.element, $0.offset) })
    }

    /// Sorts a rank by the mean position of each item's neighbors in another rank.
    private mutating func sort(_ rank: Int, by other: Int) {
        let places = places(in: other)
        var sums: [Int: (sum: Double, count: Double)] = [:]
        for segment in channels[min(rank, other)] {
            let (own, neighbour, port) =
                rank < other ? (segment.upper, segment.lower, segment.lowerPort) : (segment.lower, segment.upper, segment.upperPort)
            guard let place = places[neighbour] else { continue }
            // The position of a port on its box counts as a fraction.
            let part = port.map { Double($0 + 1) / Double(items[neighbour].across + 2) } ?? 0.5
            let old = sums[own] ?? (0, 0)
            sums[own] = (old.sum + Double(place) + part, old.count + 1)
        }
        let keyed = ranks[rank].enumerated().map { place, item in
            (item: item, place: place, key: sums[item].map { $0.sum / $0.count })
        }
        // Items without neighbors keep their positions; the others are sorted among the remaining ones.
        var moving = keyed.filter { $0.key != nil }
        moving.sort { left, right in
            (left.key ?? 0, left.place) < (right.key ?? 0, right.place)
        }
        var next = 0
        ranks[rank] = keyed.map { entry in
            guard entry.key != nil else { return entry.item }
            next += 1
            return moving[next - 1].item
        }
    }

    /// Swaps adjacent items as long as that removes crossings.
    private mutating func transpose(_ count: Int) {
        var fewest = count
        for _ in 0..<4 {
            var improved = false
            for rank in ranks.indices where ranks[rank].count <= 40 {
                for place in ranks[rank].indices.dropLast() {
                    let before = crossings(around: rank)
                    ranks[rank].swapAt(place, place + 1)
                    let gain = before - crossings(around: rank)
                    if gain > 0 {
                        fewest -= gain
                        improved = true
                    } else {
                        ranks[rank].swapAt(place, place + 1)
                    }
                }
            }
            if !improved || fewest == 0 { return }
        }
    }

    private var crossings: Int { channels.indices.reduce(0) { $0 + crossings(in: $1) } }

    private func crossings(around rank: Int) -> Int {
        (rank > 0 ? crossings(in: rank - 1) : 0) + (rank < channels.count ? crossings(in: rank) : 0)
    }

    /// The number of segments that cross between a rank and the next.
    private func crossings(in channel: Int) -> Int {
        let upper = places(in: channel)
        let lower = places(in: channel + 1)
        func key(_ item: Int, _ port: Int?, _ places: [Int: Int]) -> Int { (places[item] ?? 0) * 4096 + min(4095, port ?? 2048) }
        let ends = channels[channel].map { (key($0.upper, $0.upperPort, upper), key($0.lower, $0.lowerPort, lower)) }
            .sorted { $0 < $1 }
        var count = 0
        var seen: [Int] = []
        for (_, end) in ends {
            // Earlier segments that end further to the right cross this one.
            var low = 0
            var high = seen.count
            while low < high {
                let middle = (low + high) / 2
                if seen[middle] <= end { low = middle + 1 } else { high = middle }
            }
            count += seen.count - low
            seen.insert(end, at: low)
        }
        return count
    }
}
