import Testing

@testable import Primitives

@Suite("binary coding")
struct BinaryCodingTests {
    private struct Everything: Codable, Equatable {
        enum Kind: String, Codable { case first, second }
        indirect enum Tree: Codable, Equatable {
            case leaf
            case pair(Tree, weight: Double?)
            case note(String)
        }

        var name = "Zoë"
        var missing: String?
        var number: Int? = -1
        var small: UInt32? = 7
        var flag: Bool? = false
        var least = Int.min
        var most = UInt64.max
        var real = -0.5
        var kind = Kind.second
        var tree = Tree.pair(.pair(.leaf, weight: nil), weight: 2)
        var trees: [Tree] = [.note("a"), .leaf, .note("")]
        var texts: [String?] = ["a", nil, ""]
        var bytes: [UInt8] = [0, 255, 128]
        var lists: [String: [Int]] = ["a": [1, 300, -70_000], "": []]
        var keyed: [Kind: Set<Int>] = [.first: [1, 2]]
        var empty: [Int: String] = [:]
        var closed = -1.5...2.5
        var twice: Int?? = .some(nil)
    }

    @Test("what was written is read again")
    func roundTrip() throws {
        let bytes = try BinaryEncoder.bytes(of: Everything())
        #expect(try BinaryDecoder.value(Everything.self, in: bytes[...]) == Everything())
    }

    @Test("bytes that are cut short or changed never crash the reader")
    func damage() throws {
        let bytes = try BinaryEncoder.bytes(of: Everything())
        for length in bytes.indices {
            #expect(throws: (any Error).self) { try BinaryDecoder.value(Everything.self, in: bytes[..<length]) }
        }
        for place in bytes.indices {
            for change: UInt8 in [1, 0x7F, 0xFF] {
                var damaged = bytes
                damaged[place] ^= change
                // Some changes give another valid value, others an error.
                _ = Result { try BinaryDecoder.value(Everything.self, in: damaged[...]) }
            }
        }
    }
}
