/// The lines between two adjacent ranks, where lines that share cells form a net.
struct NetList {
    struct Pin {
        var item: Int
        var isUpper: Bool
        /// A port that the item prescribes, relative to its start.
        var port: Int?

        var isFixed: Bool { port != nil }
    }

    struct Net {
        var segments: [Level.Segment]
        /// One for each box where the net ends; otherwise one for each segment.
        var pins: [Pin]
    }

    var nets: [Net] = []

    init(segments: [Level.Segment], level: Level) {
        func bundle(_ segment: Level.Segment, upper: Bool) -> [Int]? {
            let item = upper ? segment.upper : segment.lower
            let link = level.links[segment.link]
            guard level.items[item].isBox, let bundle = upper ? link.fromBundle : link.toBundle else { return nil }
            return [item, bundle, (upper ? segment.upperPort : segment.lowerPort) ?? -1]
        }
        var outs: [[Int]: [Int]] = [:]
        for (index, segment) in segments.enumerated() {
            if let key = bundle(segment, upper: true) { outs[key, default: []].append(index) }
        }
        var isTaken = Array(repeating: false, count: segments.count)
        for (index, segment) in segments.enumerated() {
            guard !isTaken[index], let key = bundle(segment, upper: true), let group = outs[key], group.count > 1 else { continue }
            add(group.map { segments[$0] }, sharing: .upper)
            for member in group { isTaken[member] = true }
        }
        var ins: [[Int]: [Int]] = [:]
        for (index, segment) in segments.enumerated() where !isTaken[index] {
            if let key = bundle(segment, upper: false) { ins[key, default: []].append(index) }
        }
        for (index, segment) in segments.enumerated() where !isTaken[index] {
            let group = bundle(segment, upper: false).flatMap { ins[$0] } ?? [index]
            add(group.map { segments[$0] }, sharing: group.count > 1 ? .lower : .none)
            for member in group { isTaken[member] = true }
        }
    }

    private enum Shared { case upper, lower, none }

    private mutating func add(_ segments: [Level.Segment], sharing shared: Shared) {
        var pins: [Pin] = []
        for (index, segment) in segments.enumerated() {
            if index == 0 || shared != .upper { pins.append(Pin(item: segment.upper, isUpper: true, port: segment.upperPort)) }
            if index == 0 || shared != .lower { pins.append(Pin(item: segment.lower, isUpper: false, port: segment.lowerPort)) }
        }
        nets.append(Net(segments: segments, pins: pins))
    }
}
