import Glibc
import SQLText
import Testing

@testable import Postgres

/// Rows kept in memory and in a file.
struct RowStoreTests {
    /// Rows of a number, a text and sometimes NULL. All but the first few batches are in a file.
    private func store(rows: Int, batch size: Int = 1000, inMemory: Int = 2) throws -> RowStore {
        var store = RowStore()
        let file = try SpillFile()
        for start in stride(from: 0, to: rows, by: size) {
            let batch = RowBatch(
                rows: (start..<min(rows, start + size)).map { ["\($0)", $0 % 7 == 0 ? nil : "value \($0 % 1000)", "ä"] }, columnCount: 3)
            if start / size < inMemory { store.append(batch) } else { store.append(try file.append(batch)) }
        }
        return store
    }

    @Test func `every row is available from memory and from the file`() throws {
        let store = try store(rows: 12_345)
        #expect(store.count == 12_345)
        for row in [0, 999, 1000, 1999, 2000, 2001, 7777, 12_344] {
            #expect(store[row, 0] == "\(row)")
            #expect(store.row(row) == ["\(row)", row % 7 == 0 ? nil : "value \(row % 1000)", "ä"])
        }
        for row in 0..<store.count { #expect(store[row, 0] == "\(row)") }
    }

    @Test func `rows written to a file free their memory`() throws {
        #expect(try store(rows: 200_000).byteCount == (try store(rows: 2000)).byteCount)
    }

    @Test func `a temporary file has no name in the file system`() throws {
        let before = names()
        let file = try SpillFile()
        _ = try file.append(RowBatch(rows: [["a"]], columnCount: 1))
        #expect(names() == before)
    }

    private func names() -> Set<String> {
        guard let folder = opendir(SpillFile.directory) else { return [] }
        defer { closedir(folder) }
        var names: Set<String> = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix("calf-rows-") { names.insert(name) }
        }
        return names
    }

    @Test func `an unwritable directory is an error that names it`() {
        #expect(throws: SpillError.self) { try SpillFile(directory: "/nonexistent") }
    }

    // MARK: - Finding and sorting

    @Test func `search continues from a row in both directions and wraps around`() throws {
        let store = try store(rows: 5000)
        #expect(try store.place(of: "VALUE 123", from: 0, backward: false, in: nil) == 123)
        #expect(try store.place(of: "value 123", from: 123, backward: false, in: nil) == 1123)
        #expect(try store.place(of: "value 123", from: 4123, backward: false, in: nil) == 123)
        #expect(try store.place(of: "value 123", from: 123, backward: true, in: nil) == 3123)
        #expect(try store.place(of: "no such thing", from: 0, backward: false, in: nil) == nil)
        #expect(try store.place(of: "4999", from: 0, backward: false, in: [4999, 3, 4]) == 0)
    }

    @Test func `sorting orders numbers by value, keeps equal rows in order, and puts NULL last`() throws {
        var store = RowStore()
        store.append(
            RowBatch(
                rows: [
                    ["10", "b"], ["9", "a long text that ends in z"], ["-3", "a long text that ends in y"], [nil, nil], ["9", "B"],
                ],
                columnCount: 2))
        var arrangement = RowStore.Arrangement()
        arrangement.sortColumn = 0
        #expect(try store.rows(in: arrangement) == [2, 1, 4, 0, 3])
        arrangement.isDescending = true
        #expect(try store.rows(in: arrangement) == [3, 0, 1, 4, 2])
        arrangement.sortColumn = 1
        arrangement.isDescending = false
        #expect(try store.rows(in: arrangement) == [4, 2, 1, 0, 3])
        arrangement.filter = "LONG"
        #expect(try store.rows(in: arrangement) == [2, 1])
    }

    // MARK: - Formats

    @Test func `saved rows equal the output of psql and the other writers`() throws {
        let columns = [Column(name: "id", typeOID: 23), Column(name: "name"), Column(name: "note")]
        let store = try store(rows: 3500)
        let table = RowTable((0..<3500).map { store.row($0) }, columnCount: 3)
        let result = QueryResult(columns: columns, rows: table)
        func written(_ format: ExportFormat) throws -> String {
            var bytes: [UInt8] = []
            try format.write(store, columns: columns, table: "it's") { bytes.append(contentsOf: $0) }
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(try written(.csv) == CSVWriter.format(result))
        #expect(try written(.json) == JSONWriter.format(result))
        #expect(try written(.text) == AlignedTable.format(result))
        #expect(try written(.markdown) == MarkdownTable.format(result))
        #expect(try written(.insert).split(separator: "\n").first == #"INSERT INTO "it's" ("id", "name", "note") VALUES (0, NULL, 'ä');"#)
    }

    @Test func `rows are written in any order, byte for byte`() throws {
        let columns = [Column(name: "id", typeOID: 23), Column(name: "name"), Column(name: "note")]
        let store = try store(rows: 23_456)
        let order = (0..<23_456).reversed().map { UInt32($0) } + [7, 7]
        var bytes: [UInt8] = []
        try ExportFormat.csv.write(store, in: order, columns: columns, table: "t") { bytes.append(contentsOf: $0) }
        let table = RowTable(order.map { store.row(Int($0)) }, columnCount: 3)
        #expect(String(decoding: bytes, as: UTF8.self) == CSVWriter.format(QueryResult(columns: columns, rows: table)))
    }

    @Test func `INSERT statements recreate the same rows`() async throws {
        let session = try await connect()
        _ = try await session.query("BEGIN")
        _ = try await session.query(#"CREATE TABLE "saved rows" (id numeric, name text, ok boolean)"#)
        let result = try await session.query(#"VALUES (1.50, E'it''s\na \\ "b"', true), ('NaN', NULL, false), (-7, '', NULL)"#)
        var store = RowStore()
        for batch in result.rows.batches { store.append(batch) }
        let columns = zip(["id", "name", "ok"], result.columns).map { Column(name: $0, typeOID: $1.typeOID) }
        var bytes: [UInt8] = []
        try ExportFormat.insert.write(store, columns: columns, table: "saved rows") { bytes.append(contentsOf: $0) }
        for statement in SQLSplitter.split(String(decoding: bytes, as: UTF8.self)) where !statement.isEmpty {
            _ = try await session.query(statement.text)
        }
        #expect(try await session.query(#"SELECT * FROM "saved rows""#).rows.all == result.rows.all)
    }
}
