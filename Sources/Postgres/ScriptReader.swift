/// Reads a script as psql does: statement by statement, with psql's variables, and with backslash commands between and inside statements.
///
/// `SQLSplitter` splits a text that is known in full. A script isn't known before it runs: the server decides whether the lines after a
/// `COPY … FROM STDIN` are data, and the meaning of `:name` depends on earlier commands. So the code that runs a script requests one item
/// at a time. Both use the same rule for where a statement ends.
package final class ScriptReader {
    package enum Item: Equatable {
        case statement(ScriptStatement)
        /// The name of a backslash command, without the backslash. Read its arguments next, then call `endCommand`.
        case command(String)
    }

    /// A text being read: the script, the value of a variable in it, or the rest of a line whose next lines are COPY data.
    private final class Source {
        var stream: TokenStream
        /// The offset up to which the text has been consumed.
        var place = 0
        /// The variable whose value this is.
        let variable: String?

        init(_ text: String, variable: String? = nil) {
            stream = TokenStream(text)
            self.variable = variable
        }
    }

    private var sources: [Source]
    /// The current statement so far, which psql calls the query buffer.
    private var buffer: [UInt8] = []
    /// The offset of its first word in the script.
    private var bufferStart = 0
    /// Whether it consists only of whitespace and comments.
    private var isEmpty = true
    private var hasVariable = false
    private var rule = StatementRule()
    /// The line number at an offset in the script, as far as it has been counted.
    private var counted = (place: 0, line: 1)
    /// Whether the script's current line has been read to its end, with its rest in another source.
    private var isAtLineStart = false

    package init(_ script: String) { sources = [Source(script)] }

    private var top: Source { sources[sources.count - 1] }
    private var script: Source { sources[0] }

    // MARK: - Items

    /// The next statement or backslash command; `nil` at the end. Text without a semicolon at the end of the script is a statement too.
    ///
    /// - Parameter variables: The values for `:name`.
    package func next(_ variables: [String: String]) -> Item? {
        while true {
            guard let token = top.stream.next() else {
                if !isBlank { take(to: top.stream.count) }
                if sources.count > 1 {
                    sources.removeLast()
                    if sources.count == 1 { isAtLineStart = false }
                    continue
                }
                return isEmpty ? nil : .statement(statement(isTerminated: false))
            }
            if isBlank {
                if token.code == RawToken.lineComment {
                    top.place = token.end
                    continue
                }
                top.place = token.start
                bufferStart = sources.count == 1 ? token.start : script.place
            }
            switch token.code {
            case RawToken.lineComment, RawToken.blockComment:
                take(to: token.end)
                if token.isOpen { isEmpty = false }
            case RawToken.backslash:
                take(to: token.start)
                if let item = backslash(at: token.start) { return item }
            case RawToken.semicolon where rule.isOutside:
                take(to: token.end)
                return .statement(statement(isTerminated: true))
            case RawToken.colon where substitute(at: token.start, variables): isEmpty = false
            default:
                isEmpty = false
                rule.take(token, isQuoted: top.stream[token.start] == UInt8(ascii: "\""))
                take(to: token.end)
            }
        }
    }

    /// Whether the statement has no text yet.
    private var isBlank: Bool { buffer.isEmpty }

    /// Appends the text up to an offset to the statement.
    private func take(to place: Int) {
        if place > top.place { buffer += top.stream.bytes(top.place..<place) }
        top.place = max(top.place, place)
    }

    private func statement(isTerminated: Bool) -> ScriptStatement {
        while !isTerminated, let last = buffer.last, last.isBlank { buffer.removeLast() }
        let statement = ScriptStatement(
            text: String(decoding: buffer, as: UTF8.self), line: line(of: bufferStart), offset: bufferStart, isEmpty: isEmpty,
            isVerbatim: !hasVariable)
        reset()
        return statement
    }

    // MARK: - The statement so far

    /// The statement so far; `nil` if no word of it has been read.
    package func pending() -> ScriptStatement? {
        if isEmpty { return nil }
        return ScriptStatement(
            text: String(decoding: buffer, as: UTF8.self), line: line(of: bufferStart), offset: bufferStart, isEmpty: isEmpty,
            isVerbatim: !hasVariable)
    }

    /// Discards the statement so far.
    package func reset() {
        buffer.removeAll(keepingCapacity: buffer.count < 1 << 16)
        isEmpty = true
        hasVariable = false
        rule = StatementRule()
    }

    /// How much of the script has been read, in bytes.
    package var offset: Int { script.place }

    /// The current line, counted from 1.
    package func line() -> Int { line(of: script.place) }

    private func line(of place: Int) -> Int {
        if place < counted.place { counted = (0, 1) }
        for byte in script.stream.bytes(counted.place..<place) where byte == UInt8(ascii: "\n") { counted.line += 1 }
        counted.place = place
        return counted.line
    }

    // MARK: - Variables

    /// Replaces `:name`, `:'name'`, `:"name"`, or `:{?name}` with its value; `false` if it isn't a reference, or the variable isn't set.
    private func substitute(at start: Int, _ variables: [String: String]) -> Bool {
        let source = top
        guard let reference = VariableReference(at: start, before: source.stream.count, { source.stream[$0] }) else { return false }
        let value = variables[reference.name]
        if value == nil, reference.form != .isSet { return false }
        // A variable isn't expanded inside its own value.
        if reference.form == .plain, sources.contains(where: { $0.variable == reference.name }) { return false }
        take(to: start)
        source.place = reference.end
        source.stream.seek(to: reference.end)
        hasVariable = true
        switch reference.form {
        case .plain: sources.append(Source(value ?? "", variable: reference.name))
        default: buffer += reference.quoted(value).utf8
        }
        return true
    }

    // MARK: - Backslash commands

    private func backslash(at start: Int) -> Item? {
        let source = top
        let count = source.stream.count
        let next = start + 1 < count ? source.stream[start + 1] : 0
        if next == UInt8(ascii: ";") || next == UInt8(ascii: ":") {
            // The literal character, which doesn't end the statement.
            buffer.append(next)
            if next == UInt8(ascii: ";") { rule.startOver() }
            source.place = start + 2
            source.stream.seek(to: start + 2)
            return nil
        }
        var end = start + 1
        while end < count, !source.stream[end].isBlank, source.stream[end] != UInt8(ascii: "\\") { end += 1 }
        source.place = end
        return .command(String(decoding: source.stream.bytes(start + 1..<end), as: UTF8.self))
    }

    /// The command's next argument; `nil` if there are no more.
    package func argument(
        _ form: ArgumentForm = .word, _ variables: [String: String]
    ) throws(ScriptArgumentError) -> ScriptArgument? {
        let source = top
        let lineEnd = source.stream.lineEnd(from: source.place)
        var scanner = ArgumentScanner(source.stream.bytes(source.place..<lineEnd))
        defer { source.place += scanner.place }
        return try scanner.next(form, variables)
    }

    /// Ends a command. Another command on the line is read next, and so is SQL after `\\`; anything else on the line is skipped.
    ///
    /// - Returns: The skipped arguments.
    package func endCommand() -> [String] {
        var extra: [String] = []
        while true {
            do {
                guard let argument = try argument(.verbatim, [:]) else { break }
                extra.append(argument.text)
            } catch {
                continue
            }
        }
        let source = top
        let count = source.stream.count
        if source.place + 1 < count, source.stream[source.place] == UInt8(ascii: "\\"),
            source.stream[source.place + 1] == UInt8(ascii: "\\")
        {
            source.place += 2
        }
        source.stream.seek(to: source.place)
        return extra
    }

    // MARK: - COPY data

    /// Whether the data of a COPY has been read to its end.
    package struct CopyLines {
        fileprivate var isOver = false
        package init() {}
    }

    /// A piece of the data that the server requests after a `COPY … FROM STDIN`: the lines after the current one, up to `\.` or the end of
    /// the script. `nil` after all of them were returned; call it until then.
    package func copyData(_ lines: inout CopyLines) -> [UInt8]? {
        if lines.isOver { return nil }
        let source = script
        let count = source.stream.count
        if !isAtLineStart {
            let lineEnd = source.stream.lineEnd(from: source.place)
            let rest = source.stream.bytes(source.place..<lineEnd)
            source.place = min(lineEnd + 1, count)
            if !rest.allSatisfy(\.isBlank) {
                // psql reads whole lines, so the rest of this line is processed after the data.
                isAtLineStart = true
                sources.insert(Source(String(decoding: rest, as: UTF8.self)), at: 1)
            }
        }
        let start = source.place
        var line = start
        while line < count, line - start < 1 << 16 {
            let lineEnd = source.stream.lineEnd(from: line)
            var contentEnd = lineEnd
            if contentEnd > line, source.stream[contentEnd - 1] == UInt8(ascii: "\r") { contentEnd -= 1 }
            if contentEnd - line == 2, source.stream[line] == UInt8(ascii: "\\"), source.stream[line + 1] == UInt8(ascii: ".") {
                lines.isOver = true
                let data = source.stream.bytes(start..<line)
                skip(to: min(lineEnd + 1, count))
                return data
            }
            line = min(lineEnd + 1, count)
        }
        let data = source.stream.bytes(start..<line)
        if line == count { lines.isOver = true }
        skip(to: line)
        isAtLineStart = true
        return data
    }

    private func skip(to place: Int) {
        script.place = place
        script.stream.seek(to: place)
        isAtLineStart = sources.count > 1
    }
}

/// A statement of a script, in the form in which it is sent.
package struct ScriptStatement: Sendable, Equatable {
    package var text: String
    /// The line of its first word, counted from 1.
    package var line: Int
    /// The byte offset of its first word in the script.
    package var offset: Int
    /// Whether it consists only of whitespace and comments.
    package var isEmpty: Bool
    /// Whether it appears in the script exactly as it is sent, without variable values.
    package var isVerbatim: Bool

    package init(text: String, line: Int, offset: Int, isEmpty: Bool, isVerbatim: Bool) {
        self.text = text
        self.line = line
        self.offset = offset
        self.isEmpty = isEmpty
        self.isVerbatim = isVerbatim
    }

    /// Creates a statement that isn't part of a script.
    package init(made text: String, at line: Int) { self.init(text: text, line: line, offset: 0, isEmpty: false, isVerbatim: false) }
}
