import TestSupport

extension Dice {
    /// The text with random pieces removed, duplicated, moved or inserted.
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
