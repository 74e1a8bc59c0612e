import Mermaid

/// Describes a sequence diagram in sentences.
struct SequenceWords {
    let diagram: SequenceDiagram

    var sentences: [String] {
        var open: [String] = []
        let boxes = diagram.boxes.map { box in
            "\(box.label.replacingLineFeeds): \((box.first...box.last).map(name).joined(separator: ", "))."
        }
        return boxes
            + diagram.steps.map { step in
                switch step {
                case .message(let message): return sentence(message)
                case .note(let note): return "Note at \(names(note)): \(note.text.replacingLineFeeds)."
                case .frame(let keyword, let condition):
                    open.append(keyword == "rect" ? "highlight" : keyword)
                    return "Start of \(open.last ?? keyword)\(condition.isEmpty ? "" : ": \(condition.replacingLineFeeds)")."
                case .part(let keyword, let condition): return "\(keyword)\(condition.isEmpty ? "" : ": \(condition.replacingLineFeeds)")."
                case .end: return "End of \(open.popLast() ?? "frame")."
                }
            }
    }

    private func name(_ index: Int) -> String { diagram.participants[index].label.replacingLineFeeds }

    private func names(_ note: SequenceDiagram.Note) -> String {
        note.first == note.last ? name(note.first) : "\(name(note.first)) and \(name(note.last))"
    }

    private func sentence(_ message: SequenceDiagram.Message) -> String {
        let target = message.from == message.to ? "itself" : name(message.to)
        let lost = message.head == .cross ? " (lost)" : ""
        let joint = message.isTwoWay ? "and" : "to"
        return "\(name(message.from)) \(joint) \(target)\(lost): \(message.text.replacingLineFeeds)."
    }
}
