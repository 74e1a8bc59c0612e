@testable import Grading

extension MutatorTests {
    /// Mistakes in groups, aggregates and calculations.
    static let values: [Row] = [
        Row(
            "SELECT a.name, count(*) FROM authors a JOIN books b ON b.author_id = a.id GROUP BY a.id", .groupsMerged(column: "name"),
            "SELECT a.name, count(*) FROM authors a JOIN books b ON b.author_id = a.id GROUP BY a.name"),
        Row(
            "SELECT a.name, count(*) FROM authors a JOIN books b ON b.author_id = a.id GROUP BY a.id", .groupsSplit(column: "id"),
            "SELECT a.name, count(*) FROM authors a JOIN books b ON b.author_id = a.id GROUP BY a.id, b.id",
            "SELECT a.name, count(*) FROM authors a JOIN books b ON b.author_id = a.id GROUP BY a.id, b.author_id",
            "SELECT a.name, count(*) FROM authors a JOIN books b ON b.author_id = a.id GROUP BY a.id, b.title"),
        Row(
            "SELECT genre, count(*) FROM books GROUP BY genre", .notGrouped,
            "SELECT count(*) FROM books"),
        Row(
            "SELECT genre, count(*) FROM books GROUP BY genre", .onlyKnownCounted(column: "genre"),
            "SELECT genre, count(genre) FROM books GROUP BY genre"),
        Row(
            "SELECT genre, sum(price) FROM books GROUP BY genre", .otherAggregate(column: "price", used: "count"),
            "SELECT genre, count(price) FROM books GROUP BY genre"),
        Row(
            "SELECT genre, sum(price) FROM books GROUP BY genre", .repeatsNotCounted(column: "price"),
            "SELECT genre, sum(DISTINCT price) FROM books GROUP BY genre"),
        Row(
            "SELECT avg(price) FROM books", .missingAsZero(column: "price"),
            "SELECT avg(coalesce(price, 0)) FROM books"),
        Row(
            "SELECT count(email) FROM customers", .missingCounted(column: "email"),
            "SELECT count(*) FROM customers"),
        Row(
            "SELECT count(DISTINCT author_id) FROM books", .repeatsCounted(column: "author_id"),
            "SELECT count(author_id) FROM books",
            "SELECT count(*) FROM books"),
        Row(
            "SELECT count(*) FILTER (WHERE price > 10), count(*) FROM books", .partTakenWhole(column: "price"),
            "SELECT count(*), count(*) FROM books"),
        Row(
            "SELECT count(*) FILTER (WHERE price > 10), count(*) FROM books", .partForWhole(column: "price"),
            "SELECT count(*), count(*) FROM books WHERE price > 10"),
        Row(
            "SELECT sum(quantity * unit_price) FROM order_items", .productOfSums,
            "SELECT sum(quantity ) * sum( unit_price) FROM order_items"),
        Row(
            "SELECT sum(quantity * unit_price) FROM order_items", .operandMissing(column: "unit_price"),
            "SELECT sum(quantity) FROM order_items"),
        Row(
            "SELECT (SELECT sum(copies) FROM stock s WHERE s.book_id = b.id), (SELECT count(*) FROM reviews r WHERE "
                + "r.book_id = b.id) FROM books b", .rowsMultiplied,
            "SELECT (SELECT sum(copies) FROM stock s WHERE s.book_id = b.id) * (SELECT greatest(count(*), 1) FROM reviews "
                + "r WHERE r.book_id = b.id), (SELECT count(*) FROM reviews r WHERE r.book_id = b.id) * (SELECT "
                + "greatest(count(*), 1) FROM stock s WHERE s.book_id = b.id) FROM books b",
            "SELECT (SELECT sum(copies) FROM stock s WHERE s.book_id = b.id) * (SELECT greatest(count(*), 1) FROM reviews "
                + "r WHERE r.book_id = b.id), (SELECT count(*) FROM reviews r WHERE r.book_id = b.id) FROM books b",
            "SELECT (SELECT sum(copies) FROM stock s WHERE s.book_id = b.id), (SELECT count(*) FROM reviews r WHERE "
                + "r.book_id = b.id) * (SELECT greatest(count(*), 1) FROM stock s WHERE s.book_id = b.id) FROM books b"),
        Row(
            "SELECT name, born FROM authors", .columnsSwapped(column: "name", other: "born"),
            "SELECT born, name FROM authors"),
        Row(
            "SELECT name, born FROM authors", .columnMissing(column: "name"),
            "SELECT born FROM authors"),
        Row(
            "SELECT name, born FROM authors", .commaMissing(column: "born"),
            "SELECT name  born FROM authors"),
        Row(
            "SELECT name, born FROM authors", .otherColumn(table: "authors", used: "id"),
            "SELECT id, born FROM authors",
            "SELECT name, id FROM authors"),
        Row(
            "SELECT name, born FROM authors", .duplicatesDropped,
            "SELECT DISTINCT name, born FROM authors"),
        Row(
            "SELECT name, born FROM authors", .unknownLeftOut(column: "name"),
            "SELECT name, born FROM authors WHERE name IS NOT NULL"),
        Row(
            "SELECT DISTINCT genre FROM books", .duplicatesKept,
            "SELECT genre FROM books"),
        Row(
            "SELECT round(price * 0.9, 2) FROM books", .shareForWhole(column: "price"),
            "SELECT round(price * 0.1, 2) FROM books"),
        Row(
            "SELECT round(price * 0.9, 2) FROM books", .increaseForDecrease(column: "price"),
            "SELECT round(price * 1.1, 2) FROM books"),
        Row(
            "SELECT round(price * 0.9, 2) FROM books", .notRounded,
            "SELECT (price * 0.9) FROM books"),
        Row(
            "SELECT round(price * 0.9, 2) FROM books", .otherDigits,
            "SELECT round(price * 0.9) FROM books",
            "SELECT round(price * 0.9, 1) FROM books",
            "SELECT round(price * 0.9, 3) FROM books"),
        Row(
            "SELECT round(price * 0.9, 2) FROM books", .otherRounding(used: "trunc"),
            "SELECT trunc(price * 0.9, 2) FROM books"),
        Row(
            "SELECT round(price * 0.9, 2) FROM books", .otherOperator(column: "price"),
            "SELECT round(price + 0.9, 2) FROM books",
            "SELECT round(price / 0.9, 2) FROM books"),
        Row(
            "SELECT shipped_on - ordered_on FROM orders", .operandsReversed(column: "shipped_on"),
            "SELECT ordered_on - shipped_on FROM orders"),
        Row(
            "SELECT shipped_on - ordered_on FROM orders", .bothEndsCounted,
            "SELECT shipped_on - ordered_on + 1 FROM orders"),
        Row(
            "SELECT pages / 40.0 FROM books", .wholeDivision,
            "SELECT pages / 40 FROM books"),
        Row(
            "SELECT pages::numeric / 40 FROM books", .wholeDivision,
            "SELECT pages / 40 FROM books"),
        Row(
            "SELECT CAST(pages AS numeric) / 40 FROM books", .wholeDivision,
            "SELECT pages / 40 FROM books"),
        Row(
            "SELECT coalesce(city, 'unknown') FROM customers", .nullKept(column: "city"),
            "SELECT city FROM customers"),
        Row(
            "SELECT 100 / nullif(pages, 0) FROM books", .nullifMissing(column: "pages"),
            "SELECT 100 / pages FROM books"),
        Row(
            "SELECT date_trunc('month', ordered_on) FROM orders", .otherUnit(used: "day"),
            "SELECT date_trunc('day', ordered_on) FROM orders"),
        Row(
            "SELECT name || ' of ' || city FROM customers", .pieceMissing,
            "SELECT name || 'of' || city FROM customers",
            "SELECT name || city FROM customers"),
        Row(
            "SELECT CASE WHEN price < 5 THEN 'a' WHEN price < 10 THEN 'b' ELSE 'c' END FROM books", .elseMissing,
            "SELECT CASE WHEN price < 5 THEN 'a' WHEN price < 10 THEN 'b' END FROM books"),
        Row(
            "SELECT CASE WHEN price < 5 THEN 'a' WHEN price < 10 THEN 'b' ELSE 'c' END FROM books", .elseTooMuch(column: "price"),
            "SELECT CASE WHEN price < 5 THEN 'a' ELSE 'b' END FROM books"),
        Row(
            "SELECT CASE WHEN price < 5 THEN 'a' WHEN price < 10 THEN 'b' ELSE 'c' END FROM books", .branchMissing,
            "SELECT CASE WHEN price < 10 THEN 'b' ELSE 'c' END FROM books",
            "SELECT CASE WHEN price < 5 THEN 'a' ELSE 'c' END FROM books"),
        Row(
            "SELECT CASE WHEN price < 5 THEN 'a' WHEN price < 10 THEN 'b' ELSE 'c' END FROM books", .branchesInOtherOrder,
            "SELECT CASE WHEN price < 10 THEN 'b' WHEN price < 5 THEN 'a' ELSE 'c' END FROM books"),
        Row(
            "SELECT CASE WHEN price < 5 AND pages > 100 THEN 'a' END FROM books", .wrongBranch,
            "SELECT CASE WHEN pages > 100 THEN 'a' END FROM books",
            "SELECT CASE WHEN price < 5 THEN 'a' END FROM books"),
    ]
}
