/// Sentences about data other than the given data.
extension Words {
    /// For an answer that is right only on the given data.
    static func elsewhere(_ example: CounterExample) -> String {
        "Your result is right for this data, but not for other data. " + onSmallData(example)
    }

    /// For an answer that is right on all data like the given data, but not on edge cases.
    static func assumption(_ example: CounterExample) -> String {
        "Correct for this data. \(condition(example.assumption)), it would not be. " + onSmallData(example)
    }

    /// For an answer that reaches a limit on other data.
    static func limitElsewhere(_ failure: Outcome.Failure) -> String {
        let start = "Your result is right for this data. On other data, your answer "
        return switch failure {
        case .tooLong(let seconds): start + "takes longer than \(Words.count(seconds, "second")); the solution does not."
        case .tooLarge, .databaseTooLarge: start + "takes too much space. The solution does not."
        default: start + "takes too many shared locks or notifications. The solution does not."
        }
    }

    private static func onSmallData(_ example: CounterExample) -> String {
        let finding = example.finding.feedback.message
        return "\(example.tables.isEmpty ? "On changed data" : "With only the rows below"): \(finding.lowercasedFirst)"
    }

    private static func condition(_ assumption: Assumption?) -> String {
        switch assumption {
        case .noTies(let table, let column): "If two rows of \(table) had the same \(column)"
        case .noNulls(let table, let column): "If \(column) could be NULL in \(table)"
        case .notEmpty(let table): "If \(table) were empty"
        case .noDuplicates(let table): "If two rows of \(table) differed only in their key"
        case .everyParentHasChild(let parent, let child): "If a row of \(parent) had no match in \(child)"
        case .noGaps(let table, let column): "If \(column) of \(table) had gaps in its numbers"
        case .noExtremes(let table, let column): "If \(column) of \(table) could be zero or empty"
        case .usualLetters(let table, let column): "If \(column) of \(table) were in a different letter case"
        case .usualElements(let table, let column): "If the elements of \(column) in \(table) were in a different order"
        case .usual, nil: "For other data"
        }
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
