import Postgres
import SQLText

/// A function, for completion.
package struct FunctionOutline: Sendable, Equatable {
    package var schema: String
    package var name: String
    /// Whether its name is enough to find it, without its schema.
    package var isVisible: Bool
    /// Its arguments, as the server writes them.
    package var arguments: String
    package var result: String
    package var comment: String

    package init(
        schema: String = "public", name: String, isVisible: Bool = true, arguments: String, result: String, comment: String = ""
    ) {
        self.schema = schema
        self.name = name
        self.isVisible = isVisible
        self.arguments = arguments
        self.result = result
        self.comment = comment
    }
}

/// The completions for a position in a text.
package struct Completion: Sendable, Equatable {
    package struct Candidate: Sendable, Equatable {
        package enum Kind: Int, Sendable {
            case join, column, table, function, keyword
        }

        /// The text to insert.
        package var text: String
        /// What the typed letters are compared with, if that isn't the text.
        package var name: String?
        package var kind: Kind
        /// Its type, signature or kind.
        package var detail: String
        package var comment = ""
    }

    /// A name that may match. Its candidate is made only if it does, because there may be thousands of names.
    struct Offer {
        /// What the typed letters are compared with.
        var name: String
        var candidate: () -> Candidate

        init(name: String, _ candidate: @escaping () -> Candidate) {
            self.name = name
            self.candidate = candidate
        }

        init(_ candidate: Candidate) { self.init(name: candidate.name ?? candidate.text.trimmingQuotes) { candidate } }
    }

    /// More candidates than this are counted, but not listed.
    private static let maxCandidates = 1000

    /// The range to replace, in bytes of the text.
    package var range: Range<Int>
    /// The candidates, the best first.
    package var candidates: [Candidate]
    /// How many names match.
    package var matchCount: Int
    /// How many candidates start with the typed letters. If there is only one, it is taken.
    package var exactCount: Int

    /// `nil` inside a string or comment.
    ///
    /// - Parameter place: The cursor, in bytes of the text.
    package init?(in text: String, at place: Int, tables: [TableOutline], functions: [FunctionOutline]) {
        // The statement around the cursor; after its semicolon, the next one starts.
        let statements = SQLSplitter.split(text)
        let current = statements.first { statement in
            statement.extent.contains(place)
                || (statement.extent.upperBound == place && (!statement.isTerminated || statement.backslashCommand != nil))
        }
        let extent = current?.extent ?? place..<place
        let bytes = Array(text.utf8)
        let statement = String(decoding: bytes[extent], as: UTF8.self)
        let cursor = place - extent.lowerBound
        let tokens = SQLScanner.tokens(in: statement)
        let content = Array(bytes[extent])
        func word(_ token: SQLToken) -> String { String(decoding: content[token.range], as: UTF8.self) }

        var before = tokens.filter { $0.range.lowerBound < cursor }
        var typed = ""
        if let last = before.last, last.range.upperBound >= cursor {
            switch last.kind {
            case .string: if last.isOpen || last.range.upperBound > cursor { return nil }
            case .comment: return nil
            case .number, .parameter, .backslash: return nil
            case .identifier, .keyword:
                typed = String(decoding: content[last.range.lowerBound..<cursor], as: UTF8.self)
                before.removeLast()
            case .operator, .punctuation: break
            }
        }
        let command = current?.backslashCommand ?? ""
        if !command.isEmpty, !command.hasPrefix("\\d") || before.last?.kind == .backslash { return nil }
        before = before.filter { $0.kind != .comment }
        range = place - typed.utf8.count..<place
        let start = cursor - typed.utf8.count

        var reader = QueryScopeReader(statement, at: start, tables: tables)
        let scope = reader.read()
        let usesCapitals = typed.first.map(\.isUppercase) ?? (tokens.first.map { word($0).first?.isUppercase ?? true } ?? true)
        var previous = before.last.map { word($0).lowercased() } ?? ""
        // The parentheses after these words contain clauses of their own.
        if previous == "(", let clause = before.dropLast().last.map({ word($0).lowercased() }), ["filter", "over"].contains(clause) {
            previous = clause + " ("
        }
        let source = Source(tables: tables, functions: functions, scope: scope, previous: previous)
        let all: [Offer]
        if !command.isEmpty {
            all = source.tableNames
        } else if before.last.map(word) == "." {
            let words = Array(before.suffix(4).map(word).reversed())
            let schema = words.count == 4 && words[2] == "." ? words[3].trimmingQuotes : nil
            all = source.members(of: words.count > 1 ? words[1].trimmingQuotes : "", in: schema)
        } else {
            all = source.candidates(usesCapitals: usesCapitals)
        }
        let letters = Array(typed.trimmingQuotes.lowercased().utf8)
        let matches = all.indices.compactMap { index in FuzzyMatch.score(letters, all[index].name).map { (score: $0, index: index) } }
            .sorted { ($0.score, $0.index) < ($1.score, $1.index) }
        let best = matches.prefix(Self.maxCandidates).map { (score: $0.score, candidate: all[$0.index].candidate()) }
            // A candidate that has been typed in full needs no completion.
            .filter { $0.candidate.text != typed }
        exactCount = typed.isEmpty ? 0 : best.count { $0.score == 0 }
        candidates = best.map(\.candidate)
        matchCount = matches.count > Self.maxCandidates ? matches.count : candidates.count
        if candidates.isEmpty { return nil }
    }
}

extension String {
    /// The name without surrounding quotes.
    fileprivate var trimmingQuotes: String {
        var text = self[...]
        if text.first == "\"" { text.removeFirst() }
        if text.last == "\"" { text.removeLast() }
        return String(text)
    }
}

/// How well typed letters match a name; lower is better.
enum FuzzyMatch {
    /// 0 if the name starts with the letters, 1 if one of its words does, otherwise higher the further the letters are spread out. `nil` if
    /// the name doesn't contain them in this order.
    ///
    /// - Parameter letters: In lowercase.
    static func score(_ letters: [UInt8], _ name: String) -> Int? {
        if letters.isEmpty { return 0 }
        var name = name.utf8.allSatisfy { $0 < 0x80 } ? name : name.lowercased()
        return name.withUTF8 { bytes in
            func starts(at start: Int) -> Bool {
                bytes.count - start >= letters.count && letters.indices.allSatisfy { bytes[start + $0].lowercased == letters[$0] }
            }
            if starts(at: 0) { return 0 }
            for index in bytes.indices.dropFirst() where !bytes[index - 1].isLetter && starts(at: index) { return 1 }
            var next = 0
            var first = 0
            for (index, byte) in bytes.enumerated() where next < letters.count && byte.lowercased == letters[next] {
                if next == 0 { first = index }
                next += 1
                if next == letters.count { return 2 + first + (index - first) }
            }
            return nil
        }
    }
}

extension UInt8 {
    fileprivate var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
    /// Every byte of a letter beyond ASCII counts as one.
    fileprivate var isLetter: Bool { lowercased >= 0x61 && lowercased <= 0x7A || self >= 0x80 }
}
