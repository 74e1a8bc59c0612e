@testable import Grading

extension MutatorTests {
    /// Mistakes in conditions.
    static let conditions: [Row] = [
        Row(
            "SELECT title FROM books WHERE genre = 'novel' AND price > 10", .filterMissing,
            "SELECT title FROM books"),
        Row(
            "SELECT title FROM books WHERE genre = 'novel' AND price > 10", .conditionMissing(column: "genre"),
            "SELECT title FROM books WHERE price > 10"),
        Row(
            "SELECT title FROM books WHERE genre = 'novel' AND price > 10", .orForAnd,
            "SELECT title FROM books WHERE genre = 'novel' OR price > 10"),
        Row(
            "SELECT genre FROM books GROUP BY genre HAVING sum(price) > 30", .groupConditionMissing,
            "SELECT genre FROM books GROUP BY genre"),
        Row(
            "SELECT genre FROM books GROUP BY genre HAVING sum(price) > 30", .rowsForGroups,
            "SELECT genre FROM books WHERE (price) > 30 GROUP BY genre"),
        Row(
            "SELECT title FROM books WHERE pages > 400 OR price > 20", .alternativeMissing(column: "pages"),
            "SELECT title FROM books WHERE price > 20"),
        Row(
            "SELECT title FROM books WHERE pages > 400 OR price > 20", .andForOr,
            "SELECT title FROM books WHERE pages > 400 AND price > 20"),
        Row(
            "SELECT title FROM books WHERE price >= 10", .boundary(column: "price"),
            "SELECT title FROM books WHERE price > 10",
            "SELECT title FROM books WHERE price >= 9",
            "SELECT title FROM books WHERE price >= 11"),
        Row(
            "SELECT title FROM books WHERE price >= 10", .opposite(column: "price"),
            "SELECT title FROM books WHERE price <= 10"),
        Row(
            "SELECT title FROM books WHERE price >= 10", .unknownLetIn(column: "price"),
            "SELECT title FROM books WHERE (price >= 10 OR price IS NULL)"),
        Row(
            "SELECT title FROM books WHERE published BETWEEN 1900 AND 1950", .boundary(column: "published"),
            "SELECT title FROM books WHERE (published > 1900 AND published < 1950)",
            "SELECT title FROM books WHERE (published >= 1900 AND published < 1950)",
            "SELECT title FROM books WHERE (published > 1900 AND published <= 1950)",
            "SELECT title FROM books WHERE published BETWEEN 1899 AND 1950",
            "SELECT title FROM books WHERE published BETWEEN 1901 AND 1950",
            "SELECT title FROM books WHERE published BETWEEN 1900 AND 1949",
            "SELECT title FROM books WHERE published BETWEEN 1900 AND 1951"),
        Row(
            "SELECT title FROM books WHERE published BETWEEN 1900 AND 1950", .betweenReversed(column: "published"),
            "SELECT title FROM books WHERE published BETWEEN 1950 AND 1900"),
        Row(
            "SELECT title FROM books WHERE (genre = 'novel' OR genre = 'poetry') AND price < 10", .parenthesesMissing,
            "SELECT title FROM books WHERE genre = 'novel' OR genre = 'poetry' AND price < 10"),
        Row(
            "SELECT id FROM orders WHERE shipped_on IS NOT NULL", .comparedWithNull(column: "shipped_on"),
            "SELECT id FROM orders WHERE shipped_on <> NULL"),
        Row(
            "SELECT id FROM orders WHERE shipped_on IS NOT NULL", .opposite(column: "shipped_on"),
            "SELECT id FROM orders WHERE shipped_on IS NULL"),
        Row(
            "SELECT title FROM books WHERE price IS NOT NULL", .unknownLetIn(column: "price"),
            "SELECT title FROM books"),
        Row(
            "SELECT name FROM customers WHERE city <> 'Leeds' OR city IS NULL", .unknownLost(column: "city"),
            "SELECT name FROM customers WHERE city <> 'Leeds'"),
        Row(
            "SELECT name FROM customers WHERE city IS DISTINCT FROM 'Leeds'", .unknownLost(column: "city"),
            "SELECT name FROM customers WHERE city <> 'Leeds'"),
        Row(
            "SELECT name FROM authors WHERE id NOT IN (SELECT author_id FROM books WHERE author_id IS NOT NULL)",
            .unknownInList(column: "author_id"),
            "SELECT name FROM authors WHERE id NOT IN (SELECT author_id FROM books)"),
        Row(
            "SELECT title FROM books WHERE genre IN ('novel', 'poetry')", .listCut(column: "genre"),
            "SELECT title FROM books WHERE genre IN ('poetry')",
            "SELECT title FROM books WHERE genre IN ('novel')"),
        Row(
            "SELECT name FROM customers WHERE city = 'York'", .letterCase(column: "city"),
            "SELECT name FROM customers WHERE city = 'york'"),
        Row(
            "SELECT title FROM books WHERE title ILIKE '%the%'", .letterCase(column: "title"),
            "SELECT title FROM books WHERE title LIKE '%the%'"),
        Row(
            "SELECT title FROM books WHERE title ILIKE '%the%'", .patternAnchored(column: "title"),
            "SELECT title FROM books WHERE title ILIKE 'the%'",
            "SELECT title FROM books WHERE title ILIKE '%the'"),
        Row(
            "SELECT title FROM books WHERE title ILIKE '%the%'", .patternAsText(column: "title"),
            "SELECT title FROM books WHERE title = '%the%'"),
        Row(
            "SELECT title FROM books WHERE title LIKE 'The %'", .letterCaseIgnored(column: "title"),
            "SELECT title FROM books WHERE title ILIKE 'The %'"),
        Row(
            "SELECT title FROM books WHERE title LIKE 'The %'", .patternLoose(column: "title"),
            "SELECT title FROM books WHERE title LIKE '%The %'"),
        Row(
            "SELECT id FROM orders WHERE ordered_on >= '2026-02-01' AND ordered_on < '2026-03-01'", .lastDayCut(column: "ordered_on"),
            "SELECT id FROM orders WHERE ordered_on >= '2026-02-01' AND ordered_on <= '2026-02-28'"),
    ]
}
