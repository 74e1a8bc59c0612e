import EngineValues
import Terminal
import TutorCore

/// The list, grouped by kind. All visible containers share one set of columns.
extension EngineView {
    /// The columns after a container's name; when space is short, the last ones are dropped first.
    private enum Column: CaseIterable {
        case state, ports, processor, image, memory

        /// Statistics arrive later than the names of the containers. No other column gives way to them then.
        var reservedWidth: Int {
            switch self {
            case .processor: 5
            case .memory: 8
            case .state, .ports, .image: 0
            }
        }
    }

    func drawList(into frame: inout Frame, in area: Rect) {
        guard !area.isEmpty else { return }
        frame.addTarget(area, .engine(.list))
        let top = state.listTop(height: area.height)
        let visible = state.rows[top..<min(state.rows.count, top + area.height)]
        let containers = visible.compactMap { row -> LiveContainer? in
            if case .thing(.container, let index) = row { state.shown.containers[index] } else { nil }
        }
        let columns = columns(for: containers, width: area.width)
        let imageWidth = nameWidth(ofImagesIn: visible, width: area.width)
        for (offset, row) in visible.enumerated() {
            let line = Rect(x: area.x, y: area.y + offset, width: area.width, height: 1)
            switch row {
            case .heading(let kind):
                frame.canvas.put(EngineWords.heading(kind), at: Point(x: line.x + 1, y: line.y), style: theme[.muted], in: line)
            case .project(let name):
                let words = "Compose project \(SafeText(name).string)"
                frame.canvas.put(words, at: Point(x: line.x + 3, y: line.y), style: theme[.muted], in: line)
            case .note(let words):
                frame.canvas.put(words, at: Point(x: line.x + 3, y: line.y), style: theme[.muted], in: line)
            case .thing(let kind, let index):
                let text =
                    kind == .container
                    ? self.line(state.shown.containers[index], columns)
                    : self.line(kind, index, nameWidth: kind == .image ? imageWidth : 0, width: line.width - 4)
                frame.canvas.put(text, at: Point(x: line.x + 3, y: line.y), in: line)
                guard let mark = state.mark(of: row) else { continue }
                frame.addTarget(line, .engine(.thing(mark)))
                if mark == state.marked { drawMark(into: &frame.canvas, in: line) }
            }
        }
        drawScope(into: &frame, in: area)
        if area.height > 1 { drawMore(state.rows.count - top - area.height, into: &frame.canvas, in: area.inset(right: 1)) }
    }

    private func drawMark(into canvas: inout Canvas, in line: Rect) {
        canvas.put("▸", at: Point(x: line.x + 1, y: line.y), style: theme[isFocused ? .accent : .muted], in: line)
        if isFocused, !state.isInLog {
            canvas.restyle(line, theme.marked)
            canvas.cursor = Point(x: line.x + 1, y: line.y)
        }
    }

    /// The scope of the list, at the right end of the first line.
    private func drawScope(into frame: inout Frame, in area: Rect) {
        let words = state.showsAll ? "all ▾" : "this lesson ▾"
        guard area.width > words.cellWidth + 14 else { return }
        let x = frame.canvas.put(words, endingAt: area.maxX - 1, y: area.y, style: theme[.muted], in: area)
        frame.addTarget(Rect(x: x, y: area.y, width: words.cellWidth, height: 1), .engine(.scope))
    }

    // MARK: - Containers

    /// The widths of the columns that fit, in display order.
    private func columns(for containers: [LiveContainer], width: Int) -> [(column: Column?, width: Int)] {
        let longest = containers.map { $0.nameInProject.cellWidth }.max() ?? 0
        var names = min(24, longest)
        // The selection mark and the state symbol come before the name.
        var room = width - 5 - names - 1
        var fitting: [Column: Int] = [:]
        for column in Column.allCases {
            if column == .image {
                // Names created by Compose are long, and more useful than the remaining columns.
                let more = max(0, min(longest - names, room))
                (names, room) = (names + more, room - more)
            }
            let kept = containers.contains(where: \.isAlive) ? column.reservedWidth : 0
            let widest = max(kept, containers.map { text(column, of: $0).cellWidth }.max() ?? 0)
            guard widest > 0, widest + 2 <= room else { continue }
            fitting[column] = widest
            room -= widest + 2
        }
        let order: [Column] = [.image, .state, .ports, .memory, .processor]
        return [(nil, names)] + order.compactMap { column in fitting[column].map { (column, $0) } }
    }

    private func line(_ container: LiveContainer, _ columns: [(column: Column?, width: Int)]) -> Line {
        var line = Line([sign(container), Span(" ")])
        for (column, width) in columns {
            guard let column else {
                let style = theme[container.isAlive ? .strong : .text]
                line.spans.append(Span(SafeText(container.nameInProject).string.truncated(toCells: width).padded(toCells: width), style))
                continue
            }
            let words = text(column, of: container).padded(toCells: width)
            line.spans.append(Span("  " + words, style(column, of: container)))
        }
        return line
    }

    private func sign(_ container: LiveContainer) -> Span {
        switch container.state {
        case .running where container.health == .unhealthy: Span("●", theme[.warning])
        case .running: Span("●", theme[.right])
        case .paused, .restarting, .removing: Span("◐", theme[.warning])
        case .exited where container.exitCode.map { $0 != 0 } ?? false: Span("○", theme[.wrong])
        case .created, .exited, .dead: Span("○", theme[.muted])
        }
    }

    private func text(_ column: Column, of container: LiveContainer) -> String {
        switch column {
        case .state: return EngineWords.state(container, seconds: state.seconds(of: container, at: now))
        case .image: return SafeText(container.image).string.truncated(toCells: 24)
        case .ports:
            // The ports of a stopped container lead nowhere.
            let ports = container.ports.filter { $0.host != nil }
            return ports.prefix(2).map(\.words).joined(separator: " ") + (ports.count > 2 ? " +\(ports.count - 2)" : "")
        case .processor:
            guard let usage = state.usage[container.id] else { return "" }
            let percent = EngineWords.percent(usage)
            return String(repeating: " ", count: max(0, column.reservedWidth - percent.count)) + percent
        case .memory: return state.usage[container.id]?.memory ?? ""
        }
    }

    private func style(_ column: Column, of container: LiveContainer) -> Style {
        switch column {
        case .state where container.health == .unhealthy && container.isAlive: theme[.warning]
        case .state, .image, .memory: theme[.muted]
        case .ports: theme[.text]
        case .processor: theme[.accent]
        }
    }

    // MARK: - Other objects

    /// The column for the names of the visible images, so that their sizes are below each other.
    private func nameWidth(ofImagesIn rows: ArraySlice<EngineState.Row>, width: Int) -> Int {
        let names = rows.compactMap { row in
            if case .thing(.image, let index) = row { SafeText(words(.image, index).name).string.cellWidth } else { nil }
        }
        return min(names.max() ?? 0, width / 2)
    }

    private func line(_ kind: Inventory.Kind, _ index: Int, nameWidth: Int, width: Int) -> Line {
        let (name, more) = words(kind, index)
        let shown = SafeText("  " + name).string.padded(toCells: nameWidth + 2).truncated(toCells: width)
        let rest = SafeText("  " + more).string.truncated(toCells: width - shown.cellWidth)
        return Line([Span(shown), Span(rest, theme[.muted])])
    }

    /// The object's name, and further information about it.
    private func words(_ kind: Inventory.Kind, _ index: Int) -> (name: String, more: String) {
        switch kind {
        case .container: return ("", "")
        case .image:
            let image = state.shown.images[index]
            let more = image.names.count > 1 ? "  also \(image.names.dropFirst().joined(separator: ", "))" : ""
            let standsIn = state.inventory.standIns.contains(where: image.isMeant) ? "  a stand-in" : ""
            return (image.names.first ?? "no name, \(image.shortID)", "\(image.size)\(standsIn)\(more)")
        case .volume:
            let volume = state.shown.volumes[index]
            let users = state.shown.containers.filter { $0.volumes.contains(volume.name) }.map(\.name)
            let use = users.isEmpty ? "no container uses it" : "used by \(users.prefix(3).joined(separator: ", "))"
            return (volume.shortName, (volume.isAnonymous ? "anonymous · " : "") + use)
        case .network:
            let network = state.shown.networks[index]
            let members = state.shown.containers.filter { $0.networks.contains(network.name) }.map(\.name)
            let who = members.isEmpty ? "no containers" : members.prefix(4).joined(separator: ", ") + (members.count > 4 ? " …" : "")
            return (network.name, (network.isInternal ? "internal · " : "") + who)
        }
    }
}
