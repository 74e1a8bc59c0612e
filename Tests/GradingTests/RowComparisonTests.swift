import Postgres
import Testing
import Verdicts

@testable import Grading

private let ships: [(name: String, type: PostgresType)] = [("name", .text), ("flag", .text)]

private func compare(
    _ reference: RowSet, _ answer: RowSet, order: RowComparison.Order = .any, isCut: Bool = false
) -> RowDifference? {
    RowComparison(reference: reference, answer: answer, columns: .byPosition(reference, answer), order: order, isCut: isCut).difference
}

private func names(_ values: String...) -> RowSet { rows([.text], values.map { [$0] }) }

@Test func `without a required order, rows may be in any order`() {
    #expect(compare(names("a", "b", "c"), names("c", "a", "b")) == nil)
}

@Test func `duplicate rows count`() throws {
    let difference = try #require(compare(names("a", "a", "b"), names("a", "b", "b")))
    #expect(difference.missing == 1)
    #expect(difference.unexpected == 1)
    #expect(difference.rows.map(\.kind) == [.missing, .unexpected])
}

@Test func `missing rows are shown under the learner's column names`() throws {
    var answer = rows([.text, .integer], [["a", "1"], ["b", "3"]])
    answer.columns[0].name = "genre"
    answer.columns[1].name = "how_many"
    let difference = try #require(compare(rows([.text, .integer], [["a", "1"], ["b", "2"], ["c", "4"]]), answer))
    #expect(difference.rows.map { $0.cells.map(\.column) } == Array(repeating: ["genre", "how_many"], count: 3))
    #expect(difference.rows.first?.differingColumns == ["how_many"])
}

@Test func `duplicate rows are reported as such`() throws {
    let difference = try #require(compare(names("a", "b"), names("a", "b", "b", "b")))
    #expect(difference.onlyRepeats)
    #expect(
        Words.rows(difference)
            == "2 rows are duplicates. All 2 expected rows are there.")
}

@Test func `a duplicate isn't another row with a wrong value`() throws {
    let reference = rows([.integer, .text], [["1", "a"], ["2", "b"], ["3", "b"]])
    let difference = try #require(compare(reference, rows([.integer, .text], [["2", "b"], ["2", "b"], ["2", "b"]])))
    #expect(difference.wrong == 0)
    #expect(Words.rows(difference) == "2 rows are missing, and 2 are duplicates. 1 of 3 rows is right.")
}

@Test func `a wrong row that appears too often is shown as wrong and as unexpected`() throws {
    let reference = rows([.integer, .text, .text], [["1", "a", "x"], ["2", "b", "y"], ["3", "c", "z"]])
    let answer = rows([.integer, .text, .text], [["1", "a", "x"], ["2", "b", "q"], ["2", "b", "q"], ["4", "d", "w"]])
    let difference = try #require(compare(reference, answer))
    #expect(difference.rows.map(\.label) == ["should be", "missing", "is", "unexpected", "unexpected"])
    #expect(difference.rows.map(\.count) == [1, 1, 1, 1, 1])
    #expect(Words.rows(difference) == "1 row is wrong, 1 is missing, and 2 are unexpected. 1 of 3 rows is right.")
}

@Test func `two rows that became the same one are both shown as wrong`() throws {
    let reference = rows([.text, .text], [["a", "1"], ["b", "2"], ["b", "3"]])
    let difference = try #require(compare(reference, rows([.text, .text], [["b", nil], ["b", nil]])))
    #expect(difference.wrong == 2)
    #expect(Words.rows(difference) == "Your query returns 2 rows, but none of the 3 expected ones.")
}

@Test func `rows with different keys aren't the same row`() throws {
    let reference = rows([.integer, .text, .text], [["1", "a", "x"], ["2", "b", "x"], ["3", "b", "x"]])
    let answer = rows([.integer, .text, .text], [["1", "a", "y"], ["4", "b", "x"], ["5", "b", "x"]])
    let difference = try #require(
        RowComparison(reference: reference, answer: answer, columns: .byPosition(reference, answer), keys: [0]).difference)
    #expect(difference.wrong == 1 && difference.rows.first?.differingColumns == ["c3"])
    #expect(difference.rows.map(\.label) == ["should be", "missing", "missing", "is", "unexpected", "unexpected"])
}

@Test func `only rows with equal sort keys may change places`() throws {
    let reference = rows([.text, .integer], [["a", "1"], ["b", "2"], ["c", "2"], ["d", "3"]])
    let order = RowComparison.Order.peers(starts: reference.peerStarts(keys: [1]))
    #expect(order == .peers(starts: [0, 1, 3]))
    #expect(compare(reference, rows([.text, .integer], [["a", "1"], ["c", "2"], ["b", "2"], ["d", "3"]]), order: order) == nil)
    let broken = compare(reference, rows([.text, .integer], [["a", "1"], ["c", "2"], ["d", "3"], ["b", "2"]]), order: order)
    #expect(broken?.orderBreak == 3)
    #expect(broken?.rows.map(\.position) == [3, 3])
}

@Test func `sort keys are equal by value`() {
    let reference = rows([.numeric], [["1.0"], ["1.00"], ["2"], [nil], [nil]])
    #expect(reference.peerStarts(keys: [0]) == [0, 2, 3])
    #expect(reference.peerStarts(keys: []) == [0])
    #expect(rows([.double], [["0.3"], ["0.30000000000000004"], ["0.4"]]).peerStarts(keys: [0]) == [0, 2])
}

@Test func `with an exact order, ties may not change places`() {
    #expect(compare(names("b", "a"), names("a", "b"), order: .exact)?.orderBreak == 1)
    #expect(compare(names("b", "a"), names("b", "a"), order: .exact) == nil)
}

@Test func `a single wrong column is named`() throws {
    let reference = rows([("day", .date), ("ships", .integer)], [["2026-05-01", "2"], ["2026-05-02", "1"], ["2026-05-03", "0"]])
    let answer = rows([("day", .date), ("ships", .integer)], [["2026-05-01", "2"], ["2026-05-02", "1"], ["2026-05-03", "1"]])
    let difference = try #require(compare(reference, answer))
    #expect(difference.wrongColumn == "`ships`")
    #expect(
        Words.rows(difference)
            == "In 1 of 3 rows, only the value of `ships` is wrong.")
}

@Test func `a wrong column is named with its position if another has the same name`() throws {
    let columns: [(name: String, type: PostgresType)] = [("sum", .integer), ("sum", .integer)]
    let reference = rows(columns, [["1", "2"], ["3", "1"], ["5", "0"]])
    let difference = try #require(compare(reference, rows(columns, [["1", "2"], ["3", "1"], ["5", "1"]])))
    #expect(Words.rows(difference) == "In 1 of 3 rows, only the value of `sum` (column 2) is wrong.")
}

@Test func `a wrong column without a name is called by its position`() throws {
    let columns: [(name: String, type: PostgresType)] = [("day", .date), ("?column?", .integer)]
    let reference = rows(columns, [["2026-05-01", "2"], ["2026-05-02", "1"]])
    let difference = try #require(compare(reference, rows(columns, [["2026-05-01", "2"], ["2026-05-02", "3"]])))
    #expect(Words.rows(difference) == "In 1 of 2 rows, only the value of column 2 is wrong.")
    #expect(difference.rows.allSatisfy { $0.cells.map(\.column) == ["day", "column 2"] })
}

@Test(arguments: [
    (Finding.columnCount(expected: 1, found: ["name", "?column?"], rows: nil), "2 columns (`name` and column 2)"),
    (.columnsSwapped(found: ["title", "?column?", "price"]), "the columns (`title`, column 2, and `price`)"),
    (.columnFamilies([.init(position: 2, column: "?column?", expected: "a number", found: "text")]), "Column 2 is text."),
])
func `sentences about columns call one without a name by its position`(finding: Finding, says: String) {
    #expect(finding.feedback.message.contains(says), "\(finding.feedback.message)")
}

@Test func `missing rows are shown with column names and values`() throws {
    let difference = try #require(
        compare(rows(ships, [["Emma", "DK"], ["Fram", nil]]), rows(ships, [["Emma", "DK"]])))
    #expect(difference.rows == [.init(kind: .missing, cells: [.init(column: "name", value: "Fram"), .init(column: "flag", value: nil)])])
    #expect(Words.rows(difference) == "1 row is missing. The other one is right.")
}

@Test func `if an answer is truncated, only the rows present are judged`() throws {
    let difference = try #require(compare(names("a", "b"), names("a", "x", "y"), isCut: true))
    #expect(difference.missing == 0)
    #expect(difference.unexpected == 2)
}

@Test func `close numbers are recognized in any row`() {
    let reference = rows([.text, .double], (0..<500).map { ["a", "\(Double($0) / 3)"] })
    let answer = rows([.text, .double], (0..<500).reversed().map { ["a", "\(Double($0) / 3 * (1 + 1e-13))"] })
    #expect(compare(reference, answer) == nil)
    let wrong = rows([.text, .double], (0..<500).map { ["a", "\(Double($0) / 3 + ($0 == 77 ? 1e-6 : 0))"] })
    #expect(compare(reference, wrong)?.missing == 1)
}

@Test func `two close numbers in a row are matched together`() {
    let reference = rows([.double, .double], [["1", "5"], ["1.0000000000001", "3"]])
    let answer = rows([.double, .double], [["1", "3"], ["1.0000000000001", "5"]])
    #expect(compare(reference, answer) == nil)
    #expect(compare(reference, rows([.double, .double], [["1", "5"], ["1.0000000000001", "5"]]))?.missing == 1)
}

@Test(.timeLimit(.minutes(10))) func `two hundred thousand rows are compared without comparing all pairs`() {
    let reference = rows([.integer, .text], (0..<200_000).map { ["\($0)", "row \($0 % 1000)"] })
    let answer = rows([.integer, .text], (0..<200_000).map { ["\(199_999 - $0)", "row \((199_999 - $0) % 1000)"] })
    #expect(compare(reference, answer) == nil)
}

@Test(arguments: [
    (26, 24, 2, 0, 0, "2 rows are missing. The other 24 are right."),
    (26, 25, 1, 0, 0, "1 row is missing. The other 25 are right."),
    (26, 0, 26, 0, 0, "Your query returns no rows. The task asks for 26."),
    (26, 30, 0, 4, 0, "4 rows are unexpected. All 26 expected rows are there."),
    (26, 27, 2, 3, 0, "2 rows are missing, and 3 are unexpected. 24 of 26 rows are right."),
    (26, 27, 2, 3, 2, "2 rows are wrong, and 1 is unexpected. 24 of 26 rows are right."),
    (26, 27, 2, 3, 1, "1 row is wrong, 1 is missing, and 2 are unexpected. 24 of 26 rows are right."),
    (26, 26, 2, 2, 2, "2 rows are wrong. The other 24 are right."),
    (26, 25, 2, 1, 1, "1 row is wrong, and 1 is missing. The other 24 are right."),
    (26, 5, 26, 5, 0, "Your query returns 5 rows, but none of the 26 expected ones."),
    (1, 1, 1, 1, 0, "Your query returns 1 row, as expected, but with different values."),
    (0, 3, 0, 3, 0, "Your query returns 3 rows. The task asks for none."),
])
func `wrong, missing, and unexpected rows are counted, each once`(
    expected: Int, found: Int, missing: Int, unexpected: Int, wrong: Int, sentence: String
) {
    let difference = RowDifference(expected: expected, found: found, missing: missing, unexpected: unexpected, wrong: wrong)
    #expect(Words.rows(difference) == sentence)
}

@Test func `similar rows are shown together, closest first, with the differences marked`() throws {
    let reference = rows([.integer, .text, .integer], [["1", "Apples", "5"], ["2", "Bread", "7"], ["3", "Cheese", "9"]])
    let answer = rows([.integer, .text, .integer], [["9", "Nuts", "0"], ["3", "Cheese", "8"], ["2", "Rye", "6"]])
    let difference = try #require(compare(reference, answer))
    #expect(
        difference.rows.map { $0.cells.map(\.value) } == [
            ["3", "Cheese", "9"], ["2", "Bread", "7"], ["1", "Apples", "5"], ["3", "Cheese", "8"], ["2", "Rye", "6"], ["9", "Nuts", "0"],
        ])
    #expect(
        difference.rows.map { $0.cells.map(\.differs) } == [
            [false, false, true], [false, true, true], [false, false, false], [false, false, true], [false, true, true],
            [false, false, false],
        ])
}

@Test func `rows that share only a common value aren't taken for the same row`() throws {
    let reference = rows([.text, .text, .text], [["Ada", "Hull", "May"], ["Bo", "Hull", "June"], ["Cleo", "York", "July"]])
    let page = rows([.text, .text, .text], [["Dora", "Hull", "March"], ["Eve", "Hull", "April"], ["Cleo", "York", "July"]])
    #expect(Words.rows(try #require(compare(reference, page))) == "2 rows are missing, and 2 are unexpected. 1 of 3 rows is right.")
    let changed = rows([.text, .text, .text], [["Ada", "Leeds", "March"], ["Bo", "Leeds", "April"], ["Cleo", "York", "July"]])
    #expect(Words.rows(try #require(compare(reference, changed))) == "2 rows are wrong. The other one is right.")
}

@Test func `another column than the task's is not said to have wrong values, and equal ids of two tables show nothing`() throws {
    var reference = rows([("book_id", .integer), ("copies", .integer)], [["1", "7"], ["2", "4"]])
    var answer = rows([("book_id", .integer), ("reorder_at", .integer)], [["1", "3"], ["2", "2"]])
    for column in 0..<2 {
        reference.columns[column].tableOID = 1
        (reference.columns[column].tableColumn, answer.columns[column].tableColumn) = (column + 1, column * 2 + 1)
        answer.columns[column].tableOID = 1
    }
    let sameTable = try #require(compare(reference, answer))
    #expect(Words.rows(sameTable) == "In both rows, only the value of column 2 (`reorder_at`) is wrong.")
    #expect(sameTable.rows.first?.cells.map(\.column) == ["book_id", "column 2"])
    answer.append(["3", "9"])
    for column in 0..<2 { answer.columns[column].tableOID = 2 }
    answer.columns[0].name = "id"
    let otherTable = try #require(compare(reference, answer))
    #expect(Words.rows(otherTable) == "Your query returns 3 rows, but none of the 2 expected ones.")
}

@Test func `rows that are wrong in one column are distinguished from missing rows`() throws {
    let reference = rows([.integer, .text, .integer], [["1", "Apples", "5"], ["2", "Bread", "7"], ["3", "Cheese", "9"]])
    let answer = rows([.integer, .text, .integer], [["1", "Apples", "5"], ["3", "Cheese", "8"]])
    let difference = try #require(compare(reference, answer))
    #expect(
        Words.rows(difference)
            == "In 1 of 3 rows, only the value of \(difference.wrongColumn ?? "") is wrong. 1 row is missing."
    )
    #expect(difference.wrongColumn != nil)
}
