import SQLText

/// A wrong version of a reference, and the misconception it represents.
struct Mutant: Sendable, Equatable, Codable {
    var text: String
    var misconception: Misconception
}

/// Makes wrong versions of a reference, as learners would write them.
enum Mutator {
    /// Distinct texts, at most `most`.
    ///
    /// `columns` lists the columns of each table in order, for resolving unqualified names; if it is empty, there are fewer mutants.
    static func mutants(of reference: String, columns: [String: [String]], most: Int = 150) -> [Mutant] {
        let script = Script(reference)
        let roots = script.statements.indices.map { script.editable($0).flatMap { Spot($0, columns: columns) } }
        let spots = roots.map { $0?.all ?? [] }
        var mutants: [(form: Int, mutant: Mutant)] = []
        var seen: Set<String> = [reference]
        for mutation in Mutation.all {
            for (statement, spots) in spots.enumerated() {
                let changes = spots.filter { mutation.types.contains($0.tree.type) }.flatMap(mutation.changes)
                for (form, changes) in together(changes).enumerated() {
                    let edited = changes.reduce(spots[0].tree) { tree, change in tree?.replacing(change.path, with: change.new) }
                    guard let edited = edited?.sql, !edited.isEmpty || roots.count > 1,
                        let text = script.replacing(statement: statement, with: edited)?.text, seen.insert(text).inserted
                    else { continue }
                    var misconception = mutation.misconception
                    misconception.names = changes[0].names
                    mutants.append((form, Mutant(text: text, misconception: misconception)))
                }
            }
        }
        // The first two forms of every mistake come before the others of any.
        let ranked = mutants.enumerated().sorted { ($0.element.form / 2, $0.offset) < ($1.element.form / 2, $1.offset) }
        return ranked.prefix(most).map(\.element.mutant)
    }

    /// Each change alone; before that, those that are the same in several places, all at once: a mistake about a total is made in both SELECT
    /// and HAVING.
    private static func together(_ changes: [Change]) -> [[Change]] {
        var groups: [[Tree]: [Change]] = [:]
        for change in changes { groups[[change.old, change.new], default: []].append(change) }
        return changes.flatMap { change -> [[Change]] in
            let group = groups.removeValue(forKey: [change.old, change.new]) ?? []
            return group.count > 1 ? [group, [change]] : [[change]]
        }
    }
}
