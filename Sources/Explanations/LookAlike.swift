import Postgres
import SQLText
import Verdicts

/// A character that looks right, or can't be seen, but isn't the one that SQL uses. Such characters come with text pasted from web pages,
/// PDFs, and word processors. The server reads each of them as a letter, so what it says is about names.
private struct LookAlike {
    /// With an article, unless it is a plural.
    let name: String
    let advice: String
    var isVisible = true

    private static let table: [(characters: String, name: String, advice: String)] = [
        ("‘’‚‛“”„‟«»‹›＇＂", "curly quotes", "SQL uses straight ones: ' around text, \" around names."),
        ("×✕✖∗⋅·•∙", "a multiplication sign", "Type * instead."),
        ("÷∕⁄", "a division sign", "Type / instead."),
        ("−", "a minus sign", "Type - instead."),
        ("≠", "a not-equal sign", "Type <> instead."),
        ("≤⩽", "a less-or-equal sign", "Type <= instead."),
        ("≥⩾", "a greater-or-equal sign", "Type >= instead."),
    ]

    /// `nil` for any other character.
    init?(_ character: Unicode.Scalar) {
        if character.isASCII { return nil }
        if let row = Self.table.first(where: { $0.characters.unicodeScalars.contains(character) }) {
            (name, advice) = (row.name, row.advice)
        } else if character.properties.isWhitespace {
            (name, advice, isVisible) = ("a space that isn't a normal one", "Type a normal space instead.", false)
        } else if character.properties.generalCategory == .format {
            (name, advice, isVisible) = ("an invisible character", "Type that part again.", false)
        } else if character.properties.generalCategory == .dashPunctuation {
            (name, advice) = ("a dash", "Type - for minus, or -- before a comment.")
        } else if (0xFF01...0xFF5E).contains(character.value), let typed = Unicode.Scalar(character.value - 0xFEE0) {
            // In this block, the characters of ASCII have their own order.
            (name, advice) = ("a fullwidth character", "Type \(typed) instead.")
        } else {
            return nil
        }
    }
}

extension FailedStatement {
    /// The errors that one of these characters causes: of syntax, and of names that don't exist.
    private static let caused: Set<String> = ["42601", "42P01", "42703", "42704", "42883"]

    /// Names the first character that isn't what it seems. Texts, comments, and names in quotes may contain any, and so may names that exist.
    var lookAlike: Explanation? {
        guard Self.caused.contains(message.sqlstate) else { return nil }
        // The parser never comes to what is behind a syntax error.
        let read = message.sqlstate == "42601" ? words.prefix((place ?? words.count) + 1) : words[...]
        if says("unterminated quoted string"), let text = word()?.text, text.contains(#/[‘’“”](?!\p{L})/#) {
            return Explanation("The text starts with a straight quote, so a curly one can't end it. Type ' at its end.")
        }
        for word in read where word.kind != .string && !word.isQuoted && !names.isTableOrColumn(word.name) {
            for character in word.text.unicodeScalars {
                guard let found = LookAlike(character) else { continue }
                // What can't be seen is between the pieces of the word.
                let pieces = word.text.unicodeScalars.split { LookAlike($0)?.isVisible == false }.map { String($0) }
                let hidden = pieces.joined(separator: character.properties.isWhitespace ? " " : "")
                let place = found.isVisible ? " (\(character))" : hidden.isEmpty ? "" : " at \(hidden.code)"
                return Explanation("Your statement contains \(found.name)\(place). \(found.advice)")
            }
        }
        return nil
    }
}
