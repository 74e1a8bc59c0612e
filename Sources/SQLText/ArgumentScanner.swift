/// How a backslash command parses an argument.
package enum ArgumentForm: Sendable {
    /// Ends at whitespace or a backslash; quotes and variables are resolved.
    case word
    /// A name or pattern: like `word`, but keeps double quotes and drops trailing semicolons.
    case pattern
    /// The rest of the line.
    case wholeLine
    /// The rest of the line without trailing semicolons.
    case wholeStatement
    /// Like `word`, but everything stays as typed. For commands that are not run.
    case verbatim
}

/// An argument of a backslash command.
package struct ScriptArgument: Sendable, Equatable {
    package var text: String
    /// Whether any part of it was quoted.
    package var isQuoted: Bool

    package init(text: String, isQuoted: Bool) {
        self.text = text
        self.isQuoted = isQuoted
    }
}

package enum ScriptArgumentError: Error, Equatable {
    case unterminatedQuote
    /// Text in backticks, which psql passes to a shell.
    case shellCommand
}

/// Scans the arguments of a backslash command in the rest of its line.
struct ArgumentScanner {
    private let line: [UInt8]
    private(set) var place = 0

    init(_ line: [UInt8]) { self.line = line }

    private func byte(_ place: Int) -> UInt8 { place < line.count ? line[place] : 0 }

    mutating func next(_ form: ArgumentForm, _ variables: [String: String]) throws(ScriptArgumentError) -> ScriptArgument? {
        while place < line.count, line[place].isBlank { place += 1 }
        if place == line.count { return nil }
        if form == .wholeLine || form == .wholeStatement {
            var rest = line[place...]
            place = line.count
            while let last = rest.last, last.isBlank || (form == .wholeStatement && last == UInt8(ascii: ";")) { rest.removeLast() }
            return ScriptArgument(text: String(decoding: rest, as: UTF8.self), isQuoted: false)
        }
        if byte(place) == UInt8(ascii: "\\") { return nil }
        var text: [UInt8] = []
        var isQuoted = false
        while place < line.count, !line[place].isBlank, line[place] != UInt8(ascii: "\\") {
            switch line[place] {
            case UInt8(ascii: "'"):
                isQuoted = true
                let quoted = try string()
                text += form == .verbatim ? Array(quoted.source) : quoted.value
            case UInt8(ascii: "\""):
                isQuoted = true
                text += try doubleQuoted()
            case UInt8(ascii: "`") where form != .verbatim:
                place = line.count
                throw .shellCommand
            case UInt8(ascii: ":") where form != .verbatim: variable(into: &text, variables)
            default:
                text.append(line[place])
                place += 1
            }
        }
        if form == .pattern, !isQuoted {
            while text.last == UInt8(ascii: ";") { text.removeLast() }
            if text.isEmpty { return nil }
        }
        return ScriptArgument(text: String(decoding: text, as: UTF8.self), isQuoted: isQuoted)
    }

    private mutating func variable(into text: inout [UInt8], _ variables: [String: String]) {
        let line = line
        if let reference = VariableReference(at: place, before: line.count, { line[$0] }),
            reference.form == .isSet || variables[reference.name] != nil
        {
            text += reference.quoted(variables[reference.name]).utf8
            place = reference.end
        } else {
            text.append(line[place])
            place += 1
        }
    }

    /// Scans a double-quoted text and keeps its quotes.
    private mutating func doubleQuoted() throws(ScriptArgumentError) -> [UInt8] {
        let start = place
        place += 1
        while place < line.count, line[place] != UInt8(ascii: "\"") { place += 1 }
        if place == line.count { throw .unterminatedQuote }
        place += 1
        return Array(line[start..<place])
    }

    /// A single-quoted string, with C escapes.
    private mutating func string() throws(ScriptArgumentError) -> (value: [UInt8], source: ArraySlice<UInt8>) {
        let start = place
        var value: [UInt8] = []
        place += 1
        while place < line.count {
            let next = line[place]
            place += 1
            if next == UInt8(ascii: "'") {
                if byte(place) != UInt8(ascii: "'") { return (value, line[start..<place]) }
                place += 1
                value.append(next)
            } else if next == UInt8(ascii: "\\"), place < line.count {
                value.append(escape())
            } else {
                value.append(next)
            }
        }
        throw .unterminatedQuote
    }

    private mutating func escape() -> UInt8 {
        let letter = line[place]
        place += 1
        switch letter {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            place -= 1
            return number(radix: 8, maxDigits: 3)
        case UInt8(ascii: "x"): return number(radix: 16, maxDigits: 2)
        default: return letter
        }
    }

    private mutating func number(radix: Int, maxDigits: Int) -> UInt8 {
        var value = 0
        var digits = 0
        while digits < maxDigits, place < line.count,
            let digit = Int(String(decoding: [line[place]], as: UTF8.self), radix: radix)
        {
            value = value * radix + digit
            digits += 1
            place += 1
        }
        return UInt8(truncatingIfNeeded: value)
    }
}
