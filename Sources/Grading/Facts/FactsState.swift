import Course
package import Sandbox

/// What is asked of files, commands and containers, each in a few words, and whether it holds: `✓ shop runs nginx:alpine`.
package struct FactsState: Sendable, Equatable {
    package enum Standing: String, Sendable, Equatable {
        case holds, fails
        /// It is looked at only when all else holds, or it could not be found out.
        case unknown
    }

    package struct Item: Sendable, Equatable {
        package var wording: String
        package var standing: Standing

        package init(wording: String, standing: Standing) {
            self.wording = wording
            self.standing = standing
        }
    }

    /// In the order in which they are asked for.
    package var items: [Item]
    /// Names that are asked for, and that something else has.
    package var conflicts: [NameConflict]

    package init(items: [Item], conflicts: [NameConflict] = []) {
        self.items = items
        self.conflicts = conflicts
    }

    package var holding: Int { items.count { $0.standing == .holds } }
    /// Whether nothing is missing.
    package var isWhole: Bool { holding == items.count }
}

extension FactsState {
    init(_ reports: [FactReport?], of facts: Facts) {
        let asked = facts.subjects.flatMap { subject in subject.facts.map { (FactWording.short(subject, $0), $0.location) } }
        let known = zip(asked, reports).map { asked, report in
            let standing: Standing = report.map { $0.holds ? .holds : $0.isUnjudged ? .unknown : .fails } ?? .unknown
            return (Item(wording: asked.0, standing: standing), asked.1)
        }
        // As the author wrote them down.
        items = known.sorted { ($0.1.line, $0.1.column) < ($1.1.line, $1.1.column) }.map(\.0)
        conflicts = []
        for case .taken(let conflict) in reports.compactMap({ $0?.flaw }) where !conflicts.contains(conflict) { conflicts.append(conflict) }
    }
}
