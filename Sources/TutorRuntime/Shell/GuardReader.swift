/// Detects the invisible sequences in a shell's output that report each prompt, whether docker uses the lesson's socket, and how the last
/// command ended. They contain a path that no program's output contains by chance: the socket's, or that of the startup files.
struct GuardReader {
    struct Report: Equatable {
        /// Whether docker uses the lesson's socket.
        var isGuarded: Bool
        /// Whether the last command ended with an exit code other than 0.
        var hasFailed: Bool
    }

    private let beginning: [UInt8]
    private var tail: [UInt8] = []

    /// The maximum length of what follows the path: `other;255` and the bell.
    private static let maxRest = 10

    init(key: String) { beginning = Array("\u{1B}]7337;\(key);".utf8) }

    /// The reports that end in this piece of output.
    mutating func read(_ piece: ArraySlice<UInt8>) -> [Report] {
        let text = tail + piece
        var reports: [Report] = []
        var rest = text[...]
        while let count = rest.end(of: beginning), let end = rest.dropFirst(count).prefix(Self.maxRest).firstIndex(of: 0x07) {
            let words = rest.dropFirst(count).prefix(upTo: end).split(separator: UInt8(ascii: ";"))
            let isGuarded = words.first?.elementsEqual("own".utf8) == true
            reports.append(Report(isGuarded: isGuarded, hasFailed: words.last?.elementsEqual("0".utf8) == false))
            rest = rest[(end + 1)...]
        }
        tail = Array(rest.suffix(beginning.count + Self.maxRest))
        return reports
    }
}
