import Facts
import Postgres
import SQLText

extension Boundaries {
    /// What programs compare columns with: the values near column names, and whatever may reach a column through a variable
    /// or argument, since the column contains such values.
    init(ofPrograms texts: [String], in model: DataModel) {
        // Without double quotes and escapes, SQL in a string is read like code.
        let code = texts.map { text in String(text.map { "\"\\".contains($0) ? " " : $0 }) }
        let scripts = code + code.flatMap { SQLScanner.words(in: $0).filter { $0.token.kind == .string }.map(\.text.literalValue) }
        self.init(of: scripts)
        let values = Set(scripts.flatMap(Self.candidates)).sorted()
        for table in model.tables {
            for (index, column) in table.columns.enumerated() where names.contains(column.name) {
                let kind = ColumnValues(of: index, in: model.base[table.name], model.codes)
                for value in values where kind.mayHold(value) { note(value, for: column.name) }
            }
        }
    }

    /// The words, numbers, and strings in a text, except indices such as `row[1]`.
    private static func candidates(in text: String) -> [String] {
        let words = SQLScanner.words(in: text).map { $0.token.kind == .string ? $0.text.literalValue : $0.text }
        return words.indices.filter { $0 == 0 || words[$0 - 1] != "[" }.map { words[$0] }
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
