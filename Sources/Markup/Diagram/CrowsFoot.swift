import Mermaid
import Terminal

/// How a relationship's end is drawn: with the symbols of a crow's foot, for zero or one, one, or many.
extension EntityDiagram.Cardinality {
    /// The number shown next to the symbols.
    var number: String {
        switch self {
        case .zeroOrOne: "0..1"
        case .exactlyOne: "1"
        case .zeroOrMany: "*"
        case .oneOrMany: "1..*"
        }
    }

    /// Draws the symbols over the first cells of a path that starts next to a box.
    ///
    /// - Parameter away: The direction in which the path leaves the box.
    func drawFoot(_ path: [Point], away: Drawing.Arms, in drawing: inout Drawing) {
        for (point, marker) in zip(path, markers(away)) { drawing.put(marker, at: point, role: .text) }
    }

    /// The symbols in order, starting at the box.
    private func markers(_ away: Drawing.Arms) -> [String] {
        let one = "\u{253C}"
        let none = "\u{25CB}"
        let many =
            switch away {
            case .right: ">"
            case .left: "<"
            case .down: "\u{2228}"
            default: "\u{2227}"
            }
        switch self {
        case .zeroOrOne: return [one, none]
        case .exactlyOne: return [one]
        case .zeroOrMany: return [many, none]
        case .oneOrMany: return [many, one]
        }
    }
}

extension Drawing.Arms {
    /// The head of an arrow that points in this direction.
    var arrowHead: String {
        switch self {
        case .left: "\u{25C0}"
        case .right: "\u{25B6}"
        case .up: "\u{25B2}"
        default: "\u{25BC}"
        }
    }
}
