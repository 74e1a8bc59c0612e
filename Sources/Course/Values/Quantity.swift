/// A number, or one of bytes or seconds: `3`, `64kB`, `1.5s`. A thousand bytes are `1kB`.
package struct Quantity: Sendable, Equatable {
    package enum Unit: Sendable { case none, bytes, seconds }

    /// In the unit itself: `64kB` has 64,000.
    package let amount: Double
    package let unit: Unit
    /// As written.
    package let text: String

    package init?(_ text: String) {
        let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" }
        guard let number = Double(digits), number.isFinite else { return nil }
        let factors: [String: (Double, Unit)] = [
            "": (1, .none), "b": (1, .bytes), "kb": (1e3, .bytes), "mb": (1e6, .bytes), "gb": (1e9, .bytes), "ms": (1e-3, .seconds),
            "s": (1, .seconds), "min": (60, .seconds),
        ]
        guard let (factor, unit) = factors[text[digits.endIndex...].lowercased().filter { $0 != " " }] else { return nil }
        amount = number * factor
        self.unit = unit
        self.text = text
    }
}
