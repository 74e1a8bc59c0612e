import YAML

/// The YAML between the two `---` lines at the start of a lesson.
struct FrontMatter {
    var title = ""
    var minutes = 0
    var objectives: [String] = []
    var requires: [String] = []
    var teaches: [String] = []
    var skills: [Lesson.Skill] = []
    var engine = Lesson.Engine.postgresql
    var dataset: String?
    var images: [String] = []
    var names: [String] = []
    var ports: [Int] = []
    var servers: ServerSet?
    var grants: [String] = []
    var analogy: String?
    var formerly = Formerly()
    private let node: Node

    /// The locations of values by key; for list items, by key and index.
    func locations(in report: Report) -> [String: SourceLocation] {
        var locations: [String: SourceLocation] = [:]
        for pair in node.pairs ?? [] {
            let key = pair.key.text ?? ""
            locations[key] = report.location(of: pair.value)
            for (index, item) in (pair.value.items ?? []).enumerated() { locations["\(key)[\(index)]"] = report.location(of: item) }
        }
        return locations
    }

    /// The front matter and the rest of a text.
    struct Split {
        var yaml: Substring
        var body: Substring
        /// The line on which the body starts.
        var bodyLine: Int
    }

    /// Reports a text whose front matter is missing or has no end.
    static func split(_ text: String, report: inout Report) -> Split? {
        var text = text
        switch text.withUTF8(place) {
        case .found(let start, let end, let body, let line):
            let bytes = text.utf8
            func index(_ offset: Int) -> String.Index { bytes.index(bytes.startIndex, offsetBy: offset) }
            return Split(yaml: text[index(start)..<index(end)], body: text[index(body)...], bodyLine: line)
        case .noBeginning:
            report.error(.frontMatter, "a lesson starts with front matter: a line '---', keys, and another line '---'", line: 1)
        case .noEnd: report.error(.frontMatter, "the front matter is not closed: a second line '---' is missing", line: 1)
        }
        return nil
    }

    private enum Place {
        case found(start: Int, end: Int, body: Int, bodyLine: Int)
        case noBeginning, noEnd
    }

    private static func place(_ bytes: UnsafeBufferPointer<UInt8>) -> Place {
        var start = 0
        var line = 0
        var yaml = 0
        while start < bytes.count || line == 0 {
            let end = Bytes.index(of: UInt8(ascii: "\n"), in: bytes, from: start) ?? bytes.count
            let next = min(end + 1, bytes.count)
            line += 1
            if isFence(bytes[start..<end]) {
                if line > 1 { return .found(start: yaml, end: start, body: next, bodyLine: line + 1) }
                yaml = next
            } else if line == 1 {
                return .noBeginning
            }
            start = next
        }
        return .noEnd
    }

    private static func isFence(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        line.count >= 3 && line.prefix(3).allSatisfy { $0 == UInt8(ascii: "-") }
            && line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// Reports what is wrong with the front matter; `nil` if it isn't a mapping.
    init?(_ split: Split, report: inout Report) {
        let node: Node?
        do throws(YAMLError) { node = try parse(String(split.yaml), firstLine: 2) } catch {
            report.error(error)
            return nil
        }
        let empty = Node(.mapping([]), line: 1, column: 1)
        let optional = [
            "requires", "teaches", "skills", "engine", "dataset", "images", "names", "ports", "servers", "started", "grants", "analogy",
            "formerly",
        ]
        let required = ["title", "minutes", "objectives"]
        guard let fields = Fields(node ?? empty, of: "front matter", required: required, optional: optional, report: &report) else {
            return nil
        }
        self.node = node ?? empty
        title = fields.text("title", report: &report) ?? ""
        minutes = fields.integer("minutes", in: 1...600, report: &report) ?? 0
        objectives = fields.texts("objectives", needsOne: true, report: &report) ?? []
        requires = fields.texts("requires", report: &report) ?? []
        teaches = fields.texts("teaches", report: &report) ?? []
        skills = fields.choices("skills", report: &report) ?? []
        engine = fields.choice("engine", report: &report) ?? .postgresql
        dataset = fields.text("dataset", report: &report)
        if let dataset, let node = fields["dataset"], !DatasetSource.isName(dataset) {
            report.error(.value, "'dataset' must be a name of letters, digits, '-' and '_'", at: node)
        }
        images = fields.texts("images", report: &report) ?? []
        names = fields.texts("names", report: &report) ?? []
        for item in fields["names"]?.items ?? [] {
            guard let name = item.text, !name.isEmpty, !Placeholder.isName(name) else { continue }
            report.error(.value, "'\(name)' can't name a container: use letters, digits, '-', '_', and '.'", at: item)
        }
        ports = (fields.texts("ports", report: &report) ?? []).compactMap(Placeholder.port)
        for item in fields["ports"]?.items ?? [] {
            guard let port = item.text, !port.isEmpty, Placeholder.port(port) == nil else { continue }
            report.error(.value, "'\(port)' is not a port: use a number from 1024 to 65535", at: item)
        }
        if let node = fields["servers"] { servers = ServersReader.set(node, started: fields["started"], report: &report) }
        if servers == nil, let node = fields["started"] { report.error(.value, "'started' needs 'servers'", at: node) }
        grants = fields.texts("grants", report: &report) ?? []
        for item in fields["grants"]?.items ?? [] {
            guard let role = item.text, !PredefinedRoles.grantable.contains(role) else { continue }
            let nearest = Nearest.match(role, among: PredefinedRoles.grantable)
            report.error(.value, "a lesson can't be granted '\(role)'", at: item, nearest: nearest)
        }
        analogy = fields.text("analogy", report: &report)
        if let node = fields["formerly"] { formerly = Formerly(node, report: &report) }
    }
}

/// PostgreSQL's predefined roles. <https://www.postgresql.org/docs/current/predefined-roles.html>
package enum PredefinedRoles {
    /// The roles that a lesson may request: those that only read, and those whose effects stay within one database. Others would get around
    /// every limit.
    package static let grantable = [
        "pg_monitor", "pg_read_all_settings", "pg_read_all_stats", "pg_stat_scan_tables", "pg_read_all_data", "pg_write_all_data",
        "pg_checkpoint", "pg_maintain",
    ]
}
