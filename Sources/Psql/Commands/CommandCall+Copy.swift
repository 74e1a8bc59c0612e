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
        guard let path = request.file else { return try await runner.send(statement(request.sql), from: reader) }
        return try await request.isFrom ? copy(from: path, request.sql) : copy(to: path, request.sql)
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

    private func copy(to path: String, _ sql: String) async throws -> Bool {
        let file = try OutputFile(path)
        return try await runner.copy(statement(sql), to: file) { nil }
    }
}

/// The arguments of `\copy`.
struct CopyRequest {
    var isFrom: Bool
    /// `nil` for the script's standard input or output.
    var file: String?
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
        let target = tokens[direction + 1]
        let start = target.range.lowerBound
        let end: Int
        if target.kind == .string {
            end = target.range.upperBound
            file = text(start + 1..<max(start + 1, end - 1)).replacing("''", with: "'")
        } else {
            // An unquoted file name ends at a space or tab.
            end = bytes[start...].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? bytes.count
            let word = text(start..<end)
            switch word.lowercased() {
            case "program": return nil
            case "stdin", "stdout", "pstdin", "pstdout": file = nil
            default: file = word
            }
        }
        sql = "COPY " + text(0..<tokens[direction].range.upperBound) + (isFrom ? " STDIN" : " STDOUT") + text(end..<bytes.count)
    }
}
