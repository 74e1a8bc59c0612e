/// Random numbers that are the same in each run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &self) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// The text with pieces of it taken out, doubled, moved, and others put in.
    mutating func spoilt(_ text: String, with pieces: [String]) -> String {
        var characters = Array(text)
        for _ in 0...below(4) {
            let place = below(characters.count + 1)
            switch below(4) {
            case 0 where place < characters.count: characters.removeSubrange(place..<min(characters.count, place + 1 + below(6)))
            case 1 where place < characters.count:
                characters.insert(contentsOf: characters[place..<min(characters.count, place + 1 + below(20))], at: below(characters.count))
            default: characters.insert(contentsOf: pick(pieces), at: place)
            }
        }
        return String(characters)
    }
}
