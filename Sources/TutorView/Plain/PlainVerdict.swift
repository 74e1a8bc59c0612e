import TutorCore
import Verdicts

/// Verdicts and errors as plain text.
enum PlainVerdict {
    static func words(_ judgement: Judgement) -> String {
        let feedback = judgement.feedback
        switch judgement.verdict {
        case .pass:
            let words = feedback.prefix(2).flatMap { [$0.message] + ExcerptText.lines($0.data) }
            return feedback.isEmpty ? "Correct." : words.joined(separator: "\n")
        case .error: return "Could not be checked. " + feedback.map(\.message).joined(separator: " ")
        case .fail:
            guard let first = feedback.first else { return "Not yet." }
            var words = "Not yet. \(first.message)"
            if let closeness = judgement.closeness { words += " \(closeness.message)" }
            let shown = judgement.closeness ?? first
            if let row = shown.rows.first(where: { $0.kind == .missing }) { words += " \(Self.start(row)): \(values(row))." }
            if let row = shown.rows.first(where: { $0.kind == .unexpected }) { words += " \(Self.start(row)): \(values(row))." }
            let differing = shown.examples(1).last?.differingColumns ?? []
            if !differing.isEmpty { words += " They differ in \(differing.joined(separator: " and "))." }
            if let reference = first.reference { words += " \(reference)" }
            return ([words] + ExcerptText.lines(shown.data) + [judgement.cause?.message].compactMap { $0 }).joined(separator: "\n")
        }
    }

    static func words(_ trouble: Trouble) -> String {
        var words = [trouble.headline, trouble.message] + trouble.original
        if let advice = trouble.advice { words.append(advice) }
        return words.joined(separator: "\n")
    }

    private static func start(_ row: DifferingRow) -> String {
        if let place = row.position { return "Row \(place) \(row.label)" }
        return row.differingColumns.isEmpty ? "First \(row.kind.rawValue) row" : "A row \(row.label)"
    }

    private static func values(_ row: DifferingRow) -> String {
        row.cells.map { cell in cell.value.map { "\(cell.column) \($0)" } ?? "no \(cell.column)" }.joined(separator: ", ")
    }
}
