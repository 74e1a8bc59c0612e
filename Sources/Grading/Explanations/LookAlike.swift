import Postgres
import SQLText

/// Characters that look right, or can't be seen, but aren't the ones that SQL uses. They come with text pasted from web pages, PDFs, and word
/// processors. The server reads each of them as a letter, so what it says is about names.
struct LookAlike {
    let characters: String
    /// With an article, unless it is a plural.
    let name: String
    let advice: String
    let look: Look

    enum Look { case visible, several, space, nothing }

    private init(_ characters: String, _ name: String, _ advice: String, _ look: Look = .visible) {
        self.characters = characters
        self.name = name
        self.advice = advice
        self.look = look
    }

    private static let table = [
        LookAlike("‘’‚‛“”„‟«»‹›＇＂", "curly quotes", "SQL uses straight ones: ' around text, \" around names.", .several),
        LookAlike("\u{A0}\u{2007}\u{202F}", "a non-breaking space", "Type a normal space instead.", .space),
        LookAlike("\u{3000}", "a fullwidth space", "Type a normal space instead.", .space),
        LookAlike("\u{85}\u{2028}\u{2029}", "a line separator", "Press Enter there instead.", .space),
        LookAlike("×✕✖∗⋅·•∙", "a multiplication sign", "Type * instead."),
        LookAlike("÷∕⁄", "a division sign", "Type / instead."),
        LookAlike("−", "a minus sign", "Type - instead."),
        LookAlike("≠", "a not-equal sign", "Type <> instead."),
        LookAlike("≤⩽", "a less-or-equal sign", "Type <= instead."),
        LookAlike("≥⩾", "a greater-or-equal sign", "Type >= instead."),
        LookAlike("、", "an East Asian comma", "Type , instead."),
        LookAlike("\u{37E}", "a Greek question mark", "Type ; instead."),
        LookAlike("。", "an East Asian period", "Type . or ; instead."),
    ]

    /// The row for a character; `nil` for any other.
    static func row(for character: Unicode.Scalar) -> LookAlike? {
        if character.isASCII { return nil }
        if let row = table.first(where: { $0.characters.unicodeScalars.contains(character) }) { return row }
        let text = String(character)
        if character.properties.isWhitespace { return LookAlike(text, "a space of unusual width", "Type a normal space instead.", .space) }
        switch character.properties.generalCategory {
        case .format: return LookAlike(text, "an invisible character", "Type that part again.", .nothing)
        case .dashPunctuation: return LookAlike(text, "a dash", "Type - for minus, or -- before a comment.")
        default: break
        }
        // In this block, the characters of ASCII have their own order.
        guard (0xFF01...0xFF5E).contains(character.value), let typed = Unicode.Scalar(character.value - 0xFEE0) else { return nil }
        return LookAlike(text, "a fullwidth character", "Type \(typed) instead.")
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
                guard let row = LookAlike.row(for: character) else { continue }
                let all = words.filter { $0.kind != .string && !$0.isQuoted }.map(\.text).joined(separator: " ")
                let others = "(\(all))".unicodeScalars.split(separator: character).count - 2
                let more = others > 0 && row.look != .several ? ", and \(others) more" : ""
                return Explanation("Your answer contains \(row.name)\(location(of: character, row, in: word))\(more). \(row.advice)")
            }
        }
        return nil
    }

    /// The character itself or, if it can't be seen, the text around it.
    private func location(of character: Unicode.Scalar, _ row: LookAlike, in word: Word) -> String {
        switch row.look {
        case .several: return ""
        case .visible: return " (\(character))"
        case .space, .nothing:
            let pieces = word.text.unicodeScalars.split { LookAlike.row(for: $0)?.look == row.look }.map { String($0) }
            return pieces.isEmpty ? "" : " at \(pieces.joined(separator: row.look == .space ? " " : "").code)"
        }
    }
}
