package import Postgres

/// Formats a complete result in one of psql's formats.
package enum ResultText {
    /// Formats the result of a SQL statement, with the empty line that psql prints after it.
    package static func format(_ result: QueryResult, _ style: OutputStyle) -> String {
        var report = Report(title: style.title ?? "", result: withNulls(result, style.null))
        report.showsCount = style.showsFooter
        return format(report, style)
    }

    /// Formats the output of a command such as `\d`.
    package static func format(_ report: Report, _ style: OutputStyle) -> String {
        let isExpanded = style.isExpanded && !report.isAlwaysTable
        switch style.format {
        case .aligned where isExpanded: return ExpandedTable.format(report, style)
        case .aligned:
            let text = aligned(report, style)
            return !report.isAlwaysTable && isTooWide(text, report.result, style) ? ExpandedTable.format(report, style) : text
        case .unaligned: return isExpanded ? unalignedExpanded(report, style) : unaligned(report, style)
        case .csv: return ExportFormat.csv.format(report.result)
        case .json: return ExportFormat.json.format(report.result)
        case .markdown: return ExportFormat.markdown.format(report.result) + "\n" + report.footers.map { $0 + "\n" }.joined()
        }
    }

    /// Whether `\x auto` expands these rows.
    package static func isTooWide(_ result: QueryResult, _ style: OutputStyle) -> Bool {
        isTooWide(aligned(Report(title: "", result: withNulls(result, style.null)), style), result, style)
    }

    private static func isTooWide(_ text: String, _ result: QueryResult, _ style: OutputStyle) -> Bool {
        guard style.expandsIfWide, style.width > 0, result.columns.count > 1 else { return false }
        return text.split(separator: "\n").contains { $0.utf8.count > style.width && DisplayText.width(String($0)) > style.width }
    }

    private static func count(_ report: Report, _ style: OutputStyle) -> [String] {
        guard report.showsCount, report.footers.isEmpty, !style.hasOnlyRows else { return style.hasOnlyRows ? [] : report.footers }
        return ["(\(report.result.rows.count) row\(report.result.rows.count == 1 ? "" : "s"))"]
    }

    private static func aligned(_ report: Report, _ style: OutputStyle) -> String {
        var result = report.result
        if report.isLeftAligned {
            for index in result.columns.indices { result.columns[index].typeOID = 25 }
        }
        var lines = AlignedTable.format(result).split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
        // A name can have several lines. Every header line starts with a space, and the rule doesn't.
        let rule = lines.firstIndex { $0.hasPrefix("-") } ?? 0
        let width = lines.isEmpty ? 0 : lines[rule].utf8.count
        if style.hasOnlyRows { lines.removeFirst(min(rule + 1, lines.count)) }
        let title = report.title.isEmpty || style.hasOnlyRows ? [] : [centered(report.title, in: width)]
        return (title + lines.map(String.init) + count(report, style)).map { $0 + "\n" }.joined() + "\n"
    }

    private static func centered(_ title: String, in width: Int) -> String {
        let columns = title.split(separator: "\n").map { DisplayText.width(String($0)) }.max() ?? 0
        return String(repeating: " ", count: max(0, (width - columns) / 2)) + title
    }

    private static func unaligned(_ report: Report, _ style: OutputStyle) -> String {
        var lines = report.title.isEmpty || style.hasOnlyRows ? [] : [report.title]
        if !style.hasOnlyRows { lines.append(report.result.columns.map(\.name).joined(separator: style.fieldSeparator)) }
        lines += report.result.rows.all.map { row in row.map { $0 ?? "" }.joined(separator: style.fieldSeparator) }
        return (lines + count(report, style)).map { $0 + "\n" }.joined()
    }

    private static func unalignedExpanded(_ report: Report, _ style: OutputStyle) -> String {
        let title = report.title.isEmpty || style.hasOnlyRows ? "" : report.title + "\n\n"
        let records = report.result.rows.all.map { row in
            zip(report.result.columns, row).map { "\($0.name)\(style.fieldSeparator)\($1 ?? "")\n" }.joined()
        }
        return title + records.joined(separator: "\n")
    }

    private static func withNulls(_ result: QueryResult, _ null: String) -> QueryResult {
        if null.isEmpty { return result }
        var changed = result
        changed.rows = RowTable(result.rows.all.map { row in row.map { $0 ?? null } }, columnCount: result.columns.count)
        return changed
    }
}
