/// The words for what is defined beside tables.
extension Finding {
    var schemaSentence: String {
        switch self {
        case .objectMissing(let object): "There is no \(object.kind.rawValue) \(object.name) afterwards."
        case .objectUnexpected(let object): "Afterwards there is a \(object.kind.rawValue) \(object.name) that should not be there."
        case .objectDefinition(let object, let differences):
            "The \(object.kind.rawValue) \(object.name) is there. "
                + differences.prefix(3).map { $0.sentence(in: object) }.joined(separator: " ")
        case .functionGives(let object, let difference): "The function \(object.name) is there, but " + Self.gift(difference)
        case .triggerDoes(let table, let difference): "The trigger on \(table) fires when it should, but " + Self.deed(difference)
        default: ""
        }
    }

    private static func deed(_ difference: TriggerDifference) -> String {
        if let failure = difference.failure { return "after \(difference.change) there is an error: \(failure)." }
        guard let table = difference.table else { return "it lets \(difference.change) happen, and should refuse it." }
        return "after \(difference.change) the table \(table) does not hold what it should."
    }

    private static func gift(_ difference: FunctionDifference) -> String {
        if let failure = difference.failure { return "\(difference.call) fails: \(failure)." }
        guard let rows = difference.rows else { return "\(difference.call) does not do what it should." }
        if rows.found == 0 { return "\(difference.call) gives no row; \(Words.count(rows.expected, "row")) should come." }
        if rows.expected == 1, rows.found == 1, let given = rows.rows.first(where: { $0.kind == .unexpected })?.cells, given.count == 1 {
            return "\(difference.call) gives \(given[0].value ?? "NULL"), and should give something else."
        }
        return "\(difference.call) does not give the rows it should."
    }
}

extension DefinitionDifference {
    fileprivate func sentence(in object: DefinedObject) -> String {
        let arguments = columns.isEmpty ? "without arguments" : "for (\(columns))"
        switch (part, kind) {
        case (.arguments, .missing):
            return "It can't be called with arguments of the types asked for: \(columns.isEmpty ? "none" : columns)."
        case (.arguments, _): return "It takes (\(columns)), which is not asked for."
        case (.result, _): return "What it returns \(arguments) is of another type than asked for."
        case (.argumentDefaults, _): return "The defaults of its arguments are not those asked for."
        case (.volatility, _): return "Whether it always gives the same (IMMUTABLE, STABLE, VOLATILE) is not said as asked for."
        case (.strictness, _): return "It is called also when an argument is NULL; it should then give NULL at once."
        case (.security, .missing): return "It runs with the rights of whoever calls it, and should run with its owner's."
        case (.security, _): return "It runs with the rights of its owner, and should run with those of whoever calls it."
        case (.labels, _): return "Its values, or their order, are not those asked for."
        case (.numbers, _): return "It counts in another way: from another number, by another step, or to another end."
        case (.kind, _): return "It is of another kind than asked for."
        case (.type, _) where columns.isEmpty: return "It is based on another type than asked for."
        case (.nullability, .missing): return "It admits NULL, and should not."
        case (.nullability, _): return "It does not admit NULL, and should."
        case (.defaultValue, _): return "Its default is not the one asked for."
        case (.check, .missing): return "It lacks a CHECK."
        case (.check, .unexpected): return "It has a CHECK that should not be there."
        case (.check, .different): return "Its CHECK is not the one asked for."
        default: return sentence
        }
    }

    /// Of tables: what is neither a column nor a constraint.
    var otherSentence: String? {
        switch (part, kind) {
        case (.position, _): "Its columns are right, but stand in another order than asked for: \(columns) is the first out of place."
        case (.trigger, .missing): "No trigger fires on \(columns)."
        case (.trigger, .unexpected): "A trigger fires on \(columns) that should not be there."
        case (.trigger, .different): "Its trigger on \(columns) is not the one asked for: \(trigger?.question ?? "look at all its parts.")"
        case (.rowSecurity, .missing): "Row level security is not switched on."
        case (.rowSecurity, _): "Row level security is switched on in another way than asked for."
        case (.policy, .missing): "It lacks a policy for \(columns)."
        case (.policy, .unexpected): "It has a policy for \(columns) that should not be there."
        case (.policy, .different): "Its policy for \(columns) is not the one asked for."
        case (.comment, .missing): columns.isEmpty ? "It has no comment." : "\(columns) has no comment."
        case (.comment, _): columns.isEmpty ? "Its comment says something else." : "The comment on \(columns) says something else."
        default: nil
        }
    }
}

extension TriggerText.Field {
    fileprivate var question: String {
        switch self {
        case .timing: "does it fire before the change, after it, or instead of it?"
        case .columns: "which columns does it watch?"
        case .level: "does it fire once for each row, or once for the statement?"
        case .condition: "under what condition does it fire?"
        case .function, .arguments: "what does it call?"
        case .constraint: "when is it checked?"
        case .isOn: "is it switched on?"
        }
    }
}
