import YAML

/// A lesson's text, divided at the second of the two `---` lines around its front matter.
struct FrontMatter {
    var yaml: Substring
    var body: Substring
    /// The line on which the body starts.
    var bodyLine: Int

    /// Reports a text whose front matter is missing or has no end.
    init?(of text: String, report: inout Report) {
        let bytes = text.utf8
        var (start, yaml, line) = (bytes.startIndex, bytes.startIndex, 0)
        repeat {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
            let next = end < bytes.endIndex ? bytes.index(after: end) : end
            line += 1
            if Self.isFence(bytes[start..<end]) {
                if line > 1 {
                    (self.yaml, body, bodyLine) = (text[yaml..<start], text[next...], line + 1)
                    return
                }
                yaml = next
            } else if line == 1 {
                report.error(.frontMatter, "a lesson starts with front matter: a line '---', keys, and another line '---'", line: 1)
                return nil
            }
            start = next
        } while start < bytes.endIndex
        report.error(.frontMatter, "the front matter is not closed: a second line '---' is missing", line: 1)
        return nil
    }

    private static func isFence(_ line: Substring.UTF8View) -> Bool {
        line.count >= 3 && line.prefix(3).allSatisfy { $0 == UInt8(ascii: "-") }
            && line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}

extension Lesson {
    /// What the front matter says, without the sections. Reports what is wrong with it; `nil` if it isn't a mapping.
    init?(_ front: FrontMatter, path: String = "", name: LessonReader.Name = .unknown, report: inout Report) {
        let node: Node
        do throws(YAMLError) {
            node = try parse(String(front.yaml), firstLine: 2) ?? Node(.mapping([]), line: 1, column: 1)
        } catch {
            report.error(error)
            return nil
        }
        let optional = [
            "requires", "teaches", "skills", "engine", "dataset", "images", "names", "ports", "servers", "started", "python", "grants",
            "analogy", "formerly",
        ]
        let required = ["title", "minutes", "objectives"]
        guard let fields = Fields(node, of: "front matter", required: required, optional: optional, report: &report) else {
            return nil
        }
        self.init(
            course: name.course, module: name.module, id: name.id, number: name.number, path: path,
            title: fields.text("title", report: &report) ?? "", minutes: fields.integer("minutes", in: 1...600, report: &report) ?? 0,
            objectives: fields.texts("objectives", needsOne: true, report: &report) ?? [])
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
        python = fields.texts("python", report: &report) ?? []
        for item in fields["python"]?.items ?? [] where item.text.map(PythonImports.isModule) == false {
            report.error(.value, "'\(item.text ?? "")' is not a Python module, such as psycopg2", at: item)
        }
        grants = fields.texts("grants", report: &report) ?? []
        for item in fields["grants"]?.items ?? [] {
            guard let role = item.text, !PredefinedRoles.grantable.contains(role) else { continue }
            let nearest = Nearest.match(role, among: PredefinedRoles.grantable)
            report.error(.value, "a lesson can't be granted '\(role)'", at: item, nearest: nearest)
        }
        analogy = fields.text("analogy", report: &report)
        if let node = fields["formerly"] { formerly = Formerly(node, report: &report) }
        for pair in node.pairs ?? [] {
            let key = pair.key.text ?? ""
            locations[key] = report.location(of: pair.value)
            for (index, item) in (pair.value.items ?? []).enumerated() { locations["\(key)[\(index)]"] = report.location(of: item) }
        }
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
