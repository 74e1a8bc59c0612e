/// A value to put into a column because the reference compares with it.
struct BoundaryValue: Sendable, Hashable {
    var table: String
    var column: Int
    var text: String
    /// Exactly on the boundary, not next to it.
    var isExact = true
    /// The text is to be inserted into the existing text: what a LIKE pattern contains, a number of a JSON document, a bound of a range, or a
    /// time of day.
    var isPart = false
    /// Which of several ways to insert it.
    var way = 0
    /// Where in a JSON document.
    var path: [String] = []

    func text(around old: String) -> String {
        switch way {
        case Self.inDocument: DocumentScalars.replacing([path: text], in: old)
        case Self.lowerBound: RangeText(old)?.with(lower: text) ?? old
        case Self.upperBound: RangeText(old)?.with(upper: text) ?? old
        case Self.timeOfDay: CanonicalMoment(old.utf8) == nil || old.count < 19 ? old : old.prefix(11) + text + old.dropFirst(19)
        case Self.before: text + old
        case Self.after: old + text
        default: old + " " + text + " " + old
        }
    }

    static let (before, after) = (0, 1)
    static let (inDocument, lowerBound, upperBound, timeOfDay) = (3, 4, 5, 6)
}

/// A range that is not empty, as the server prints it.
struct RangeText {
    private let brackets: [Character]
    private(set) var bounds: [String]

    init?(_ text: String) {
        guard let first = text.first, let last = text.last, "[(".contains(first), "])".contains(last) else { return nil }
        brackets = [first, last]
        bounds = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != "\"" } }
        if bounds.count != 2 { return nil }
    }

    var upper: String? { bounds[1].isEmpty ? nil : bounds[1] }

    /// From where to where, as numbers; infinite where it is not bounded.
    var span: (lower: Double, upper: Double) {
        (ValueCodes.measure(bounds[0]) ?? -.infinity, ValueCodes.measure(bounds[1]) ?? .infinity)
    }

    /// With another lower or upper bound in place of the present one; `nil` if there is none, or nothing would be left between them.
    func with(lower: String? = nil, upper: String? = nil) -> String? {
        var range = self
        for (place, bound) in [lower, upper].enumerated() {
            guard let bound else { continue }
            if bounds[place].isEmpty { return nil }
            range.bounds[place] = bound
        }
        let measures = range.bounds.map { ValueCodes.measure($0) }
        if let low = measures[0], let high = measures[1], low >= high { return nil }
        let written = range.bounds.map { $0.contains(" ") ? "\"\($0)\"" : $0 }
        return "\(brackets[0])\(written[0]),\(written[1])\(brackets[1])"
    }
}
