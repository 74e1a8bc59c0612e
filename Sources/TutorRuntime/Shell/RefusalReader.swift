import DockerCLI
import Glibc
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
        while let count = Self.ends.compactMap({ Self.end(of: $0, in: rest) }).min() {
            if let one = NameConflict.read(String(decoding: rest.prefix(count).suffix(Self.longest), as: UTF8.self)) { refused.append(one) }
            // Nothing is read twice.
            rest = rest.dropFirst(count)
        }
        tail = Array(rest.suffix(Self.longest))
        return refused
    }

    /// The number of bytes up to the end of these words, including them.
    static func end(of words: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        text.withUnsafeBytes { text in
            guard let start = text.baseAddress else { return nil }
            var place = 0
            while place + words.count <= text.count {
                let rest = text.count - place - words.count + 1
                guard let next = memchr(start + place, Int32(words[0]), rest) else { return nil }
                if memcmp(next, words, words.count) == 0 { return UnsafeRawPointer(next) - start + words.count }
                place = UnsafeRawPointer(next) - start + 1
            }
            return nil
        }
    }
}
