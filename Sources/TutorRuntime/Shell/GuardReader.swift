/// Detects the invisible sequences in a shell's output that report which docker it would run. They contain this calf's data folder,
/// so that a container's output can't contain them by chance.
struct GuardReader {
    /// The environment variable that identifies this calf to the shell.
    static let variable = "CALF_SCOPE_HOME"

    private let beginning: [UInt8]
    private var tail: [UInt8] = []

    init(home: String) { beginning = Array("\u{1B}]7337;\(home);".utf8) }

    /// Whether docker is calf's guard, for each report in this piece of output.
    mutating func read(_ piece: ArraySlice<UInt8>) -> [Bool] {
        let text = tail + piece
        var told: [Bool] = []
        var rest = text[...]
        while let count = rest.end(of: beginning), let end = rest.dropFirst(count).prefix(8).firstIndex(of: 0x07) {
            told.append(rest.dropFirst(count).prefix(upTo: end).elementsEqual("own".utf8))
            rest = rest[(end + 1)...]
        }
        tail = Array(rest.suffix(beginning.count + 8))
        return told
    }
}
