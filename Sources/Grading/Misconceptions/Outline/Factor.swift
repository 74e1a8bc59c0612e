/// A decimal number near one, for increasing or decreasing something by a percentage.
struct Factor {
    private var value: Int
    /// The number of decimal places it is written with.
    private var digits: Int

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...6).contains(parts[1].utf8.count), parts[0].utf8.count < 6,
            let value = Int(parts[0] + parts[1])
        else { return nil }
        self.value = value
        digits = parts[1].utf8.count
    }

    private var one: Int { (0..<digits).reduce(1) { power, _ in power * 10 } }

    var isNearOne: Bool { value > 0 && value < 2 * one && value != one }

    /// The share that is added or removed: 0.1 for both 0.9 and 1.1.
    var share: String { text(abs(one - value)) }

    /// The same share in the other direction.
    var mirrored: String { text(2 * one - value) }

    private func text(_ value: Int) -> String {
        let decimals = String(value % one)
        return "\(value / one)." + String(repeating: "0", count: digits - decimals.utf8.count) + decimals
    }
}

/// A cast, written `::type`.
struct Cast {
    var isFractional: Bool
    /// After the type.
    var end: Int

    static let fractional: Set<String> = ["numeric", "decimal", "float", "float8", "real", "double"]

    init?(afterColons index: Int, in outline: Outline) {
        guard index + 1 < outline.words.count else { return nil }
        let name = outline.words[index + 1].folded
        isFractional = Self.fractional.contains(name)
        end = index + 2
        if name == "double", outline.words.indices.contains(end), outline.words[end].folded == "precision" { end += 1 }
        if let inside = outline.inside(end), outline.has("(", at: end) { end = inside.upperBound + 1 }
    }
}
