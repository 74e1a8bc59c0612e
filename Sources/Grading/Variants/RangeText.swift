/// A range that is not empty, as the server prints it.
struct RangeText {
    let bounds: [String]

    init?(_ text: String) {
        guard let first = text.first, let last = text.last, "[(".contains(first), "])".contains(last) else { return nil }
        bounds = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != "\"" } }
        if bounds.count != 2 { return nil }
    }

    /// From where to where, as numbers; infinite where it is not bounded.
    var span: (lower: Double, upper: Double) {
        (ValueCodes.measure(bounds[0]) ?? -.infinity, ValueCodes.measure(bounds[1]) ?? .infinity)
    }
}
