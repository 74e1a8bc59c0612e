/// Detects the invisible sequences in a shell's output that report each prompt, whether docker uses the lesson's socket, and how the last
/// command ended. They contain the socket's address, so that a container's output can't contain them by chance.
struct GuardReader {
    struct Report: Equatable {
        /// Whether docker uses the lesson's socket.
        var isGuarded: Bool
        /// Whether the last command ended with an exit code other than 0.
        var hasFailed: Bool
    }

    private let beginning: [UInt8]
    private var tail: [UInt8] = []

    /// The maximum length of what follows the address: `other;255` and the bell.
    private static let maxRest = 10

    init(address: String) { beginning = Array("\u{1B}]7337;\(address);".utf8) }

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
