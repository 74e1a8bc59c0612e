import Course
import EngineValues
import Verdicts

extension FactsState {
    init(_ reports: [FactReport?], of facts: Facts) {
        let asked = facts.subjects.flatMap { subject in subject.facts.map { (FactWording.label(subject, $0), $0.location) } }
        let known = zip(asked, reports).map { asked, report in
            let standing: Standing = report.map { $0.holds ? .holds : $0.isUnjudged ? .unknown : .fails } ?? .unknown
            return (Item(wording: asked.0, standing: standing), asked.1)
        }
        // In the author's order; facts with the same label form one item.
        var items: [Item] = []
        for (item, _) in known.sorted(by: { ($0.1.line, $0.1.column) < ($1.1.line, $1.1.column) }) {
            if let index = items.firstIndex(where: { $0.wording == item.wording }) {
                items[index].standing = min(items[index].standing, item.standing)
            } else {
                items.append(item)
            }
        }
        var conflicts: [NameConflict] = []
        for case .taken(let conflict) in reports.compactMap({ $0?.flaw }) where !conflicts.contains(conflict) { conflicts.append(conflict) }
        self.init(items: items, conflicts: conflicts)
    }
}
