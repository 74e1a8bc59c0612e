import Course
import Postgres
import SQLText

extension Script {
    /// The last read-only query: the statement whose plan is compared.
    var query: Int? {
        statements.indices.last { index in
            guard let tree = tree(ofStatement: index) else { return false }
            return tree.statementKinds == ["SelectStmt"] && tree.returnsRows
        }
    }

    /// The same script with each `EXPLAIN query` replaced by the query; all other text keeps its position.
    var withoutExplain: Script {
        var bytes = Array(text.utf8)
        for statement in statements {
            guard let head = Self.explainHead(statement.text) else { continue }
            for place in 0..<head { bytes[statement.range.lowerBound + place] = UInt8(ascii: " ") }
        }
        return Script(String(decoding: bytes, as: UTF8.self))
    }

    /// How many bytes come before the query in `EXPLAIN (…) query`; `nil` for any other statement.
    private static func explainHead(_ sql: String) -> Int? {
        let all = SQLScanner.words(in: sql)
        var words = all.map { $0.text.lowercased() }[...]
        guard words.popFirst() == "explain" else { return nil }
        if words.first == "(" {
            guard let end = words.firstIndex(of: ")") else { return nil }
            words = words[(end + 1)...]
        } else {
            while let word = words.first, ["analyze", "analyse", "verbose"].contains(word) { words.removeFirst() }
        }
        return words.isEmpty ? nil : all[words.startIndex].token.range.lowerBound
    }
}

extension Exercise {
    /// An answer's text as it is judged in this exercise. If the exercise is about a plan and the text has no query (such as CREATE INDEX),
    /// the starter's query is appended, or else the solution's.
    func script(_ text: String) -> Script {
        var script = Script(text)
        script.asksForReturned = reference.lowercased().contains("returning") && Script(reference).returnsChange
        guard check?.plan != nil, !script.statements.isEmpty else { return script }
        let plain = script.withoutExplain
        // What a quote or parenthesis leaves open would run on into the query.
        guard plain.query == nil, SQLSplitter.unclosed(in: plain.text) == nil, let query = givenQuery else { return plain }
        return Script(plain.text + "\n;\n" + query)
    }

    /// The baseline for page counts: the starter, or the query alone.
    var beginning: Script? {
        let starter = script(starterText)
        return starter.statements.isEmpty ? givenQuery.map { Script($0) } : starter
    }

    /// The query that an answer should speed up.
    private var givenQuery: String? {
        for text in [starterText, reference] {
            let script = Script(text).withoutExplain
            if let query = script.query { return script.statements[query].text }
        }
        return nil
    }

    private var starterText: String { starter.filter { $0.language == "sql" }.map(\.text).joined(separator: "\n") }

    /// The solution's SQL.
    var reference: String { solution.filter { $0.language == "sql" }.map(\.text).joined(separator: "\n") }
}
