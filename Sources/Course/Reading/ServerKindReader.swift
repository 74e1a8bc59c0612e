import YAML

/// Reads the `node.yaml` of a kind of server.
package enum ServerKindReader {
    /// The kind in a folder, as far as it can be read, and what is wrong with it.
    package static func kind(at folder: String) -> (kind: ServerKind?, messages: [LintMessage]) {
        var report = Report(path: folder + "/node.yaml")
        guard let node = YAMLFile.node(at: report.path, report: &report) else { return (nil, report.messages) }
        let keys = ["path", "settings", "required", "port", "listens", "stands_for", "copies", "stop", "facts"]
        let needed = ["says", "programs", "packages", "ready"]
        guard let fields = Fields(node, of: "a kind of server", required: needed, optional: keys, report: &report) else {
            return (nil, report.messages)
        }
        var kind = ServerKind(name: String(folder[folder.index(after: folder.lastIndex(of: "/") ?? folder.startIndex)...]), folder: folder)
        kind.says = fields.text("says", report: &report) ?? ""
        kind.programs = fields.texts("programs", report: &report) ?? []
        kind.packages = fields.texts("packages", report: &report) ?? []
        kind.path = fields.texts("path", report: &report) ?? []
        for pair in fields["settings"]?.pairs ?? [] { kind.settings[pair.key.text ?? ""] = setting(pair, report: &report) }
        kind.required = fields.texts("required", report: &report) ?? []
        kind.copies = fields.texts("copies", report: &report) ?? []
        kind.port = fields.integer("port", in: 1024...65_535, report: &report)
        kind.listens = fields.text("listens", report: &report)
        kind.standsFor = fields.text("stands_for", report: &report)
        if let ready = fields["ready"] {
            if let limit = ready.text.flatMap(Quantity.init), limit.unit == .seconds {
                kind.ready = limit.amount
            } else {
                report.error(.value, "'ready' must be a time, as in 30s", at: ready)
            }
        }
        kind.stop = fields.texts("stop", report: &report) ?? kind.stop
        for signal in kind.stop where ServerKind.signals[signal] == nil {
            report.error(.value, "'\(signal)' is not a signal: use \(oneOf(ServerKind.signals.keys.sorted()))", at: node)
        }
        for pair in fields["facts"]?.pairs ?? [] {
            if let type = pair.value.text.flatMap(ServerKind.FactType.init) {
                kind.facts[pair.key.text ?? ""] = type
            } else {
                report.error(.value, "a fact is of the type \(oneOf(ServerKind.FactType.allCases.map(\.rawValue)))", at: pair.value)
            }
        }
        return (kind, report.messages)
    }

    /// `{ text: "" }`, `{ lines: "" }`, `{ one_of: [a, b] }`, `{ node: kind }` or `{ nodes: [kind, kind] }`.
    private static func setting(_ pair: Node.Pair, report: inout Report) -> ServerKind.Setting? {
        guard let type = pair.value.pairs?.first, pair.value.pairs?.count == 1 else {
            report.error(.value, "a setting is { text: default }, { one_of: [values] } or { node: kind }", at: pair.value)
            return nil
        }
        let texts = type.value.items?.compactMap(\.text) ?? [type.value.text].compactMap(\.self)
        switch type.key.text {
        case "text", "lines": return .text(texts.joined(separator: "\n"))
        case "one_of" where !texts.isEmpty: return .oneOf(texts)
        case "node": return .node(texts, several: false)
        case "nodes": return .node(texts, several: true)
        default:
            report.error(.value, "a setting is text, lines, one_of, node or nodes", at: type.key)
            return nil
        }
    }
}
