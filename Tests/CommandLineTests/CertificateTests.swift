import TestSupport
import Testing

/// `calf progress --certificate`, `--verify`, and `--markdown`.
struct CertificateTests {
    private let calf = Calf()
    private let course: String
    private var file: String { calf.home.path + "/certificate.svg" }

    init() throws {
        course = calf.home.path + "/my-course"
        #expect(calf("new", "course", course).status == 0)
    }

    /// Imports a log with an event for each entry, a minute apart.
    private func record(_ events: [String]) {
        let lines = events.enumerated().map { index, event in
            let time = 1_763_885_700_000 + 60_000 * index
            return """
                {"id":"event-\(index)","place":\(time),"time":\(time),"offset":0,"course":"my-course","lesson":"a-greeting",\(event)}

                """
        }
        let log = calf.home.write(lines.joined().utf8, to: "log.jsonl")
        let imported = calf("progress", "--import", log, "--course", course)
        #expect(imported.status == 0, "\(imported.errors)")
    }

    /// A whole lesson, with one hint.
    private static let lesson =
        [#""kind":"opened""#, #""kind":"hint","number":1,"exercise":"word-by-word""#]
        + ["your-own-greeting", "word-by-word", "greeting-and-count"].map { #""kind":"tried","outcome":"pass","exercise":"\#($0)""# }
        + (0..<5).map { #""kind":"quiz","number":\#($0),"outcome":"right","text":"yes""# } + [#""kind":"completed""#]

    private func verify() -> Calf.Result { calf("progress", "--verify", file, "--course", course) }

    @Test func `a certificate names what was done, and agrees with the log until either changes`() throws {
        record(Self.lesson)
        let made = calf("progress", "--certificate", file, "--course", course)
        #expect(made.status == 0, "\(made.errors)")
        let svg = String(decoding: ScratchFolder.bytes(at: file), as: UTF8.self)
        #expect(svg.contains("1 of 1 lessons, 3 exercises solved, 2 of them without hints"), "\(svg)")
        #expect(svg.contains("minutes of learning until 2025-11-23"), "\(svg)")
        #expect(verify().status == 0)

        // Later events change nothing.
        record(Self.lesson + [#""kind":"opened""#])
        #expect(verify().status == 0)

        calf.home.write(svg.replacing("2 of them", with: "3 of them").utf8, to: "certificate.svg")
        let edited = verify()
        #expect(edited.status == 1)
        #expect(edited.output.contains("the text differs"))

        calf.home.write(svg.utf8, to: "certificate.svg")
        let other = Calf()
        #expect(other("new", "course", other.home.path + "/my-course").status == 0)
        let elsewhere = other("progress", "--verify", file, "--course", other.home.path + "/my-course")
        #expect(elsewhere.status == 1)
        #expect(elsewhere.output.contains("other events"))
    }

    @Test func `without a finished lesson, there is no certificate, and a file that isn't one is refused`() {
        let early = calf("progress", "--certificate", file, "--course", course)
        #expect(early.status == 2)
        #expect(early.errors.contains("nothing to certify"))
        #expect(ScratchFolder.bytes(at: file).isEmpty)
        calf.home.write("<svg/>".utf8, to: "certificate.svg")
        #expect(verify().status == 2)
        #expect(verify().errors.contains("no certificate"))
    }

    @Test func `the Markdown report lists what was started`() {
        record(Self.lesson)
        let report = calf("progress", "--markdown", "--course", course)
        #expect(report.status == 0)
        #expect(report.output.contains("1 of 1 lessons and 3 of 3 exercises are done."), "\(report.output)")
        #expect(report.output.contains("- [x] A greeting: 3 of 3 exercises"), "\(report.output)")
    }
}
