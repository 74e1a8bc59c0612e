import SQLText
import Testing

@testable import Postgres

/// Rows kept in the batches in which they arrived.
struct RowTableTests {
    /// Rows of a number, a text and sometimes NULL.
    private func table(rows: Int, batch size: Int = 1000) -> RowTable {
        var table = RowTable()
        for start in stride(from: 0, to: rows, by: size) {
            table.append(
                RowBatch(
                    rows: (start..<min(rows, start + size)).map { ["\($0)", $0 % 7 == 0 ? nil : "value \($0 % 1000)", "ä"] }, columnCount: 3
                ))
        }
        return table
    }

    @Test func `every row is available`() {
        let table = table(rows: 12_345)
        #expect(table.count == 12_345)
        for row in [0, 999, 1000, 1999, 2000, 2001, 7777, 12_344] {
            #expect(table.row(row) == ["\(row)", row % 7 == 0 ? nil : "value \(row % 1000)", "ä"])
        }
        for row in 0..<table.count { #expect(table[row, 0] == "\(row)") }
    }

    @Test func `the first rows of a batch are those rows`() {
        let batch = RowBatch(rows: [["a", nil], ["ä", ""], ["b", "c"]], columnCount: 2)
        #expect((0...4).map { batch.prefix($0).rowCount } == [0, 1, 2, 3, 3])
        #expect(batch.prefix(1) == RowBatch(rows: [["a", nil]], columnCount: 2))
        #expect(batch.prefix(2) == RowBatch(rows: [["a", nil], ["ä", ""]], columnCount: 2))
        #expect(batch.prefix(0) == RowBatch(rows: [], columnCount: 2))
    }

    // MARK: - Finding and sorting

    @Test func `search continues from a row in both directions and wraps around`() {
        let table = table(rows: 5000)
        #expect(table.place(of: "VALUE 123", from: 0, backward: false, in: nil) == 123)
        #expect(table.place(of: "value 123", from: 123, backward: false, in: nil) == 1123)
        #expect(table.place(of: "value 123", from: 4123, backward: false, in: nil) == 123)
        #expect(table.place(of: "value 123", from: 123, backward: true, in: nil) == 3123)
        #expect(table.place(of: "no such thing", from: 0, backward: false, in: nil) == nil)
        #expect(table.place(of: "4999", from: 0, backward: false, in: [4999, 3, 4]) == 0)
    }

    @Test func `sorting orders numbers by value, keeps equal rows in order, and puts NULL last`() {
        var table = RowTable()
        table.append(
            RowBatch(
                rows: [
                    ["10", "b"], ["9", "a long text that ends in z"], ["-3", "a long text that ends in y"], [nil, nil], ["9", "B"],
                ],
                columnCount: 2))
        var arrangement = RowTable.Arrangement()
        arrangement.sortColumn = 0
        #expect(table.rows(in: arrangement) == [2, 1, 4, 0, 3])
        arrangement.isDescending = true
        #expect(table.rows(in: arrangement) == [3, 0, 1, 4, 2])
        arrangement.sortColumn = 1
        arrangement.isDescending = false
        #expect(table.rows(in: arrangement) == [4, 2, 1, 0, 3])
        arrangement.filter = "LONG"
        #expect(table.rows(in: arrangement) == [2, 1])
    }

    // MARK: - Formats

    @Test func `rows saved in pieces equal those of one piece`() {
        let columns = [Column(name: "id", typeOID: 23), Column(name: "name"), Column(name: "note")]
        let table = table(rows: 3500)
        let whole = QueryResult(columns: columns, rows: RowTable(table.all, columnCount: columns.count))
        func written(_ format: ExportFormat) -> String {
            var bytes: [UInt8] = []
            format.write(table, columns: columns, table: "it's") { bytes.append(contentsOf: $0) }
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(written(.text) == AlignedTable.format(whole))
        for format in [ExportFormat.csv, .json, .text, .markdown] { #expect(written(format) == format.format(whole)) }
        #expect(written(.insert).split(separator: "\n").first == #"INSERT INTO "it's" ("id", "name", "note") VALUES (0, NULL, 'ä');"#)
    }

    @Test func `rows are written in any order, byte for byte`() {
        let columns = [Column(name: "id", typeOID: 23), Column(name: "name"), Column(name: "note")]
        let table = table(rows: 23_456)
        let order = (0..<23_456).reversed().map { UInt32($0) } + [7, 7]
        var bytes: [UInt8] = []
        ExportFormat.csv.write(table, in: order, columns: columns, table: "t") { bytes.append(contentsOf: $0) }
        let ordered = RowTable(order.map { table.row(Int($0)) }, columnCount: 3)
        #expect(String(decoding: bytes, as: UTF8.self) == ExportFormat.csv.format(QueryResult(columns: columns, rows: ordered)))
    }

    @Test func `INSERT statements recreate the same rows`() async throws {
        let session = try await connect()
        _ = try await session.query("BEGIN")
        _ = try await session.query(#"CREATE TABLE "saved rows" (id numeric, name text, ok boolean)"#)
        let result = try await session.query(#"VALUES (1.50, E'it''s\na \\ "b"', true), ('NaN', NULL, false), (-7, '', NULL)"#)
        let columns = zip(["id", "name", "ok"], result.columns).map { Column(name: $0, typeOID: $1.typeOID) }
        var bytes: [UInt8] = []
        ExportFormat.insert.write(result.rows, columns: columns, table: "saved rows") { bytes.append(contentsOf: $0) }
        for statement in SQLSplitter.split(String(decoding: bytes, as: UTF8.self)) where !statement.isEmpty {
            _ = try await session.query(statement.text)
        }
        #expect(try await session.query(#"SELECT * FROM "saved rows""#).rows.all == result.rows.all)
    }
}
