/// What the catalog says of one trigger, as `Definitions.query` writes it into one value.
struct TriggerText: Sendable, Equatable {
    /// What of it may be another than expected.
    enum Field: Int, Sendable, CaseIterable { case timing, columns, level, condition, function, arguments, constraint, isOn }

    private var fields: [String]

    /// The fields in their order, each ended by a unit separator.
    init(_ value: String) {
        fields = value.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        while fields.count < Field.allCases.count { fields.append("") }
        self[.condition] = CheckExpression.conditions(of: self[.condition]).sorted().joined(separator: " AND ")
    }

    subscript(field: Field) -> String {
        get { fields[field.rawValue] }
        set { fields[field.rawValue] = newValue }
    }

    /// As it is kept among the facts.
    var value: String { fields.joined(separator: "\u{1F}") }

    /// The first way in which another one differs.
    func difference(to other: TriggerText) -> Field? { Field.allCases.first { self[$0] != other[$0] } }
}
