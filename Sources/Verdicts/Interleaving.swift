package import Course
package import SQLText

/// An answer with two sessions: statements in the order in which they are sent, each in the session named by the last marker before it.
package struct Interleaving: Sendable {
    /// One of the two sessions.
    package enum Side: String, Sendable, Hashable, CaseIterable {
        case a = "A"
        case b = "B"

        package var other: Side { self == .a ? .b : .a }
    }

    package struct Step: Sendable, Equatable {
        package var side: Side
        package var statement: SQLStatement
    }

    package let text: String
    package private(set) var steps: [Step] = []
    /// There are statements before the first marker, or there are no markers.
    package private(set) var hasUnmarked = false

    package init(_ text: String) {
        self.text = text
        let bytes = Array(text.utf8)
        var markers: [(place: Int, side: Side?)] = [(0, nil)]
        for token in SQLScanner.tokens(in: text) where token.kind == .comment {
            if let side = Self.side(String(decoding: bytes[token.range], as: UTF8.self)) { markers.append((token.range.lowerBound, side)) }
        }
        for (index, marker) in markers.enumerated() {
            let end = index + 1 < markers.count ? markers[index + 1].place : bytes.count
            for var statement in SQLSplitter.split(String(decoding: bytes[marker.place..<end], as: UTF8.self)) {
                if statement.isEmpty, statement.backslashCommand == nil { continue }
                guard let side = marker.side else {
                    hasUnmarked = true
                    continue
                }
                statement.range = (statement.range.lowerBound + marker.place)..<(statement.range.upperBound + marker.place)
                steps.append(Step(side: side, statement: statement))
            }
        }
    }

    /// The session that a comment names: `-- A:`, or `-- b: reads first`.
    private static func side(_ comment: String) -> Side? {
        guard comment.hasPrefix("--") else { return nil }
        let parts = comment.dropFirst(2).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        return Side(rawValue: parts[0].filter { $0 != " " && $0 != "\t" }.uppercased())
    }

    /// A worked example with two sessions; `nil` for any other block.
    package init?(example block: CodeBlock) {
        guard block.language == "sql", block.text.contains("--") else { return nil }
        self.init(block.text)
        let sides = Set(steps.map(\.side))
        if hasUnmarked || sides.count < Side.allCases.count { return nil }
    }
}
