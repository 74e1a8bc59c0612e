import Postgres

/// What a fresh clone of a template holds, as far as it is needed to see what an answer changes.
struct Baseline: Sendable {
    var definitions: Definitions
    /// The file of each table.
    var files: [String: String]
    var numbering: [String: Numbering]
    /// What exists, for those who mistype it.
    var names: KnownNames
    /// How each sequence stands, as a call that puts it back there.
    var sequences: [String]
    /// What its views and functions do at another time.
    var volatilities: VolatilityCatalog
    /// A clone whose tables take more bytes is not used again.
    var mostSize: Int

    /// Reads it through a session in a clone that nobody has used.
    init(_ inspector: Inspector) async throws(PostgresError) {
        try await inspector.prepare()
        definitions = try await inspector.definitions()
        files = try await inspector.files()
        numbering = try await inspector.numbering()
        sequences = try await inspector.sequences()
        names = KnownNames(definitions, functions: try await inspector.functions())
        volatilities = VolatilityCatalog(try await inspector.session.query(VolatilityCatalog.query).rows)
        mostSize = try await 2 * inspector.size() + 4 << 20
    }

    /// The statement that puts all sequences back; `nil` where there are none.
    var puttingSequencesBack: String? { sequences.isEmpty ? nil : "SELECT " + sequences.joined(separator: ", ") }
}
