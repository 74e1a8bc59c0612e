import Mermaid

/// Describes a flowchart in sentences.
struct FlowchartWords {
    let chart: Flowchart

    var sentences: [String] {
        let groups = chart.groups.indices.compactMap(group)
        let edges = chart.edges.filter { $0.stroke != .invisible }
        let linked = Set(edges.flatMap { [$0.from, $0.to] })
        let alone = chart.nodes.indices.filter { chart.nodes[$0].group == nil && !linked.contains(.node($0)) }
        return groups + edges.map(edge) + alone.map { "\(name(.node($0))) has no connections." }
    }

    private func name(_ end: Flowchart.End) -> String {
        switch end {
        case .node(let index): chart.nodes[index].label.replacingLineFeeds
        case .group(let index): chart.groups[index].title
        }
    }

    private func group(_ index: Int) -> String? {
        let nodes = chart.nodes.indices.filter { chart.nodes[$0].group == index }.map { name(.node($0)) }
        let inner = chart.groups.indices.filter { chart.groups[$0].parent == index }.map { name(.group($0)) }
        let parts = nodes + inner
        guard let last = parts.last else { return nil }
        let list = parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " and " + last
        return "inside \(chart.groups[index].title) \(parts.count == 1 ? "is" : "are") \(list)."
    }

    private func edge(_ edge: Flowchart.Edge) -> String {
        let from = name(edge.from)
        let to = name(edge.to)
        let aside = edge.label.map { " (\($0.replacingLineFeeds))" } ?? ""
        switch (edge.tail, edge.head) {
        case (.none, .none): return "\(from) is connected to \(to)\(aside)."
        case (.none, .cross): return "\(from) does not reach \(to)\(aside)."
        case (.none, _): return "\(from) leads to \(to)\(aside)."
        case (_, .none): return "\(to) leads to \(from)\(aside)."
        default: return "\(from) and \(to) lead to each other\(aside)."
        }
    }
}
