import Terminal

/// Routes the lines of a level whose items have positions across: where the lines end, which tracks they use, and consequently how far
/// apart the ranks are.
struct Router {
    private var level: Level
    private let nets: [NetList]
    /// For each channel, net, and pin: where the line ends, across.
    private var pins: [[[Int]]]
    /// For each channel and net: its track, counted from the channel's start; `nil` for a straight line.
    private var tracks: [[Int?]] = []
    /// For each channel: the number of cells before its first track.
    private var stubs: [Int] = []

    init(level: Level, nets: [NetList]) {
        self.level = level
        self.nets = nets
        self.pins = nets.map { $0.nets.map { $0.pins.map { _ in 0 } } }
    }

    consuming func scene() -> Scene {
        for channel in nets.indices {
            placePins(channel, upper: true)
            placePins(channel, upper: false)
            tracks.append(TrackOrder(nets: nets[channel].nets, pins: pins[channel]).tracks())
        }
        placeAlong()
        return draw()
    }

    // MARK: - Pins

    private func place(_ item: Int, port: Int?) -> Int { level.across[item] + (port ?? level.items[item].ports.lowerBound) }

    private func middle(_ item: Int) -> Int {
        let ports = level.items[item].ports
        return level.across[item] + (ports.lowerBound + ports.upperBound) / 2
    }

    private func range(_ item: Int) -> ClosedRange<Int> {
        let ports = level.items[item].ports
        return (level.across[item] + ports.lowerBound)...(level.across[item] + ports.upperBound)
    }

    /// Computes the positions of the pins on one side of a channel.
    private mutating func placePins(_ channel: Int, upper: Bool) {
        var open: [Int: [(net: Int, pin: Int, wish: Double, order: Double)]] = [:]
        for (index, net) in nets[channel].nets.enumerated() {
            for (number, pin) in net.pins.enumerated() where pin.isUpper == upper {
                if pin.isFixed || !level.items[pin.item].isBox {
                    pins[channel][index][number] = place(pin.item, port: pin.port)
                } else {
                    let others = net.pins.indices.filter { net.pins[$0].isUpper != upper }
                    let far = others.map { upper ? centre(net.pins[$0]) : pins[channel][index][$0] }
                    let order = Double(far.reduce(0, +)) / Double(max(1, far.count))
                    let wish = Double(wish(pin, net, channel, index, others))
                    open[pin.item, default: []].append((index, number, wish, order))
                }
            }
        }
        for (item, var list) in open {
            list.sort { ($0.order, $0.wish, $0.net) < ($1.order, $1.wish, $1.net) }
            let places = Pools.fit(list.map(\.wish), gap: level.spacing.betweenPorts, within: range(item))
            for (entry, place) in zip(list, places) { pins[channel][entry.net][entry.pin] = place }
        }
    }

    private func centre(_ pin: NetList.Pin) -> Int {
        pin.isFixed || !level.items[pin.item].isBox ? place(pin.item, port: pin.port) : middle(pin.item)
    }

    /// The best position for a line's end at a box: one that makes the line straight, or else the middle.
    private func wish(_ pin: NetList.Pin, _ net: NetList.Net, _ channel: Int, _ index: Int, _ others: [Int]) -> Int {
        let own = range(pin.item)
        func clamped(_ place: Int) -> Int { max(own.lowerBound, min(own.upperBound, place)) }
        let isShared = net.pins.count { $0.isUpper == pin.isUpper } > 1
        guard let other = others.first, others.count == 1 else { return middle(pin.item) }
        let far = net.pins[other]
        if isShared || !pin.isUpper {
            let target = pin.isUpper ? centre(far) : pins[channel][index][other]
            // If several ends share a line, an end leaves the middle only if a small shift makes the line straight.
            return isShared && abs(target - middle(pin.item)) > 2 ? middle(pin.item) : clamped(target)
        }
        if far.isFixed || !level.items[far.item].isBox { return clamped(place(far.item, port: far.port)) }
        let their = range(far.item)
        let low = max(own.lowerBound, their.lowerBound)
        let high = min(own.upperBound, their.upperBound)
        guard low <= high else { return clamped(middle(far.item)) }
        let narrow = own.count <= their.count ? middle(pin.item) : middle(far.item)
        return max(low, min(high, narrow))
    }

    // MARK: - Along

    private mutating func placeAlong() {
        level.along = Array(repeating: 0, count: level.items.count)
        var next = 0
        for (rank, items) in level.ranks.enumerated() {
            if rank > 0, rank == level.ranks.count - 1, items.allSatisfy({ level.items[$0].isGate }) {
                next = max(next, level.leastAlong - 1)
            }
            for item in items { level.along[item] = next }
            next += items.map { level.items[$0].along }.max() ?? 0
            guard rank < nets.count else { break }
            var before = 0
            var after = 0
            var least = level.channels[rank].isEmpty ? 1 : 0
            for segment in level.channels[rank] {
                let upper = level.items[segment.upper]
                let lower = level.items[segment.lower]
                if upper.isBox { before = max(before, level.links[segment.link].fromStub) }
                if lower.isBox { after = max(after, level.links[segment.link].toStub) }
                if upper.isBox && lower.isBox { least = max(least, level.spacing.least) }
                if level.axis == .right, upper.isBox || lower.isBox { least = max(least, 1) }
            }
            let count = (tracks[rank].compactMap { $0 }.max() ?? -1) + 1
            if level.axis == .right, count > 0 {
                // A label inside a line needs a piece of the line on both sides.
                if level.ranks[rank].contains(where: { level.items[$0].isLabel }) { before = max(before, 1) }
                if level.ranks[rank + 1].contains(where: { level.items[$0].isLabel }) { after = max(after, 1) }
            }
            stubs.append(next + before)
            next += max(before + count + after, least)
        }
    }

    // MARK: - Drawing

    private func draw() -> Scene {
        let axis = level.axis
        var scene = Scene()
        for (index, item) in level.items.enumerated() {
            let origin = axis.point(along: level.along[index], across: level.across[index])
            let size = axis.size(along: item.along, across: item.across)
            let area = Rect(x: origin.x, y: origin.y, width: size.width, height: size.height)
            switch item.kind {
            case .box(let number): scene.boxes.append((number, area))
            case .label(let link): scene.labels.append((link, area))
            case .gate(let link): scene.gates[link] = level.across[index]
            case .bend: break
            }
            scene.size.width = max(scene.size.width, area.maxX)
            scene.size.height = max(scene.size.height, area.maxY)
        }
        let segments = segments
        let bundles = bundles
        for link in level.links.indices { scene.routes += routes(of: link, along: segments[link], bundle: bundles[link]) }
        return scene
    }

    /// The parts of a link between its ends and around its label.
    private func routes(of link: Int, along segments: [SegmentPlace], bundle: Int) -> [Scene.Route] {
        var routes: [Scene.Route] = []
        var points: [Point] = []
        func add(_ along: Int, _ across: Int) {
            let point = level.axis.point(along: along, across: across)
            if points.last != point { points.append(point) }
        }
        for place in segments {
            let net = nets[place.channel].nets[place.net]
            let segment = net.segments[place.segment]
            let (upper, lower) = ends(place, net)
            if points.isEmpty { add(level.along[segment.upper] + max(0, level.items[segment.upper].along - 1), upper) }
            if let track = tracks[place.channel][place.net], upper != lower {
                add(stubs[place.channel] + track, upper)
                add(stubs[place.channel] + track, lower)
            }
            if level.axis == .right, level.items[segment.lower].isLabel {
                // The label interrupts the line.
                let text = level.along[segment.lower]
                add(text - 1, lower)
                routes.append(.init(edge: link, bundle: bundle, points: points, begins: routes.isEmpty, ends: false))
                points = []
                add(text + level.items[segment.lower].along, lower)
            } else {
                add(level.along[segment.lower], lower)
            }
        }
        routes.append(.init(edge: link, bundle: bundle, points: points, begins: routes.isEmpty, ends: true))
        return routes
    }

    private func ends(_ place: SegmentPlace, _ net: NetList.Net) -> (upper: Int, lower: Int) {
        let places = pins[place.channel][place.net]
        let uppers = net.pins.indices.filter { net.pins[$0].isUpper }
        let lowers = net.pins.indices.filter { !net.pins[$0].isUpper }
        let upper = uppers.count == 1 ? uppers[0] : uppers[place.segment]
        let lower = lowers.count == 1 ? lowers[0] : lowers[place.segment]
        return (places[upper], places[lower])
    }

    private struct SegmentPlace {
        var channel: Int
        var net: Int
        var segment: Int
    }

    /// For each link: its segments, from its start on.
    private var segments: [[SegmentPlace]] {
        var result = Array(repeating: [SegmentPlace](), count: level.links.count)
        for (channel, list) in nets.enumerated() {
            for (index, net) in list.nets.enumerated() {
                for (number, segment) in net.segments.enumerated() {
                    result[segment.link].append(SegmentPlace(channel: channel, net: index, segment: number))
                }
            }
        }
        return result
    }

    /// For each link: the smallest index of the links with which it shares cells.
    private var bundles: [Int] {
        var bundles = Array(level.links.indices)
        let shared = nets.flatMap(\.nets).flatMap { net in net.segments.map { (net.segments[0].link, $0.link) } }
        for part in Components.of(count: bundles.count, links: shared) {
            for link in part { bundles[link] = part[0] }
        }
        return bundles
    }
}
