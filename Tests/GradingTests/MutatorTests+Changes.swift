@testable import Grading

extension MutatorTests {
    /// Mistakes in data changes and definitions.
    static let changes: [Row] = [
        Row(
            "UPDATE books SET price = price + 1, pages = 100 WHERE genre = 'novel'", .everyRowChanged(table: "books"),
            "UPDATE books SET price = price + 1, pages = 100"),
        Row(
            "UPDATE books SET price = price + 1, pages = 100 WHERE genre = 'novel'", .assignmentMissing(column: "price"),
            "UPDATE books SET pages = 100 WHERE genre = 'novel'"),
        Row(
            "UPDATE books SET price = 5 WHERE genre = 'novel'", .othersEmptied(column: "price"),
            "UPDATE books SET price = CASE WHEN genre = 'novel' THEN 5 END"),
        Row(
            "DELETE FROM reviews WHERE stars IS NULL", .everyRowDeleted(table: "reviews"),
            "DELETE FROM reviews"),
        Row(
            "INSERT INTO stock (book_id, copies, reorder_at) VALUES (1, 2, NULL), (3, 4, 5)",
            .valuesSwapped(column: "book_id", other: "copies"),
            "INSERT INTO stock (book_id, copies, reorder_at) VALUES (2, 1, NULL), (4, 3, 5)"),
        Row(
            "INSERT INTO stock (book_id, copies, reorder_at) VALUES (1, 2, NULL), (3, 4, 5)", .valueMissing(column: "book_id"),
            "INSERT INTO stock (copies, reorder_at) VALUES (2, NULL), (4, 5)"),
        Row(
            "INSERT INTO stock (book_id, copies, reorder_at) VALUES (1, 2, NULL), (3, 4, 5)", .emptyForMissing(column: "reorder_at"),
            "INSERT INTO stock (book_id, copies, reorder_at) VALUES (1, 2, ''), (3, 4, 5)"),
        Row(
            "INSERT INTO stock (book_id, copies, reorder_at) VALUES (1, 2, NULL), (3, 4, 5)", .rowMissing(table: "stock"),
            "INSERT INTO stock (book_id, copies, reorder_at) VALUES (3, 4, 5)",
            "INSERT INTO stock (book_id, copies, reorder_at) VALUES (1, 2, NULL)"),
        Row(
            "INSERT INTO orders (customer_id, ordered_on) VALUES (1, '2026-03-04')", .dayAndMonthSwapped,
            "INSERT INTO orders (customer_id, ordered_on) VALUES (1, '2026-04-03')"),
        Row(
            "INSERT INTO stock (book_id, copies) SELECT id, 0 FROM books", .valueMissing(column: "book_id"),
            "INSERT INTO stock (copies) SELECT 0 FROM books"),
        Row(
            "INSERT INTO stock (book_id, copies) SELECT id, 0 FROM books", .valuesSwapped(column: "book_id", other: "copies"),
            "INSERT INTO stock (copies, book_id) SELECT id, 0 FROM books"),
        Row(
            "INSERT INTO stock VALUES (1, 2) ON CONFLICT (book_id) DO UPDATE SET copies = excluded.copies", .conflictNotHandled,
            "INSERT INTO stock VALUES (1, 2)"),
        Row(
            "INSERT INTO stock VALUES (1, 2) ON CONFLICT (book_id) DO UPDATE SET copies = excluded.copies", .conflictIgnored,
            "INSERT INTO stock VALUES (1, 2) ON CONFLICT (book_id) DO NOTHING"),
        Row(
            "DELETE FROM reviews WHERE book_id = 1; DELETE FROM stock WHERE book_id = 1", .stepMissing(step: "DELETE from reviews"),
            " DELETE FROM stock WHERE book_id = 1"),
    ]
}
