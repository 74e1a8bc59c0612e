import Glibc
import Postgres

/// `\copy`: COPY between the server and a file on this machine.
extension CommandCall {
    func copy() async throws -> Bool {
        let line = try required("a table and a file", .wholeStatement)
        guard let request = CopyRequest(line) else {
            throw ScriptCommandError(
                "\\copy takes a table or a query in parentheses, then from or to, and a file: \\copy books to 'books.csv' csv")
        }
        _ = reader.endCommand()
        isEnded = true
        switch request.place {
        case .program: throw ScriptCommandError("\\copy doesn't run programs here. Use a file, or a pipe in your shell")
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
        guard file >= 0 else { throw ScriptCommandError("\\copy: cannot read \(path): \(String(cString: strerror(errno)))") }
        defer { close(file) }
        try await host.show(.began(statement(sql)))
        try await runner.session.runScript(sql) {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0 { throw ScriptCommandError("\\copy: cannot read \(path): \(String(cString: strerror(errno)))") }
            return count == 0 ? nil : Array(buffer[..<count])
        } receive: {
            try await self.host.show(.query($0))
        }
        return true
    }

    private func copy(to path: String, _ sql: String) async throws -> Bool {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw ScriptCommandError("\\copy: cannot write \(path): \(String(cString: strerror(errno)))") }
        defer { close(file) }
        try await host.show(.began(statement(sql)))
        try await runner.session.runScript(sql) {
            nil
        } receive: { event in
            guard case .copyData(let bytes) = event else { return try await self.host.show(.query(event)) }
            var written = 0
            while written < bytes.count {
                let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + written }, $0.count - written) }
                if count < 0, errno != EINTR {
                    throw ScriptCommandError("\\copy: cannot write \(path): \(String(cString: strerror(errno)))")
                }
                written += max(0, count)
            }
        }
        return true
    }
}

/// The arguments of `\copy`.
struct CopyRequest {
    enum Place: Equatable {
        case file(String)
        /// The script's standard input or output.
        case standard
        case program
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
        guard let found, found > 0, found + 1 < tokens.count else { return nil }
        isFrom = text(tokens[found].range).lowercased() == "from"
        // An unquoted file name ends at a space or tab.
        let start = tokens[found + 1].range.lowerBound
        let end: Int
        if tokens[found + 1].kind == .string {
            end = tokens[found + 1].range.upperBound
            place = .file(text(start + 1..<max(start + 1, end - 1)).replacing("''", with: "'"))
        } else {
            end = bytes[start...].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? bytes.count
            let word = text(start..<end)
            switch word.lowercased() {
            case "stdin", "stdout", "pstdin", "pstdout": place = .standard
            case "program": place = .program
            default: place = .file(word)
            }
        }
        sql = "COPY " + text(0..<tokens[found].range.upperBound) + (isFrom ? " STDIN" : " STDOUT") + text(end..<bytes.count)
    }
}
