@testable import Grading

extension MutatorTests {
    /// Mistakes in sorting, window functions and set operations.
    static let order: [Row] = [
        Row(
            "SELECT title FROM books ORDER BY price DESC, title", .unsorted,
            "SELECT title FROM books"),
        Row(
            "SELECT title FROM books ORDER BY price DESC, title", .sortedBackwards(column: "price"),
            "SELECT title FROM books ORDER BY price, title",
            "SELECT title FROM books ORDER BY price, title DESC"),
        Row(
            "SELECT title FROM books ORDER BY price DESC, title", .tiesUnsorted(column: "price"),
            "SELECT title FROM books ORDER BY price DESC"),
        Row(
            "SELECT title FROM books ORDER BY price DESC, title, id", .tiesMissorted(column: "price"),
            "SELECT title FROM books ORDER BY price DESC, id"),
        Row(
            "SELECT title FROM books ORDER BY price DESC, title", .sortKeyMissing(column: "price"),
            "SELECT title FROM books ORDER BY title"),
        Row(
            "SELECT title FROM books ORDER BY price DESC, title", .sortKeysSwapped,
            "SELECT title FROM books ORDER BY title, price DESC"),
        Row(
            "SELECT title FROM books ORDER BY price DESC, title", .nullsAtOtherEnd(column: "price"),
            "SELECT title FROM books ORDER BY price DESC NULLS LAST, title"),
        Row(
            "SELECT title FROM books ORDER BY title LIMIT 5 OFFSET 10", .limitMissing,
            "SELECT title FROM books ORDER BY title OFFSET 10"),
        Row(
            "SELECT title FROM books ORDER BY title LIMIT 5 OFFSET 10", .limitTooHigh,
            "SELECT title FROM books ORDER BY title LIMIT 6 OFFSET 10"),
        Row(
            "SELECT title FROM books ORDER BY title LIMIT 5 OFFSET 10", .limitTooLow,
            "SELECT title FROM books ORDER BY title LIMIT 4 OFFSET 10"),
        Row(
            "SELECT title FROM books ORDER BY title LIMIT 5 OFFSET 10", .pageOff,
            "SELECT title FROM books ORDER BY title LIMIT 5",
            "SELECT title FROM books ORDER BY title LIMIT 5 OFFSET 15",
            "SELECT title FROM books ORDER BY title LIMIT 5 OFFSET 5",
            "SELECT title FROM books ORDER BY title LIMIT 5 OFFSET 11",
            "SELECT title FROM books ORDER BY title LIMIT 5 OFFSET 9",
            "SELECT title FROM books ORDER BY title LIMIT 5 OFFSET 2"),
        Row(
            "SELECT title FROM books ORDER BY price FETCH FIRST 3 ROWS WITH TIES", .tiesCut,
            "SELECT title FROM books ORDER BY price FETCH FIRST 3 ROWS ONLY"),
        Row(
            "SELECT title FROM books WHERE price = (SELECT max(price) FROM books)", .tiesCut,
            "SELECT title FROM books ORDER BY price DESC NULLS LAST LIMIT 1"),
        Row(
            "SELECT name FROM authors UNION SELECT name FROM customers", .unionKeepsRepeats,
            "SELECT name FROM authors UNION ALL SELECT name FROM customers"),
        Row(
            "SELECT name FROM authors UNION SELECT name FROM customers", .bothForEither,
            "SELECT name FROM authors INTERSECT SELECT name FROM customers"),
        Row(
            "SELECT name FROM authors UNION SELECT name FROM customers", .partMissing,
            "SELECT name FROM authors",
            "SELECT DISTINCT name FROM authors",
            "SELECT name FROM customers"),
        Row(
            "SELECT name FROM authors UNION ALL SELECT name FROM customers", .unionDropsRepeats,
            "SELECT name FROM authors UNION SELECT name FROM customers"),
        Row(
            "SELECT genre FROM books EXCEPT SELECT genre FROM books WHERE price < 10 ORDER BY 1", .exceptReversed,
            "SELECT genre FROM books WHERE price < 10 EXCEPT SELECT genre FROM books ORDER BY 1"),
        Row(
            "SELECT genre FROM books EXCEPT SELECT genre FROM books WHERE price < 10 ORDER BY 1", .eitherForRest,
            "SELECT genre FROM books UNION SELECT genre FROM books WHERE price < 10 ORDER BY 1"),
        Row(
            "SELECT genre FROM books EXCEPT SELECT genre FROM books WHERE price < 10 ORDER BY 1", .bothForRest,
            "SELECT genre FROM books INTERSECT SELECT genre FROM books WHERE price < 10 ORDER BY 1"),
        Row(
            "SELECT genre FROM books EXCEPT SELECT genre FROM books WHERE price < 10", .rowsForAll,
            "SELECT DISTINCT genre FROM books WHERE NOT (price < 10)"),
        Row(
            "SELECT genre FROM books EXCEPT SELECT genre FROM books WHERE price < 10", .duplicatesKept,
            "SELECT genre FROM books WHERE genre NOT IN (SELECT genre FROM books WHERE price < 10)"),
        Row(
            "SELECT title FROM books ORDER BY title LIMIT 3", .sortedBackwards(column: "title"),
            "SELECT title FROM books ORDER BY title DESC LIMIT 3",
            "SELECT * FROM (SELECT title FROM books ORDER BY title LIMIT 3) AS picked ORDER BY title DESC"),
        Row(
            "SELECT customer_id FROM orders INTERSECT SELECT customer_id FROM reviews", .eitherForBoth,
            "SELECT customer_id FROM orders UNION SELECT customer_id FROM reviews"),
        Row(
            "SELECT customer_id FROM orders INTERSECT SELECT customer_id FROM reviews", .restForBoth,
            "SELECT customer_id FROM orders EXCEPT SELECT customer_id FROM reviews"),
        Row(
            "SELECT title, rank() OVER (PARTITION BY genre ORDER BY price DESC) FROM books", .partitionMissing(column: "genre"),
            "SELECT title, rank() OVER (ORDER BY price DESC) FROM books"),
        Row(
            "SELECT title, rank() OVER (PARTITION BY genre ORDER BY price DESC) FROM books", .windowUnordered,
            "SELECT title, rank() OVER (PARTITION BY genre) FROM books"),
        Row(
            "SELECT title, rank() OVER (PARTITION BY genre ORDER BY price DESC) FROM books", .windowBackwards(column: "price"),
            "SELECT title, rank() OVER (PARTITION BY genre ORDER BY price) FROM books"),
        Row(
            "SELECT title, rank() OVER (PARTITION BY genre ORDER BY price DESC) FROM books", .otherRank(used: "row_number"),
            "SELECT title, row_number() OVER (PARTITION BY genre ORDER BY price DESC) FROM books"),
        Row(
            "SELECT id, row_number() OVER (ORDER BY ordered_on, id) FROM orders", .windowTies,
            "SELECT id, row_number() OVER (ORDER BY ordered_on) FROM orders"),
        Row(
            "SELECT id, row_number() OVER (ORDER BY ordered_on, id) FROM orders", .partitionForOrder,
            "SELECT id, row_number() OVER (PARTITION BY ordered_on, id) FROM orders"),
        Row(
            "SELECT title, avg(price) OVER (PARTITION BY genre) FROM books", .windowRunning,
            "SELECT title, avg(price) OVER (PARTITION BY genre ORDER BY price) FROM books"),
        Row(
            "SELECT id, sum(stars) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM reviews", .frameMissing,
            "SELECT id, sum(stars) OVER (ORDER BY id) FROM reviews"),
        Row(
            "SELECT id, sum(stars) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM reviews", .frameByValue,
            "SELECT id, sum(stars) OVER (ORDER BY id RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) FROM reviews"),
        Row(
            "SELECT id, sum(stars) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM reviews", .frameSize,
            "SELECT id, sum(stars) OVER (ORDER BY id ROWS BETWEEN 3 PRECEDING AND CURRENT ROW) FROM reviews",
            "SELECT id, sum(stars) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM reviews"),
        Row(
            "SELECT id, lag(ordered_on) OVER (ORDER BY id) FROM orders", .otherNeighbor,
            "SELECT id, lead(ordered_on) OVER (ORDER BY id) FROM orders"),
    ]
}
