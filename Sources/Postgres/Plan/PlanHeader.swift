/// A node's line in EXPLAIN's text format:
/// `Index Scan using books_pkey on public.books b  (cost=… rows=1 width=8) (actual time=… rows=1 loops=3)`.
struct PlanHeader {
    private var head: Substring
    private var numbers: [String: Substring] = [:]
    private var wasNeverExecuted = false

    init(_ line: Substring) {
        head = line
        while head.last == ")", let open = head.lastIndex(of: "("), takeNumbers(head[head.index(after: open)...].dropLast()) {
            head = head[..<open]
            while head.last == " " { head = head.dropLast() }
        }
    }

    /// Whether the line has numbers, which detail lines don't.
    var isCounted: Bool { !numbers.isEmpty || wasNeverExecuted }

    /// Reads the text between two parentheses, and returns whether it contained EXPLAIN's numbers.
    private mutating func takeNumbers(_ text: Substring) -> Bool {
        if text == "never executed" {
            wasNeverExecuted = true
            return true
        }
        let isActual = text.hasPrefix("actual ")
        guard isActual || text.hasPrefix("cost=") else { return false }
        for word in text.split(separator: " ") {
            guard let equals = word.firstIndex(of: "=") else { continue }
            numbers[(isActual ? "actual " : "") + word[..<equals]] = word[word.index(after: equals)...]
        }
        return true
    }

    func node(depth: Int) -> PlanNode {
        var words = HeaderWords(head)
        let name = words.name()
        var node = PlanNode(type: Self.type(name), name: name, depth: depth)
        if words.take("using ") { node.index = words.identifier() }
        if words.take("on ") {
            let first = words.identifier()
            let second = words.identifier()
            if node.type == "Bitmap Index Scan" {
                node.index = first
            } else if Self.hasNoTable.contains(node.type) {
                node.alias = first
            } else {
                node.relation = first
                node.alias = second ?? first
            }
        }
        node.cost = numbers["cost"].flatMap(Self.last)
        node.estimatedRows = numbers["rows"].flatMap { Double($0) }
        node.rows = numbers["actual rows"].flatMap { Double($0) }
        node.loops = numbers["actual loops"].flatMap { Int($0) } ?? 0
        node.milliseconds = numbers["actual time"].flatMap(Self.last)
        if wasNeverExecuted { node.rows = 0 }
        return node
    }

    /// The second number of `0.00..18870.00`.
    private static func last(_ range: Substring) -> Double? {
        range.firstRange(of: "..").flatMap { Double(range[$0.upperBound...]) }
    }

    private static let hasNoTable: Set<String> = ["Subquery Scan", "Values Scan"]

    /// The node type in the JSON format for a name in the text format.
    private static func type(_ name: String) -> String {
        var name = name
        for prefix in ["Parallel ", "Async ", "Partial ", "Finalize "] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
        if name.hasSuffix(" Backward") { name.removeLast(9) }
        if name.hasSuffix("Aggregate") { return "Aggregate" }
        if name.hasPrefix("HashSetOp") || name.hasPrefix("SetOp") { return "SetOp" }
        if ["Insert", "Update", "Delete", "Merge"].contains(name) { return "ModifyTable" }
        if name.hasSuffix(" Join"), let kind = ["Nested Loop", "Hash", "Merge"].first(where: { name.hasPrefix($0) }) {
            return kind == "Nested Loop" ? kind : kind + " Join"
        }
        return name
    }
}

/// The words of a node's line, read from left to right.
private struct HeaderWords {
    private var rest: Substring

    init(_ text: Substring) { rest = text }

    /// Everything before `using` or `on`. A set operation's name is followed by its kind, which is dropped.
    mutating func name() -> String {
        let end = [" using ", " on "].compactMap { rest.firstRange(of: $0)?.lowerBound }.min() ?? rest.endIndex
        var name = rest[..<end]
        rest = rest[end...].drop { $0 == " " }
        for operation in ["HashSetOp", "SetOp"] where name.hasPrefix(operation + " ") { name = name.prefix(operation.count) }
        return String(name)
    }

    mutating func take(_ word: String) -> Bool {
        guard rest.hasPrefix(word) else { return false }
        rest = rest.dropFirst(word.count)
        return true
    }

    /// A name, quoted or not, without its schema.
    mutating func identifier() -> String? {
        var name = ""
        repeat {
            name = ""
            if rest.first == "\"" {
                rest.removeFirst()
                while let character = rest.popFirst() {
                    if character == "\"" {
                        guard rest.first == "\"" else { break }
                        rest.removeFirst()
                    }
                    name.append(character)
                }
            } else {
                while let character = rest.first, character != " ", character != "." { name.append(rest.removeFirst()) }
            }
        } while take(".")
        rest = rest.drop { $0 == " " }
        return name.isEmpty ? nil : name
    }
}
