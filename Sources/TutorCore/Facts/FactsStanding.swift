package import Grading

/// How far it is known what holds of an exercise on commands, files and containers.
package enum FactsStanding: Sendable, Equatable {
    case known(FactsState)
    /// It could not be looked; why, in a sentence.
    case failed(String)
}
