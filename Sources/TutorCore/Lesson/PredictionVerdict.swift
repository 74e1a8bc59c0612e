import Course
import Postgres
import Primitives

/// How a prediction compares with what came, in words.
package struct PredictionVerdict: Sendable, Equatable {
    /// `nil` if that can't be determined.
    package var isRight: Bool?
    /// The prediction and, unless it was right, what came.
    package var comment: String

    init(_ text: String, on prediction: Example.Prediction, _ outcome: ExampleOutcome) {
        let typed = TypedPrediction(text)
        switch prediction.answer {
        case .rows:
            let returned = outcome.rows.map { "The query returned \(LessonText.counted($0))." }
            let changed = outcome.changed.map { "The statement changed \(LessonText.counted($0))." }
            self.init(
                text,
                isRight: (outcome.rows ?? outcome.changed).flatMap { came in
                    typed.count.flatMap { outcome.judges($0 == came) }
                }, came: returned ?? changed)
        case .plan:
            self.init(
                text, isRight: outcome.plan.flatMap(PlanPrediction(text).isRight), came: outcome.plan.map(PlanPrediction.came),
                isAlwaysShown: true)
        case .value:
            self.init(
                text, isRight: outcome.value.flatMap { came in typed.answers(came).flatMap(outcome.judges) },
                came: outcome.value.map { "The answer is \($0)." })
        case .text(let accepted): self.init(text, outcome, accepted.contains(where: typed.matches), accepted.first ?? "")
        case .choice(let choices, let right):
            // A choice can be a sentence of its own.
            let quoted = { (choice: String) in choice.contains(" ") ? "\"\(choice.sentence)\"" : choice }
            self.init(quoted(text), outcome, choices.firstIndex(of: text) == right, quoted(choices.element(at: right) ?? ""))
        case .open(let answer): self.init(text, isRight: nil, came: "The answer: \(answer)")
        }
    }

    /// The verdict on an answer that the lesson declares. It is true of the result that the lesson was written for, and of no other.
    private init(_ text: String, _ outcome: ExampleOutcome, _ isRight: Bool, _ answer: String) {
        self.init(
            text, isRight: outcome.isAsWritten ? isRight : nil,
            came: outcome.isAsWritten ? "The answer is \(answer.sentence)" : "The lesson was written for another result.")
    }

    private init(_ text: String, isRight: Bool?, came: String?, isAlwaysShown: Bool = false) {
        self.isRight = isRight
        let said = text.trimmed
        let start = isRight.map { $0 ? "Correct: you predicted \(said.sentence)" : "Not quite: you predicted \(said.sentence)" }
        let isShown = isRight != true || isAlwaysShown
        comment = ([start ?? "You predicted: \(said.sentence)"] + (isShown ? [came].compactMap { $0 } : [])).joined(separator: " ")
    }
}

/// The result of an example's run, as far as predictions can be about it.
struct ExampleOutcome {
    /// The number of rows that the last query returned.
    var rows: Int?
    /// The number of rows that the last statement changed, if the example returned none.
    var changed: Int?
    /// The only value returned.
    var value: String?
    var plan: Plan?
    /// Whether nothing is known to differ from the result in the lesson.
    var isAsWritten = true
    var divergence: Divergence?

    /// Who predicts what a lesson's result would be isn't wrong if this one is another.
    func judges(_ isRight: Bool) -> Bool? { isRight || isAsWritten ? isRight : nil }
}

extension ExampleOutcome {
    /// What came of an example in SQL.
    init(_ example: Example, _ result: ResultState?, _ trouble: Trouble?) {
        divergence = Divergence(example, result, trouble)
        isAsWritten = divergence == nil
        if trouble != nil { return }
        guard let part = result?.shown, !part.columns.isEmpty else {
            changed = result?.shown?.tag.flatMap { $0.split(separator: " ").last }.flatMap { Int($0) }
            return
        }
        rows = part.arrivedRows
        plan = result?.plan?.plan
        if part.columns.count == 1, part.rows.count == 1 { value = part.rows.row(0).first.map { $0 ?? "NULL" } }
    }
}

/// What a learner typed as a prediction.
struct TypedPrediction {
    let text: String

    /// Digits of other scripts, such as fullwidth ones, are read as the digits that they are.
    init(_ text: String) {
        self.text = String(
            text.map { digit in
                let isDigit = digit.unicodeScalars.first?.properties.numericType == .decimal
                return (isDigit ? digit.wholeNumberValue.flatMap { "\($0)".first } : nil) ?? digit
            })
    }

    /// The number in a prediction such as `3`, `3 rows`, `8.50`, `none`, `three`, or `2 + 1 = 3`; `nil` if anything else is said.
    var number: Double? {
        let words = (text.split(separator: "=").last ?? "").lowercased().filter { $0 != "," }.split(whereSeparator: \.isWhitespace)
            .map { $0.trimmingPrefix { $0.isPunctuation && $0 != "-" } }
            .map { word in String(word.reversed().trimmingPrefix { $0.isPunctuation || $0.isSymbol }.reversed()) }
        let said = words.drop { Self.openings.contains($0) }
        guard let first = said.first, said.count <= Self.maxWords else { return nil }
        let unit = said.dropFirst()
        // "no" alone or "no rows", but not "no idea".
        if first == "no" { return unit.allSatisfy({ $0.hasPrefix("row") }) ? 0 : nil }
        // Two numbers, or a number and more, are no answer yet.
        if unit.contains(where: { Self.value($0) != nil || Self.joining.contains($0) }) { return nil }
        return Self.value(first)
    }

    /// What can be said before a number.
    private static let openings: Set = [
        "it's", "it’s", "it", "is", "i", "think", "guess", "maybe", "probably", "will", "be", "about", "exactly", "only", "the", "answer",
    ]

    /// Words after which a number isn't the answer, or not all of it.
    private static let joining: Set = ["or", "and", "to", "not", "more", "less", "hundred", "thousand", "million", "dozen"]

    /// The words of a number with what it counts, such as `3 rows are returned`.
    private static let maxWords = 5

    private static func value(_ word: String) -> Double? {
        word.contains(where: \.isNumber) ? Double(word) : numeral(word)
    }

    /// The number, if it counts something.
    var count: Int? { number.flatMap { Int(exactly: $0) }.flatMap { $0 < 0 ? nil : $0 } }

    /// Whether it is right; `nil` if the result is a number and it says none.
    func answers(_ came: String) -> Bool? { Double(came) != nil && number == nil ? nil : matches(came) }

    /// Whether it says the same as an answer. Numbers compare by value, other answers without case, quotes, and a final period.
    func matches(_ answer: String) -> Bool {
        if let expected = Double(answer) { return number == expected }
        return Self.bare(text) == Self.bare(answer)
    }

    /// What is wrong with it as an answer, in a sentence; `nil` if it can be compared.
    static func problem(with text: String, on example: Example) -> String? {
        switch example.prediction?.answer {
        case .rows where TypedPrediction(text).count == nil: LessonText.countIsMissing
        case .plan where !PlanPrediction(text).isComparable: LessonText.planStepIsMissing
        default: example.expectsNumber && TypedPrediction(text).number == nil ? LessonText.numberIsMissing : nil
        }
    }

    private static func bare(_ text: String) -> String {
        let isIgnored = { (character: Character) in character.isWhitespace || "\"'`.".contains(character) }
        let start = text.lowercased().trimmingPrefix(while: isIgnored)
        return String(start.reversed().trimmingPrefix(while: isIgnored).reversed())
    }

    /// The number that a word such as `three` or `twenty-eight` says.
    private static func numeral(_ word: String) -> Double? {
        if let number = numerals[word] ?? tens[word] { return number }
        let parts = word.split(separator: "-").map(String.init)
        guard parts.count == 2, let ten = tens[parts[0]], let one = numerals[parts[1]], (1...9).contains(one) else { return nil }
        return ten + one
    }

    private static let tens: [String: Double] = [
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]

    private static let numerals: [String: Double] = [
        "zero": 0, "none": 0, "nothing": 0, "never": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19,
    ]
}
