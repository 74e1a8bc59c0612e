import Explanations
import Postgres
import SQLText

/// The contents of a fresh clone of a template, as far as they are needed to detect what an answer changes.
struct Baseline: Sendable, Codable {
    var definitions: Definitions
    /// The storage file of each table.
    var files: [String: String]
    var numbering: [String: Numbering]
    /// The names that exist, for suggesting corrections of typos.
    var names: KnownNames
    var sequences: [SequenceState]
    /// The volatility of its views and functions.
    var volatilities: VolatilityCatalog
    /// A clone that grows beyond this many bytes is not reused.
    var maxSize: Int

    /// Reads the baseline through a session in an unused clone.
    init(_ inspector: Inspector) async throws(PostgresError) {
        try await inspector.prepare()
        definitions = try await inspector.definitions()
        files = try await inspector.files()
        numbering = try await inspector.numbering()
        sequences = try await inspector.sequences()
        names = KnownNames(
            columns: Dictionary(definitions.tables.keys.map { [definitions] in ($0, definitions.columnsInPlace(of: $0)) }) { $1 },
            types: definitions.types, functions: try await inspector.functions())
        volatilities = VolatilityCatalog(try await inspector.session.query(VolatilityCatalog.query).rows)
        maxSize = try await 2 * inspector.size() + 4 << 20
    }

    /// The statement that sets all sequences to this many numbers after their own; `nil` if there are none.
    func settingSequences(ahead count: Int) -> String? {
        sequences.isEmpty ? nil : "SELECT " + sequences.map { $0.call(ahead: count) }.joined(separator: ", ")
    }
}

/// The current value of a sequence.
struct SequenceState: Sendable, Codable {
    /// As SQL.
    var name: String
    var value: Int
    var step: Int
    /// Whether the next number comes after `value`, and is not `value` itself.
    var isCalled: Bool

    /// The next number that the server generates.
    var next: Int { isCalled ? value + step : value }

    fileprivate func call(ahead count: Int) -> String {
        "pg_catalog.setval(\(SQL.literal(name))::pg_catalog.regclass, \(value + count * step), \(isCalled))"
    }
}
