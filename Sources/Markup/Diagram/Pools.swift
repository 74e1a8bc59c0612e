/// Places a row of items close to their desired positions without overlaps.
struct Pools {
    struct Wish {
        /// The sum of the desired positions, each multiplied by its weight.
        var sum: Double
        var weight: Double
    }

    /// The positions closest to the wishes by least squares, in order, at least as far apart as `offsets` are.
    static func settle(_ wishes: [Wish], offsets: [Int]) -> [Double] {
        // Adjacent items that are packed as closely as allowed form a pool, placed at the mean of its wishes.
        var pools: [(sum: Double, weight: Double, count: Int)] = []
        for (wish, offset) in zip(wishes, offsets) {
            var pool = (sum: wish.sum - Double(offset) * wish.weight, weight: wish.weight, count: 1)
            while let before = pools.last, before.sum / before.weight >= pool.sum / pool.weight {
                pool = (before.sum + pool.sum, before.weight + pool.weight, before.count + pool.count)
                pools.removeLast()
            }
            pools.append(pool)
        }
        var places: [Double] = []
        for pool in pools {
            for _ in 0..<pool.count { places.append(pool.sum / pool.weight + Double(offsets[places.count])) }
        }
        return places
    }

    /// Integer positions in a range for sorted wishes, at least `gap` apart.
    static func fit(_ wishes: [Double], gap: Int, within range: ClosedRange<Int>) -> [Int] {
        let places = settle(wishes.map { Wish(sum: $0, weight: 1) }, offsets: wishes.indices.map { $0 * gap })
        return places.enumerated().map { index, place in
            let low = range.lowerBound + index * gap
            let high = range.upperBound - (places.count - 1 - index) * gap
            return max(low, min(high, Int(place.rounded())))
        }
    }
}
