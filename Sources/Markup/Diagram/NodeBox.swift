import Mermaid
import Terminal

/// The size of a flowchart's node, and where lines may end at it.
struct NodeBox {
    let lines: [String]
    let shape: Flowchart.Shape

    init(_ node: Flowchart.Node, _ options: DiagramOptions) {
        lines = NodeBox.wrapped(node.label, width: options.textWidth, longestWord: options.longestWord)
        shape = node.shape
    }

    /// Longer words are broken.
    static let longestWord = 24

    /// The lines of a label, none wider than `width` unless a single word is.
    static func wrapped(_ label: String, width: Int, longestWord: Int = Self.longestWord) -> [String] {
        let words = label.split { $0 == " " || $0 == "\n" }.map { String($0).cellWidth }
        let width = max(width, min(longestWord, words.max() ?? 0))
        return label.split(separator: "\n").flatMap { TextWrap.lines(Line(String($0)), width: width).map(\.plain) }
    }

    private var textWidth: Int { lines.map(\.cellWidth).max() ?? 0 }

    /// The number of cells between the border and the text on each side.
    var inset: Int { shape == .rhombus ? 3 : 2 }
    /// The number of cells above the text.
    var top: Int { shape == .cylinder ? 2 : 1 }

    var size: Size { Size(width: max(1, textWidth) + 2 * inset, height: max(1, lines.count) + top + 1) }

    /// Where lines may end on a side of this length.
    func ports(_ axis: Axis, across: Int) -> ClosedRange<Int> {
        switch axis {
        case .down: (inset - 1)...max(inset - 1, across - inset)
        case .right: top...max(top, across - 2)
        }
    }
}
