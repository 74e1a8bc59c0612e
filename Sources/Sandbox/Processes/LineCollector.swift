import Synchronization

/// Splits what a program sends into lines as it arrives. Buffers at most one line.
package final class LineCollector: Sendable {
    private let rest = Mutex<[UInt8]>([])
    private let longest: Int

    /// - Parameter longest: The maximum length of a line in bytes. Longer lines are truncated.
    package init(longest: Int = 1 << 16) { self.longest = longest }

    /// Adds output and returns the lines that are now complete.
    package func take(_ chunk: [UInt8]) -> [String] {
        rest.withLock { rest in
            var lines: [String] = []
            for part in chunk.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
                rest += part.prefix(max(0, longest - rest.count))
                lines.append(String(decoding: rest, as: UTF8.self))
                rest = []
            }
            let tail = chunk.lastIndex(of: UInt8(ascii: "\n")).map { chunk[($0 + 1)...] } ?? chunk[...]
            rest += tail.prefix(max(0, longest - rest.count))
            return lines
        }
    }

    /// Returns the output after the last complete line, or an empty string.
    package func takeRest() -> String {
        rest.withLock { rest in
            defer { rest = [] }
            return String(decoding: rest, as: UTF8.self)
        }
    }
}
