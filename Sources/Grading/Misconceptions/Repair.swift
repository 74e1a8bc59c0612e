import Postgres
import SQLText

/// Versions of an answer in which a suspected mistake is repaired. The mistake is only the cause if one of them is right.
///
/// What the mistake changes in the solution shows where to look: those clauses are copied from the solution to the answer, with the
/// answer's names for tables. If that isn't possible, the answer is changed by the opposite mistake.
struct Repair {
    private let reference: [Outline]
    private let answer: [Outline]
    /// What the operators of all families make of the answer, by statement.
    private lazy var changes: [[Attempt]] = answer.map { Mutator.attempts(on: $0) }

    init(of answer: Script, reference: Script, columns: [String: [String]]) {
        self.reference = reference.statements.map { Outline($0.text, columns: columns) }
        self.answer = answer.statements.map { Outline($0.text, columns: columns) }
    }

    // MARK: From the solution

    /// The answer with the clauses that the mistake changes replaced by the solution's.
    func carried(_ mutant: Mutant) -> [String] {
        guard reference.indices.contains(mutant.statement) else { return [] }
        let source = reference[mutant.statement]
        let mutated = mutant.edits.applied(to: source.text).map { Outline($0, columns: source.columns) } ?? source
        let exchanged = source.tables.symmetricDifference(mutated.tables)
        if mutant.isLeftOut {
            // A step isn't missing if it's in the answer, even without effect.
            let (steps, wanted) = (answer.count { $0.isLike(source) }, reference.count { $0.isLike(source) })
            guard steps < wanted else { return [] }
            var texts = answer.map(\.text)
            texts.insert(source.text, at: min(mutant.statement, texts.count))
            return [texts.joined(separator: ";\n")]
        }
        return answer.indices.filter { isCounterpart(answer[$0], of: source, at: $0) }.flatMap { place in
            ClauseCarrier.edits(of: mutant.edits, from: source, to: answer[place]).compactMap { edits in
                let misconception = mutant.misconception
                guard answer[place].uses(misconception.used, in: edits) else { return nil }
                // Only a condition that is in the answer may be called wrong.
                let isOfAnswer = Self.aboutConditions.contains { $0.isSame(as: misconception) }
                if isOfAnswer, let column = misconception.column, !answer[place].mentions(column, in: edits) { return nil }
                guard let text = edits.applied(to: answer[place].text) else { return nil }
                // If the clause reads other tables in the answer, that is its mistake.
                let repaired = Outline(text, columns: source.columns)
                guard repaired.tables.symmetricDifference(answer[place].tables).isSubset(of: exchanged) else { return nil }
                return replacing(place, with: text)
            }
        }
    }

    private static let aboutConditions: [Misconception] = [.opposite, .boundary]

    /// Whether two statements do the same kind of thing to the same table.
    private func isCounterpart(_ one: Outline, of other: Outline, at place: Int) -> Bool {
        answer.count == 1 && reference.count == 1 || one.isLike(other)
    }

    // MARK: By the opposite mistake

    /// The answer changed by the opposite mistake.
    mutating func reversed(_ mutant: Mutant) -> [String] {
        let opposites = Self.opposites.first { $0.contains { $0.isSame(as: mutant.misconception) } } ?? [mutant.misconception]
        let (answer, changes) = (answer, changes)
        return answer.indices.flatMap { place in
            changes[place].filter { attempt in
                opposites.contains { $0.isSame(as: attempt.misconception) }
                    && answer[place].uses(mutant.misconception.used, in: attempt.edits)
            }
            .compactMap { attempt in attempt.edits.applied(to: answer[place].text).map { replacing(place, with: $0) } }
        }
    }

    /// Misconceptions that undo each other; any other can only undo itself.
    private static let opposites: [[Misconception]] = [
        [.unmatchedLost, .unmatchedKept, .otherSideKept], [.orForAnd, .andForOr], [.duplicatesKept, .duplicatesDropped],
        [.repeatsCounted, .repeatsNotCounted], [.missingCounted, .onlyKnownCounted], [.unionKeepsRepeats, .unionDropsRepeats],
        [.eitherForBoth, .bothForEither], [.letterCase, .letterCaseIgnored], [.limitTooHigh, .limitTooLow],
        [.bothForRest, .restForBoth, .eitherForRest],
    ]

    private func replacing(_ place: Int, with text: String) -> String {
        var texts = answer.map(\.text)
        texts[place] = text
        return texts.joined(separator: ";\n")
    }
}

extension Outline {
    /// Whether another statement begins with the same word and is about the same table.
    fileprivate func isLike(_ other: Outline) -> Bool {
        words.first?.folded == other.words.first?.folded && queries.first?.sources.first?.table == other.queries.first?.sources.first?.table
    }

    /// The known tables that it reads or changes.
    fileprivate var tables: Set<String> {
        Set(queries.flatMap { $0.sources.compactMap(\.table) }.filter { columns[$0] != nil })
    }

    /// Whether these edits replace or remove a word that is this name.
    fileprivate func mentions(_ name: String, in edits: [Edit]) -> Bool {
        words.contains { word in word.spells(name) && edits.contains { $0.range.overlaps(word.range) } }
    }

    /// Whether these edits remove the name that the sentence mentions; true if it mentions none. What remains in the answer is not the
    /// cause.
    fileprivate func uses(_ name: String?, in edits: [Edit]) -> Bool {
        guard let name else { return true }
        let before = words.count { word in word.spells(name) && edits.contains { $0.range.overlaps(word.range) } }
        let after = edits.reduce(0) { count, edit in count + Outline(edit.text, columns: columns).words.count { $0.spells(name) } }
        return before > after
    }
}

extension Word {
    /// Whether it is this name, or a string with the name as its text.
    fileprivate func spells(_ name: String) -> Bool { (isString ? text.dropFirst().dropLast().lowercased() : folded) == name }
}
