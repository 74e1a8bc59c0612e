import YAML

/// A YAML mapping with known keys, whose values are read as the types that callers expect.
struct Fields {
    /// The mapping's name in messages, such as `front matter`.
    private let subject: String
    private let node: Node
    /// The values of known keys. There are only a few, so searching is faster than hashing.
    private var values: [Node.Pair] = []

    /// Reports a node that isn't a mapping, unknown keys, and missing required keys.
    init?(_ node: Node, of subject: String, required: [String] = [], optional: [String] = [], report: inout Report) {
        guard let pairs = node.pairs else {
            report.error(.value, "\(subject) must be a mapping of keys to values", at: node)
            return nil
        }
        self.subject = subject
        self.node = node
        let known = required + optional
        for pair in pairs {
            let key = pair.key.text ?? ""
            if known.contains(key) {
                values.append(pair)
            } else {
                let nearest = Nearest.match(key, among: known)
                report.error(.unknownKey, "\(subject) has no key '\(key)'", at: pair.key, nearest: nearest)
            }
        }
        for key in required where self[key] == nil { report.error(.missingKey, "\(subject) needs '\(key)'", at: node) }
    }

    /// The unparsed value.
    subscript(key: String) -> Node? { values.first { $0.key.text == key }?.value }

    /// A text that is not blank.
    func text(_ key: String, report: inout Report) -> String? {
        guard let value = self[key] else { return nil }
        guard let text = value.text, text.contains(where: { !$0.isWhitespace }) else {
            report.error(.value, "'\(key)' must be text", at: value)
            return nil
        }
        return text
    }

    /// A whole number within a range.
    func integer(_ key: String, in range: ClosedRange<Int>, report: inout Report) -> Int? {
        guard let value = self[key] else { return nil }
        guard let number = value.text.flatMap({ Int($0) }), range.contains(number) else {
            report.error(.value, "'\(key)' must be a number from \(range.lowerBound) to \(range.upperBound)", at: value)
            return nil
        }
        return number
    }

    /// `true` or `false`.
    func bool(_ key: String, report: inout Report) -> Bool? {
        guard let value = self[key] else { return nil }
        switch value.text {
        case "true": return true
        case "false": return false
        default:
            report.error(.value, "'\(key)' must be true or false", at: value)
            return nil
        }
    }

    /// A list of texts; blank and duplicate ones are errors.
    ///
    /// - Parameter needsOne: Whether an empty list is an error, too.
    func texts(_ key: String, needsOne: Bool = false, report: inout Report) -> [String]? {
        guard let items = items(key, as: ", as in [a, b]", report: &report) else { return nil }
        if needsOne, items.isEmpty, let value = self[key] { report.error(.value, "'\(key)' must name at least one", at: value) }
        var seen: Set<String> = []
        var texts: [String] = []
        for item in items {
            guard let text = item.text, text.contains(where: { !$0.isWhitespace }) else {
                report.error(.value, "'\(key)' must contain only text", at: item)
                continue
            }
            if seen.insert(text).inserted {
                texts.append(text)
            } else {
                report.error(.value, "'\(text)' appears twice in '\(key)'", at: item)
            }
        }
        return texts
    }

    /// One of the names of an enumeration.
    func choice<T>(_ key: String, report: inout Report) -> T? where T: RawRepresentable<String> & CaseIterable {
        guard let value = self[key] else { return nil }
        return choice(value, of: key, report: &report)
    }

    /// A list of names of an enumeration.
    func choices<T>(_ key: String, report: inout Report) -> [T]? where T: RawRepresentable<String> & CaseIterable {
        items(key, as: ", as in [a, b]", report: &report)?.compactMap { choice($0, of: key, report: &report) }
    }

    private func choice<T>(_ value: Node, of key: String, report: inout Report) -> T?
    where T: RawRepresentable<String> & CaseIterable {
        let text = value.text ?? ""
        if let member = T(rawValue: text) { return member }
        let names = T.allCases.map(\.rawValue)
        let message = "'\(key)' must be \(oneOf(names)), not '\(text)'"
        report.error(.value, message, at: value, nearest: Nearest.match(text, among: names))
        return nil
    }

    /// The items of a list, of any type.
    func items(_ key: String, as example: String = "", report: inout Report) -> [Node]? {
        guard let value = self[key] else { return nil }
        if value.items == nil { report.error(.value, "'\(key)' must be a list\(example)", at: value) }
        return value.items
    }
}

/// `a`, `a or b`, `a, b or c`.
func oneOf(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
    return names.dropLast().joined(separator: ", ") + " or " + last
}
