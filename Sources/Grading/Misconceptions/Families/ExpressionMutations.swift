import Verdicts

/// Mistakes in what is computed from a row: arithmetic, missing values, rounding, dates, text.
extension Misconception {
    static let operandMissing = Misconception(
        "A step of the calculation is missing. [What does the task do with `{column}`?|Work out one value by hand: what differs?]",
        concepts: "arithmetic", "expression", "select", uses: Evidence.fewerSteps)
    static let otherOperator = Misconception(
        "The calculation uses the right values, but combines them the wrong way. Should you add, subtract, multiply, or divide?",
        concepts: "arithmetic", "expression", "select")
    static let bothEndsCounted = Misconception(
        "The difference is one too high. Should both ends count?", concepts: "arithmetic", "expression", "select")
    static let operandsReversed = Misconception(
        "The subtraction runs in the opposite direction. Which value should be subtracted from which?",
        concepts: "arithmetic", "expression", "select")
    static let shareForWhole = Misconception(
        "The result is only the part that is added or subtracted. What is the amount in the end?",
        concepts: "arithmetic", "expression", "select")
    static let increaseForDecrease = Misconception(
        "The change goes in the opposite direction. Should each value become greater or smaller?",
        concepts: "arithmetic", "expression", "select")
    static let wholeDivision = Misconception(
        "The decimal places are lost. What does SQL return when you divide one integer by another?",
        concepts: "cast", "arithmetic", "expression")
    static let notRounded = Misconception(
        "The values are right, but not rounded. How should they be rounded?", concepts: "round", "expression")
    static let otherDigits = Misconception(
        "The values are rounded to the wrong number of decimal places. How many does the task ask for?", concepts: "round", "expression",
        uses: "round", "trunc")
    static let otherRounding = Misconception(
        "Your query rounds with {used}. Should values be rounded up, rounded down, or to the nearest?", concepts: "round", "expression")
    static let nullKept = Misconception(
        "Your result shows NULL where [`{column}` has no value|a value is missing]. What should it show there?", rows: .nulls,
        concepts: "coalesce", "null")
    static let nullifMissing = Misconception(
        "A placeholder[ in `{column}`] is treated as a real value. Which value means that nothing is known?", concepts: "nullif", "null")
    static let otherUnit = Misconception(
        "Your query takes the {used} of a date. Which part of the date does the task ask for?",
        concepts: "extract", "date_trunc", "date arithmetic")
    static let pieceMissing = Misconception(
        "Part of the text is missing. Compare one value character by character: where is the first difference?",
        concepts: "||", "concat", "expression")
}

/// Mistakes in what is computed from a row: arithmetic, missing values, rounding, dates, text.
enum ExpressionMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        arithmetic(outline) + percentages(outline) + wholeDivision(outline) + rounding(outline) + missingValues(outline)
            + dates(outline) + glue(outline)
    }

    // MARK: Arithmetic

    private static let others = ["+": ["-"], "-": ["+"], "*": ["+", "/"], "/": ["*"]]

    private static func arithmetic(_ outline: Outline) -> [Attempt] {
        outline.words.indices.flatMap { index -> [Attempt] in
            guard outline.words[index].isOne(of: ["+", "-", "*", "/"]), let left = outline.operand(before: index),
                let right = outline.operand(after: index)
            else { return [] }
            let sign = outline.words[index].folded
            let column = outline.fact(in: left.lowerBound..<right.upperBound)
            var attempts = (others[sign] ?? []).map {
                Attempt(.otherOperator(column: column), sign == "*" ? 30 : 45, outline.put($0, for: index))
            }
            let isProduct = sign == "*" || sign == "/"
            attempts.append(
                Attempt(
                    .operandMissing(column: outline.fact(in: right)), isProduct ? 79 : 50, outline.drop(index..<right.upperBound)))
            if sign == "-", outline.fact(in: right) != nil {
                attempts.append(Attempt(.bothEndsCounted, 28, outline.insert(" + 1", after: right.upperBound - 1)))
            }
            if sign == "-" { attempts.append(Attempt(.operandsReversed(column: column), 60, outline.swap(left, right))) }
            for name in [left, right].flatMap({ outline.columnNames(in: $0) }) where name.words == left || name.words == right {
                let filled = outline.put("coalesce(\(outline.text(of: name.words)), 0)", for: name.words)
                attempts.append(Attempt(.missingAsZero(column: outline.fact(name)), 29, filled))
            }
            if sign != "/" {
                let dropped = left.lowerBound..<(sign == "-" ? index : index + 1)
                attempts.append(
                    Attempt(.operandMissing(column: outline.fact(in: left)), isProduct ? 77 : 48, outline.drop(dropped)))
            } else {
                attempts.append(Attempt(.otherOperator(column: column), 36, outline.swap(left, right)))
            }
            return attempts
        }
    }

    /// Uses the share instead of the rest, or more instead of less: `* 0.9` as `* 0.1` or `* 1.1`.
    private static func percentages(_ outline: Outline) -> [Attempt] {
        outline.words.indices.flatMap { index -> [Attempt] in
            guard outline.words[index].isNumber, outline.has("*", at: index - 1) || outline.has("*", at: index + 1),
                let factor = Factor(outline.words[index].text), factor.isNearOne
            else { return [] }
            let column = outline.fact(in: outline.query(around: index)?.words ?? outline.words.indices)
            return [
                Attempt(.shareForWhole(column: column), 68, outline.put(factor.share, for: index)),
                Attempt(.increaseForDecrease(column: column), 50, outline.put(factor.mirrored, for: index)),
            ]
        }
    }

    /// Integer division, which drops the remainder.
    private static func wholeDivision(_ outline: Outline) -> [Attempt] {
        let divisions = outline.words.indices.filter { outline.words[$0].is("/") }
        guard !divisions.isEmpty else { return [] }
        var attempts: [Attempt] = []
        for index in outline.words.indices {
            let word = outline.words[index]
            if word.isNumber, let dot = word.text.firstIndex(of: "."), word.text[dot...].dropFirst().allSatisfy({ $0 == "0" }) {
                attempts.append(Attempt(.wholeDivision, 90, outline.put(String(word.text[..<dot]), for: index)))
            }
            if word.is("::"), let type = Cast(afterColons: index, in: outline), type.isFractional {
                attempts.append(Attempt(.wholeDivision, 90, outline.drop(index..<type.end)))
            }
            if word.is("cast"), let inside = outline.inside(index + 1), let name = outline.first("as", in: inside),
                Cast.fractional.contains(outline.words[name + 1].folded)
            {
                let value = outline.text(of: inside.lowerBound..<name)
                attempts.append(Attempt(.wholeDivision, 90, outline.put(value, for: index..<inside.upperBound + 1)))
            }
        }
        // The learner may believe that the result is whole anyway, and leave the rounding out.
        let rounds = outline.calls(of: ["round", "trunc"])
        for attempt in attempts {
            guard let edit = attempt.edits.first else { continue }
            for call in rounds where outline.words[call.name].range.lowerBound < edit.range.lowerBound {
                let digits = outline.parts(call.inside)
                guard digits.count == 2, outline.words[call.inside.upperBound].range.upperBound >= edit.range.upperBound else { continue }
                let bare = [outline.drop(call.name), outline.drop(digits[0].upperBound..<digits[1].upperBound)]
                attempts.append(Attempt(.wholeDivision, 80, attempt.edits + bare))
            }
        }
        return attempts
    }

    private static func rounding(_ outline: Outline) -> [Attempt] {
        outline.calls(of: ["round", "floor", "ceil", "ceiling", "trunc"]).flatMap { call -> [Attempt] in
            let arguments = outline.parts(call.inside)
            guard let value = arguments.first, !value.isEmpty else { return [] }
            var attempts = [Attempt(.notRounded, 70, outline.put("(\(outline.text(of: value)))", for: call.words))]
            if arguments.count == 2 {
                attempts.append(Attempt(.otherDigits, 62, outline.drop(part: 1, of: arguments)))
                if let digits = outline.number(at: arguments[1]) {
                    for other in [digits - 1, digits + 1] where other >= 0 {
                        attempts.append(Attempt(.otherDigits, 38, outline.put(String(other), for: arguments[1])))
                    }
                }
            }
            let others = ["floor": "ceil", "ceil": "floor", "ceiling": "floor", "round": "trunc", "trunc": "round"]
            if let other = others[outline.words[call.name].folded] {
                attempts.append(Attempt(.otherRounding(used: other), 34, outline.put(other, for: call.name)))
            }
            return attempts
        }
    }

    // MARK: Missing values

    private static func missingValues(_ outline: Outline) -> [Attempt] {
        let conditions = outline.conditions().filter { $0.place == .where || $0.place == .on }
        return outline.calls(of: ["coalesce", "nullif"]).flatMap { call -> [Attempt] in
            let arguments = outline.parts(call.inside)
            guard let value = arguments.first, !value.isEmpty else { return [] }
            let column = outline.fact(in: value)
            let isTested = conditions.contains { $0.condition.words.contains(call.name) }
            let misconception =
                isTested ? Misconception.unknownLost(column: column) : .nullKept(column: outline.canMakeNull(value) ? nil : column)
            let bare = outline.put(outline.text(of: value), for: call.words)
            if outline.words[call.name].folded == "nullif" { return [Attempt(.nullifMissing(column: column), 70, bare)] }
            var attempts = [Attempt(misconception, 85, bare)]
            if arguments.count > 2 {
                attempts += arguments.indices.map { Attempt(misconception, 55, outline.drop(part: $0, of: arguments)) }
            }
            return attempts
        }
    }

    // MARK: Dates

    private static let units = [
        "year": ["month"], "month": ["day", "year"], "day": ["month"], "week": ["month"], "quarter": ["month"], "dow": ["day"],
    ]

    private static func dates(_ outline: Outline) -> [Attempt] {
        outline.calls(of: ["extract", "date_part", "date_trunc"]).flatMap { call -> [Attempt] in
            let first = call.inside.lowerBound
            let word = outline.words[first]
            let unit = word.isString ? String(word.text.dropFirst().dropLast()).lowercased() : word.folded
            return (units[unit] ?? []).map { other in
                Attempt(.otherUnit(used: other), 36, outline.put(word.isString ? "'\(other)'" : other, for: first))
            }
        }
    }

    // MARK: Text

    /// Text concatenated without the separator; and `||`, which returns NULL if a part is NULL, instead of `concat`.
    private static func glue(_ outline: Outline) -> [Attempt] {
        var attempts: [Attempt] = []
        for index in outline.words.indices where outline.words[index].is("||") {
            guard let right = outline.operand(after: index), outline.has("||", at: right.upperBound), right.count == 1,
                outline.words[right.lowerBound].isString
            else { continue }
            attempts.append(Attempt(.pieceMissing, 30, outline.drop(index..<right.upperBound)))
        }
        for index in outline.words.indices where outline.has("||", at: index - 1) || outline.has("||", at: index + 1) {
            let text = outline.words[index].text
            guard outline.words[index].isString, text.hasPrefix("'"), text.utf8.count > 3 else { continue }
            let bare = text.dropFirst().dropLast().trimmingBlanks
            if bare.utf8.count + 2 < text.utf8.count { attempts.append(Attempt(.pieceMissing, 44, outline.put("'\(bare)'", for: index))) }
        }
        for call in outline.calls(of: ["concat"]) {
            let pieces = outline.parts(call.inside).map { outline.text(of: $0) }
            let column = outline.fact(in: call.inside)
            attempts.append(
                Attempt(.nullKept(column: column), 52, outline.put("(" + pieces.joined(separator: " || ") + ")", for: call.words)))
        }
        return attempts
    }
}

extension Outline {
    /// Whether an expression can be NULL although its columns have values: it looks something up, or it calls a function.
    fileprivate func canMakeNull(_ range: Range<Int>) -> Bool {
        range.contains { words[$0].isOne(of: ["->", "->>", "#>", "#>>", "[", "(", "case"]) }
    }
}

extension Substring {
    /// Without spaces at both ends.
    fileprivate var trimmingBlanks: Substring {
        let start = drop { $0 == " " }
        return start.prefix((start.lastIndex { $0 != " " }.map { start.distance(from: start.startIndex, to: $0) } ?? -1) + 1)
    }
}
