import Glibc
import Primitives
import TestSupport
import Testing

@testable import Progress

/// Files in which a page was damaged, such as by a disk.
struct SalvageTests {
    let scratch = ScratchFolder()
    var file: String { scratch.path + "/progress.sqlite" }

    /// A log with an event each minute, in whose table the pages with the marked events are overwritten.
    private func damage(events: Int, marked: Set<Int>) async throws {
        do {
            let log = try ProgressLog(path: file)
            let lines = (0..<events).map { number in
                let time = 1_750_000_000_000 + number * 60_000
                return #"{"id":"e\#(number)","place":\#(time),"time":\#(time),"offset":0,"course":"data","lesson":"joins","#
                    + #""kind":"opened","text":"\#(marked.contains(number) ? "marked" : "plain")\#(number)"}"#
            }
            _ = try await log.importEvents(Array(lines.joined(separator: "\n").utf8))
            #expect(try await log.faults().isEmpty)
        }
        var bytes = scratch.bytes(of: "progress.sqlite")
        let size = Int(bytes[16]) << 8 | Int(bytes[17])
        var count = 0
        for start in stride(from: size, to: bytes.count, by: size) {
            let page = String(decoding: bytes[start..<start + size], as: UTF8.self)
            guard marked.contains(where: { page.contains("marked\($0)") }) else { continue }
            for index in start..<start + size { bytes[index] = 0x5A }
            count += 1
        }
        try #require(count > 0)
        scratch.write(bytes, to: "progress.sqlite")
    }

    @Test(arguments: [[500], [0], [999], [300, 700]])
    func `the events on other pages can be read, and the rest is counted`(marked: [Int]) async throws {
        try await damage(events: 1000, marked: Set(marked))
        let before = scratch.bytes(of: "progress.sqlite")
        await #expect(throws: ProgressError.self) { try await ProgressLog(path: file).exportedLines() }
        let salvage = try Salvage(path: file)
        #expect(salvage.count > 800 && salvage.count < 1000)
        #expect(salvage.lost == 1000 - salvage.count)
        #expect((salvage.lossBegan == nil) == (marked == [0]))
        #expect((salvage.lossEnded == nil) == (marked == [999]))
        if let began = salvage.lossBegan, let ended = salvage.lossEnded { #expect(began < ended) }
        #expect(scratch.bytes(of: "progress.sqlite") == before)

        let fresh = try ProgressLog(path: scratch.path + "/fresh.sqlite")
        #expect(try await fresh.importEvents(salvage.lines).new == salvage.count)
    }

    @Test func `a file that isn't a database has nothing to read`() {
        scratch.write(Array(repeating: UInt8(ascii: "x"), count: 5000), to: "progress.sqlite")
        #expect {
            try Salvage(path: file)
        } throws: {
            if case ProgressError.damaged = $0 { true } else { false }
        }
    }
}
