/// Finds in what a shell prints the unseen words by which it tells which docker it would run. They carry the name of this calf, so that a
/// container's output can't say them by chance.
struct GuardReader {
    /// What the shell knows this calf by.
    static let variable = "CALF_SCOPE_HOME"

    private let beginning: [UInt8]
    private var tail: [UInt8] = []

    init(home: String) { beginning = Array("\u{1B}]7337;\(home);".utf8) }

    /// Whether it is calf's guard, once for each time it is told in this piece.
    mutating func read(_ piece: ArraySlice<UInt8>) -> [Bool] {
        let text = tail + piece
        var told: [Bool] = []
        var rest = text[...]
        while let count = RefusalReader.end(of: beginning, in: rest), let end = rest.dropFirst(count).prefix(8).firstIndex(of: 0x07) {
            told.append(rest.dropFirst(count).prefix(upTo: end).elementsEqual("own".utf8))
            rest = rest[(end + 1)...]
        }
        tail = Array(rest.suffix(beginning.count + 8))
        return told
    }
}
