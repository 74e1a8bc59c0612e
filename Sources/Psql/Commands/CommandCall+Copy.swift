import Glibc
import Postgres
import Primitives
import SQLText

/// `\copy`: COPY between the server and a file on this machine.
extension CommandCall {
    func copy() async throws -> Bool {
        let line = try required("a table and a file", .wholeStatement)
        guard let request = CopyRequest(line) else {
            throw ScriptCommandError(
                "\\copy takes a table or a query in parentheses, then from or to, and a file: \\copy books to 'books.csv' csv")
        }
        skipArguments()
        switch request.place {
        case .program(let command):
            try requireTerminal()
            return try await request.isFrom ? copy(fromProgram: command, request.sql) : copy(to: "|" + command, request.sql)
        case .standard:
            return try await runner.send(statement(request.sql), from: reader)
        case .file(let path): return try await request.isFrom ? copy(from: path, request.sql) : copy(to: path, request.sql)
        }
    }

    private func statement(_ sql: String) -> ScriptStatement {
        ScriptStatement(made: sql, at: reader.line())
    }

    private func copy(from path: String, _ sql: String) async throws -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw ScriptCommandError("\(path): \(String(cString: strerror(errno)))") }
        defer { close(file) }
        return try await runner.copy(statement(sql)) {
            guard let bytes = DescriptorBytes.next(file) else {
                throw ScriptCommandError("\\copy: cannot read \(path): \(String(cString: strerror(errno)))")
            }
            return bytes.isEmpty ? nil : bytes
        }
    }

    private func copy(fromProgram command: String, _ sql: String) async throws -> Bool {
        guard var output = Shell.output(of: command) else { throw ScriptCommandError("\\copy: \(command) failed") }
        if !output.isEmpty { output.append(UInt8(ascii: "\n")) }
        return try await runner.copy(statement(sql)) {
            defer { output = [] }
            return output.isEmpty ? nil : output
        }
    }

    private func copy(to path: String, _ sql: String) async throws -> Bool {
        let file = try OutputFile(path)
        return try await runner.copy(statement(sql), to: file) { nil }
    }
}

/// The arguments of `\copy`.
struct CopyRequest {
    enum Place: Equatable {
        case file(String)
        /// The script's standard input or output.
        case standard
        /// A command for the shell.
        case program(String)
    }

    var isFrom: Bool
    var place: Place
    /// The COPY statement to send to the server.
    var sql: String

    init?(_ line: String) {
        let bytes = Array(line.utf8)
        let tokens = SQLScanner.tokens(in: line)
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        // Finds the `from` or `to` outside the parentheses of a column list or a query.
        var depth = 0
        var found: Int?
        for (index, token) in tokens.enumerated() where found == nil {
            switch text(token.range).lowercased() {
            case "(": depth += 1
            case ")": depth -= 1
            case "from" where depth == 0, "to" where depth == 0: found = index
            default: break
            }
        }
        guard let direction = found, direction > 0, direction + 1 < tokens.count else { return nil }
        isFrom = text(tokens[direction].range).lowercased() == "from"
        // An unquoted file name ends at a space or tab.
        let isProgram = text(tokens[direction + 1].range).lowercased() == "program"
        let target = direction + (isProgram ? 2 : 1)
        guard target < tokens.count else { return nil }
        let start = tokens[target].range.lowerBound
        let end: Int
        if tokens[target].kind == .string {
            end = tokens[target].range.upperBound
            let name = text(start + 1..<max(start + 1, end - 1)).replacing("''", with: "'")
            place = isProgram ? .program(name) : .file(name)
        } else if isProgram {
            return nil
        } else {
            end = bytes[start...].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? bytes.count
            let word = text(start..<end)
            switch word.lowercased() {
            case "stdin", "stdout", "pstdin", "pstdout": place = .standard
            default: place = .file(word)
            }
        }
        sql = "COPY " + text(0..<tokens[direction].range.upperBound) + (isFrom ? " STDIN" : " STDOUT") + text(end..<bytes.count)
    }
}
