/// Chance that is the same in every run.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    /// 0 to one less than `sides`.
    mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }
}
