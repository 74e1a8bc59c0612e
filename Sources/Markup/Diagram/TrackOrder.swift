/// Assigns tracks to the lines that run across a channel, so that few of them cross and none overlap.
struct TrackOrder {
    private struct Line {
        var net: Int
        var low: Int
        var high: Int
        var uppers: [Int]
        var lowers: [Int]
    }

    private let lines: [Line]
    private let count: Int

    init(nets: [NetList.Net], pins: [[Int]]) {
        count = nets.count
        lines = zip(nets, pins).enumerated().compactMap { index, entry in
            let (net, places) = entry
            guard let low = places.min(), let high = places.max(), low < high else { return nil }
            let uppers = net.pins.indices.filter { net.pins[$0].isUpper }.map { places[$0] }
            let lowers = net.pins.indices.filter { !net.pins[$0].isUpper }.map { places[$0] }
            return Line(net: index, low: low, high: high, uppers: uppers, lowers: lowers)
        }
    }

    /// For each net: its track; `nil` if it runs straight.
    func tracks() -> [Int?] {
        var result: [Int?] = Array(repeating: nil, count: count)
        var placed: [(line: Line, track: Int)] = []
        for index in order() {
            let line = lines[index]
            let below = placed.filter { $0.line.low <= line.high + 1 && line.low <= $0.line.high + 1 }
            let track = (below.map(\.track).max() ?? -1) + 1
            placed.append((line, track))
            result[line.net] = track
        }
        return result
    }

    /// The lines in track order.
    private func order() -> [Int] {
        // The cost of placing the first line before the second, minus the cost of the opposite order.
        var costs = lines.map { _ in Array(repeating: 0, count: lines.count) }
        for first in lines.indices {
            for second in lines.indices where first < second {
                let difference = cost(lines[first], before: lines[second]) - cost(lines[second], before: lines[first])
                costs[first][second] = difference
                costs[second][first] = -difference
            }
        }
        var totals = costs.map { $0.reduce(0, +) }
        var open = Array(lines.indices)
        var order: [Int] = []
        while let next = open.min(by: { (totals[$0], lines[$0].low) < (totals[$1], lines[$1].low) }) {
            order.append(next)
            open.removeAll { $0 == next }
            for other in open { totals[other] -= costs[other][next] }
        }
        return order
    }

    private func cost(_ first: Line, before second: Line) -> Int {
        var cost = 0
        for upper in second.uppers where upper > first.low && upper < first.high { cost += 1 }
        for lower in first.lowers where lower > second.low && lower < second.high { cost += 1 }
        // In this case one line would overlap the other.
        for lower in first.lowers where second.uppers.contains(lower) { cost += 1000 }
        return cost
    }
}
