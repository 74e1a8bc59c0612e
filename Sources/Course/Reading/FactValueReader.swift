import YAML

/// Reads the value of one fact: plain, `{ has: … }`, `{ not: … }`, or, about a server, `{ below: … }` or `{ above: … }`.
struct FactValueReader {
    let key: String

    func value(_ node: Node, _ shape: FactShape, report: inout Report) -> Facts.Value? {
        if let pairs = node.pairs, pairs.count == 1, let pair = pairs.first {
            if pair.key.text == "not" { return negated(pair.value, shape, report: &report) }
            if pair.key.text == "has" { return part(pair.value, of: shape, report: &report).map(Facts.Value.has) }
            if case .serverFact = shape, pair.key.text == "below" { return bound(pair.value, report: &report).map(Facts.Value.below) }
            if case .serverFact = shape, pair.key.text == "above" { return bound(pair.value, report: &report).map(Facts.Value.above) }
        }
        return plain(node, shape, report: &report)
    }

    private func bound(_ node: Node, report: inout Report) -> Quantity? {
        let bound = node.text.flatMap(Quantity.init)
        if bound == nil { report.error(.value, "'\(key)' needs a number as its bound, as in 3, 64kB or 2s", at: node) }
        return bound
    }

    /// A bound or a yes or no has another value for the opposite, and is checked without regard to `not`.
    private func negated(_ node: Node, _ shape: FactShape, report: inout Report) -> Facts.Value? {
        switch shape {
        case .bool, .size: report.error(.value, "'\(key)' can't be negated; write the value it should have", at: node)
        default: return value(node, shape, report: &report).map(Facts.Value.not)
        }
        return nil
    }

    /// What a value may contain: part of a text, some items of a list, some pairs of a mapping.
    private func part(_ node: Node, of shape: FactShape, report: inout Report) -> Facts.Value? {
        switch shape {
        case .text, .command, .serverFact, .map: return plain(node, shape, report: &report)
        case .list(let member): return plain(node, node.items == nil ? member : shape, report: &report)
        case .bool, .number, .size, .memory, .name, .mount:
            report.error(.value, "'\(key)' is one value and can't contain another; write it without 'has'", at: node)
            return nil
        }
    }

    private func plain(_ node: Node, _ shape: FactShape, report: inout Report) -> Facts.Value? {
        let isValid: Bool
        switch shape {
        case .text: isValid = node.text != nil && !node.isEmpty
        case .bool: isValid = node.text == "true" || node.text == "false"
        case .number: isValid = node.text.flatMap { Int($0) } != nil
        case .size: isValid = node.text.flatMap(Quantity.init).map { $0.unit == .bytes && $0.amount > 0 } ?? false
        case .memory: isValid = node.text.flatMap(MemorySize.init) != nil
        case .name(let names):
            if let text = node.text, !names.contains(text) {
                let nearest = Nearest.match(text, among: names)
                report.error(.value, "'\(key)' must be \(oneOf(names)), not '\(text)'", at: node, nearest: nearest)
                return nil
            }
            isValid = node.text != nil
        case .command, .serverFact:
            if let items = node.items { return list(items, of: .text, report: &report) }
            isValid = node.text != nil && !node.isEmpty
        case .list(let member):
            if let items = node.items { return list(items, of: member, report: &report) }
            isValid = false
        case .map(let member):
            if let pairs = node.pairs { return map(pairs, of: member, report: &report) }
            isValid = false
        case .mount: return mount(node, report: &report)
        }
        guard isValid, let text = node.text else {
            report.error(.value, "'\(key)' must be \(shape.description)", at: node)
            return nil
        }
        return .text(text)
    }

    private func list(_ items: [Node], of shape: FactShape, report: inout Report) -> Facts.Value? {
        .list(items.compactMap { plain($0, shape, report: &report) })
    }

    private func map(_ pairs: [Node.Pair], of shape: FactShape, report: inout Report) -> Facts.Value? {
        .map(
            pairs.compactMap { pair in
                value(pair.value, shape, report: &report).map { Facts.Value.Pair(key: pair.key.text ?? "", value: $0) }
            })
    }

    private func mount(_ node: Node, report: inout Report) -> Facts.Value? {
        guard let fields = Fields(node, of: "a mount", optional: ["volume", "anonymous", "bind"], report: &report) else { return nil }
        guard let pair = node.pairs?.first, node.pairs?.count == 1, let kind = pair.key.text else {
            report.error(.value, "a mount is \(FactShape.mount.description)", at: node)
            return nil
        }
        let isValid = kind == "anonymous" ? fields.bool(kind, report: &report) != nil : fields.text(kind, report: &report) != nil
        guard isValid, let text = pair.value.text else { return nil }
        return .map([Facts.Value.Pair(key: kind, value: .text(text))])
    }
}
