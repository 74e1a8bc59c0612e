/// Reads a script as psql does: statement by statement, with psql's variables, and with backslash commands between and inside statements.
///
/// `SQLSplitter` splits a text that is known in full. A script isn't known before it runs: the server decides whether the lines after a
/// `COPY … FROM STDIN` are data, and the meaning of `:name` depends on earlier commands. So the code that runs a script requests one item
/// at a time. Both use the same scanner, and the same rule for where a statement ends.
package final class ScriptReader {
    package enum Item: Equatable {
        case statement(ScriptStatement)
        /// The name of a backslash command, without the backslash. Read its arguments next, then call `endCommand`.
        case command(String)
    }

    /// A text being read: the script, the value of a variable in it, or the rest of a line whose next lines are COPY data.
    private final class Source {
        private(set) var text: [UInt8]
        /// The offset up to which the text has been consumed.
        var place = 0
        /// The length of what came before the text and is no longer kept.
        private var dropped = 0
        /// The variable whose value this is.
        let variable: String?
        /// Reads on: whole lines, or `nil` at the end.
        private let more: () throws -> [UInt8]?

        init(_ text: [UInt8], variable: String? = nil) {
            // The server can't read a NUL.
            self.text = text.contains(0) ? text.map { $0 == 0 ? UInt8(ascii: " ") : $0 } : text
            self.variable = variable
            more = { nil }
        }

        init(reading more: @escaping () throws -> [UInt8]?) {
            text = []
            variable = nil
            self.more = more
        }

        var isAtEnd: Bool { place == text.count }

        /// The same offset, counted from the start of what was ever read.
        var offset: Int { dropped + place }

        /// Replaces a text that has been consumed by the lines after it; `false` if there are none.
        func readOn() throws -> Bool {
            guard let next = try more() else { return false }
            dropped += text.count
            (text, place) = (next, 0)
            return true
        }

        /// Whether a line of the text starts here.
        var isAtLineStart: Bool { place == 0 || text[place - 1] == UInt8(ascii: "\n") }

        /// Where the line that contains this offset ends: at its newline, or at the end of the text.
        func lineEnd(from place: Int) -> Int { text[place...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count }
    }

    private var sources: [Source]
    /// The current statement so far, which psql calls the query buffer.
    private var buffer: [UInt8] = []
    /// The offset of its first word in the script, and its line.
    private var bufferStart = 0
    private var bufferLine = 1
    /// Whether it consists only of whitespace and comments.
    private var isEmpty = true
    private var hasVariable = false
    private var rule = StatementRule()
    private var scanner = ScriptScanner()
    /// The line number at an offset in the kept text, as far as it has been counted.
    private var counted = (place: 0, line: 1)
    /// Whether the script's current line has been read to its end, with its rest in another source.
    private var isAtLineStart = false

    package init(_ script: String) { sources = [Source(Array(script.utf8))] }

    /// Reads a script of any size.
    ///
    /// - Parameter more: Returns the next lines, each complete with its line end except for the last one of the script; `nil` at the end.
    package init(reading more: @escaping () throws -> [UInt8]?) { sources = [Source(reading: more)] }

    private var top: Source { sources[sources.count - 1] }
    private var script: Source { sources[0] }

    // MARK: - Items

    /// The next statement or backslash command; `nil` at the end. Text without a semicolon at the end of the script is a statement too.
    ///
    /// - Parameters:
    ///   - variables: The values for `:name`.
    ///   - isActive: `false` in a branch that isn't run. Its text up to the next backslash command is one statement.
    ///   - hasEscapes: Whether a backslash is an escape in a string without a prefix, from the next line on.
    package func next(_ variables: [String: String], isActive: Bool = true, hasEscapes: Bool = false) throws -> Item? {
        while true {
            let source = top
            if source.isAtEnd {
                if sources.count > 1 {
                    sources.removeLast()
                    if sources.count == 1 { isAtLineStart = false }
                    continue
                }
                if try readOn() { continue }
                if scanner.isInComment, !isBlank { isEmpty = false }
                return isEmpty ? nil : .statement(statement(isTerminated: false))
            }
            if sources.count == 1, source.isAtLineStart {
                // psql looks at the setting once per line.
                scanner.hasEscapes = hasEscapes
            }
            let start = source.place
            let (piece, end) = scanner.next(source.text, at: start)
            if isBlank {
                if piece == .blank || piece == .lineComment {
                    source.place = end
                    continue
                }
                bufferStart = script.offset
                bufferLine = line()
            }
            switch piece {
            case .backslash:
                if let item = backslash() { return item }
                continue
            case .colon where substitute(variables): continue
            default: take(to: end)
            }
            switch piece {
            case .blank, .lineComment, .blockComment, .backslash: continue
            case .semicolon:
                if !rule.isOutside { continue }
                if isActive { return .statement(statement(isTerminated: true)) }
                rule.startOver()
            default: rule.take(piece, source.text[start..<end])
            }
            isEmpty = false
        }
    }

    /// Whether the statement has no text yet.
    private var isBlank: Bool { buffer.isEmpty }

    /// Appends the text up to an offset to the statement.
    private func take(to place: Int) {
        buffer += top.text[top.place..<place]
        top.place = place
    }

    private func statement(isTerminated: Bool) -> ScriptStatement {
        while !isTerminated, let last = buffer.last, last.isBlank { buffer.removeLast() }
        defer { reset() }
        return current
    }

    private var current: ScriptStatement {
        ScriptStatement(
            text: String(decoding: buffer, as: UTF8.self), line: bufferLine, offset: bufferStart, isEmpty: isEmpty,
            isVerbatim: !hasVariable)
    }

    // MARK: - The statement so far

    /// The statement so far; `nil` if no word of it has been read.
    package func pending() -> ScriptStatement? { isEmpty ? nil : current }

    /// Discards the statement so far.
    package func reset() {
        buffer.removeAll(keepingCapacity: buffer.count < 1 << 16)
        isEmpty = true
        hasVariable = false
        rule = StatementRule()
    }

    /// A state of the statement so far.
    package struct Mark {
        fileprivate var length: Int
        fileprivate var isEmpty: Bool
        fileprivate var hasVariable: Bool
        fileprivate var rule: StatementRule
    }

    package var mark: Mark { Mark(length: buffer.count, isEmpty: isEmpty, hasVariable: hasVariable, rule: rule) }

    /// Discards what was added to the statement after this state.
    package func goBack(to mark: Mark) {
        buffer.removeLast(max(0, buffer.count - mark.length))
        (isEmpty, hasVariable, rule) = (mark.isEmpty, mark.hasVariable, mark.rule)
    }

    /// How much of the script has been read, in bytes.
    package var offset: Int { script.offset }

    /// The current line, counted from 1.
    package func line() -> Int {
        for byte in script.text[counted.place..<script.place] where byte == UInt8(ascii: "\n") { counted.line += 1 }
        counted.place = script.place
        return counted.line
    }

    /// Reads the next lines of the script, whose text so far has been consumed; `false` at its end.
    private func readOn() throws -> Bool {
        _ = line()
        guard try script.readOn() else { return false }
        counted.place = 0
        return true
    }

    /// Reads a text next, as if it were here in the script: the one that was edited.
    package func insert(_ text: String) { sources.append(Source(Array(text.utf8))) }

    // MARK: - Variables

    /// Replaces `:name`, `:'name'`, `:"name"`, or `:{?name}` with its value; `false` if it isn't a reference, or the variable isn't set.
    private func substitute(_ variables: [String: String]) -> Bool {
        let source = top
        guard let reference = VariableReference(at: source.place, before: source.text.count, { source.text[$0] }) else { return false }
        let value = variables[reference.name]
        if value == nil, reference.form != .isSet { return false }
        // A variable isn't expanded inside its own value.
        if reference.form == .plain, sources.contains(where: { $0.variable == reference.name }) { return false }
        source.place = reference.end
        hasVariable = true
        isEmpty = false
        switch reference.form {
        case .plain: sources.append(Source(Array((value ?? "").utf8), variable: reference.name))
        default: buffer += reference.quoted(value).utf8
        }
        return true
    }

    // MARK: - Backslash commands

    private func backslash() -> Item? {
        let source = top
        let next = source.place + 1 < source.text.count ? source.text[source.place + 1] : 0
        if next == UInt8(ascii: ";") || next == UInt8(ascii: ":") {
            // The literal character, which doesn't end the statement.
            buffer.append(next)
            if next == UInt8(ascii: ";") { rule.startOver() }
            source.place += 2
            return nil
        }
        // A line with nothing but a command adds nothing to the statement.
        if source.isAtLineStart, buffer.last == UInt8(ascii: "\n") { buffer.removeLast() }
        let start = source.place + 1
        let end = source.text[start...].firstIndex { $0.isBlank || $0 == UInt8(ascii: "\\") } ?? source.text.count
        source.place = end
        return .command(String(decoding: source.text[start..<end], as: UTF8.self))
    }

    /// The command's next argument; `nil` if there are no more.
    package func argument(
        _ form: ArgumentForm = .word, _ variables: [String: String]
    ) throws(ScriptArgumentError) -> ScriptArgument? {
        let source = top
        let lineEnd = source.lineEnd(from: source.place)
        var scanner = ArgumentScanner(Array(source.text[source.place..<lineEnd]))
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
        if top.text[top.place...].starts(with: "\\\\".utf8) { top.place += 2 }
        return extra
    }

    /// Ends a command that failed. The rest of the line is skipped.
    package func abandonCommand() { top.place = top.lineEnd(from: top.place) }

    // MARK: - COPY data

    /// Whether the data of a COPY has been read to its end.
    package struct CopyLines {
        fileprivate var isOver = false
        package init() {}
    }

    /// A piece of the data that the server requests after a `COPY … FROM STDIN`: the lines after the current one, up to `\.` or the end of
    /// the script. `nil` after all of them were returned; call it until then.
    package func copyData(_ lines: inout CopyLines) throws -> [UInt8]? {
        if lines.isOver { return nil }
        let source = script
        if !isAtLineStart {
            let lineEnd = source.lineEnd(from: source.place)
            let rest = source.text[source.place..<lineEnd]
            source.place = min(lineEnd + 1, source.text.count)
            if !rest.allSatisfy(\.isBlank) {
                // psql reads whole lines, so the rest of this line is processed after the data.
                isAtLineStart = true
                sources.insert(Source(Array(rest)), at: 1)
            }
        }
        if source.isAtEnd, try !readOn() {
            lines.isOver = true
            return nil
        }
        let count = source.text.count
        let start = source.place
        var line = start
        while line < count, line - start < 1 << 16 {
            let lineEnd = source.lineEnd(from: line)
            var content = source.text[line..<lineEnd]
            if content.last == UInt8(ascii: "\r") { content.removeLast() }
            if content.elementsEqual("\\.".utf8) {
                lines.isOver = true
                skip(to: min(lineEnd + 1, count))
                return Array(source.text[start..<line])
            }
            line = min(lineEnd + 1, count)
        }
        skip(to: line)
        isAtLineStart = true
        return Array(source.text[start..<line])
    }

    private func skip(to place: Int) {
        script.place = place
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
