import YAML

/// Reads one group of facts, strictly.
struct FactsReader {
    /// The facts of a subject, and what the checklist shows instead of them.
    private typealias LabeledFacts = (facts: [Facts.Fact], label: String?)

    let group: Facts.Group

    func subjects(_ node: Node, report: inout Report) -> [Facts.Subject] {
        switch group {
        case .shell, .reaches:
            guard let items = node.items else {
                report.error(.value, "'\(group.rawValue)' must be a list", at: node)
                return []
            }
            return items.compactMap { group == .shell ? command($0, report: &report) : route($0, report: &report) }
        case .compose:
            let required = node["config"] == nil ? ["services"] : []
            let fields = Fields(node, of: "'compose'", required: required, optional: ["services", "config"], report: &report)
            guard let fields else { return [] }
            let running = fields["services"].map { named($0, "services", report: &report) } ?? []
            return running + (fields["config"].map { FactsReader(group: .config).named($0, "config", report: &report) } ?? [])
        default: return named(node, group.rawValue, report: &report)
        }
    }

    /// A mapping of names to the facts to check about them.
    private func named(_ node: Node, _ what: String, report: inout Report) -> [Facts.Subject] {
        guard let pairs = node.pairs else {
            report.error(.value, "'\(what)' must be a mapping of names to facts", at: node)
            return []
        }
        return pairs.compactMap { pair in
            let name = pair.key.text ?? ""
            if name.isEmpty { report.error(.value, "a name is missing", at: pair.key) }
            if group == .http, !name.hasPrefix("http://"), !name.hasPrefix("https://") {
                report.error(.value, "'\(name)' is not an http:// or https:// address", at: pair.key)
            }
            let facts = group == .events ? events(pair.value, report: &report) : facts(pair.value, of: name, report: &report)
            return facts.map {
                Facts.Subject(group: group, name: name, facts: $0.facts, label: $0.label, location: report.location(of: pair.key))
            }
        }
    }

    /// The facts of a mapping; the mapping's own `say` applies to facts that have none.
    private func facts(_ node: Node, of name: String, extra: [String] = [], report: inout Report) -> LabeledFacts? {
        var shapes = group.facts
        if group == .servers {
            let known = shapes.map(\.key) + ["say", "label"]
            shapes += (node.pairs ?? []).compactMap(\.key.text).filter { !known.contains($0) }.map { ($0, .serverFact) }
        }
        let keys = shapes.map(\.key)
        let subject = group == .shell ? "a command" : "'\(name)'"
        let optional = keys + ["say", "label"]
        guard let fields = Fields(node, of: subject, required: extra, optional: optional, report: &report) else { return nil }
        let say = fields.text("say", report: &report)
        var facts: [Facts.Fact] = []
        for (key, shape) in shapes {
            guard let value = fields[key], let fact = fact(key, value, shape, report: &report) else { continue }
            facts.append(fact)
            if fact.say == nil { facts[facts.count - 1].say = say }
        }
        if keys.allSatisfy({ fields[$0] == nil }) { report.error(.value, "\(subject) has no facts to check", at: node) }
        return (facts, fields.text("label", report: &report))
    }

    /// `{ run: …, prints: …, exits: … }`.
    private func command(_ node: Node, report: inout Report) -> Facts.Subject? {
        guard let read = facts(node, of: "", extra: ["run"], report: &report) else { return nil }
        guard let run = node["run"] else { return nil }
        guard let text = run.text, text.contains(where: { !$0.isWhitespace }) else {
            report.error(.value, "'run' must be a command", at: run)
            return nil
        }
        return Facts.Subject(group: .shell, name: text, facts: read.facts, label: read.label, location: report.location(of: node))
    }

    /// `{ from: web, to: "db:5432", yes: true }`: one fact of `from`, whose key is `to`.
    private func route(_ node: Node, report: inout Report) -> Facts.Subject? {
        let fields = Fields(node, of: "a route", required: ["from", "to"], optional: ["yes", "say", "label"], report: &report)
        guard let fields, let from = fields.text("from", report: &report), let to = fields.text("to", report: &report) else { return nil }
        let yes = fields.bool("yes", report: &report) ?? true
        let location = report.location(of: node)
        let say = fields.text("say", report: &report)
        let fact = Facts.Fact(key: to, value: .text(yes ? "true" : "false"), say: say, location: location)
        return Facts.Subject(
            group: .reaches, name: from, facts: [fact], label: fields.text("label", report: &report), location: location)
    }

    private func events(_ node: Node, report: inout Report) -> LabeledFacts? {
        guard let shape = group.facts.first?.shape else { return nil }
        return fact("events", node, shape, report: &report).map { ([$0], nil) }
    }

    private func fact(_ key: String, _ node: Node, _ shape: FactShape, report: inout Report) -> Facts.Fact? {
        var say: String?
        var plain = node
        if let said = node["say"], node.pairs?.contains(where: { ["has", "not", "below", "above"].contains($0.key.text) }) == true {
            say = said.text
            if said.text?.isEmpty ?? true { report.error(.value, "'say' must be text", at: said) }
            plain.kind = .mapping((node.pairs ?? []).filter { $0.key.text != "say" })
        }
        return FactValueReader(key: key).value(plain, shape, report: &report)
            .map { Facts.Fact(key: key, value: $0, say: say, location: report.location(of: node)) }
    }
}
