import Course

/// What was found where a fact is asked for, in the shape in which it can be compared.
indirect enum FactValue: Sendable, Equatable {
    case text(String)
    /// The name of an image: `nginx` is `docker.io/library/nginx:latest`.
    case image(String)
    case bool(Bool)
    case number(Int)
    /// In no order.
    case set([String])
    case sequence([String])
    /// What happened: others may stand between those that are asked for.
    case events([String])
    /// The words of a command.
    case command([String])
    /// Instructions of a Dockerfile; one is asked for by its keyword, or in full.
    case instructions([Dockerfile.Instruction])
    case map([String: FactValue])
    /// What stands under a path: its kind (`volume`, `anonymous`, `bind`) and its name or path.
    case mount(kind: String, source: String)
}

extension FactValue {
    /// Whether what was found is what is asked for. Of a mapping, what is not named does not count.
    func holds(_ asked: Facts.Value) -> Bool {
        switch asked {
        case .not(let value): !holds(value)
        case .has(let value): contains(value)
        case .text(let text): isEqual(to: text)
        case .list(let values): isEqual(to: values.compactMap(\.plainText))
        case .map(let pairs): holds(pairs)
        }
    }

    private func isEqual(to text: String) -> Bool {
        switch self {
        case .text(let found): found == text
        case .image(let found): ImageReference(found) == ImageReference(text)
        case .bool(let found): text == (found ? "true" : "false")
        case .number(let found): Int(text) == found
        case .command(let words): words == ShellWords.split(text) || words.joined(separator: " ") == text || Self.inner(words) == text
        case .set(let found): found == [text]
        case .sequence, .events, .instructions, .map, .mount: false
        }
    }

    private func isEqual(to list: [String]) -> Bool {
        switch self {
        case .set(let found): Set(found) == Set(list)
        case .sequence(let found): found == list
        case .events(let found): found.containsInOrder(list)
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
        case .not: holds(value)
        }
    }

    private func contains(_ pieces: [String]) -> Bool {
        switch self {
        case .text(let found), .image(let found): pieces.allSatisfy { found.contains($0) }
        case .set(let found), .sequence(let found), .events(let found): pieces.allSatisfy { found.contains($0) }
        case .command(let words): pieces.allSatisfy { words.joined(separator: " ").contains($0) }
        case .instructions(let found): found.containsInOrder(pieces) { $0.means($1) }
        case .bool, .number, .map, .mount: false
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
                return pair.key == kind && (pair.value.plainText.map { FactValue.isPath(source, $0) } ?? false)
            }
        default: false
        }
    }

    /// Equal, or a path of the workspace by its last part: `./app` for `/…/app`.
    private static func isPath(_ source: String, _ asked: String) -> Bool {
        if source == asked { return true }
        guard asked.hasPrefix(".") else { return false }
        let end = asked.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        return end.isEmpty || source.hasSuffix("/" + end)
    }

    /// What a shell was given to run, in `sh -c "…"`.
    private static func inner(_ words: [String]) -> String? {
        words.count == 3 && words[1] == "-c" && (words[0] == "sh" || words[0].hasSuffix("/sh")) ? words[2] : nil
    }
}

extension Facts.Value {
    /// The text of a plain value.
    var plainText: String? { if case .text(let text) = self { text } else { nil } }

    /// Whether it is a part of a text; `has` is a part already, with another `has` in it or without.
    func stands(in text: String) -> Bool {
        switch self {
        case .not(let value): !value.stands(in: text)
        case .has(let value): value.stands(in: text)
        case .text(let part): text.contains(part)
        case .list(let values): values.allSatisfy { $0.stands(in: text) }
        case .map: false
        }
    }

    /// The same with each text changed; mappings stay as they are.
    func mapTexts(_ change: (String) -> String) -> Facts.Value {
        switch self {
        case .text(let text): .text(change(text))
        case .list(let values): .list(values.map { $0.mapTexts(change) })
        case .has(let value): .has(value.mapTexts(change))
        case .not(let value): .not(value.mapTexts(change))
        case .map: self
        }
    }
}

extension Dockerfile.Instruction {
    /// `COPY` for any, `COPY app.py .` for this one.
    fileprivate func means(_ asked: String) -> Bool {
        let words = asked.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, first.uppercased() == keyword else { return false }
        return words.count == 1 || plain == ([keyword] + words.dropFirst().map(String.init)).joined(separator: " ")
    }
}

extension Array {
    /// Whether all of these stand here in their order; others may stand between.
    fileprivate func containsInOrder<Other>(_ others: [Other], by matches: (Element, Other) -> Bool) -> Bool {
        var rest = self[...]
        for other in others {
            guard let place = rest.firstIndex(where: { matches($0, other) }) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }
}

extension [String] {
    fileprivate func containsInOrder(_ others: [String]) -> Bool { containsInOrder(others, by: ==) }
}
