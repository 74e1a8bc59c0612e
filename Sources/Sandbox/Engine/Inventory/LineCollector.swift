import Synchronization

/// Joins what a program prints to lines as it comes, and never keeps more than one line's worth.
package final class LineCollector: Sendable {
    private let rest = Mutex<[UInt8]>([])
    private let longest: Int

    /// - Parameter longest: Bytes of a line; what is longer is cut there.
    package init(longest: Int = 1 << 16) { self.longest = longest }

    /// The lines that are complete now.
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

    /// What came after the last complete line; empty where that was the last.
    package func takeRest() -> String {
        rest.withLock { rest in
            defer { rest = [] }
            return String(decoding: rest, as: UTF8.self)
        }
    }
}
