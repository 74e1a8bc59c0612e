@testable import Grading

extension MutatorTests {
    /// Mistakes in joins and in conditions for unmatched rows.
    static let joins: [Row] = [
        Row(
            "SELECT c.name FROM customers c LEFT OUTER JOIN orders o ON o.customer_id = c.id",
            .unmatchedLost(table: "customers", other: "orders"),
            "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id"),
        Row(
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id LEFT JOIN order_items i ON i.order_id = o.id",
            .unmatchedLost(table: "customers"),
            "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id",
            "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id LEFT JOIN order_items i ON i.order_id = o.id",
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id"),
        Row(
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.status = 'open'",
            .unmatchedLost(table: "customers", other: "orders"),
            "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id AND o.status = 'open'",
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.status = 'open'"),
        Row(
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.status = 'open'",
            .unmatchedHalfLost(table: "customers", other: "orders"),
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE (o.status = 'open' OR o.id IS NULL)"),
        Row(
            "SELECT a.name, b.title FROM authors a FULL JOIN books b ON b.author_id = a.id",
            .unmatchedLost(table: "books", other: "authors"),
            "SELECT a.name, b.title FROM authors a LEFT JOIN books b ON b.author_id = a.id"),
        Row(
            "SELECT b.title FROM books b JOIN authors a ON a.id = b.author_id", .unmatchedKept(table: "books", other: "authors"),
            "SELECT b.title FROM books b LEFT JOIN authors a ON a.id = b.author_id"),
        Row(
            "SELECT b.title FROM books b JOIN authors a ON a.id = b.author_id", .everyPair(table: "books", other: "authors"),
            "SELECT b.title FROM books b CROSS JOIN authors a"),
        Row(
            "SELECT b.title FROM books b JOIN authors a ON a.id = b.author_id", .joinedOnWrongColumn(table: "books", other: "authors"),
            "SELECT b.title FROM books b JOIN authors a ON a.id = b.id"),
        Row(
            "SELECT b.title FROM books b JOIN authors a ON a.id = b.author_id", .joinMissing(table: "authors"),
            "SELECT b.title FROM books b"),
        Row(
            "SELECT b.title FROM books b LEFT JOIN authors a ON a.id = b.author_id", .otherSideKept(table: "books", other: "authors"),
            "SELECT b.title FROM books b RIGHT JOIN authors a ON a.id = b.author_id"),
        Row(
            "SELECT b.title FROM books b, authors a WHERE a.id = b.author_id", .everyPair(table: "books", other: "authors"),
            "SELECT b.title FROM books b, authors a"),
        Row(
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE c.city = 'York'",
            .filterInJoin(column: "city"),
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND c.city = 'York'"),
        Row(
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL",
            .matchesNotExcluded(table: "customers", other: "orders"),
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id"),
        Row(
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL",
            .unknownInList(column: "customer_id"),
            "SELECT c.name FROM customers c WHERE c.id NOT IN (SELECT customer_id FROM orders)"),
        Row(
            "SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
            .matchesNotExcluded(table: "customers", other: "orders"),
            "SELECT name FROM customers c",
            "SELECT name FROM customers c LEFT JOIN LATERAL (SELECT 1 FROM orders o WHERE o.customer_id = c.id) AS matches ON true"),
        Row(
            "SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
            .unknownInList(column: "customer_id"),
            "SELECT name FROM customers c WHERE c.id NOT IN (SELECT o.customer_id FROM orders o)"),
        Row(
            "SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
            .correlationMissing(column: "customer_id"),
            "SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o)"),
        Row(
            "SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
            .opposite(column: "customer_id"),
            "SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
            "SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id <> c.id)"),
        Row(
            "SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
            .matchNotRequired(table: "customers", other: "orders"),
            "SELECT name FROM customers c"),
        Row(
            "SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
            .matchesRepeat(table: "customers"),
            "SELECT name FROM customers c CROSS JOIN LATERAL (SELECT 1 FROM orders o WHERE o.customer_id = c.id) AS matches"),
        Row(
            "SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
            .correlatedOnWrongColumn(used: "id"),
            "SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.id = c.id)"),
        Row(
            "SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders)", .matchesRepeat(table: "customers"),
            "SELECT name FROM customers JOIN LATERAL (SELECT customer_id FROM orders) AS matches(key) ON matches.key = id"),
        Row(
            "SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders)", .correlationMissing(column: "id"),
            "SELECT name FROM customers WHERE EXISTS (SELECT customer_id FROM orders)"),
        Row(
            "SELECT DISTINCT genre FROM books WHERE genre NOT IN (SELECT genre FROM books WHERE price < 10)", .rowsForAll,
            "SELECT DISTINCT genre FROM books WHERE NOT (price < 10)"),
        Row(
            "SELECT a.title, b.title FROM books a JOIN books b ON a.genre = b.genre AND a.id < b.id", .pairsTwice,
            "SELECT a.title, b.title FROM books a JOIN books b ON a.genre = b.genre AND a.id <> b.id"),
        Row(
            "SELECT c.name, i.name FROM customers c JOIN customers i ON i.id = c.invited_by", .rolesSwapped(column: "name"),
            "SELECT c.name, i.name FROM customers c JOIN customers i ON i.invited_by = c.id",
            "SELECT i.name, c.name FROM customers c JOIN customers i ON i.id = c.invited_by"),
    ]
}
