/// Finds the name that a mistyped one probably meant.
package enum Nearest {
    /// The candidate closest to `name`; `nil` if none is close enough to suggest.
    ///
    /// A candidate is close if the number of edits is at most a third of the longer name's length (one letter replaced, added, or left out,
    /// or two adjacent ones swapped; differences in case and between `-`, `_`, and space are free). Failing that, it is close if it starts
    /// with the typed text, which has at least three letters. The first of several equally close candidates wins.
    package static func match(_ name: String, among candidates: some Sequence<String>) -> String? {
        let typed = folded(name)
        guard !typed.isEmpty, typed.count <= 200 else { return nil }
        var best: (candidate: String, distance: Int)?
        var beginning: String?
        for candidate in candidates {
            let other = folded(candidate)
            if typed.count >= 3, beginning == nil, other.starts(with: typed) { beginning = candidate }
            let allowed = min(max(typed.count, other.count) / 3, (best?.distance ?? .max) - 1)
            guard allowed >= 0, abs(typed.count - other.count) <= allowed else { continue }
            let distance = distance(typed, other)
            if distance <= allowed { best = (candidate, distance) }
        }
        return best?.candidate ?? beginning
    }

    private static func folded(_ name: String) -> [Unicode.Scalar] {
        name.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
    }

    /// Optimal string alignment distance, with three rows in memory.
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var twoAbove: [Int] = []
        var above = Array(0...b.count)
        for (i, left) in a.enumerated() {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for (j, right) in b.enumerated() {
                var cost = min(above[j + 1] + 1, row[j] + 1, above[j] + (left == right ? 0 : 1))
                if i > 0, j > 0, left == b[j - 1], a[i - 1] == right { cost = min(cost, twoAbove[j - 1] + 1) }
                row.append(cost)
            }
            twoAbove = above
            above = row
        }
        return above[b.count]
    }
}
