/// Finds the connected components of a graph.
enum Components {
    /// The components, each with its nodes in order; the components are in the order of their first nodes.
    static func of(count: Int, links: [(Int, Int)]) -> [[Int]] {
        var roots = Array(0..<count)
        func root(_ node: Int) -> Int {
            var node = node
            while roots[node] != node { node = roots[node] }
            return node
        }
        for (from, to) in links {
            let first = root(from)
            let second = root(to)
            roots[max(first, second)] = min(first, second)
        }
        var parts: [Int: [Int]] = [:]
        for node in 0..<count { parts[root(node), default: []].append(node) }
        return parts.keys.sorted().compactMap { parts[$0] }
    }
}
