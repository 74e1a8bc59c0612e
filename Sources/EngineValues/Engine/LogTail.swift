/// The last lines of a container's log.
package struct LogTail: Sendable, Equatable {
    package var container: String
    package var lines: [String]
    /// Whether it prints too fast to read, so that it is only sampled.
    package var isFlood: Bool

    package init(container: String, lines: [String] = [], isFlood: Bool = false) {
        self.container = container
        self.lines = lines
        self.isFlood = isFlood
    }

    /// The maximum number of lines kept, and the maximum length of each.
    package static let maxLines = 300
    package static let longestLine = 2000

    package mutating func add(_ new: [String]) {
        lines += new.suffix(LogTail.maxLines).map(LogTail.plain)
        if lines.count > LogTail.maxLines { lines.removeFirst(lines.count - LogTail.maxLines) }
    }

    /// The last lines of a program's output, as plain text; none if it printed nothing.
    package static func end(of output: String, lines count: Int = 8) -> [String] {
        if output.isEmpty { return [] }
        // As characters, a carriage return and a line feed would be one.
        return output.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).suffix(count).map { plain(String($0)) }
    }

    /// The line without colors and other terminal sequences. If a carriage return overwrote the line, only the last version is kept.
    private static func plain(_ line: String) -> String {
        guard line.utf8.contains(where: { $0 == 0x1B || $0 == 0x0D }) else { return line }
        var scalars = String.UnicodeScalarView()
        var rest = line.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\u{1B}" {
                let isLong = rest.first == "["
                rest = rest.dropFirst(isLong ? 1 : 0).drop { (0x20...(isLong ? 0x3F : 0x2F)).contains($0.value) }.dropFirst()
            } else if scalar == "\r" {
                if !rest.isEmpty { scalars.removeAll() }
            } else {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
