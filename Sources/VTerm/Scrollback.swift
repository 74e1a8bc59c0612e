import Terminal

/// The lines that have scrolled off the top of the screen: ten thousand of them, in a few bytes each.
struct Scrollback {
    /// A ring buffer once it is full.
    private var ring: [CompactLine] = []
    private var first = 0
    private var byteCount = 0
    private var scratch: [UInt8] = []
    /// How many lines have left the screen since it was last cleared. They are shown again when the window gets taller.
    private(set) var recentCount = 0

    static let maxLines = 10_000
    /// A program that changes the color for every character gets fewer lines.
    static let maxBytes = 16 << 20

    var count: Int { ring.count }

    /// The oldest first.
    var lines: [CompactLine] { Array(ring[first...] + ring[..<first]) }

    mutating func append(_ cells: UnsafeBufferPointer<Cell>, continues: Bool) {
        append(CompactLine(cells, continues: continues, scratch: &scratch))
        recentCount += 1
    }

    mutating func append(_ line: CompactLine) {
        byteCount += line.byteCount
        if ring.count == Scrollback.maxLines {
            byteCount -= ring[first].byteCount
            ring[first] = line
            first = (first + 1) % ring.count
        } else {
            ring.append(line)
        }
        if byteCount > Scrollback.maxBytes { replace(with: Array(lines.suffix(count * 3 / 4)), recent: recentCount) }
    }

    mutating func forgetRecent() { recentCount = 0 }

    /// Replaces the lines; the last `recent` of them left the screen since it was last cleared.
    mutating func replace(with lines: [CompactLine], recent: Int) {
        ring = lines.suffix(Scrollback.maxLines)
        first = 0
        recentCount = max(0, min(recent, ring.count))
        byteCount = ring.reduce(0) { $0 + $1.byteCount }
    }
}
