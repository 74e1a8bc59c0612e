package import Course
import DockerCLI

/// An observed value, in the form in which it is compared with a fact.
package indirect enum FactValue: Sendable, Equatable {
    case text(String)
    /// The name of an image: `nginx` equals `docker.io/library/nginx:latest`.
    case image(String)
    case bool(Bool)
    case number(Int)
    /// A number of a server, with what it counts.
    case quantity(Quantity, ServerKind.FactType)
    /// Unordered.
    case set([String])
    /// Events in order. Others may occur between the expected ones.
    case events([String])
    /// The words of a command.
    case command([String])
    /// Instructions of a Dockerfile. A fact names one by its keyword or in full.
    case instructions([Dockerfile.Instruction])
    case map([String: FactValue])
    /// What is mounted at a path: its kind (`volume`, `anonymous`, `bind`) and its name or path.
    case mount(kind: String, source: String)
}

extension FactValue {
    /// Whether this matches the expected value. Keys of a mapping that the fact does not name don't matter.
    package func holds(_ asked: Facts.Value) -> Bool {
        switch asked {
        case .not(let value): !holds(value)
        case .has(let value): contains(value)
        case .text(let text): isEqual(to: text)
        case .list(let values): isEqual(to: values.compactMap(\.plainText))
        case .map(let pairs): holds(pairs)
        case .below(let bound): amount.map { $0 < bound.amount } ?? false
        case .above(let bound): amount.map { $0 > bound.amount } ?? false
        }
    }

    private var amount: Double? { if case .quantity(let quantity, _) = self { quantity.amount } else { nil } }

    private func isEqual(to text: String) -> Bool {
        switch self {
        case .text(let found): found == text
        case .image(let found): ImageName.full(found) == ImageName.full(text)
        case .bool(let found): text == (found ? "true" : "false")
        case .number(let found): Int(text) == found
        case .quantity(let found, _): Quantity(text)?.amount == found.amount
        case .command(let words): words.joined(separator: " ") == text || Self.inner(words) == text
        case .set(let found): found == [text]
        case .events, .instructions, .map, .mount: false
        }
    }

    private func isEqual(to list: [String]) -> Bool {
        switch self {
        case .set(let found): Set(found) == Set(list)
        case .events(let found): found.containsInOrder(list, by: ==)
        case .command(let words): words == list
        case .instructions(let found): found.count == list.count && zip(found, list).allSatisfy { $0.means($1) }
        default: false
        }
    }

    private func contains(_ value: Facts.Value) -> Bool {
        switch value {
        case .text(let text): contains([text])
        case .list(let values): contains(values.compactMap(\.plainText))
        case .map(let pairs): holds(pairs)
        case .has(let inner): contains(inner)
        case .not, .below, .above: holds(value)
        }
    }

    private func contains(_ pieces: [String]) -> Bool {
        switch self {
        case .text(let found), .image(let found): pieces.allSatisfy(found.hasPart)
        case .set(let found), .events(let found): pieces.allSatisfy { found.contains($0) }
        case .command(let words): pieces.allSatisfy { words.joined(separator: " ").contains($0) }
        case .instructions(let found): found.containsInOrder(pieces) { $0.means($1) }
        case .bool, .number, .quantity, .map, .mount: false
        }
    }

    private func holds(_ pairs: [Facts.Value.Pair]) -> Bool {
        switch self {
        case .map(let found):
            pairs.allSatisfy { pair in
                if let there = found[pair.key] { return there.holds(pair.value) }
                if case .not = pair.value { return true }
                return false
            }
        case .mount(let kind, let source):
            pairs.allSatisfy { pair in
                if pair.key == "anonymous" { return pair.value == .text(kind == "anonymous" ? "true" : "false") }
                guard pair.key == kind, let asked = pair.value.plainText else { return false }
                return (kind == "bind" ? FactValue.path(asked) : asked) == source
            }
        default: false
        }
    }

    /// A path as users write it: the lesson's folder and paths inside it start with a dot.
    private static func path(_ asked: String) -> String {
        if asked.hasPrefix("/") { return asked }
        return ([.init(".")] + asked.split(separator: "/").filter { $0 != "." }).joined(separator: "/")
    }

    /// The script in `sh -c "…"`.
    private static func inner(_ words: [String]) -> String? {
        words.count == 3 && words[1] == "-c" && (words[0] == "sh" || words[0].hasSuffix("/sh")) ? words[2] : nil
    }
}

extension Facts.Value {
    /// The text of a plain value; `nil` for any other.
    var plainText: String? { if case .text(let text) = self { text } else { nil } }

    /// Whether it is a `not`.
    var isNegated: Bool { if case .not = self { true } else { false } }

    /// The value without `not`.
    package var positive: Facts.Value { if case .not(let value) = self { value } else { self } }

    /// Whether it is a `has`, negated or not.
    var isPart: Bool { if case .has = positive { true } else { false } }

    /// The value without `has` and `not`.
    var within: Facts.Value {
        switch self {
        case .has(let value), .not(let value): value.within
        case .text, .list, .map, .below, .above: self
        }
    }

    /// The pairs of a mapping. In a `not`, each pair is negated.
    var expectedPairs: [Pair] {
        guard case .map(let pairs) = within else { return [] }
        guard isNegated else { return pairs }
        return pairs.map {
            var pair = $0
            pair.value = .not($0.value)
            return pair
        }
    }

    /// The words of a command as one text.
    var asCommand: Facts.Value {
        switch self {
        case .list(let words): .text(words.compactMap(\.plainText).joined(separator: " "))
        case .not(let value): .not(value.asCommand)
        case .text, .has, .map, .below, .above: self
        }
    }

    /// Whether a text contains this value. `has` makes no difference here, nested or not.
    package func stands(in text: String) -> Bool {
        switch self {
        case .not(let value): !value.stands(in: text)
        case .has(let value): value.stands(in: text)
        case .text(let part): text.hasPart(part)
        case .list(let values): values.allSatisfy { $0.stands(in: text) }
        case .map, .below, .above: false
        }
    }

    /// A copy with `change` applied to every text, except in mappings.
    package func mapTexts(_ change: (String) -> String) -> Facts.Value {
        switch self {
        case .text(let text): .text(change(text))
        case .list(let values): .list(values.map { $0.mapTexts(change) })
        case .has(let value): .has(value.mapTexts(change))
        case .not(let value): .not(value.mapTexts(change))
        case .map, .below, .above: self
        }
    }
}

extension String {
    /// Whether this contains a part. A number at its end must be there as a whole: 200 and 1.20 don't contain 20, nor `10 rows` `0 rows`.
    fileprivate func hasPart(_ part: String) -> Bool {
        func isOfNumber(_ character: Character) -> Bool { character.isWholeNumber || character == "." }
        guard let first = part.first, let last = part.last, first.isWholeNumber || last.isWholeNumber else { return contains(part) }
        if first.isWholeNumber, last.isWholeNumber, part.allSatisfy(isOfNumber) {
            return split { !isOfNumber($0) }.contains { $0.split(separator: ".").joined(separator: ".") == part }
        }
        return ranges(of: part).contains { range in
            !(first.isWholeNumber && self[..<range.lowerBound].last?.isWholeNumber == true)
                && !(last.isWholeNumber && self[range.upperBound...].first?.isWholeNumber == true)
        }
    }
}

extension Dockerfile.Instruction {
    /// `COPY` matches any COPY, `COPY app.py .` only this one.
    fileprivate func means(_ asked: String) -> Bool {
        let words = asked.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, first.uppercased() == keyword else { return false }
        return words.count == 1 || plain == ([keyword] + words.dropFirst().map(String.init)).joined(separator: " ")
    }
}

extension Array {
    /// Whether this contains all of the others in order, possibly with elements between them.
    fileprivate func containsInOrder<Other>(_ others: [Other], by matches: (Element, Other) -> Bool) -> Bool {
        var rest = self[...]
        for other in others {
            guard let place = rest.firstIndex(where: { matches($0, other) }) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }
}
