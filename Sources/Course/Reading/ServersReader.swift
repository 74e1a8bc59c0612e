import YAML

/// Reads `servers` and `started` in a lesson's front matter. What the kinds say about it is checked by ``ServerCheck``.
struct ServersReader {
    static func set(_ node: Node, started: Node?, report: inout Report) -> ServerSet? {
        guard let pairs = node.pairs else {
            report.error(.value, "'servers' must be a mapping of names to nodes", at: node)
            return nil
        }
        var set = ServerSet()
        for pair in pairs {
            let name = pair.key.text ?? ""
            if name == "needs" {
                needs(pair.value, of: &set, report: &report)
            } else if !ServerSet.isName(name) {
                let rule = "use a lowercase letter, then up to 7 letters or digits"
                report.error(.value, "'\(name)' can't name a node: \(rule)", at: pair.key)
            } else if let node = Self.node(name, pair, report: &report) {
                set.nodes.append(node)
            }
        }
        if set.nodes.isEmpty { report.error(.value, "'servers' must name at least one node", at: node) }
        if set.nodes.count > ServerSet.maxNodes {
            report.error(.value, "a lesson can have \(ServerSet.maxNodes) nodes, not \(set.nodes.count)", at: node)
        }
        set.started = self.started(started, of: set, report: &report)
        return set
    }

    private static func needs(_ node: Node, of set: inout ServerSet, report: inout Report) {
        guard let fields = Fields(node, of: "'needs'", optional: ["memory", "disk", "programs", "packages"], report: &report) else {
            return
        }
        set.programs = fields.texts("programs", report: &report) ?? []
        set.packages = fields.texts("packages", report: &report) ?? []
        for (key, path) in [("memory", \ServerSet.memory), ("disk", \.disk)] {
            guard let text = fields.text(key, report: &report), let value = fields[key] else { continue }
            if let size = Quantity(text), size.unit == .bytes, size.amount > 0 {
                set[keyPath: path] = Int(size.amount)
            } else {
                report.error(.value, "'\(key)' must be a size, as in 80MB", at: value)
            }
        }
    }

    private static func node(_ name: String, _ pair: Node.Pair, report: inout Report) -> ServerSet.Node? {
        guard let pairs = pair.value.pairs else {
            report.error(.value, "'\(name)' must be a mapping, as in { is: postgres }", at: pair.value)
            return nil
        }
        guard let kind = pair.value["is"]?.text, !kind.isEmpty else {
            report.error(.missingKey, "'\(name)' needs 'is', its kind", at: pair.value)
            return nil
        }
        var node = ServerSet.Node(name: name, kind: kind, location: report.location(of: pair.value["is"] ?? pair.value))
        for setting in pairs {
            switch setting.key.text ?? "" {
            case "is": continue
            case "made":
                node.isMadeByHand = setting.value.text == "by hand"
                if !node.isMadeByHand { report.error(.value, "'made' must be by hand", at: setting.value, nearest: "by hand") }
            case let key:
                let texts = setting.value.items?.compactMap(\.text) ?? [setting.value.text].compactMap(\.self)
                if texts.isEmpty { report.error(.value, "'\(key)' must be text or a list of names", at: setting.value) }
                node.settings[key] = texts.joined(separator: " ")
                node.places[key] = report.location(of: setting.value)
            }
        }
        return node
    }

    private static func started(_ node: Node?, of set: ServerSet, report: inout Report) -> [String] {
        guard let node else { return set.nodes.filter { !$0.isMadeByHand }.map(\.name) }
        guard let items = node.items else {
            report.error(.value, "'started' must be a list of nodes, as in [a, b]", at: node)
            return []
        }
        for item in items {
            let name = item.text ?? ""
            if set[name]?.isMadeByHand == true {
                report.error(.value, "'\(name)' is made by hand, so it can't be started", at: item)
            } else if set[name] == nil {
                report.error(
                    .value, "'servers' has no node '\(name)'", at: item, nearest: Nearest.match(name, among: set.nodes.map(\.name)))
            }
        }
        return items.compactMap(\.text)
    }
}
