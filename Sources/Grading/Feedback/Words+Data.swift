import Verdicts

/// Sentences about data other than the given data.
extension Words {
    /// For an answer that is right only on the given data.
    static func elsewhere(_ example: CounterExample) -> String {
        "Your result is right for this data, but not for other data. " + onSmallData(example)
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
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
