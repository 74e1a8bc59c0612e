import Glibc
import TestSupport
import Testing

/// What `kill -9` leaves of a log, at any moment from the start of the process until after it has printed. `CALF_KILLS` is the number of
/// tries of each test.
struct KilledLogTests {
    private let calf = Calf()
    private let count = getenv("CALF_KILLS").flatMap { Int(String(cString: $0)) } ?? 20
    private var data: String { calf.home.path + "/calf/data" }
    private var file: String { data + "/progress.sqlite" }
    private var course: String { calf.home.path + "/my-course" }

    private func progress(_ words: String...) -> Calf.Result { calf.run(["progress", "--course", course] + words) }

    /// Lines of an export: an evening in a lesson.
    private func lines(_ name: String, count: Int, from minute: Int) -> String {
        (0..<count).map { index in
            let time = 1_763_885_702_123 + (minute + index) * 60_000
            let kind = index % 3 == 0 ? #""kind":"hint","number":1"# : #""kind":"tried","outcome":"fail""#
            return #"{"id":"\#(name)\#(index)","place":\#(time),"time":\#(time),"offset":3600,"course":"my-course","#
                + #""lesson":"a-greeting","exercise":"your-own-greeting",\#(kind)}"# + "\n"
        }.joined()
    }

    /// Kills at moments that adapt to the machine's load: sooner after a process that was done, later after one that wasn't.
    private func killOften(_ words: [String], prepare: () throws -> Void, isDone: (Calf.Result) throws -> Bool) throws {
        var moment = Moment(upTo: .milliseconds(400))
        var done = 0
        for _ in 0..<count {
            try prepare()
            if try isDone(calf.run(["progress", "--course", course] + words, killedAt: moment)) {
                done += 1
                moment.scale(by: 4 / 5)
            } else {
                moment.scale(by: 5 / 4)
            }
        }
        print("\(words[0]): \(count) kills, \(done) of them after the end")
        // Otherwise all kills came too early or too late, and this tested nothing.
        #expect(count < 10 || (done > 0 && done < count))
    }

    private func remove() {
        for name in ["", "-wal", "-shm"] { unlink(file + name) }
    }

    /// Restores a log.
    private func restore(_ bytes: [UInt8]) {
        remove()
        calf.home.write(bytes, to: "calf/data/progress.sqlite")
    }

    @Test(.slow("many programs are killed"), .timeLimit(.minutes(30))) func `an import that is killed has added every event or none`()
        throws
    {
        #expect(calf("new", "course", course).status == 0)
        let here = calf.home.write(lines("here", count: 50, from: 0).utf8, to: "here.jsonl")
        let other = calf.home.write(lines("other", count: 300, from: 20).utf8, to: "other.jsonl")
        #expect(progress("--import", here).output == "Imported 50 events.\n")
        let before = calf.home.bytes(of: "calf/data/progress.sqlite")
        #expect(progress("--import", other).output == "Imported 300 events.\n")
        let (whole, figures) = (progress("--export", "-").output, progress("--json").output)
        #expect(whole.split(separator: "\n").count == 350)
        try killOften(["--import", other]) {
            restore(before)
        } isDone: { killed in
            let isDone = killed.output == "Imported 300 events.\n"
            let again = progress("--import", other).output
            #expect(again == "Imported 0 events. 300 were here already.\n" || !isDone && again == "Imported 300 events.\n")
            #expect(progress("--export", "-").output == whole)
            #expect(progress("--json").output == figures)
            return isDone
        }
    }
}
