import SQLText
import Verdicts

/// A mistake: where in a solution it can be made, what the solution becomes, and what is said to those who make it.
struct Mutation: Sendable {
    let misconception: Misconception
    /// The types of nodes it is made at.
    let types: Set<String>
    let changes: @Sendable (Spot) -> [Change]

    init(
        _ phrase: Phrase, rows claim: Misconception.RowClaim? = nil, concepts: Phrase..., uses constructs: [Phrase] = [],
        at types: Set<String>, _ changes: @escaping @Sendable (Spot) -> [Change]
    ) {
        misconception = Misconception(phrase, rows: claim, concepts: concepts, uses: constructs)
        self.types = types
        self.changes = changes
    }

    /// All mistakes. What two of them make of a solution is said to be the first one, so the general ones are last.
    static let all =
        spellings + joins + matches + conditions + tests + counts + windows + orders + lists + calculations + insertions + updates + steps
        + columns
}

/// A node that a mistake replaces.
struct Change: Sendable {
    /// From the root of the statement's tree.
    let path: [Tree.Step]
    let old: Tree
    let new: Tree
    /// For the sentence.
    let names: [String: String]
}
