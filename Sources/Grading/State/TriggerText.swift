/// What the catalog says about one trigger, which `Definitions.query` packs into one value.
struct TriggerText: Sendable, Equatable {
    /// The fields that may differ from what is expected.
    enum Field: Int, Sendable, CaseIterable { case timing, columns, level, condition, function, arguments, constraint, isOn }

    private var fields: [String]

    /// The fields in order, each terminated by a unit separator.
    init(_ value: String) {
        fields = value.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        while fields.count < Field.allCases.count { fields.append("") }
        self[.condition] = CheckExpression.conditions(of: self[.condition]).sorted().joined(separator: " AND ")
    }

    subscript(field: Field) -> String {
        get { fields[field.rawValue] }
        set { fields[field.rawValue] = newValue }
    }

    /// The trigger packed into one value, as stored in facts.
    var value: String { fields.joined(separator: "\u{1F}") }

    /// The first field that differs.
    func difference(to other: TriggerText) -> Field? { Field.allCases.first { self[$0] != other[$0] } }
}
