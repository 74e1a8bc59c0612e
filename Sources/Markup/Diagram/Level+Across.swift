extension Level {
    /// Computes each item's position across: close to its neighbors in adjacent ranks, with long links straight, and nothing overlapping.
    mutating func placeAcross() {
        var places = Array(repeating: 0.0, count: items.count)
        for rank in ranks {
            for (index, offset) in zip(rank, offsets(rank)) { places[index] = Double(offset) }
        }
        for sweep in 0..<12 {
            if sweep % 2 == 0 {
                for rank in ranks.indices { settle(rank, &places, above: true, below: sweep >= 8) }
            } else {
                for rank in ranks.indices.reversed() { settle(rank, &places, above: sweep >= 8, below: true) }
            }
        }
        across = Array(repeating: 0, count: items.count)
        for rank in ranks {
            var least = Int.min
            for (position, index) in rank.enumerated() {
                if position > 0 { least = across[rank[position - 1]] + items[rank[position - 1]].across + gap(rank[position - 1], index) }
                across[index] = max(least, Int(places[index].rounded()))
            }
        }
        straighten()
        straighten()
        let first = across.min() ?? 0
        for index in across.indices { across[index] -= first }
    }

    func gap(_ left: Int, _ right: Int) -> Int {
        items[left].isBox && items[right].isBox ? spacing.betweenBoxes : spacing.besideLines
    }

    /// The positions of a rank's items when they are packed as closely as allowed.
    private func offsets(_ rank: [Int]) -> [Int] {
        var offsets: [Int] = []
        var next = 0
        for (position, index) in rank.enumerated() {
            if position > 0 { next += gap(rank[position - 1], index) }
            offsets.append(next)
            next += items[index].across
        }
        return offsets
    }

    /// Where a line ends at an item, relative to the item's start.
    private func port(_ item: Int, _ fixed: Int?) -> Double {
        fixed.map(Double.init) ?? Double(items[item].ports.lowerBound + items[item].ports.upperBound) / 2
    }

    /// Moves the items of a rank close to their neighbors, by least squares.
    private func settle(_ rank: Int, _ places: inout [Double], above: Bool, below: Bool) {
        var wishes: [Int: (sum: Double, weight: Double)] = [:]
        func wish(_ item: Int, _ place: Double, _ weight: Double) {
            let old = wishes[item] ?? (0, 0)
            wishes[item] = (old.sum + place * weight, old.weight + weight)
        }
        func weight(_ segment: Segment) -> Double {
            switch (items[segment.upper].isBox, items[segment.lower].isBox) {
            case (true, true): 1
            case (false, false): 8
            default: 2
            }
        }
        if above, rank > 0 {
            for segment in channels[rank - 1] {
                let place = places[segment.upper] + port(segment.upper, segment.upperPort) - port(segment.lower, segment.lowerPort)
                wish(segment.lower, place, weight(segment))
            }
        }
        if below, rank < channels.count {
            for segment in channels[rank] {
                let place = places[segment.lower] + port(segment.lower, segment.lowerPort) - port(segment.upper, segment.upperPort)
                wish(segment.upper, place, weight(segment))
            }
        }
        let row = ranks[rank]
        let offsets = offsets(row)
        let wished = row.map { item in
            wishes[item].map { Pools.Wish(sum: $0.sum, weight: $0.weight) } ?? Pools.Wish(sum: places[item] * 0.05, weight: 0.05)
        }
        for (item, place) in zip(row, Pools.settle(wished, offsets: offsets)) { places[item] = place }
    }
}
