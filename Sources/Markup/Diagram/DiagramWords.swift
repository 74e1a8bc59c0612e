package import Mermaid

extension Diagram {
    /// The diagram in sentences, each starting with "Diagram:".
    package var words: [String] { sentences.map { "Diagram: \($0)" } }

    /// The diagram in sentences.
    var sentences: [String] {
        switch self {
        case .entities(let diagram): EntityWords(diagram: diagram).sentences
        case .flowchart(let chart): FlowchartWords(chart: chart).sentences
        }
    }
}
