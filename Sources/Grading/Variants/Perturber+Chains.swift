/// Long chains of rows, for solutions that follow references recursively.
extension Perturber {
    /// Longer than anyone would write as one join after the other.
    private static let depth = 8

    /// Builds a chain of parents and children below a row that the task mentions. A table that refers to itself reuses rows that nothing
    /// refers to; a table that links rows of another gets new rows.
    mutating func deepen() {
        guard mentioned.contains("recursive") else { return }
        for table in focus {
            for reference in table.references where reference.table == table.name && reference.columns.count == 1 {
                deepen(reference, of: table)
            }
            let ends = table.references.filter { $0.table != table.name && $0.columns.count == 1 }
            guard mayAdd, ends.count >= 2, ends[0].table == ends[1].table, ends[0].targets == ends[1].targets else { continue }
            connect(ends[0], ends[1], of: table)
        }
    }

    private mutating func deepen(_ reference: DataTable.Reference, of table: DataTable) {
        let column = reference.columns[0]
        if table.fixed.contains(column) { return }
        let used = Set(state[table.name].map { $0.values[column] })
        let leaves = state[table.name].indices.filter { !used.contains(state[table.name][$0].values[reference.targets[0]]) }
        let start = state[table.name].indices.filter { named.holds(state[table.name][$0], of: table) }.shuffled(using: &random).first
        chain(of: [start].compactMap { $0 } + leaves.filter { $0 != start }, in: table) { perturber, parent, child in
            perturber.state[table.name][child].values[column] = perturber.state[table.name][parent].values[reference.targets[0]]
            return perturber.keeps(table, [column])
        }
    }

    /// Links each row to the next one that accepts the link.
    private mutating func chain(of links: [Int], in table: DataTable, _ connect: (inout Perturber, Int, Int) -> Bool) {
        guard var last = links.first else { return }
        var length = 0
        for link in links.dropFirst() where length < Self.depth {
            let before = state[table.name]
            if connect(&self, last, link) {
                (last, length) = (link, length + 1)
            } else {
                state[table.name] = before
            }
        }
    }

    private mutating func connect(_ from: DataTable.Reference, _ to: DataTable.Reference, of table: DataTable) {
        let nodes = state[from.table]
        guard let other = focus.first(where: { $0.name == from.table }), !state[table.name].isEmpty else { return }
        let (source, target, key) = (from.columns[0], to.columns[0], from.targets[0])
        let edges = Dictionary(grouping: state[table.name], by: { $0.values[target] }).mapValues { $0.map { $0.values[source] } }
        let ends = Set([source, target].flatMap { boundaries.values[table.columns[$0].name] ?? [] })
        let starts = nodes.indices.filter {
            named.holds(nodes[$0], of: other) || codes.text(nodes[$0].values[key]).map(ends.contains) ?? false
        }.shuffled(using: &random)
        guard let start = (starts.first ?? nodes.indices.shuffled(using: &random).first).map({ nodes[$0].values[key] }) else { return }
        // If possible, in an order in which new rows create no cycle: ancestors of the start come first.
        var (order, visited): ([Int], Set<Int>) = ([], [])
        var hasCircle = false
        func visit(_ node: Int, _ path: Set<Int>) {
            if path.contains(node) { hasCircle = true }
            guard visited.insert(node).inserted else { return }
            for before in edges[node] ?? [] { visit(before, path.union([node])) }
            order.append(node)
        }
        visit(start, [])
        let above = hasCircle ? [] : Set(order).subtracting([start])
        for node in nodes { visit(node.values[key], []) }
        let sources = Set(state[table.name].map { $0.values[source] })
        let links = [start] + order.filter { $0 != start && !above.contains($0) && sources.contains($0) }
        chain(of: links, in: table) { perturber, first, second in
            let rows = perturber.state[table.name]
            if rows.contains(where: { $0.values[source] == first && $0.values[target] == second }) { return true }
            guard var row = perturber.newRow(of: table) else { return false }
            (row.values[source], row.values[target]) = (first, second)
            perturber.state[table.name].append(row)
            return perturber.keeps(table, Set(table.columns.indices))
        }
    }
}
