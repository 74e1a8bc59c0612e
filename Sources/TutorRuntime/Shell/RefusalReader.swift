import DockerCLI
import EngineValues
import Sandbox
import TutorCore

/// Detects in a shell's output that Docker has refused a name because another object has it.
///
/// Output arrives in pieces and can be very long, so it is searched only for the end of such a message.
struct RefusalReader {
    typealias Refused = (kind: EngineObject.Kind, name: String)

    private var tail: [UInt8] = []

    private static let ends = ["already in use by container", "already exists"].map { Array($0.utf8) }
    /// The maximum length of a message, in bytes.
    private static let longest = 512

    /// The kinds and names in the refusals that end in this piece.
    mutating func read(_ piece: ArraySlice<UInt8>) -> [Refused] {
        let text = tail + piece
        var rest = text[...]
        var refused: [Refused] = []
        while let count = Self.ends.compactMap({ rest.end(of: $0) }).min() {
            if let one = NameConflict.read(String(decoding: rest.prefix(count).suffix(Self.longest), as: UTF8.self)) { refused.append(one) }
            // Nothing is read twice.
            rest = rest.dropFirst(count)
        }
        tail = Array(rest.suffix(Self.longest))
        return refused
    }
}
