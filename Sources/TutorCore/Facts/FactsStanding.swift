package import Verdicts

/// Which facts are known about an exercise on commands, files, and containers.
package enum FactsStanding: Sendable, Equatable {
    case known(FactsState)
    /// The facts could not be checked; the reason, in a sentence.
    case failed(String)

    /// Whether all facts are known to hold.
    package var isWhole: Bool { if case .known(let state) = self { state.isWhole } else { false } }

    /// Whether a check has seen other facts than these.
    func contradicts(_ seen: FactsState) -> Bool { if case .known(let state) = self { state.contradicts(seen) } else { true } }
}
