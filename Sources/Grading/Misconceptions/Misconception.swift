import Verdicts

/// A misconception, recognized by what the answer does: an entry of `Mutation.all` with the names for its sentence filled in.
struct Misconception: Sendable, Hashable, Codable {
    private let phrase: Phrase
    private let about: [Phrase]
    private let needs: [Phrase]
    /// What the sentence says about the rows of the result, if it does.
    private let claim: RowClaim?
    /// The names that the sentence mentions, and those that `Evidence` looks for. A name that the solution made up is left out, since no
    /// learner knows it.
    var names: [String: String] = [:]

    /// A statement about the rows of a result that must be true where it is made.
    enum RowClaim: Sendable, Codable {
        case surplus, missing
        /// There are none, apart from one that is computed from none.
        case nothing
        /// The rows themselves are not the expected ones, whatever their order.
        case others
        /// There are as many rows as there should be.
        case asMany
        /// There is a NULL where a value should be.
        case nulls
        /// Values differ, and none of them only in being NULL.
        case values
    }

    init(_ phrase: Phrase, rows claim: RowClaim?, concepts: [Phrase], uses needs: [Phrase]) {
        self.phrase = phrase
        self.claim = claim
        about = concepts
        self.needs = needs
    }

    /// A fact about the result and one question; never the solution's text.
    var sentence: String {
        // Most tables' names are plurals, and can be used as such.
        let plurals = names.filter { $0.value.hasSuffix("s") }.map { ($0.key + "s", $0.value) }
        return phrase.filled(names.merging(plurals) { name, _ in name })
    }

    /// The constructs, as courses name them in `teaches`, for finding the lesson that taught them; most relevant first.
    var concepts: [String] { about.map { $0.filled(names) } }

    /// The sentence names one of these, so it is only used for answers that contain one: constructs, what `Spot.claims` lists, or
    /// `no` with a step that the answer leaves out.
    var constructs: Set<String> { Set(needs.map { $0.filled(names) }.filter { !$0.isEmpty }) }

    /// Whether the sentence fits what is wrong with the result: rows that are said to be included or missing must be. None of
    /// these claims is true where only the order differs.
    ///
    /// - Parameter areDeleted: Whether they are the rows that a DELETE left in its table: a row that it took too many of is missing there.
    func fits(_ difference: RowDifference, areDeleted: Bool = false) -> Bool {
        guard let claim else { return true }
        guard difference.isInRows else { return false }
        return switch claim {
        case .surplus: (areDeleted ? difference.missing : difference.unexpected) > 0
        case .missing: (areDeleted ? difference.unexpected : difference.missing) > 0
        case .nothing: !areDeleted && difference.found <= 1
        case .others: true
        case .asMany: difference.missing == difference.unexpected
        case .nulls: difference.rows.contains { row in row.kind == .unexpected && row.cells.contains { $0.value == nil } }
        case .values: difference.nulls(in: .missing) == difference.nulls(in: .unexpected)
        }
    }
}

extension RowDifference {
    /// How many values of these rows are NULL.
    fileprivate func nulls(in kind: DifferingRow.Kind) -> Int {
        rows.filter { $0.kind == kind }.reduce(0) { count, row in count + row.cells.count { $0.value == nil } }
    }
}

extension Misconception: CustomStringConvertible {
    var description: String { sentence }
}
