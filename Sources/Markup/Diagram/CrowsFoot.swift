import Mermaid
import Terminal

/// The signs at the end of a relationship: one or none, one, any number.
struct CrowsFoot {
    private let cardinality: EntityDiagram.Cardinality

    init(_ cardinality: EntityDiagram.Cardinality) { self.cardinality = cardinality }

    /// Said beside the signs.
    var number: String {
        switch cardinality {
        case .zeroOrOne: "0..1"
        case .exactlyOne: "1"
        case .zeroOrMany: "*"
        case .oneOrMany: "1..*"
        }
    }

    /// Draws over the first cells of a path that begins beside a box.
    ///
    /// - Parameter away: The direction in which the path leaves the box.
    func draw(_ path: [Point], away: Drawing.Arms, in drawing: inout Drawing) {
        for (point, sign) in zip(path, signs(away)) { drawing.put(sign, at: point, role: .text) }
    }

    /// From the box on.
    private func signs(_ away: Drawing.Arms) -> [String] {
        let one = "\u{253C}"
        let none = "\u{25CB}"
        let many =
            switch away {
            case .right: ">"
            case .left: "<"
            case .down: "\u{2228}"
            default: "\u{2227}"
            }
        switch cardinality {
        case .zeroOrOne: return [one, none]
        case .exactlyOne: return [one]
        case .zeroOrMany: return [many, none]
        case .oneOrMany: return [many, one]
        }
    }
}

extension Flowchart.Head {
    /// The sign of an arrow that points this way.
    func sign(_ direction: Drawing.Arms) -> String {
        switch self {
        case .none: ""
        case .circle: "\u{25CB}"
        case .cross: "\u{00D7}"
        case .arrow:
            switch direction {
            case .left: "\u{25C0}"
            case .right: "\u{25B6}"
            case .up: "\u{25B2}"
            default: "\u{25BC}"
            }
        }
    }
}
