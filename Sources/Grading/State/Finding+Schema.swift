import Verdicts

/// Objects other than tables.
extension Finding {
    static func objectMissing(_ object: DefinedObject) -> Self {
        let kind = object.kind.rawValue
        return Self(.schema, "The \(kind) \(object.name) does not exist after your answer ran.", ["create \(kind)"])
    }

    static func objectUnexpected(_ object: DefinedObject) -> Self {
        Self(.schema, "The \(object.kind.rawValue) \(object.name) exists after your answer ran, but should not.")
    }

    static func objectDefinition(_ object: DefinedObject, _ differences: [DefinitionDifference]) -> Self {
        let sentences = differences.prefix(3).map { $0.sentence(in: object) }.joined(separator: " ")
        return Self(.schema, "The definition of the \(object.kind.rawValue) \(object.name) differs. \(sentences)")
    }

    static func triggerDoes(table: String, _ difference: ProbeDifference) -> Self {
        let sentence =
            if let failure = difference.failure {
                "With your trigger on \(table), \(difference.probe) fails: \(failure)."
            } else if let other = difference.table {
                "Your trigger on \(table) doesn't do what the task asks for. After \(difference.probe), the table \(other) has the wrong rows."
            } else {
                "Your trigger on \(table) allows \(difference.probe) instead of rejecting it."
            }
        let question = difference.isTimedOtherwise ? " Does it fire before the change, after it, or instead of it?" : ""
        var finding = Self(.schema, sentence + question)
        finding.feedback.rows = difference.rows?.rows ?? []
        return finding
    }

    static func functionGives(_ object: DefinedObject, _ difference: ProbeDifference) -> Self {
        var finding = Self(.schema, "The function \(object.name) exists, but \(given(difference))")
        finding.feedback.rows = difference.rows?.rows ?? []
        return finding
    }

    private static func given(_ difference: ProbeDifference) -> String {
        if let failure = difference.failure { return "\(difference.probe) fails: \(failure)." }
        guard let rows = difference.rows else { return "\(difference.probe) does not do what the task asks." }
        if rows.found == 0 { return "\(difference.probe) returns no rows. It should return \(Words.grouped(rows.expected))." }
        if rows.expected == 1, rows.found == 1, let given = rows.rows.first(where: { $0.kind == .unexpected })?.cells, given.count == 1 {
            return "\(difference.probe) returns \(given[0].value ?? "NULL"). What should it return?"
        }
        return "\(difference.probe) returns the wrong rows."
    }
}

extension DefinitionDifference {
    func sentence(in object: DefinedObject) -> String {
        let arguments = columns.isEmpty ? "without arguments" : "for (\(columns))"
        switch (part, kind) {
        case (.arguments, .missing):
            return "It can't be called with these argument types: \(columns.isEmpty ? "none" : columns)."
        case (.arguments, _): return "It takes (\(columns)). The task asks for different arguments."
        case (.result, _): return "Its return type \(arguments) is not the one the task asks for."
        case (.argumentDefaults, _): return "The defaults of its arguments are not the ones the task asks for."
        case (.volatility, _): return "Its volatility (IMMUTABLE, STABLE, or VOLATILE) is not the one the task asks for."
        case (.security, .missing): return "It runs with the rights of its caller. It should run with those of its owner."
        case (.security, _): return "It runs with the rights of its owner. It should run with those of its caller."
        case (.labels, _): return "Its values, or their order, are not the ones the task asks for."
        default: return sentence
        }
    }

    /// The sentence about a table's parts other than columns and constraints.
    var otherSentence: String? {
        switch (part, kind) {
        case (.position, _): "Its columns are right, but in a different order. \(columns) is the first one out of place."
        case (.trigger, .missing): "No trigger fires on \(columns)."
        case (.trigger, .unexpected): "A trigger fires on \(columns), but none should."
        case (.trigger, .different): "Its trigger on \(columns) is not the one the task asks for."
        default: nil
        }
    }
}
