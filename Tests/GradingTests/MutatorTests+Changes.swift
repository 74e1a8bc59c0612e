@testable import Grading

extension MutatorTests {
    /// Mistakes in changes and definitions.
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
        Row(
            "CREATE TABLE wishes (id int PRIMARY KEY, note text DEFAULT '')", .defaultMissing(column: "note"),
            "CREATE TABLE wishes (id int PRIMARY KEY, note text)"),
        Row(
            "CREATE TABLE wishes (id int PRIMARY KEY, note text DEFAULT '')", .primaryKeyMissing(column: "id"),
            "CREATE TABLE wishes (id int, note text DEFAULT '')",
            "CREATE TABLE wishes (id int NOT NULL, note text DEFAULT '')"),
        Row(
            "CREATE TABLE wishes (id int PRIMARY KEY, note text DEFAULT '')", .notNullUnasked(column: "note"),
            "CREATE TABLE wishes (id int PRIMARY KEY, note text DEFAULT '' NOT NULL)"),
        Row(
            "CREATE TABLE wishes (id int PRIMARY KEY, note text DEFAULT '')", .otherType(column: "id"),
            "CREATE TABLE wishes (id text PRIMARY KEY, note text DEFAULT '')",
            "CREATE TABLE wishes (id numeric PRIMARY KEY, note text DEFAULT '')"),
        Row(
            "CREATE TABLE wishes (id int PRIMARY KEY, note text DEFAULT '')", .definedColumnMissing(column: "id"),
            "CREATE TABLE wishes (note text DEFAULT '')"),
        Row(
            "CREATE TABLE wishes (book_id int REFERENCES books ON DELETE CASCADE, amount int NOT NULL CHECK (amount > 0))",
            .deleteReactionMissing(column: "book_id"),
            "CREATE TABLE wishes (book_id int REFERENCES books, amount int NOT NULL CHECK (amount > 0))"),
        Row(
            "CREATE TABLE wishes (book_id int REFERENCES books ON DELETE CASCADE, amount int NOT NULL CHECK (amount > 0))",
            .notNullMissing(column: "amount"),
            "CREATE TABLE wishes (book_id int REFERENCES books ON DELETE CASCADE, amount int CHECK (amount > 0))"),
        Row(
            "CREATE TABLE wishes (book_id int REFERENCES books ON DELETE CASCADE, amount int NOT NULL CHECK (amount > 0))",
            .checkMissing(column: "amount"),
            "CREATE TABLE wishes (book_id int REFERENCES books ON DELETE CASCADE, amount int NOT NULL)"),
        Row(
            "CREATE TABLE wishes (book_id int REFERENCES books ON DELETE CASCADE, amount int NOT NULL CHECK (amount > 0))",
            .referenceMissing(column: "book_id"),
            "CREATE TABLE wishes (book_id int, amount int NOT NULL CHECK (amount > 0))"),
        Row(
            "CREATE TABLE wishes (book_id int REFERENCES books ON DELETE CASCADE, amount int NOT NULL CHECK (amount > 0))",
            .otherReaction(column: "book_id"),
            "CREATE TABLE wishes (book_id int REFERENCES books ON DELETE SET NULL, amount int NOT NULL CHECK (amount > 0))"),
        Row(
            "CREATE TABLE wishes (book_id int REFERENCES books, note text, CONSTRAINT once UNIQUE (book_id, note))",
            .uniqueMissing(column: "book_id"),
            "CREATE TABLE wishes (book_id int REFERENCES books, note text)"),
        Row(
            "CREATE TABLE wishes (book_id int REFERENCES books, note text, CONSTRAINT once UNIQUE (book_id, note))",
            .referenceMissing(column: "book_id"),
            "CREATE TABLE wishes (book_id int, note text, CONSTRAINT once UNIQUE (book_id, note))"),
        Row(
            "CREATE TABLE wishes (book_id int REFERENCES books, note text, CONSTRAINT once UNIQUE (book_id, note))",
            .notNullUnasked(column: "book_id"),
            "CREATE TABLE wishes (book_id int REFERENCES books NOT NULL, note text, CONSTRAINT once UNIQUE (book_id, note))"),
        Row(
            "CREATE TABLE wishes (book_id int REFERENCES books, note text, CONSTRAINT once UNIQUE (book_id, note))",
            .notNullUnasked(column: "note"),
            "CREATE TABLE wishes (book_id int REFERENCES books, note text NOT NULL, CONSTRAINT once UNIQUE (book_id, note))"),
        Row(
            "CREATE TABLE wishes (book_id int REFERENCES books, note text, CONSTRAINT once UNIQUE (book_id, note))",
            .cascadeUnasked(column: "book_id"),
            "CREATE TABLE wishes (book_id int REFERENCES books ON DELETE CASCADE, note text, CONSTRAINT once UNIQUE (book_id, note))"),
        Row(
            "ALTER TABLE customers ADD COLUMN newsletter boolean NOT NULL DEFAULT false", .otherDefault(column: "newsletter"),
            "ALTER TABLE customers ADD COLUMN newsletter boolean NOT NULL DEFAULT true"),
        Row(
            "ALTER TABLE customers ADD COLUMN newsletter boolean NOT NULL DEFAULT false", .notNullMissing(column: "newsletter"),
            "ALTER TABLE customers ADD COLUMN newsletter boolean DEFAULT false"),
        Row(
            "ALTER TABLE customers ADD COLUMN newsletter boolean NOT NULL DEFAULT false", .defaultMissing(column: "newsletter"),
            "ALTER TABLE customers ADD COLUMN newsletter boolean NOT NULL"),
        Row(
            "CREATE VIEW cheap AS SELECT title AS name FROM books", .columnNameMissing,
            "CREATE VIEW cheap AS SELECT title FROM books"),
        Row(
            "CREATE VIEW cheap AS SELECT title AS name FROM books", .storedView,
            "CREATE TABLE cheap AS SELECT title AS name FROM books",
            "CREATE MATERIALIZED VIEW cheap AS SELECT title AS name FROM books"),
        Row(
            "CREATE INDEX ON orders (customer_id, ordered_on) WHERE status = 'open'", .indexColumnsSwapped,
            "CREATE INDEX ON orders (ordered_on, customer_id) WHERE status = 'open'"),
        Row(
            "CREATE INDEX ON orders (customer_id, ordered_on) WHERE status = 'open'", .indexWhole,
            "CREATE INDEX ON orders (customer_id, ordered_on)"),
    ]
}
