import Primitives
import YAML

/// Reads `yaml check` and `yaml when` blocks.
enum CheckReader {
    private static let sqlKeys = [
        "rows", "state", "schema", "plan", "sessions", "requires", "forbids", "variants", "vary",
    ]
    private static let groupKeys = Facts.Group.keys.map(\.rawValue)

    /// What to check.
    static func check(_ node: Node, of block: FencedBlock, report: inout Report) -> Check? {
        guard let fields = Fields(node, of: "a check", optional: sqlKeys + groupKeys, report: &report) else { return nil }
        if node.pairs?.isEmpty == true { report.error(.value, "this check is empty", at: node) }
        var check = Check(location: block.location)
        if let rows = fields["rows"] { check.rows = self.rows(rows, report: &report) }
        check.state = fields.texts("state", needsOne: true, report: &report)
        if let schema = fields["schema"] { check.schema = self.schema(schema, fields, report: &report) }
        if let plan = fields["plan"] { check.plan = self.plan(plan, report: &report) }
        check.sessions = fields.bool("sessions", report: &report) ?? false
        check.requires = constructs(fields, "requires", report: &report)
        check.forbids = constructs(fields, "forbids", report: &report)
        if let node = fields["variants"] { check.variants = variants(node, in: block.code, report: &report) }
        if let node = fields["vary"] { check.vary = vary(node, report: &report) }
        check.facts = facts(fields, report: &report)
        for key in ["rows", "state", "schema", "plan", "variants", "vary"] + groupKeys where check.sessions {
            guard let node = fields[key] else { continue }
            report.error(.value, "'sessions' compares all that the sessions do, so leave '\(key)' out", at: node)
        }
        return check
    }

    /// `variants: none  # reason`: YAML drops the comment with the reason, so it is read from the source line.
    private static func variants(_ node: Node, in code: CodeBlock, report: inout Report) -> Check.Variants {
        guard node.text == "none" else {
            report.error(.value, "'variants' must be none; leave the key out to use data variants", at: node, nearest: "none")
            return .all
        }
        let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines.indices.contains(node.line - code.location.line) ? lines[node.line - code.location.line] : ""
        let reason = line.firstRange(of: " #").map { line[$0.upperBound...].trimmed } ?? ""
        if reason.isEmpty {
            report.error(
                .value, "'variants: none' needs its reason as a comment, as in: variants: none  # the result depends on the time", at: node)
        }
        return .none(reason: reason)
    }

    /// `vary: { 300: [250, 400] }`.
    private static func vary(_ node: Node, report: inout Report) -> [Check.Constant] {
        guard let pairs = node.pairs, !pairs.isEmpty else {
            report.error(.value, "'vary' must map each constant to other values, as in { 300: [250, 400] }", at: node)
            return []
        }
        var constants: [Check.Constant] = []
        for pair in pairs {
            let values = (pair.value.items ?? []).compactMap(\.text)
            guard let word = pair.key.text, !values.isEmpty, values.count == pair.value.items?.count else {
                report.error(.value, "'vary' must list other values for each constant, as in { 300: [250, 400] }", at: pair.value)
                continue
            }
            if let text = ([word] + values).first(where: { !Placeholder.isWord($0) }) {
                report.error(.value, "'\(text)' is not one word, so 'vary' can't replace it", at: pair.key)
            } else if Set([word] + values).count <= values.count {
                report.error(.value, "each value of '\(word)' must differ from it and from the others", at: pair.value)
            } else {
                constants.append(Check.Constant(word: word, values: values))
            }
        }
        if Set(constants.map(\.values.count)).count > 1 {
            report.error(.value, "all constants of 'vary' need the same number of values: a review uses those of one column", at: node)
        }
        return constants
    }

    /// Facts that identify a mistake.
    static func when(_ node: Node, report: inout Report) -> Facts? {
        guard let fields = Fields(node, of: "'when'", optional: groupKeys, report: &report) else { return nil }
        let facts = facts(fields, report: &report)
        if facts == nil { report.error(.value, "'when' must name at least one fact", at: node) }
        return facts
    }

    private static func facts(_ fields: Fields, report: inout Report) -> Facts? {
        var subjects: [Facts.Subject] = []
        for group in Facts.Group.keys {
            guard let node = fields[group.rawValue] else { continue }
            let found = FactsReader(group: group).subjects(node, report: &report)
            if found.isEmpty, node.items?.isEmpty ?? node.pairs?.isEmpty ?? false {
                report.error(.value, "'\(group.rawValue)' must name at least one", at: node)
            }
            subjects += found
        }
        return subjects.isEmpty ? nil : Facts(subjects: subjects)
    }

    private static func rows(_ node: Node, report: inout Report) -> Check.Rows? {
        guard let fields = Fields(node, of: "'rows'", optional: ["order", "names"], report: &report) else { return nil }
        var rows = Check.Rows()
        rows.order = fields.choice("order", report: &report) ?? .reference
        rows.names = fields.bool("names", report: &report) ?? false
        return rows
    }

    /// A list of names, or a mapping that also says whether the order of columns matters.
    private static func schema(_ node: Node, _ check: Fields, report: inout Report) -> Check.Schema? {
        guard node.pairs != nil else { return check.texts("schema", needsOne: true, report: &report).map(Check.Schema.init) }
        guard let fields = Fields(node, of: "'schema'", required: ["of"], optional: ["order"], report: &report) else { return nil }
        var schema = Check.Schema(names: fields.texts("of", needsOne: true, report: &report) ?? [])
        if let order = fields["order"] {
            schema.isInOrder = order.text == "exact"
            if !schema.isInOrder {
                report.error(.value, "'order' must be exact, which means the column order of the solution", at: order, nearest: "exact")
            }
        }
        return schema
    }

    private static func plan(_ node: Node, report: inout Report) -> Check.Plan? {
        guard let fields = Fields(node, of: "'plan'", optional: ["uses", "avoids", "buffers"], report: &report) else { return nil }
        var plan = Check.Plan()
        plan.uses = steps(fields, "uses", report: &report)
        plan.avoids = steps(fields, "avoids", report: &report)
        if let node = fields["buffers"] {
            plan.buffers = node.text.flatMap(share)
            if plan.buffers == nil { report.error(.value, "'buffers' must be a share of the starter's, as in 0.1x", at: node) }
        }
        return plan
    }

    /// `0.1x`.
    private static func share(_ text: String) -> Double? {
        guard text.hasSuffix("x"), let share = Double(text.dropLast()), share > 0, share.isFinite else { return nil }
        return share
    }

    /// Plan nodes, or names of indexes and tables, which contain neither capitals nor spaces.
    private static func steps(_ fields: Fields, _ key: String, report: inout Report) -> [String] {
        for item in fields[key].map({ $0.items ?? [$0] }) ?? [] {
            guard let text = item.text, text.contains(where: { $0 == " " || $0.isUppercase }) else { continue }
            let name = text.split(separator: " on ")[0].split(separator: " using ")[0]
            guard !PlanStepNames.isKnown(String(name)) else { continue }
            let nearest = Nearest.match(String(name), among: PlanStepNames.all)
            report.error(.unknownName, "'\(name)' is not a plan node", at: item, nearest: nearest)
        }
        return oneOrMore(fields, key, report: &report)
    }

    private static func oneOrMore(_ fields: Fields, _ key: String, report: inout Report) -> [String] {
        if fields[key]?.items != nil { return fields.texts(key, needsOne: true, report: &report) ?? [] }
        return fields.text(key, report: &report).map { [$0] } ?? []
    }

    /// Names of constructs to look for in an answer's parse tree.
    private static func constructs(_ fields: Fields, _ key: String, report: inout Report) -> [String] {
        for item in fields[key]?.items ?? [] {
            guard let name = item.text, !name.isEmpty, !ConstructNames.isKnown(name) else { continue }
            let nearest = Nearest.match(name, among: ConstructNames.weighty.union(ConstructNames.light).sorted())
            report.error(.unknownName, "'\(name)' is not a construct that calf can find in answers", at: item, nearest: nearest)
        }
        return fields.texts(key, needsOne: true, report: &report) ?? []
    }
}
