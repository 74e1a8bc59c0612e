import Mermaid

/// Describes a flowchart in sentences.
struct FlowchartWords {
    let chart: Flowchart

    var sentences: [String] {
        let groups = chart.groups.indices.compactMap(group)
        let linked = Set(chart.edges.flatMap { [$0.from, $0.to] })
        let alone = chart.nodes.indices.filter { chart.nodes[$0].group == nil && !linked.contains(.node($0)) }
        return groups + chart.edges.map(edge) + alone.map { "\(name(.node($0))) has no connections." }
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
        return "\(from) \(edge.hasHead ? "leads" : "is connected") to \(to)\(aside)."
    }
}
