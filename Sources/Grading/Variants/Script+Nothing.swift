import Postgres
import SQLText

/// Conditions on all rows of a kind, which hold if there are none: `NOT EXISTS (… NOT EXISTS (…))`, `x > ALL (…)`.
extension Script {
    /// The same script, where such conditions only hold if there is a row. A correct answer may compare two counts or use a maximum, which
    /// gives another result where there is none. Empty if there are no such conditions.
    var demandingRows: [Script] {
        let outlines = statements.map { Outline($0.text, columns: [:]) }
        let texts = outlines.map { outline in
            outline.words.indices.compactMap { outline.demandForRows(after: $0) }.applied(to: outline.text) ?? outline.text
        }
        return zip(texts, outlines).contains { $0 != $1.text } ? [Script(texts.joined(separator: ";\n"))] : []
    }
}

extension Outline {
    /// After a condition on all rows: that there is one.
    fileprivate func demandForRows(after index: Int) -> Edit? {
        if has("all", at: index), let rows = inside(index + 1), has("select", at: rows.lowerBound) {
            return insert(" AND EXISTS (\(text(of: rows)))", after: rows.upperBound)
        }
        guard has("not", at: index), has("exists", at: index + 1), let rows = inside(index + 2) else { return nil }
        // What is subtracted from the rows is taken to be empty.
        let none = rows.compactMap { place -> [Edit]? in
            if has("not", at: place), words[place + 1].isOne(of: ["exists", "in"]), let query = inside(place + 2),
                has("select", at: query.lowerBound)
            {
                return emptied(query)
            }
            guard has("except", at: place) else { return nil }
            return emptied(place + (words[place + 1].isOne(of: ["all", "distinct"]) ? 2 : 1)..<rows.upperBound)
        }
        let whole = bytes(of: rows)
        guard let first = none.first, let rest = first.applied(to: text) else { return nil }
        let end = rest.utf8.count - (text.utf8.count - whole.upperBound)
        let some = String(decoding: Array(rest.utf8)[whole.lowerBound..<end], as: UTF8.self)
        return insert(" AND EXISTS (\(some))", after: rows.upperBound)
    }

    /// The same query without rows.
    private func emptied(_ query: Range<Int>) -> [Edit] {
        [insert("SELECT * FROM (", before: query.lowerBound), insert(") AS none WHERE false", after: query.upperBound - 1)]
    }
}
