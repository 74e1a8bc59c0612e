import Glibc
import Postgres
import Primitives
import SQLText

/// Reads a script piece by piece, so that its size doesn't matter. It is UTF-8, with or without a byte order mark.
package final class ScriptFile {
    /// The path, or what standard input is called in errors: nothing, unless it was named. As in psql, they then have no place.
    package let name: String
    private let descriptor: Int32
    /// The start of a line whose end hasn't been read yet.
    private var pending: [UInt8] = []
    /// How many lines have been returned.
    private var lineCount = 0
    /// Called before more is read, such as to show a prompt.
    package var willRead: () -> Void = {}

    /// Opens a file.
    package init(_ path: String) throws(ScriptCommandError) {
        name = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw ScriptCommandError("\(path): \(String(cString: strerror(errno)))") }
    }

    /// Reads standard input.
    package init(isNamed: Bool = false) {
        name = isNamed ? "<stdin>" : ""
        descriptor = STDIN_FILENO
    }

    package var isStandardInput: Bool { descriptor == STDIN_FILENO }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    /// The next lines, as many as have arrived; `nil` at the end. Throws if the server can't read them, or would take too long to.
    func lines() throws(ScriptCommandError) -> [UInt8]? {
        var searched = 0
        while true {
            if let last = pending[searched...].lastIndex(of: UInt8(ascii: "\n")) {
                let lines = Array(pending[...last])
                pending.removeFirst(last + 1)
                return try checked(lines)
            }
            searched = pending.count
            if try read() { continue }
            if pending.isEmpty { return nil }
            defer { pending = [] }
            return try checked(pending)
        }
    }

    /// Reads more bytes; `false` at the end.
    private func read() throws(ScriptCommandError) -> Bool {
        willRead()
        guard let more = DescriptorBytes.next(descriptor) else {
            throw ScriptCommandError("cannot read \(name): \(String(cString: strerror(errno)))")
        }
        pending += more
        return !more.isEmpty
    }

    private func checked(_ bytes: [UInt8]) throws(ScriptCommandError) -> [UInt8] {
        let content = lineCount == 0 ? bytes.withoutMark : bytes
        try Self.check(content, name: name, after: lineCount)
        lineCount += content.count { $0 == UInt8(ascii: "\n") }
        return content
    }

    /// The text of a small file.
    package static func text(of path: String) throws(ScriptCommandError) -> String {
        let file = try ScriptFile(path)
        var all: [UInt8] = []
        while let lines = try file.lines() { all += lines }
        return String(decoding: all, as: UTF8.self)
    }

    /// Throws if the server can't read the text, or would take too long to.
    package static func check(_ content: [UInt8], name: String, after lines: Int = 0) throws(ScriptCommandError) {
        if let flaw = TextFlaw(in: content, isStart: lines == 0) {
            throw ScriptCommandError(flaw.sentence(about: name, after: lines))
        }
        if let start = OperatorRun.tooLong(in: content) {
            let line = lines + content[..<start].count { $0 == UInt8(ascii: "\n") } + 1
            throw ScriptCommandError(
                "line \(line) of \(name) has more than \(OperatorRun.maxLength) operator characters in a row. "
                    + "The server would take too long to read them")
        }
    }
}
