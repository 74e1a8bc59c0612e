import Postgres
import SQLText

/// A wrong version of a reference, and the misconception it represents.
struct Mutant: Sendable, Equatable, Codable {
    var text: String
    var misconception: Misconception
    /// Which statement of the reference is changed, counted from 0, and how.
    var statement = 0
    var edits: [Edit] = []
    /// Whether that statement is left out.
    var isLeftOut = false
}

/// Makes wrong versions of a reference, as learners would write them.
///
/// Works on words, guided by their clauses, and leaves every other byte as the author wrote it.
enum Mutator {
    /// Distinct texts that parse, at most `most`, most likely mistakes first.
    ///
    /// `columns` lists the columns of each table in order, for resolving unqualified names; if it is empty, there are fewer mutants.
    static func mutants(of reference: String, columns: [String: [String]], most: Int = 60) -> [Mutant] {
        var candidates: [(attempt: Attempt, statement: Int)] = []
        let statements = SQLSplitter.split(reference).filter { !$0.isEmpty }
        guard statements.allSatisfy({ parses($0.text) }) else { return [] }
        for (index, statement) in statements.enumerated() where statement.text.utf8.count <= longest {
            let outline = Outline(statement.text, columns: columns)
            candidates += attempts(on: outline).map { ($0, index) }
            if statements.count > 1 { candidates.append((outline.left(out: statement), index)) }
        }
        var mutants: [Mutant] = []
        var seen: Set<String> = [reference]
        for (attempt, index) in inOrder(candidates) {
            if mutants.count == most { break }
            let statement = statements[index]
            guard let edited = attempt.edits.applied(to: statement.text), edited.isEmpty || parses(edited) else { continue }
            let bytes = reference.utf8
            let start = bytes.index(bytes.startIndex, offsetBy: statement.range.lowerBound)
            let end = bytes.index(bytes.startIndex, offsetBy: statement.range.upperBound)
            let text = String(reference[..<start]) + edited + String(reference[end...])
            guard seen.insert(text).inserted else { continue }
            mutants.append(
                Mutant(
                    text: text, misconception: attempt.misconception, statement: index, edits: attempt.edits, isLeftOut: edited.isEmpty))
        }
        return mutants
    }

    /// Longer statements are skipped; no exercise has one.
    private static let longest = 20_000

    private static let families: [@Sendable (Outline) -> [Attempt]] = [
        JoinMutations.attempts, ConditionMutations.attempts, TestMutations.attempts, SubqueryMutations.attempts, GroupMutations.attempts,
        AggregateMutations.attempts, SelectListMutations.attempts, OrderMutations.attempts, SetOperationMutations.attempts,
        WindowMutations.attempts, ExpressionMutations.attempts, CaseMutations.attempts, ColumnMutations.attempts, ChangeMutations.attempts,
        MultipliedMutations.attempts,
    ]

    /// All wrong versions of one statement.
    static func attempts(on outline: Outline) -> [Attempt] { throughout(families.flatMap { $0(outline) }, outline) }

    /// The attempts; and if several make the same change to the same words in different places, an attempt that makes them all: a mistake
    /// about a total is made in both SELECT and HAVING.
    private static func throughout(_ attempts: [Attempt], _ outline: Outline) -> [Attempt] {
        var places: [Change: [Attempt]] = [:]
        var order: [Change] = []
        for attempt in attempts {
            guard attempt.edits.count == 1, let edit = attempt.edits.first else { continue }
            let change = Change(misconception: attempt.misconception, from: outline.text(at: edit.range), to: edit.text)
            if places.updateValue((places[change] ?? []) + [attempt], forKey: change) == nil { order.append(change) }
        }
        return attempts
            + order.flatMap { change -> [Attempt] in
                guard !change.from.isEmpty, let same = places[change], same.count > 1 else { return [] }
                let likelihood = (same.map(\.likelihood).max() ?? 0) + 20
                let clauses = same.map { attempt in attempt.edits.first.flatMap { outline.clause(at: $0.range.lowerBound) } }
                var groups = [Array(same.indices), same.indices.filter { clauses[$0] != .where }]
                for clause in [Query.Clause.head, .set, .where] { groups.append(same.indices.filter { clauses[$0] == clause }) }
                var seen: Set<[Int]> = []
                return groups.filter { $0.count > 1 && seen.insert($0).inserted }.map { group in
                    Attempt(change.misconception, likelihood, group.flatMap { same[$0].edits })
                }
            }
    }

    private struct Change: Hashable {
        var misconception: Misconception
        var from: String
        var to: String
    }

    /// The most likely first; but the first form of each misconception comes before the second form of a similarly likely one.
    private static func inOrder(
        _ candidates: [(attempt: Attempt, statement: Int)]
    ) -> [(attempt: Attempt, statement: Int)] {
        var forms: [Misconception: Int] = [:]
        let likeliest = candidates.enumerated().sorted {
            ($0.element.attempt.likelihood, $1.offset) > ($1.element.attempt.likelihood, $0.offset)
        }
        let ranked = likeliest.map { index, candidate in
            let form = forms[candidate.attempt.misconception, default: 0]
            forms[candidate.attempt.misconception] = form + 1
            return (rank: candidate.attempt.likelihood - form * 15, index: index, candidate: candidate)
        }
        return ranked.sorted { ($0.rank, $1.index) > ($1.rank, $0.index) }.map(\.candidate)
    }

    private static func parses(_ statement: String) -> Bool {
        do throws(ParseFailure) {
            _ = try ParseTree(statement)
            return true
        } catch {
            return false
        }
    }
}

extension Outline {
    /// An attempt in which the statement was forgotten.
    fileprivate func left(out statement: SQLStatement) -> Attempt {
        let verb = words.first?.folded ?? ""
        let table = queries.first { $0.depth == 0 }?.sources.first?.table
        return Attempt(.stepMissing(step: Self.step(verb, table)), 71, Edit(range: 0..<text.utf8.count, text: ""))
    }

    /// `INSERT into orders`.
    private static func step(_ verb: String, _ table: String?) -> String {
        let joints = ["insert": "into", "delete": "from", "update": "of"]
        guard let table, let joint = joints[verb] else { return verb.uppercased() }
        return "\(verb.uppercased()) \(joint) \(table)"
    }
}
