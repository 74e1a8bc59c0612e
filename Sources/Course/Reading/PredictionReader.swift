import Primitives

/// Reads the prediction of a run block: `predict=` says what is asked, and `expect=`, `choices=`, or `answer=` what the answer is.
struct PredictionReader {
    /// The attributes, which mean something only together with `predict`.
    static let keys = ["predict", "expect", "choices", "answer"]
    /// The choices of a question whose answer is one of them.
    private static let yesOrNo = ["Yes", "No"]
    /// The letters a to h select a choice.
    private static let choiceCount = 2...8

    let info: InfoString
    let language: String
    /// Where the info string starts.
    let start: SourceLocation

    /// `nil` if there is none, or none that can be used.
    func prediction(report: inout Report) -> Example.Prediction? {
        guard let predict = info["predict"] else {
            if let extra = Self.keys.lazy.compactMap({ info[$0] }).first {
                report.error(.infoString, "this belongs to a prediction, but 'predict=' is missing", at: at(extra.offset))
            }
            return nil
        }
        guard let topic = topic(predict, report: &report), let answer = answer(to: topic, predict, report: &report) else { return nil }
        return Example.Prediction(topic: topic, answer: answer)
    }

    private func at(_ offset: Int) -> SourceLocation {
        var location = start
        location.column = start.column + offset
        return location
    }

    private func topic(_ word: InfoString.Word, report: inout Report) -> Example.Prediction.Topic? {
        switch word.text {
        case "rows": return .rows
        case "plan": return .plan
        case "error": return .error
        default:
            if word.text.contains(where: \.isWhitespace) || word.text.hasSuffix("?") { return .question(word.text) }
            let names = ["rows", "plan", "error"]
            let message = "'predict' must be rows, plan, error or a question in quotes, not '\(word.text)'"
            report.error(.value, message, at: at(word.offset), nearest: Nearest.match(word.text, among: names))
            return nil
        }
    }

    private func answer(
        to topic: Example.Prediction.Topic, _ predict: InfoString.Word, report: inout Report
    ) -> Example.Prediction.Answer? {
        if let open = info["answer"] {
            guard info["expect"] == nil, info["choices"] == nil else {
                report.error(.infoString, "'answer' is for what calf can't compare; leave out 'expect' and 'choices'", at: at(open.offset))
                return nil
            }
            return .open(open.text)
        }
        if let choices = info["choices"] { return choice(choices, report: &report) }
        guard let expect = info["expect"] else {
            switch topic {
            case .rows where language == "sql": return .rows
            case .plan where language == "sql": return .plan
            case .rows, .plan, .error, .question:
                let message = "a prediction needs 'expect=', with 'choices=' or without, or 'answer=' if calf can't compare it"
                report.error(.missingKey, message, at: at(predict.offset))
                return nil
            }
        }
        switch expect.text {
        case "rows" where language == "sql": return .rows
        case "plan" where language == "sql": return .plan
        case "value" where language == "sql": return .value
        case "rows", "plan", "value":
            report.error(.value, "only the result of SQL can be compared with '\(expect.text)'", at: at(expect.offset))
            return nil
        default: break
        }
        if let right = Self.yesOrNo.firstIndex(where: { $0.lowercased() == expect.text.lowercased() }) {
            return .choice(Self.yesOrNo, right: right)
        }
        return parts(of: expect, report: &report).map { .text($0) }
    }

    private func choice(_ word: InfoString.Word, report: inout Report) -> Example.Prediction.Answer? {
        guard let choices = parts(of: word, report: &report) else { return nil }
        guard Self.choiceCount.contains(choices.count), Set(choices).count == choices.count else {
            report.error(.value, "'choices' needs two to eight different choices, separated by |", at: at(word.offset))
            return nil
        }
        guard let expect = info["expect"] else {
            report.error(.missingKey, "'expect=' is missing: which of the choices is right?", at: at(word.offset))
            return nil
        }
        guard let right = choices.firstIndex(of: expect.text) else {
            let nearest = Nearest.match(expect.text, among: choices)
            report.error(.value, "'\(expect.text)' is not one of the choices", at: at(expect.offset), nearest: nearest)
            return nil
        }
        return .choice(choices, right: right)
    }

    private func parts(of word: InfoString.Word, report: inout Report) -> [String]? {
        let parts = word.text.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
        if !parts.contains("") { return parts }
        report.error(.value, "there's nothing on one side of a |", at: at(word.offset))
        return nil
    }
}
