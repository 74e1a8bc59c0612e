import Glibc

/// How well something is remembered, by the Free Spaced Repetition Scheduler, version 6, with its default parameters, no fuzz, and no steps
/// within a day. <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm>
package struct Memory: Sendable, Equatable {
    /// How a repetition went.
    package enum Rating: Int, Sendable, CaseIterable { case again = 1, hard, good, easy }

    /// The days after which it is remembered with a probability of 0.9. Positive.
    package var stability: Double
    /// How hard it is to make it more stable, from 1 to 10.
    package var difficulty: Double

    package init(stability: Double, difficulty: Double) {
        self.stability = stability
        self.difficulty = difficulty
    }

    /// The memory after the first time.
    package init(first rating: Rating) {
        stability = Self.w[rating.rawValue - 1]
        difficulty = Self.clamp(Self.firstDifficulty(rating))
    }

    /// Whether nothing was repeated since the first time.
    var isFirst: Bool { Rating.allCases.contains { self == Memory(first: $0) } }

    /// Updates the memory with a repetition, at least one day after the one before.
    package mutating func repeated(_ rating: Rating, after days: Int) {
        let forgotten = 1 - retrievability(after: days)
        stability = max(0.001, rating == .again ? relearned(forgotten) : recalled(rating, forgotten))
        let change = -Self.w[6] * Double(rating.rawValue - 3)
        let damped = difficulty + change * (10 - difficulty) / 9
        difficulty = Self.clamp(Self.w[7] * Self.firstDifficulty(.easy) + (1 - Self.w[7]) * damped)
    }

    /// The probability that it is remembered that many days after the last repetition.
    package func retrievability(after days: Int) -> Double {
        pow(1 + Self.factor * Double(max(0, days)) / stability, -Self.w[20])
    }

    /// The days until the next repetition: when the probability has fallen to 0.9, which is what stability says.
    package var interval: Int { min(36_500, max(1, Int(min(stability, 36_500).rounded(.toNearestOrEven)))) }

    private func recalled(_ rating: Rating, _ forgotten: Double) -> Double {
        let growth = exp(Self.w[8]) * (11 - difficulty) * pow(stability, -Self.w[9]) * (exp(forgotten * Self.w[10]) - 1)
        let effort = rating == .hard ? Self.w[15] : rating == .easy ? Self.w[16] : 1
        return stability * (1 + growth * effort)
    }

    private func relearned(_ forgotten: Double) -> Double {
        let relearned = Self.w[11] * pow(difficulty, -Self.w[12]) * (pow(stability + 1, Self.w[13]) - 1) * exp(forgotten * Self.w[14])
        return min(relearned, stability / exp(Self.w[17] * Self.w[18]))
    }

    private static func firstDifficulty(_ rating: Rating) -> Double { w[4] - exp(w[5] * Double(rating.rawValue - 1)) + 1 }

    private static func clamp(_ difficulty: Double) -> Double { min(10, max(1, difficulty)) }

    /// The published default parameters, w₀ to w₂₀.
    private static let w = [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014,
        1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ]

    /// Makes retrievability 0.9 after as many days as the stability.
    private static let factor = pow(0.9, -1 / w[20]) - 1
}
