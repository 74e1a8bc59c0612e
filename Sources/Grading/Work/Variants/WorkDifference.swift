import Course
import Facts
import Primitives
import Verdicts

/// How an answer's result differs from the solution's on other data.
struct WorkDifference: Sendable {
    /// The actual result, and the required one.
    let sentence: String
    private var server: String?
    private var rows: [DifferingRow] = []

    /// The result does not have the value that the fact requires there; the exit code may differ too.
    init(_ report: FactReport, asked: Facts.Value, endsOtherwise: Bool) {
        sentence = Self.sentence(report, asked, endsOtherwise)
        server = FactSentence.feedback(of: report).server
    }

    init(_ finding: Finding) {
        sentence = finding.feedback.message.lowercasedFirst
        rows = finding.feedback.rows
    }

    /// For the learner, whose answer is right on the given data but had this result on other data.
    func feedback(_ outcome: WorkOutcome) -> Feedback {
        var feedback = Feedback(
            kind: .data,
            message: "Your result is right for this data, but not for other data. With other data, \(sentence)")
        (feedback.server, feedback.rows) = (server ?? outcome.failure?.lastWords, rows)
        return feedback
    }

    private static func sentence(_ report: FactReport, _ asked: Facts.Value, _ endsOtherwise: Bool) -> String {
        let name = FactWording.cut(report.subject.name)
        switch report.found {
        case .number(let number):
            let what = report.subject.group == .shell ? "exits with code" : "answers with status"
            return "\(name) \(what) \(number), \(FactSentence.instead(asked))."
        case .text(let text):
            let verb = report.subject.group == .shell ? "prints" : "has"
            guard let missing = asked.missing(in: text) else {
                return "\(name) \(verb) \(FactWording.value(asked.positive)), but should not."
            }
            if endsOtherwise, let status = report.status {
                return "\(name) exits with code \(status). It should print \(FactWording.cut(missing))."
            }
            guard let line = TextCounterpart.line(of: text, like: missing) else {
                return "\(name) \(verb) nothing. The expected text is \(FactWording.cut(missing))."
            }
            let isSame = report.fact.value.mapTexts(\.trimmed).stands(in: text)
            return "\(name) \(verb) \(FactWording.cut(line))\(isSame ? " again" : ""). The expected text is \(FactWording.cut(missing))."
                + (isSame ? " Which data should it depend on?" : "")
        default: return FactSentence.feedback(of: report).message.lowercasedFirst
        }
    }
}

extension Facts.Value {
    /// The first line that is required but missing; `nil` if the text contains something that it should not.
    fileprivate func missing(in text: String) -> String? {
        switch self {
        case .text(let part):
            if text.contains(part) { return nil }
            let lines = part.split(whereSeparator: \.isNewline).map(String.init)
            // If every line is there, they are not consecutive.
            return lines.first { !text.contains($0) } ?? lines.first
        case .has(let value): return value.missing(in: text)
        case .list(let values): return values.lazy.compactMap { $0.missing(in: text) }.first
        case .not, .map, .below, .above: return nil
        }
    }
}
