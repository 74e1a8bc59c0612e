/// Pairs missing rows with unexpected ones. Rows that differ least are probably the same row with a wrong value, and are clearest when
/// shown together.
struct RowPairs {
    /// Two rows, as indices into the two lists of examples, and the columns in which they differ.
    struct Pair: Sendable, Equatable {
        var missing: Int
        var unexpected: Int
        /// Indices into the compared columns.
        var differing: [Int]
    }

    /// Closest pairs first.
    private(set) var pairs: [Pair] = []

    /// The maximum number of rows of each kind to examine; beyond that, pairs stop being helpful.
    static let most = 50

    /// - Parameters:
    ///   - keys: indices of columns in which two rows must agree.
    ///   - missing: rows of the reference.
    ///   - unexpected: rows of the answer.
    ///   - counts: how often each of them occurs; once if that isn't given.
    init(
        reference: RowSet, answer: RowSet, columns: [ColumnPair], keys: [Int] = [], missing: [Int], unexpected: [Int],
        counts: (missing: [Int], unexpected: [Int])? = nil
    ) {
        let (missing, unexpected) = (missing.prefix(Self.most), unexpected.prefix(Self.most))
        if missing.isEmpty || unexpected.isEmpty || columns.count < 2 { return }
        let classes = columns.map {
            RowClasses(reference: reference, answer: answer, columns: [$0], referenceRows: missing, answerRows: unexpected)
        }
        // For each column and value: whether at most one row of either kind has it.
        let isOnlyOne = classes.map { column in
            (0..<column.count).map { value in [column.reference, column.answer].allSatisfy { $0.count { $0 == value } < 2 } }
        }
        var candidates: [Pair] = []
        for row in missing.indices {
            for other in unexpected.indices {
                let differing = classes.indices.filter { classes[$0].reference[row] != classes[$0].answer[other] }
                let isOwn = classes.indices.contains { !differing.contains($0) && isOnlyOne[$0][classes[$0].reference[row]] }
                // A value that several rows share, such as a city, doesn't make two of them the same customer.
                guard keys.allSatisfy({ !differing.contains($0) }), isOwn || 2 * differing.count <= columns.count else { continue }
                candidates.append(Pair(missing: row, unexpected: other, differing: differing))
            }
        }
        candidates.sort { Self.nearness(of: $0).lexicographicallyPrecedes(Self.nearness(of: $1)) }
        var left = counts ?? (missing.map { _ in 1 }, unexpected.map { _ in 1 })
        for pair in candidates where left.missing[pair.missing] > 0 && left.unexpected[pair.unexpected] > 0 {
            let count = min(left.missing[pair.missing], left.unexpected[pair.unexpected])
            left.missing[pair.missing] -= count
            left.unexpected[pair.unexpected] -= count
            pairs.append(pair)
        }
    }

    /// Fewer differences first; then differences further right, since identifying columns tend to be on the left; then row order.
    private static func nearness(of pair: Pair) -> [Int] {
        [pair.differing.count] + pair.differing.map { -$0 } + [pair.missing, pair.unexpected]
    }
}
