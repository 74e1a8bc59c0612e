import Course
import SQLText
import TestSupport
import Testing

@testable import Grading

@Suite(.timeLimit(.minutes(10))) struct MutationTests {
    private static let columns = [
        "authors": ["id", "name", "country", "born", "died"],
        "books": ["id", "title", "author_id", "genre", "published", "pages", "price"],
        "customers": ["id", "name", "email", "city", "joined_on", "invited_by"],
        "orders": ["id", "customer_id", "ordered_on", "status", "shipped_on"],
        "order_items": ["order_id", "book_id", "quantity", "unit_price"],
        "reviews": ["id", "book_id", "customer_id", "stars", "body", "written_on"],
        "stock": ["book_id", "copies", "reorder_at"],
    ]

    /// A solution, the same with a mistake, and the start of what is said about it.
    struct Row: Sendable, CustomTestStringConvertible {
        var solution: String
        var mistake: String
        var sentence: String
        var testDescription: String { "\(sentence): \(mistake)" }

        init(_ solution: String, _ mistake: String, _ sentence: String) {
            (self.solution, self.mistake, self.sentence) = (solution, mistake, sentence)
        }
    }

    @Test(arguments: rows) func `a mistake is known by its sentence`(_ row: Row) {
        let mutants = Mutator.mutants(of: row.solution, columns: Self.columns, most: 1_000)
        let mutant = mutants.first { Self.trees(of: $0.text) == Self.trees(of: row.mistake) }
        let sentence = mutant?.misconception.sentence
        #expect(sentence?.hasPrefix(row.sentence) == true, "\(sentence ?? mutants.map(\.text).joined(separator: "\n"))")
    }

    @Test func `every mistake of the table has a row here`() {
        var made: Set<Misconception> = []
        for row in Self.rows {
            for mutant in Mutator.mutants(of: row.solution, columns: Self.columns, most: 1_000)
            where mutant.misconception.sentence.hasPrefix(row.sentence) { made.insert(mutant.misconception.unnamed) }
        }
        for mutation in Mutation.all where !made.contains(mutation.misconception) { Issue.record("no row: \(mutation.misconception)") }
    }

    @Test func `what is said about rows doesn't fit a result that differs in order alone`() {
        let order = RowDifference(expected: 3, found: 3, orderBreak: 1)
        let starts = [
            "Identical rows appear only once", "Some rows appear more than once", "Your query includes rows", "Your query leaves out rows",
            "Your result is the wrong page", "The values are right, but two columns",
        ]
        for start in starts {
            let about = Mutation.all.map(\.misconception).filter { $0.sentence.hasPrefix(start) }
            #expect(!about.isEmpty && !about.contains { $0.fits(order) }, "\(start)")
        }
    }

    static let rows = [
        // Joins
        Row(
            "SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id",
            "SELECT c.name, o.id FROM customers c JOIN orders o ON o.customer_id = c.id",
            "Rows of customers without a match in orders are missing."),
        Row(
            "SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.status = 'open'",
            "SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.status = 'open'",
            "The missing customers have no orders that meet"),
        Row(
            "SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.status = 'open'",
            "SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.status = 'open' OR o.id IS NULL",
            "The missing customers have no orders that meet"),
        Row(
            "SELECT b.title, a.name FROM books b JOIN authors a ON a.id = b.author_id",
            "SELECT b.title, a.name FROM books b LEFT JOIN authors a ON a.id = b.author_id",
            "Your query includes rows of books without a match in authors."),
        Row(
            "SELECT b.title FROM books b LEFT JOIN reviews r ON r.book_id = b.id WHERE r.id IS NULL",
            "SELECT b.title FROM books b LEFT JOIN reviews r ON r.book_id = b.id AND r.id IS NULL",
            "Your condition on `id` does not remove any rows."),
        Row(
            "SELECT c.name, o.status FROM orders o JOIN customers c ON c.id = o.customer_id",
            "SELECT c.name, o.status FROM orders o JOIN customers c ON c.id = o.id",
            "Your query pairs rows of orders and customers that don't belong together."),
        Row(
            "UPDATE books SET price = price * 2 FROM authors a WHERE a.id = books.author_id",
            "UPDATE books SET price = price * 2 FROM authors a WHERE a.id = books.id",
            "Your query pairs rows of books and authors that don't belong together."),
        // Conditions
        Row(
            "SELECT b.title FROM books b LEFT JOIN reviews r ON r.book_id = b.id WHERE r.id IS NULL",
            "SELECT b.title FROM books b LEFT JOIN reviews r ON r.book_id = b.id",
            "Your query also includes rows of books with a match in reviews."),
        Row(
            "SELECT title FROM books b WHERE NOT EXISTS (SELECT 1 FROM reviews r WHERE r.book_id = b.id)", "SELECT title FROM books b",
            "Your query also includes rows of books with a match in reviews."),
        Row("UPDATE books SET price = 1 WHERE id = 3", "UPDATE books SET price = 1", "Every row of books was changed."),
        Row("DELETE FROM reviews WHERE body IS NULL OR body = ''", "DELETE FROM reviews", "Every row of reviews was deleted."),
        Row(
            "SELECT title FROM books WHERE price IS NOT NULL", "SELECT title FROM books",
            "Your query includes rows in which `price` is NULL."),
        Row(
            "SELECT title FROM books WHERE pages > 300", "SELECT title FROM books WHERE pages > 300 OR pages IS NULL",
            "Your query includes rows in which `pages` is NULL."),
        Row(
            "SELECT genre FROM books GROUP BY genre HAVING count(*) > 2 AND avg(price) > 9",
            "SELECT genre FROM books GROUP BY genre HAVING avg(price) > 9", "Your query includes groups that the task leaves out."),
        Row(
            "SELECT title FROM books WHERE genre = 'novel' AND pages > 300", "SELECT title FROM books WHERE genre = 'novel'",
            "Your query includes rows that the task leaves out. What does the task say about `pages`?"),
        Row(
            "SELECT count(*) FILTER (WHERE genre = 'novel' AND pages > 300) FROM books",
            "SELECT count(*) FILTER (WHERE genre = 'novel') FROM books",
            "Your query includes rows that the task leaves out. What does the task say about `pages`?"),
        Row(
            "SELECT name FROM customers WHERE city <> 'Leeds' OR city IS NULL", "SELECT name FROM customers WHERE city <> 'Leeds'",
            "Rows in which `city` is NULL are missing."),
        Row(
            "SELECT title FROM books WHERE coalesce(price, 0) < 9", "SELECT title FROM books WHERE price < 9",
            "Rows in which `price` is NULL are missing."),
        Row(
            "SELECT name FROM customers WHERE city IS DISTINCT FROM 'Leeds'", "SELECT name FROM customers WHERE city <> 'Leeds'",
            "Rows in which `city` is NULL are missing."),
        Row(
            "SELECT name FROM customers WHERE city <> 'Leeds' OR city IS NULL", "SELECT name FROM customers WHERE city IS NULL",
            "Rows that meet another condition of the task are missing. What does the task say about `city`?"),
        Row(
            "SELECT title FROM books WHERE genre = 'novel' AND (pages < 90 OR pages > 300)",
            "SELECT title FROM books WHERE genre = 'novel' AND pages < 90 OR pages > 300",
            "Your query includes rows that meet only some of the conditions."),
        Row(
            "SELECT title FROM books WHERE genre = 'novel' AND pages > 300", "SELECT title FROM books WHERE genre = 'novel' OR pages > 300",
            "Your answer includes rows that meet only one of the conditions."),
        Row(
            "SELECT title FROM books WHERE genre = 'novel' OR pages > 300", "SELECT title FROM books WHERE genre = 'novel' AND pages > 300",
            "Rows that meet only one of the conditions are missing."),
        // Tests
        Row(
            "SELECT id FROM orders WHERE shipped_on IS NULL", "SELECT id FROM orders WHERE shipped_on = NULL",
            "A condition compares a value with NULL"),
        Row("SELECT title FROM books WHERE price < 9", "SELECT title FROM books WHERE price <= 9", "Only the boundary of `price` is off."),
        Row(
            "SELECT title FROM books WHERE price BETWEEN 8 AND 9", "SELECT title FROM books WHERE price >= 8 AND price < 9",
            "Only the boundary of `price` is off."),
        Row(
            "SELECT genre FROM books GROUP BY genre HAVING count(price) >= 2",
            "SELECT genre FROM books GROUP BY genre HAVING count(price) > 2",
            "Only the boundary is off."),
        Row(
            "SELECT title FROM books WHERE genre IN ('novel', 'poetry')", "SELECT title FROM books WHERE NOT genre IN ('novel', 'poetry')",
            "A condition on `genre` is reversed"),
        Row("SELECT title FROM books WHERE price < 9", "SELECT title FROM books WHERE price > 9", "A condition on `price` is reversed"),
        Row(
            "SELECT title FROM books b WHERE NOT EXISTS (SELECT 1 FROM reviews r WHERE r.book_id = b.id)",
            "SELECT title FROM books b WHERE EXISTS (SELECT 1 FROM reviews r WHERE r.book_id = b.id)", "A condition is reversed"),
        Row(
            "SELECT title FROM books WHERE genre IN ('novel', 'poetry')", "SELECT title FROM books WHERE genre IN ('novel')",
            "Rows with another value of `genre` are missing."),
        Row(
            "SELECT title FROM books WHERE genre = 'novel'", "SELECT title FROM books WHERE genre = 'Novel'",
            "Rows are missing whose `genre` differs from yours only in letter case."),
        Row(
            "SELECT title FROM books WHERE genre = 'novel'", "SELECT title FROM books WHERE genre = 'novel?'",
            "No row has the `genre` that you compare with. Is it spelled as in the table?"),
        Row(
            "SELECT title FROM books WHERE genre IN ('novel', 'poetry')", "SELECT title FROM books WHERE genre IN ('novel?', 'poetry')",
            "Your list has a value that no row has in `genre`."),
        Row(
            "SELECT id FROM orders WHERE status <> 'cancelled'", "SELECT id FROM orders WHERE status <> 'cancelled?'",
            "No row has the `status` that you compare with. Is it spelled as in the table?"),
        // Counts
        Row(
            "SELECT genre, count(price) FROM books GROUP BY genre HAVING count(price) > 1",
            "SELECT genre, count(*) FROM books GROUP BY genre HAVING count(*) > 1",
            "Your count includes rows in which `price` is NULL."),
        Row(
            "SELECT book_id, count(*) FROM reviews GROUP BY book_id", "SELECT book_id, count(body) FROM reviews GROUP BY book_id",
            "Your count leaves out rows in which `body` is NULL."),
        Row(
            "SELECT book_id, count(*) FROM reviews GROUP BY book_id", "SELECT book_id, count(DISTINCT body) FROM reviews GROUP BY book_id",
            "Repeated values of `body` count only once."),
        Row(
            "SELECT sum(quantity) FROM order_items", "SELECT avg(quantity) FROM order_items",
            "Your query computes the average of `quantity`."),
        Row("SELECT sum(quantity) FROM order_items", "SELECT count(quantity) FROM order_items", "Your query computes a count."),
        Row(
            "SELECT title, rank() OVER (ORDER BY pages) FROM books", "SELECT title, dense_rank() OVER (ORDER BY pages) FROM books",
            "Tied rows are numbered by dense_rank."),
        Row(
            "SELECT name FROM books b JOIN authors a ON a.id = b.author_id AND b.published > a.died",
            "SELECT name FROM books b JOIN authors a ON a.id = b.author_id", "Your join matches too many rows of books and authors."),
        Row(
            "SELECT name FROM customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id AND o.status = 'paid')",
            "SELECT name FROM customers c WHERE c.id NOT IN (SELECT o.customer_id FROM orders o WHERE o.status = 'paid')",
            "The list of `customer_id` after NOT IN contains a NULL."),
        Row(
            "SELECT name FROM customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id AND o.ordered_on = c.joined_on)",
            "SELECT name FROM customers c WHERE c.id NOT IN (SELECT o.customer_id FROM orders o WHERE o.ordered_on = c.joined_on)",
            "The list of `customer_id` after NOT IN contains a NULL."),
        Row(
            "SELECT name FROM customers WHERE id NOT IN (SELECT invited_by FROM customers WHERE invited_by IS NOT NULL)",
            "SELECT name FROM customers WHERE id NOT IN (SELECT invited_by FROM customers)",
            "The list of `invited_by` after NOT IN contains a NULL."),
        Row(
            "SELECT title, name FROM books b JOIN authors a ON a.id = b.author_id",
            "SELECT title, name FROM books b RIGHT JOIN authors a ON a.id = b.author_id",
            "Your query includes rows of authors without a match in books."),
        Row(
            "SELECT name FROM customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id AND o.status = 'paid')",
            "SELECT name FROM customers c",
            "Your query includes rows that the task leaves out. Which part of the task is missing?"),
        Row(
            "SELECT title FROM books WHERE author_id IN (SELECT id FROM authors WHERE country = 'Chile')", "SELECT title FROM books",
            "Your query includes rows that the task leaves out. Which part of the task is missing?"),
        Row(
            "SELECT c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id",
            "SELECT c.name, count(*) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id",
            "Your count includes rows in which `id` of orders is NULL."),
        Row(
            "SELECT book_id, id, row_number() OVER (PARTITION BY book_id ORDER BY written_on) FROM reviews",
            "SELECT book_id, id, row_number() OVER (PARTITION BY book_id ORDER BY id) FROM reviews",
            "In one place, your query uses `id` of reviews. Is that the column the task means there?"),
        Row(
            "SELECT title FROM books WHERE pages - published < 9", "SELECT title FROM books WHERE pages - published <= 9",
            "Only the boundary is off."),
        // Lists and their order
        Row("SELECT DISTINCT city FROM customers", "SELECT city FROM customers", "Some rows appear more than once."),
        Row(
            "SELECT city FROM customers UNION SELECT country FROM authors",
            "SELECT city FROM customers UNION ALL SELECT country FROM authors",
            "Some rows appear more than once."),
        Row(
            "SELECT title, price * 2, pages FROM books", "SELECT price * 2, title, pages FROM books",
            "The values are right, but two columns are swapped."),
        Row(
            "SELECT title, pages FROM books", "SELECT pages, title FROM books", "The values are right, but `title` and `pages` are swapped."
        ),
        Row(
            "SELECT name, born FROM authors", "SELECT name, born FROM authors WHERE born IS NOT NULL",
            "Your query leaves out rows in which `born` is NULL."),
        Row(
            "SELECT title FROM books ORDER BY pages, title", "SELECT title FROM books ORDER BY pages DESC, title",
            "The rows are sorted in the opposite direction by `pages`."),
        Row(
            "SELECT title FROM books ORDER BY pages, title", "SELECT title FROM books ORDER BY title",
            "The rows are sorted, but not by `pages` first."),
        Row(
            "SELECT title FROM books ORDER BY id LIMIT 5", "SELECT title FROM books ORDER BY id", "Your result includes all rows."),
        Row(
            "SELECT title FROM books ORDER BY id LIMIT 5 OFFSET 10", "SELECT title FROM books ORDER BY id LIMIT 5 OFFSET 11",
            "Your result is the wrong page of the list."),
        // Calculations
        Row("SELECT round(price, 1) FROM books", "SELECT price FROM books", "The values are right, but not rounded."),
        Row("SELECT round(price, 1) FROM books", "SELECT round(price, 2) FROM books", "The values are rounded to the wrong number"),
        Row("SELECT round(price, 1) FROM books", "SELECT trunc(price, 1) FROM books", "Your query rounds with trunc."),
        Row(
            "SELECT quantity * unit_price FROM order_items", "SELECT quantity FROM order_items",
            "A step of the calculation is missing. What does the task do with `unit_price`?"),
        Row("SELECT pages * 2 FROM books", "SELECT pages + 2 FROM books", "The calculation uses the right values"),
        Row("SELECT pages / 40 FROM books", "SELECT 40 / pages FROM books", "The division runs in the opposite direction."),
        Row("SELECT died - born FROM authors", "SELECT born - died FROM authors", "The subtraction runs in the opposite direction."),
        Row("SELECT price * 0.9 FROM books", "SELECT price * (2 - 0.9) FROM books", "The change goes in the opposite direction."),
        Row("SELECT pages / 40.0 FROM books", "SELECT pages / 40 FROM books", "The decimal places are lost."),
        Row("SELECT pages::numeric / 40 FROM books", "SELECT pages / 40 FROM books", "The decimal places are lost."),
        Row("SELECT coalesce(city, '?') FROM customers", "SELECT city FROM customers", "Your result shows NULL where `city` has no value."),
        Row(
            "SELECT extract(year FROM joined_on) FROM customers", "SELECT extract(month FROM joined_on) FROM customers",
            "Your query takes the month of a date."),
        Row(
            "SELECT CASE WHEN copies = 0 THEN 'none' WHEN copies < 3 THEN 'few' ELSE 'enough' END FROM stock",
            "SELECT CASE WHEN copies < 3 THEN 'few' ELSE 'enough' END FROM stock", "Some rows get the result of the wrong branch."),
        Row("SELECT title || ': ' || genre FROM books", "SELECT title || ':' || genre FROM books", "Part of the text is missing."),
        // Changes
        Row(
            "INSERT INTO stock (book_id, copies) VALUES (1, 2)", "INSERT INTO stock (book_id, copies) VALUES (2, 1)",
            "The values of `book_id` and `copies` are swapped."),
        Row(
            "INSERT INTO stock VALUES (1, 2, 3)", "INSERT INTO stock VALUES (2, 1, 3)", "The values of `book_id` and `copies` are swapped."),
        Row(
            "INSERT INTO stock (book_id, copies) VALUES (1, 2)", "INSERT INTO stock (book_id) VALUES (1)",
            "The new row gets no value for `copies`"),
        Row(
            "INSERT INTO authors (name, country) VALUES ('Sappho', NULL)", "INSERT INTO authors (name, country) VALUES ('Sappho', '')",
            "There is an empty string in `country`"),
        Row(
            "INSERT INTO stock (book_id, copies) VALUES (1, 2), (3, 4)", "INSERT INTO stock (book_id, copies) VALUES (1, 2)",
            "Some new rows are missing from stock."),
        Row(
            "INSERT INTO stock VALUES (1, 2, 3) ON CONFLICT (book_id) DO UPDATE SET copies = excluded.copies",
            "INSERT INTO stock VALUES (1, 2, 3) ON CONFLICT (book_id) DO NOTHING", "A row that already existed is unchanged."),
        Row(
            "UPDATE orders SET status = 'open', shipped_on = NULL WHERE id = 3", "UPDATE orders SET status = 'open' WHERE id = 3",
            "`shipped_on` was not changed."),
        Row(
            "DELETE FROM reviews WHERE id = 3; INSERT INTO stock VALUES (1, 2, 3)", "DELETE FROM reviews WHERE id = 3",
            "One more step is needed: INSERT into stock."),
        // What only answers outside of the lessons show
        Row(
            "SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id",
            "SELECT c.name, o.id FROM customers c RIGHT JOIN orders o ON o.customer_id = c.id",
            "Your query keeps every row of orders, but drops rows of customers without a match."),
        Row(
            "SELECT b.title, a.name FROM books b JOIN authors a ON a.id = b.author_id",
            "SELECT b.title, a.name FROM books b CROSS JOIN authors a",
            "Each row of books is paired with unrelated rows of authors."),
        Row(
            "SELECT b.title, a.name FROM books b, authors a WHERE a.id = b.author_id AND b.price > 9",
            "SELECT b.title, a.name FROM books b, authors a WHERE b.price > 9",
            "Each row of authors is paired with unrelated rows of books."),
        Row(
            "SELECT title FROM books b WHERE EXISTS (SELECT 1 FROM reviews r WHERE r.book_id = b.id AND r.stars = 5)",
            "SELECT title FROM books b WHERE EXISTS (SELECT 1 FROM reviews r WHERE r.stars = 5)",
            "The subquery returns the same result for every outer row."),
        Row("SELECT avg(price) FROM books", "SELECT avg(coalesce(price, 0)) FROM books", "NULL in `price` is treated as zero."),
        Row(
            "SELECT count(*) FILTER (WHERE price > 9) FROM books", "SELECT count(*) FROM books",
            "One of the numbers includes rows that don't meet its condition on `price`."),
        Row(
            "SELECT genre, max(price) FROM books GROUP BY genre", "SELECT genre, max(price) FROM books GROUP BY genre, price",
            "Several rows of your result belong to the same group of `genre`."),
        Row(
            "SELECT rank() OVER (PARTITION BY genre ORDER BY pages) FROM books", "SELECT rank() OVER (ORDER BY pages) FROM books",
            "The calculation mixes rows with different values of `genre`."),
        Row(
            "SELECT rank() OVER (ORDER BY pages) FROM books", "SELECT rank() OVER () FROM books",
            "Your window definition doesn't sort its rows."),
        Row(
            "SELECT sum(pages) OVER (ORDER BY id) FROM books", "SELECT sum(pages) OVER () FROM books",
            "Each row gets the value for its whole partition."),
        Row(
            "SELECT rank() OVER (ORDER BY pages) FROM books", "SELECT rank() OVER (ORDER BY pages DESC) FROM books",
            "The window sorts its rows in the opposite direction by `pages`."),
        Row(
            "SELECT lag(pages) OVER (ORDER BY id) FROM books", "SELECT lead(pages) OVER (ORDER BY id) FROM books",
            "Your query looks in the opposite direction."),
        Row("SELECT city FROM customers", "SELECT DISTINCT city FROM customers", "Identical rows appear only once."),
        Row(
            "SELECT CASE WHEN copies = 0 THEN 'none' ELSE 'some' END FROM stock", "SELECT CASE WHEN copies = 0 THEN 'none' END FROM stock",
            "Rows that match no WHEN get NULL."),
        Row("SELECT name, born FROM authors", "SELECT name, died FROM authors", "Your query uses `died` of authors."),
    ]

    // MARK: Every solution

    @Test(arguments: solutions()) func `each mutant of a shipped solution is another text with a sentence`(_ solution: String) {
        let mutants = Mutator.mutants(of: solution, columns: Self.columns, most: 1_000)
        #expect(Set(mutants.map(\.text)).count == mutants.count)
        for mutant in mutants {
            #expect(mutant.text != solution && Self.trees(of: mutant.text) != nil, "\(mutant)")
            Self.check(mutant.misconception, against: solution)
        }
    }

    @Test(arguments: solutions()) func `a shipped solution is written as it was read`(_ solution: String) {
        for statement in Script(solution).statements {
            // Some are for psql.
            guard let tree = Tree(statement.text) else { continue }
            #expect(tree.sql.flatMap { Tree($0) } == tree, "\(statement.text)\n\(tree.sql ?? "")")
        }
    }

    /// The SQL solutions of all shipped exercises.
    private static func solutions() -> [String] {
        LessonAnswer.paths("Lessons/*/*/[0-9][0-9]-*.md").flatMap { path -> [String] in
            let name = LessonReader.Name(course: "any", module: "any", id: "any", number: 1)
            let exercises = LessonReader.lesson(at: path, name: name).lesson?.exercises ?? []
            return exercises.flatMap(\.solution).filter { $0.language == "sql" }.map(\.text)
        }
    }

    /// Expects a short question that names something to look for, and never has four consecutive words of the solution.
    private static func check(_ misconception: Misconception, against solution: String) {
        let sentence = misconception.sentence
        #expect(sentence.hasSuffix("?") && sentence.count < 260, "\(sentence)")
        #expect(!sentence.contains("nil") && !sentence.contains("Optional") && !sentence.contains("  "), "\(sentence)")
        #expect(!misconception.concepts.isEmpty)
        let words = solution.split(whereSeparator: \.isWhitespace)
        for start in words.indices.dropLast(3) {
            #expect(!sentence.contains(words[start..<start + 4].joined(separator: " ")), "\(sentence)")
        }
    }

    private static func trees(of text: String) -> [Tree]? {
        let trees = Script(text).statements.map { Tree($0.text) }
        return trees.contains(nil) ? nil : trees.compactMap { $0 }
    }
}

extension Misconception {
    /// The entry of the table.
    fileprivate var unnamed: Misconception {
        var bare = self
        bare.names = [:]
        return bare
    }
}
