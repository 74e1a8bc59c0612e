/// Assigns ranks to the nodes of a graph, so that links lead from a rank to a later one.
enum Ranking {
    struct Link {
        var from: Int
        var to: Int
    }

    /// Which links must be reversed so that the graph has no cycles. Links must not lead from a node to itself.
    static func turned(count: Int, links: [Link]) -> [Bool] {
        var outgoing = Array(repeating: [Int](), count: count)
        var hasIncoming = Array(repeating: false, count: count)
        for (index, link) in links.enumerated() {
            outgoing[link.from].append(index)
            hasIncoming[link.to] = true
        }
        var isDone = Array(repeating: false, count: count)
        var isOpen = isDone
        var turned = Array(repeating: false, count: links.count)
        let roots = (0..<count).filter { !hasIncoming[$0] } + (0..<count).filter { hasIncoming[$0] }
        for root in roots where !isDone[root] {
            var path = [(node: root, next: 0)]
            isOpen[root] = true
            while let (node, next) = path.last {
                if next < outgoing[node].count {
                    path[path.count - 1].next += 1
                    let index = outgoing[node][next]
                    let target = links[index].to
                    if isOpen[target] {
                        turned[index] = true
                    } else if !isDone[target] {
                        isOpen[target] = true
                        path.append((target, 0))
                    }
                } else {
                    isOpen[node] = false
                    isDone[node] = true
                    path.removeLast()
                }
            }
        }
        return turned
    }

    /// The rank of each node, counted from 0. The links must not form a cycle.
    static func ranks(count: Int, links: [Link]) -> [Int] {
        var incoming = Array(repeating: 0, count: count)
        var outgoing = Array(repeating: [Link](), count: count)
        for link in links {
            incoming[link.to] += 1
            outgoing[link.from].append(link)
        }
        let degree = incoming
        var ranks = Array(repeating: 0, count: count)
        var order = (0..<count).filter { incoming[$0] == 0 }
        var place = 0
        while place < order.count {
            let node = order[place]
            place += 1
            for link in outgoing[node] {
                ranks[link.to] = max(ranks[link.to], ranks[node] + 1)
                incoming[link.to] -= 1
                if incoming[link.to] == 0 { order.append(link.to) }
            }
        }
        // A node with more outgoing than incoming links is moved as close to its successors as possible.
        for node in order.reversed() where outgoing[node].count > degree[node] {
            if let latest = outgoing[node].map({ ranks[$0.to] - 1 }).min() { ranks[node] = max(ranks[node], latest) }
        }
        let first = ranks.min() ?? 0
        return ranks.map { $0 - first }
    }
}
