import Explanations
import Postgres
import SQLText
import Verdicts

/// Which known mistake is behind a wrong answer: one that the author declared, or a misconception that every solution invites.
extension AnswerAnalysis {
    /// The author's message for the mistake behind a wrong answer, or else the misconception; without `run`, from the given data alone.
    ///
    /// - Parameter findings: how the answer differs from the solution, on the given data or else on a variant.
    func cause(
        of findings: [Finding], _ outcome: Outcome, _ run: VariantRun?
    ) async throws -> (mistake: String?, misconception: Misconception?) {
        let foreseen = try await matching(outcome)
        // A server error already explains itself.
        let (suspects, evidence) = outcome.failure == nil ? try await telling(findings, outcome) : ([], nil)
        guard let run, !(foreseen.isEmpty && suspects.isEmpty) else { return (foreseen.first?.message, nil) }
        let scripts = foreseen.map(\.script) + suspects.map(\.script)
        var alive = Set(scripts.indices)
        var slow = 0
        var isBare = outcome.isBare
        for judged in set.copies where !alive.isEmpty && slow < Self.leastTried {
            let tried = alive.sorted()
            guard let there = try await outcomes(of: [answer] + tried.map { scripts[$0] }, on: judged, outcome, run)
            else { continue }
            if there.contains(where: \.isSlow) { slow += 1 }
            if there[0].isTooSlow { continue }
            isBare = isBare && there[0].isBare
            let left = tried.enumerated().filter { place, index in isAlike(scripts[index], there[place + 1], there[0], on: judged) }
            alive = Set(left.map(\.element))
        }
        if let mistake = foreseen.enumerated().first(where: { alive.contains($0.offset) }) { return (mistake.element.message, nil) }
        // Where no data gives the answer any rows, equal results prove nothing, so its text must show the mistake.
        let told = suspects.enumerated().first { place, suspect in
            alive.contains(foreseen.count + place)
                && (!isBare || evidence?.shows(suspect.mutant.misconception) == true || isWritten(like: suspect.script))
        }?.element.mutant.misconception
        return (nil, told.map { evidence?.told($0) ?? $0 })
    }

    /// Whether a mistake's outcome on a variant equals the answer's, ignoring order.
    private func isAlike(_ mistake: Script, _ made: Outcome, _ answer: Outcome, on judged: VariantSet.Judged) -> Bool {
        let expected = VariantChooser.expectation(of: mistake, made, like: expectation)
        let comparison = OutcomeComparison(expected: expected, unchanged: judged.unchanged)
        return comparison.isSame(as: answer) || comparison.withoutOrder.isSame(as: answer)
    }

    /// The declared mistakes with the answer's outcome, those with the same order first.
    private func matching(_ outcome: Outcome) async throws -> [PreparedExercise.Mistake] {
        let alike = try await alike(exercise.declared.filter { $0.constructs == constructs }, outcome, \.expectation)
        // Where the answer's text shows that a comma is missing, another mistake with these columns is not the cause.
        let comma = missingComma(outcome, in: lastTry)
        let missed = missedValues
        let foreseen = (alike.exact + alike.inAnyOrder).filter { mistake in
            (comma == nil || comma == missingComma(outcome, in: mistake.script)) && mistake.script.hasOthers(than: missed)
        }
        return outcome.isBare ? foreseen.filter { isWritten(like: $0.script) } : foreseen
    }

    /// The authors' values, for each column that the answer compares with another one. A mistake with only these values there doesn't
    /// explain such an answer.
    private var missedValues: [String: Set<String>] {
        let right = ([reference] + exercise.alternatives).map(\.comparedValues)
        return lastTry.comparedValues.reduce(into: [:]) { found, compared in
            guard right[0][compared.key] != nil else { return }
            let usual = right.reduce(into: Set()) { $0.formUnion($1[compared.key] ?? []) }
            if !compared.value.isSubset(of: usual) { found[compared.key] = usual }
        }
    }

    /// Whether the answer has the mistake's constants, its smells that are known to return no rows, most of its words, and all that sets
    /// it apart from the solution.
    private func isWritten(like mistake: Script) -> Bool {
        let causes = mistake.codeSmells.filter(\.leavesNoRows)
        let (words, right, written) = (mistake.words, reference.words, lastTry.words)
        let telling = Set(words.keys).union(right.keys).filter { words[$0] != right[$0] && !"();".contains($0) }
        let isTold = telling.allSatisfy { word in
            let (wrong, found) = (words[word] ?? 0, written[word] ?? 0)
            return wrong > right[word] ?? 0 ? found >= wrong : found <= wrong
        }
        return mistake.literals == lastTry.literals && causes.allSatisfy(lastTry.codeSmells.contains)
            && (telling.isEmpty ? words == written : isTold && words.likeness(to: written) >= Self.tellingLikeness)
    }

    /// The suspects with the answer's outcome whose sentence is true of the answer, those that are written most like it first, and what is
    /// written in the answer.
    private func telling(_ findings: [Finding], _ outcome: Outcome) async throws -> ([VariantSet.Suspect], Evidence?) {
        let alike = try await alike(set.suspects, outcome, \.expectation)
        let missed = missedValues
        let suspects = (alike.exact.isEmpty ? alike.inAnyOrder : alike.exact).filter { suspect in
            // What isn't about such a column can still be the cause.
            suspect.script.hasOthers(than: missed.filter { $0.key == suspect.mutant.misconception.names["column"] })
        }
        if suspects.isEmpty { return ([], nil) }
        let columns = try await runner.clones.baseline(of: runner.template).names.columns
        let evidence = Evidence(of: lastTry, beside: reference, columns: columns)
        let parts = lastTry.parts
        let scored = suspects.enumerated()
            .filter { evidence.supports($0.element.mutant.misconception) && isShown($0.element.mutant.misconception, by: findings) }
            .map { (score: $0.element.script.parts.likeness(to: parts), place: $0.offset, suspect: $0.element) }
            .filter { scored in
                let column = scored.suspect.mutant.misconception.names["column"]
                return !outcome.isBare || scored.score >= Self.tellingLikeness && column.map { parts[$0] != nil } ?? true
            }
        let nearest = scored.sorted { ($0.score, $1.place) > ($1.score, $0.place) }.prefix(Self.maxSuspects)
        return (nearest.map(\.suspect), evidence)
    }

    /// Whether what is wrong with the rows agrees with what the sentence says about them.
    private func isShown(_ misconception: Misconception, by findings: [Finding]) -> Bool {
        let changes = answer.constructs?.intersection(["delete", "insert", "update", "merge", "truncate"])
        return findings.allSatisfy { finding in
            // After a MERGE, or several kinds of changes, a row can be in a table for any of them.
            let isKnown = changes.map { $0.count <= 1 && $0.isDisjoint(with: ["merge", "truncate"]) } == true
            let isAboutTable = finding.table != nil && isKnown
            guard let difference = finding.difference, [.rows, .order].contains(finding.feedback.kind) || isAboutTable else { return true }
            return misconception.fits(difference, areDeleted: isAboutTable && changes == ["delete"])
        }
    }

    /// The mistakes with the answer's outcome. One in the rows is recognized in any order, unless it differs from the solution in order alone.
    private func alike<Mistake>(
        _ mistakes: [Mistake], _ outcome: Outcome, _ expectation: (Mistake) -> Expectation
    ) async throws -> (exact: [Mistake], inAnyOrder: [Mistake]) {
        var alike: (exact: [Mistake], inAnyOrder: [Mistake]) = ([], [])
        for mistake in mistakes {
            let made = expectation(mistake)
            let comparison = try await comparison(made, outcome)
            if comparison.isSame(as: outcome) {
                alike.exact.append(mistake)
            } else if comparison.withoutOrder.isSame(as: outcome) {
                let right = try await self.comparison(self.expectation, made.outcome).withoutOrder
                if !right.isSame(as: made.outcome) { alike.inAnyOrder.append(mistake) }
            }
        }
        return alike
    }

    /// How many suspects are compared on all variants.
    private static let maxSuspects = 12

    /// How similar the words of an answer without rows must be to those of a mistake to match it, from 0 to 1.
    private static let tellingLikeness = 0.6
}

extension Outcome {
    /// No rows and no changes: many different mistakes lead to this.
    fileprivate var isBare: Bool { failure == nil && (result?.count ?? 0) == 0 && state?.changed.isEmpty ?? true }
}

extension Script {
    /// The last statements, if there are more than a solution has and they are of its kinds; otherwise the whole script.
    func lastTry(like solution: Script) -> Script {
        let count = solution.statements.count
        let start = statements.count - count
        let isAlike = { (index: Int) in
            let (kinds, asked) = (tree(ofStatement: start + index)?.statementKinds, solution.tree(ofStatement: index)?.statementKinds)
            return kinds != nil && kinds == asked
        }
        return start > 0 && (0..<count).allSatisfy(isAlike) ? Script(statements[start...].map(\.text).joined(separator: "\n")) : self
    }

    /// Whether it compares each of these columns with another value than these.
    fileprivate func hasOthers(than usual: [String: Set<String>]) -> Bool {
        if usual.isEmpty { return true }
        let compared = comparedValues
        return usual.allSatisfy { !compared[$0, default: []].isSubset(of: $1) }
    }

    /// The values that columns are compared with, by the column. What a setting or an index has there isn't compared with rows.
    fileprivate var comparedValues: [String: Set<String>] {
        let kinds = Set(Tree(text)?.statementKinds ?? [])
        guard kinds.isSubset(of: ["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt"]) else { return [:] }
        let words = SQLScanner.words(in: text)
        return words.indices.dropFirst(2).reduce(into: [:]) { found, index in
            guard [.number, .string].contains(words[index].token.kind),
                ["=", "<>", "!=", "<", "<=", ">", ">="].contains(words[index - 1].text)
            else { return }
            let value = words[index].text
            found[words[index - 2].text.lowercased(), default: []].insert(Double(value).map { "\($0)" } ?? value)
        }
    }
}

extension CodeSmell {
    var leavesNoRows: Bool {
        switch self {
        case .comparedWithNull, .notInSubquery, .likeWithoutWildcard: true
        default: false
        }
    }
}

extension [String: Int] {
    /// From 0 (nothing in common) to 1 (the same words).
    func likeness(to other: [String: Int]) -> Double {
        let keys = Set(keys).union(other.keys)
        let common = keys.reduce(0) { $0 + Swift.min(self[$1] ?? 0, other[$1] ?? 0) }
        let all = keys.reduce(0) { $0 + Swift.max(self[$1] ?? 0, other[$1] ?? 0) }
        return all == 0 ? 1 : Double(common) / Double(all)
    }
}
