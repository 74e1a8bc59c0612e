import Postgres
import SQLText

extension Boundaries {
    /// What programs compare columns with: the values near column names in SQL, the numbers near column names in code, and values that may
    /// reach a column through a variable or argument, since the column contains such values.
    init(ofPrograms texts: [String], in model: DataModel) {
        let programs = texts.map { ProgramText($0) }
        let scripts = programs.flatMap { [$0.code] + $0.strings }
        self.init(of: scripts)
        let values = Set(programs.flatMap(\.strings) + scripts.flatMap(Self.numbers)).sorted()
        for table in model.tables {
            for (index, column) in table.columns.enumerated() where names.contains(column.name) {
                let kind = ColumnValues(of: index, in: model.base[table.name], model.codes)
                for value in values where kind.mayHold(value) { note(value, for: column.name) }
            }
        }
    }

    /// The numbers in a text, except indices such as `row[1]`.
    private static func numbers(in text: String) -> [String] {
        let words = SQLScanner.words(in: text)
        return words.indices.filter { words[$0].token.kind == .number && ($0 == 0 || words[$0 - 1].text != "[") }.map { words[$0].text }
    }
}

/// What a column contains, for telling what it may be compared with.
private struct ColumnValues {
    private let texts: Set<String>
    private let span: ClosedRange<Double>?

    init(of column: Int, in rows: [DataState.Row], _ codes: ValueCodes) {
        texts = Set(rows.compactMap { codes.text($0.values[column]) })
        span = rows.compactMap { codes.measure($0.values[column]) }.span
    }

    /// Whether a value is one of the column's values, or within their range.
    func mayHold(_ value: String) -> Bool {
        texts.contains(value) || ValueCodes.measure(value).flatMap { span?.contains($0) } ?? false
    }
}
