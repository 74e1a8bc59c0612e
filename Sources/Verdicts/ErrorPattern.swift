/// A piece of an error message, with captures, as data: `get {name}: no such volume`.
///
/// Letter case does not matter. `{name}` captures the text up to the next literal, or one word at the end; `*` skips text. A `$` at the end
/// matches the end of the line.
package struct ErrorPattern: ExpressibleByStringLiteral, Sendable {
    private enum Piece: Sendable {
        case literal([UInt8])
        case capture(String)
    }

    private let pieces: [Piece]
    private let endsLine: Bool

    package init(stringLiteral text: String) {
        endsLine = text.hasSuffix("$")
        var pieces: [Piece] = []
        var rest = (endsLine ? text.dropLast() : text[...]).replacing("*", with: "{_}")[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.literal(rest[..<open].utf8.map(\.lowercase))) }
            pieces.append(.capture(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(rest.utf8.map(\.lowercase))) }
        self.pieces = pieces
    }

    /// A line of a program's output.
    package struct Line {
        fileprivate let bytes: [UInt8]
        fileprivate let folded: [UInt8]

        package init(_ text: some StringProtocol) {
            bytes = Array(text.utf8)
            folded = bytes.map(\.lowercase)
        }
    }

    /// The pattern's captures in the line; `nil` if it does not match.
    package func captures(in line: Line) -> [String: String]? {
        var names: [String: String] = [:]
        var place = 0
        var open: String?
        for piece in pieces {
            switch piece {
            case .capture(let name): open = name
            case .literal(let text):
                guard let start = line.folded.firstIndex(of: text, from: place) else { return nil }
                if let open { names[open] = Self.name(open, line.bytes[place..<start]) }
                open = nil
                place = start + text.count
            }
        }
        let rest = line.bytes[place...]
        if let open {
            names[open] = Self.name(open, endsLine ? rest : rest.prefix { $0 > UInt8(ascii: " ") })
        } else if endsLine, !rest.isEmpty {
            return nil
        }
        names["_"] = nil
        return names
    }

    /// A captured name, short enough for a sentence and without surrounding punctuation; `nil` if nothing is left.
    private static func name(_ capture: String, _ bytes: ArraySlice<UInt8>) -> String? {
        var text = String(decoding: bytes, as: UTF8.self)[...]
        text = text.drop { "\"'`:;, ".contains($0) }
        while let last = text.last, "\"'`:;,. ".contains(last) { text.removeLast() }
        switch capture {
        // The port of an address, or the last key of a path in a Compose file.
        case "port": text = text.split(separator: ":").last ?? text
        case "key": text = text.split(separator: ".").last ?? text
        // The engine writes /web for the container web, and the builder /a.txt for a file in the context.
        case "name": text = text.drop { $0 == "/" }
        default: break
        }
        return text.isEmpty ? nil : shortened(text)
    }

    /// The text, or as many of its words as fit in a sentence.
    private static func shortened(_ text: Substring) -> String {
        let most = 80
        if text.count <= most { return String(text) }
        let start = text.prefix(most)
        return start[..<(start.lastIndex(of: " ") ?? start.endIndex)] + " …"
    }
}

extension [UInt8] {
    fileprivate func firstIndex(of piece: [UInt8], from start: Int) -> Int? {
        guard let first = piece.first, count >= start + piece.count else { return nil }
        return (start...count - piece.count).first { self[$0] == first && self[$0..<$0 + piece.count].elementsEqual(piece) }
    }
}

extension UInt8 {
    fileprivate var lowercase: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 32 : self }
}
