import Terminal

/// The contents of one group, or the top level: boxes on ranks, and the links between them, to be positioned.
///
/// Uses Sugiyama's method: assign ranks, order each rank, compute positions across, then route lines.
struct Level {
    enum Kind: Equatable {
        /// A box with the caller's number for it.
        case box(Int)
        /// The point where a long link passes through a rank.
        case bend
        /// The text of a link.
        case label(link: Int)
        /// The point where a link crosses the border around this level.
        case gate(link: Int)
    }

    struct Item {
        var kind: Kind
        var along: Int
        var across: Int
        /// Where lines may end at it, across, relative to its start.
        var ports: ClosedRange<Int>
        var rank: Int
        /// Whether it may be made as long as its neighbors in the rank.
        var stretches = false

        var isBox: Bool { if case .box = kind { true } else { false } }
        var isGate: Bool { if case .gate = kind { true } else { false } }
        var isLabel: Bool { if case .label = kind { true } else { false } }

        static func bend(rank: Int) -> Item { Item(kind: .bend, along: 0, across: 1, ports: 0...0, rank: rank) }
    }

    /// A link from an earlier rank to a later one.
    struct Link {
        var from: Int
        var to: Int
        /// Where it ends at a box that prescribes the position.
        var fromPort: Int?
        var toPort: Int?
        var label: Size?
        /// The number of cells that the symbols at its ends need.
        var fromStub = 0
        var toStub = 0
        /// Links with the same bundle may share their first or last cells; `nil` means that a link shares none.
        var fromBundle: Int?
        var toBundle: Int?
    }

    /// The part of a link between two adjacent ranks.
    struct Segment {
        var link: Int
        var upper: Int
        var lower: Int
        var upperPort: Int?
        var lowerPort: Int?
    }

    let axis: Axis
    let spacing: Spacing
    var items: [Item]
    var links: [Link]
    /// The level's minimum length if it ends with a rank of gates.
    var leastAlong = 0
    /// The items of each rank, in their order across.
    var ranks: [[Int]] = []
    /// The segments between each rank and the next one.
    var channels: [[Segment]] = []
    /// The positions of all items across and along.
    var across: [Int] = []
    var along: [Int] = []

    /// Pictures with more items, including bends, aren't drawn.
    private static let maxItems = 3000

    /// Computes all positions, for parts with the numbers that they have here; `nil` if there are too many items.
    mutating func layout() -> Scene? {
        spreadRanks()
        guard splitLinks() else { return nil }
        arrange()
        let nets = channels.map { NetList(segments: $0, level: self) }
        makeRoom(for: nets)
        placeAcross()
        return Router(level: self, nets: nets).scene()
    }

    /// Renumbers the ranks so that none is empty, and each label has a rank between the ends of its link.
    private mutating func spreadRanks() {
        let first = items.map(\.rank).min() ?? 0
        let last = items.map(\.rank).max() ?? 0
        var isUsed = Array(repeating: false, count: last - first + 1)
        var isLabelled = isUsed
        for item in items { isUsed[item.rank - first] = true }
        for link in links where link.label != nil { isLabelled[labelRank(link) - first] = true }
        var numbers = Array(repeating: 0, count: isUsed.count)
        var labelNumbers = numbers
        var next = 0
        for rank in isUsed.indices {
            numbers[rank] = next
            if isUsed[rank] { next += 1 }
            labelNumbers[rank] = next
            if isLabelled[rank] { next += 1 }
        }
        for index in links.indices where links[index].label != nil {
            let link = links[index]
            let size = link.label ?? Size(width: 0, height: 0)
            let port = axis == .right ? size.height / 2 : 0
            items.append(
                Item(
                    kind: .label(link: index), along: axis.along(size), across: axis.across(size), ports: port...port,
                    rank: -1 - labelNumbers[labelRank(link) - first]))
        }
        for index in items.indices {
            let rank = items[index].rank
            items[index].rank = items[index].isLabel ? -1 - rank : numbers[rank - first]
        }
        ranks = Array(repeating: [], count: next)
    }

    /// The rank after which a link's label is placed: the middle of the link.
    private func labelRank(_ link: Link) -> Int { (items[link.from].rank + items[link.to].rank - 1) / 2 }

    /// Adds a bend to each link on every rank that it passes through.
    private mutating func splitLinks() -> Bool {
        var labels: [Int: Int] = [:]
        for (index, item) in items.enumerated() {
            if case .label(let link) = item.kind { labels[link] = index }
        }
        channels = Array(repeating: [], count: max(0, ranks.count - 1))
        for (index, link) in links.enumerated() {
            var current = link.from
            var port = link.fromPort
            for rank in items[link.from].rank..<items[link.to].rank {
                var next = link.to
                if rank + 1 < items[link.to].rank {
                    if let label = labels[index], items[label].rank == rank + 1 {
                        next = label
                    } else {
                        next = items.count
                        items.append(.bend(rank: rank + 1))
                        if items.count > Self.maxItems { return false }
                    }
                }
                channels[rank].append(
                    Segment(link: index, upper: current, lower: next, upperPort: port, lowerPort: next == link.to ? link.toPort : nil))
                current = next
                port = nil
            }
        }
        for (index, item) in items.enumerated() { ranks[item.rank].append(index) }
        if axis == .right { evenOut() }
        return true
    }

    /// Makes the boxes of a column equally wide if the difference is small.
    private mutating func evenOut() {
        for rank in ranks {
            let boxes = rank.filter { items[$0].stretches }
            let widest = boxes.map { items[$0].along }.max() ?? 0
            for box in boxes where widest - items[box].along <= 12 { items[box].along = widest }
        }
    }

    /// Widens boxes to make room for the lines that end at them.
    private mutating func makeRoom(for nets: [NetList]) {
        for (channel, list) in nets.enumerated() {
            for index in ranks[channel] + ranks[channel + 1] where items[index].isBox {
                let count = list.nets.filter { net in
                    net.pins.contains { $0.item == index && $0.isFixed == false && (items[index].rank == channel) == $0.isUpper }
                }.count
                let needed = (count - 1) * spacing.betweenPorts + 1
                let ports = items[index].ports
                if needed > ports.count {
                    items[index].across += needed - ports.count
                    items[index].ports = ports.lowerBound...(ports.lowerBound + needed - 1)
                }
            }
        }
    }
}

extension Level.Item {
    /// - Parameter ports: Where lines may end on a side of this length.
    init(box number: Int, size: Size, axis: Axis, rank: Int, ports: (_ across: Int) -> ClosedRange<Int>) {
        let across = axis.across(size)
        self.init(kind: .box(number), along: axis.along(size), across: across, ports: ports(across), rank: rank, stretches: true)
    }
}
