import Explanations
import Facts
import Postgres
import SQLText

extension RowSet {
    /// A query that returns these rows, without reading any table.
    var typedIn: String {
        let lines = (0..<count).map { row in
            columns.indices.map { place in text(row, place).map { Self.literal($0, columns[place].typeOID) } ?? "NULL" }.joined(
                separator: ", ")
        }
        return "VALUES " + lines.map { "(\($0))" }.joined(separator: ",\n")
    }

    private static func literal(_ text: String, _ type: UInt32) -> String {
        switch ValueFamily(typeOID: type) {
        case .number: text
        case .text, .paddedText: SQL.literal(text)
        default: SQL.literal(text) + "::" + TypeName.of(type)
        }
    }
}
