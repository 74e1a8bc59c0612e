import Course

/// Building blocks for sentences.
package enum Words {
    /// `1 row`, `26 rows`.
    package static func count(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(count == 1 ? noun : noun + "s")" }

    /// `a view`, `an index`.
    package static func indefinite(_ noun: String) -> String {
        ("aeiouE".contains(noun.first ?? " ") && !noun.hasPrefix("uni") ? "an " : "a ") + noun
    }

    /// A construct as a task would ask for it: `ORDER BY`, `a partial index`, or a function by its own name.
    package static func construct(_ name: String) -> String {
        if ConstructNames.described.contains(name) { return indefinite(name) }
        return ConstructNames.isFunction(name) || name.contains("(") ? name.code : name.uppercased()
    }

    /// What the server calls a column without a name.
    package static let unnamed = "?column?"

    /// `name, column 2, and price`: columns without a name are called by their positions.
    package static func columns(_ names: [String]) -> String {
        list(names.enumerated().map { $1 == unnamed ? "column \($0 + 1)" : $1.code })
    }

    /// `1,000,000`.
    package static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// `a`, `a and b`, `a, b, and c`; a long list ends in `and 3 more`.
    package static func list(_ words: [String]) -> String {
        let most = 6
        let shown = words.count > most + 1 ? Array(words.prefix(most)) + ["\(words.count - most) more"] : words
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
        return shown.dropLast().joined(separator: ", ") + (shown.count > 2 ? ", and " : " and ") + last
    }
}

extension String {
    /// A name or a piece of SQL, set off from the words of a sentence.
    package var code: String { "`\(self)`" }

    /// The text as the rest of a sentence.
    package var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
