import Markdown
package import Mermaid
package import Terminal

extension Diagram {
    /// The picture, never wider than `width` or taller than `height`. It is drawn in the text's direction if that fits, or else in the
    /// other direction, or else with less text in its boxes. If no picture fits, the diagram is described in sentences.
    package func lines(width: Int, height: Int = .max, theme: Theme = .dark) -> [Line] {
        guard width > 0 else { return [] }
        if let drawing = drawing(in: Size(width: width, height: height)) { return drawing.lines(theme) }
        let items = sentences.map { [Block.paragraph([.text($0)], line: 1)] }
        return Layout.prose([.list(.init(start: nil, isTight: true, items: items, line: 1))], width: width, theme: theme)
    }

    /// Parses and draws a Mermaid text.
    package static func lines(
        mermaid text: String, width: Int, height: Int = .max, theme: Theme = .dark
    ) throws(MermaidError) -> [Line] {
        try Diagram(mermaid: text).lines(width: width, height: height, theme: theme)
    }

    /// Parses a Mermaid text and describes it in sentences, for screen readers.
    package static func words(mermaid text: String) throws(MermaidError) -> [String] {
        try Diagram(mermaid: text).words
    }

    /// Taller pictures are drawn without types or in the other direction, if that makes them less tall.
    private static let comfortableHeight = 24

    /// The best drawing that fits.
    private func drawing(in room: Size) -> Drawing? {
        switch self {
        case .entities(let diagram):
            var best: (scene: Scene, options: DiagramOptions)?
            for options in Diagram.entityOptions {
                // Labels and spacing are reduced only to save width.
                if best != nil, options.isCompact || options.labelWidth < 16 { break }
                let scene = EntityComposer(diagram: diagram, options: options, width: room.width).scene()
                guard let scene, scene.size.fits(in: room) else { continue }
                if scene.size.height < best?.scene.size.height ?? .max { best = (scene, options) }
                if scene.size.height <= Diagram.comfortableHeight { break }
            }
            return best.map { EntityPainter(diagram: diagram, options: $0.options).drawing($0.scene) }
        case .flowchart(let chart):
            for options in Diagram.flowchartOptions(chart.direction.axis) {
                let scene = FlowchartComposer(chart: chart, options: options, width: room.width).scene()
                guard let scene, scene.size.fits(in: room) else { continue }
                return FlowchartPainter(chart: chart, options: options).drawing(scene)
            }
            return nil
        }
    }

    /// From most to least detailed.
    private static let entityOptions: [DiagramOptions] = [
        .init(axis: .right, labelWidth: 16),
        .init(axis: .right, labelWidth: 16, detail: .names),
        .init(axis: .down, labelWidth: 16),
        .init(axis: .down, labelWidth: 16, detail: .names),
        .init(axis: .right, labelWidth: 8),
        .init(axis: .right, labelWidth: 8, detail: .names),
        .init(axis: .down, labelWidth: 8, detail: .names, isCompact: true),
        .init(axis: .down, labelWidth: 0, detail: .names, isCompact: true),
        .init(axis: .right, labelWidth: 8, detail: .keys),
        .init(axis: .down, labelWidth: 8, detail: .keys, isCompact: true),
        .init(axis: .down, labelWidth: 0, detail: .keys, isCompact: true),
        .init(axis: .right, labelWidth: 0, detail: .none),
        .init(axis: .down, textWidth: 14, labelWidth: 0, detail: .none, isCompact: true),
    ]

    /// In the text's direction, then in the other one, then with less space.
    private static func flowchartOptions(_ axis: Axis) -> [DiagramOptions] {
        let other: Axis = axis == .down ? .right : .down
        return [
            .init(axis: axis), .init(axis: axis, textWidth: 18, labelWidth: 14), .init(axis: axis, textWidth: 12, labelWidth: 9),
            .init(axis: axis, textWidth: 18, labelWidth: 14, isCompact: true), .init(axis: other),
            .init(axis: other, textWidth: 18, labelWidth: 14), .init(axis: other, textWidth: 12, labelWidth: 9),
            .init(axis: axis, textWidth: 8, labelWidth: 6, isCompact: true),
            .init(axis: other, textWidth: 8, labelWidth: 6, isCompact: true),
            .init(axis: axis, textWidth: 10, labelWidth: 8, longestWord: 10, isCompact: true),
            .init(axis: other, textWidth: 10, labelWidth: 8, longestWord: 10, isCompact: true),
        ]
    }
}
