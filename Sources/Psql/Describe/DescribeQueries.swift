import Course
import YAML

/// What the `\d` family shows and asks the server for, read from the file `psql-describe.yaml` that ships with calf. The file's head
/// explains its keys.
package struct DescribeQueries: Sendable {
    /// `\d`, `\dt`, and so on.
    var relations: Listing
    /// The columns that `\d NAME` shows, except for a sequence.
    var columns: [Listing.Column]
    /// The query of `\d NAME` for a sequence.
    var sequence: String
    /// What `\d NAME` shows below the columns, in psql's order.
    var footers: [Footer]
    /// All other lists, in the order of the help.
    var listings: [Listing]

    /// The queries of the running program.
    static func shipped() throws(ScriptCommandError) -> DescribeQueries { try read.get() }

    private static let read: Result<DescribeQueries, ScriptCommandError> = Result { () throws(ScriptCommandError) in
        guard let assets = ShippedFiles.find()?.assets else { throw ScriptCommandError("calf's own files are missing. Install calf again") }
        return try DescribeQueries(path: assets + "/psql-describe.yaml")
    }

    package init(path: String) throws(ScriptCommandError) {
        let text: String
        do { text = try ScriptFile.text(of: path) } catch { throw ScriptCommandError("\(error.message). Install calf again") }
        do throws(YAMLError) {
            guard let root = try parse(text) else { throw YAMLError(message: "the file is empty", line: 1, column: 1) }
            let file = try Entry(root, "relations", "relation", "listings")
            let relation = try Entry(try file.required("relation"), "columns", "sequence", "footers")
            relations = try Listing(reading: try file.required("relations"))
            columns = try relation.list("columns", Listing.Column.init(reading:))
            sequence = try relation.text("sequence")
            footers = try relation.list("footers", Footer.init(reading:))
            listings = try file.list("listings", Listing.init(reading:))
        } catch {
            throw ScriptCommandError("\(path) is damaged in line \(error.line): \(error.message). Install calf again")
        }
    }
}

// MARK: - Reading

/// A mapping with known keys.
private struct Entry {
    private let node: Node

    init(_ node: Node, _ keys: String...) throws(YAMLError) {
        guard let pairs = node.pairs else { throw node.flaw("a mapping is needed") }
        for pair in pairs {
            let key = pair.key.text ?? ""
            if !keys.contains(key) { throw pair.key.flaw("there is no key '\(key)'") }
        }
        self.node = node
    }

    subscript(key: String) -> Node? { node[key] }

    func required(_ key: String) throws(YAMLError) -> Node {
        guard let value = node[key] else { throw node.flaw("'\(key)' is missing") }
        return value
    }

    func text(_ key: String) throws(YAMLError) -> String { try required(key).string() }

    func optionalText(_ key: String) throws(YAMLError) -> String? {
        guard let value = node[key] else { return nil }
        return try value.string()
    }

    func flag(_ key: String) throws(YAMLError) -> Bool? {
        guard let value = node[key] else { return nil }
        guard let flag = value.text.flatMap({ Bool($0) }) else { throw value.flaw("'\(key)' must be true or false") }
        return flag
    }

    /// The start of a major version, in libpq's format.
    func version(_ key: String) throws(YAMLError) -> Int? {
        guard let value = node[key] else { return nil }
        guard let major = value.text.flatMap({ Int($0) }), 1...1_000 ~= major else { throw value.flaw("'\(key)' must be a major version") }
        return major * 10_000
    }

    /// Empty without the key.
    func list<Value>(_ key: String, _ read: (Node) throws(YAMLError) -> Value) throws(YAMLError) -> [Value] {
        guard let value = node[key] else { return [] }
        guard let items = value.items else { throw value.flaw("'\(key)' must be a list") }
        return try items.map(read)
    }

    func texts(_ key: String) throws(YAMLError) -> [String] { try list(key) { node throws(YAMLError) in try node.string() } }

    /// The pairs of a mapping; empty without the key.
    func pairs(_ key: String) throws(YAMLError) -> [Node.Pair] {
        guard let value = node[key] else { return [] }
        guard let pairs = value.pairs else { throw value.flaw("'\(key)' must be a mapping") }
        return pairs
    }

    /// The value of the keys that columns and footers share.
    func scope(isDetail: Bool?) throws(YAMLError) -> DescribeScope {
        let (since, before) = (try version("since") ?? 0, try version("before") ?? .max)
        if since >= before { throw node.flaw("'since' must be less than 'before'") }
        return DescribeScope(isDetail: isDetail, kinds: try optionalText("kinds"), versions: since..<before)
    }
}

extension Node {
    fileprivate func flaw(_ message: String) -> YAMLError { YAMLError(message: message, line: line, column: column) }

    /// Text that isn't empty.
    fileprivate func string() throws(YAMLError) -> String {
        guard let text, !text.isEmpty else { throw flaw("text is needed") }
        return text
    }
}

extension Listing {
    fileprivate init(reading node: Node) throws(YAMLError) {
        let entry = try Entry(
            node, "command", "aliases", "kinds", "default_kinds", "objects", "title", "title_without_pattern", "columns", "from", "where",
            "where_by_default", "names", "other_names", "second_names", "order", "not_found", "count", "details")
        command = try entry.text("command")
        aliases = try entry.texts("aliases")
        kinds = []
        for pair in try entry.pairs("kinds") {
            guard let letter = pair.key.text?.first else { throw pair.key.flaw("a letter is needed") }
            let condition = try pair.value.isEmpty ? nil : pair.value.string()
            kinds.append((letter, condition))
        }
        defaultKinds = try entry.optionalText("default_kinds") ?? ""
        objects = try entry.text("objects")
        title = try entry.text("title")
        unpatternedTitle = try entry.optionalText("title_without_pattern")
        columns = try entry.list("columns", Column.init(reading:))
        from = try entry.text("from")
        conditions = try entry.texts("where")
        unpatterned = try entry.texts("where_by_default")
        names = try NamePattern.Names(reading: entry["names"])
        otherNames = try NamePattern.Names(reading: entry["other_names"])
        secondNames = try NamePattern.Names(reading: entry["second_names"])
        order = try entry.optionalText("order") ?? "1"
        notFound = try entry.texts("not_found")
        showsCount = try entry.flag("count") ?? true
        details = try ObjectDetails(reading: entry["details"])
    }
}

extension Listing.Column {
    /// `Title: EXPRESSION`, or a mapping instead of the expression.
    fileprivate init(reading node: Node) throws(YAMLError) {
        guard let pairs = node.pairs, pairs.count == 1, let title = pairs[0].key.text else { throw node.flaw("a title is needed") }
        let isDetail: Bool? = title.last == "+" ? true : title.last == "-" ? false : nil
        name = isDetail == nil ? title : String(title.dropLast())
        let value = pairs[0].value
        if value.text != nil {
            expression = try value.string()
            scope = DescribeScope(isDetail: isDetail)
        } else {
            let entry = try Entry(value, "sql", "kinds", "since", "before")
            expression = try entry.text("sql")
            scope = try entry.scope(isDetail: isDetail)
        }
    }
}

extension NamePattern.Names {
    fileprivate init?(reading node: Node?) throws(YAMLError) {
        guard let node else { return nil }
        let entry = try Entry(node, "name", "alternative", "schema", "visibility", "symbols")
        name = try entry.text("name")
        alternative = try entry.optionalText("alternative")
        schema = try entry.optionalText("schema")
        visibility = try entry.optionalText("visibility")
        areSymbols = try entry.flag("symbols") ?? false
    }
}

extension ObjectDetails {
    fileprivate init?(reading node: Node?) throws(YAMLError) {
        guard let node else { return nil }
        let entry = try Entry(node, "kind", "name", "oid", "parts")
        kind = try entry.text("kind")
        name = try entry.text("name")
        oid = try entry.text("oid")
        parts = try entry.list("parts", Part.init(reading:))
    }
}

extension ObjectDetails.Part {
    fileprivate init(reading node: Node) throws(YAMLError) {
        let entry = try Entry(node, "title", "query", "count", "footers")
        title = try entry.text("title")
        query = try entry.text("query")
        showsCount = try entry.flag("count") ?? true
        footers = try entry.list("footers", Footer.init(reading:))
    }
}

extension Footer {
    fileprivate init(reading node: Node) throws(YAMLError) {
        let entry = try Entry(node, "kinds", "detail", "since", "before", "heading", "label", "groups", "lines")
        scope = try entry.scope(isDetail: try entry.flag("detail"))
        query = try entry.text("lines")
        if let heading = try entry.optionalText("heading") {
            form = .headed(heading)
        } else if let label = try entry.optionalText("label") {
            form = .labeled(label)
        } else {
            var groups: [(group: String, heading: String)] = []
            for pair in try entry.pairs("groups") { groups.append((pair.key.text ?? "", try pair.value.string())) }
            form = groups.isEmpty ? .plain : .grouped(groups)
        }
    }
}
