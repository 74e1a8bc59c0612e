import Glibc
import TestSupport
import Testing

struct PortfolioTests {
    private let calf = Calf()
    private var course: String { calf.home.path + "/my-course" }
    private var folder: String { calf.home.path + "/portfolio" }

    /// A course with one solved exercise, and the answer to it.
    private func solve(_ answer: String) {
        #expect(calf("new", "course", course).status == 0)
        let text = answer.map { $0 == "\n" ? "\\n" : $0 == "\"" ? "\\\"" : String($0) }.joined()
        let common = #""offset":3600,"course":"my-course","lesson":"a-greeting","exercise":"your-own-greeting""#
        let log = """
            {"id":"a","place":1763850000000,"time":1763850000000,\(common),"kind":"tried","outcome":"pass"}
            {"id":"b","place":1763850000001,"time":1763850000001,\(common),"kind":"answer","text":"\(text)"}

            """
        #expect(calf("progress", "--course", course, "--import", "-", input: log).output == "Imported 2 events.\n")
    }

    private func write() -> Calf.Result { calf("progress", "--course", course, "--portfolio", folder) }

    @Test func `a portfolio has an index, and a page with the task and the answer that passed`() {
        solve("SELECT 'good evening' AS greeting;")
        #expect(write().output == "Wrote 2 files to \(folder). Start reading: README.md\n")
        let index = String(decoding: calf.home.bytes(of: "portfolio/README.md"), as: UTF8.self)
        #expect(index.contains("\n- [A greeting](1-1-a-greeting.md): 1 of 2 solved\n"), "\(index)")
        #expect(index.contains("Written by calf "))
        let page = String(decoding: calf.home.bytes(of: "portfolio/1-1-a-greeting.md"), as: UTF8.self)
        #expect(page.contains("\n- [x] Your own greeting\n"), "\(page)")
        #expect(page.contains("Solved on 2025-11-22.\n\n```sql\nSELECT 'good evening' AS greeting;\n```\n"), "\(page)")
        #expect(page.contains("good evening"))
    }

    @Test func `a portfolio says which answers were given after the solution was shown`() throws {
        let now = Int(time(nil)) * 1000 + 5000
        #expect(calf("new", "course", course).status == 0)
        let solution = calf("solution", "--course", course, "a-greeting", "your-own-greeting").output
        for (index, answer) in [solution, "SELECT 'mine' AS greeting;"].enumerated() {
            let text = answer.map { $0 == "\n" ? "\\n" : $0 == "\"" ? "\\\"" : String($0) }.joined()
            let common = #""offset":0,"course":"my-course","lesson":"a-greeting","exercise":"your-own-greeting""#
            let then = now + 9000 * index
            let log = ["tried\",\"outcome\":\"pass", "answer\",\"text\":\"\(text)"].enumerated().map { place, rest in
                #"{"id":"\#(index)\#(place)","place":\#(then + place),"time":\#(then),\#(common),"kind":"\#(rest)"}"#
            }
            #expect(calf("progress", "--course", course, "--import", "-", input: log.joined(separator: "\n")).status == 0)
            #expect(write().status == 0)
            let page = String(decoding: calf.home.bytes(of: "portfolio/1-1-a-greeting.md"), as: UTF8.self)
            #expect(page.contains("\n- [x] Your own greeting (after the solution was shown)\n"), "\(page)")
            #expect(
                page.contains(index == 0 ? " with the solution, which was shown before." : ", after the solution was shown."), "\(page)")
        }
        let list = String(decoding: calf.home.bytes(of: "portfolio/README.md"), as: UTF8.self)
        #expect(list.contains(": 1 of 2 solved, 1 after the solution was shown\n"), "\(list)")
    }

    @Test func `a portfolio has the definitions of the tables that an answer names`() {
        solve("SELECT words AS greeting FROM greetings WHERE id = 2;")
        #expect(write().status == 0)
        let page = String(decoding: calf.home.bytes(of: "portfolio/1-1-a-greeting.md"), as: UTF8.self)
        #expect(page.contains("\n## Tables\n\n```sql\nCREATE TABLE greetings (\n    id    int  PRIMARY KEY,"), "\(page)")
    }

    @Test func `an answer can't end its fence`() {
        solve("SELECT '\n```\n# Not a heading\n````';")
        #expect(write().status == 0)
        let page = String(decoding: calf.home.bytes(of: "portfolio/1-1-a-greeting.md"), as: UTF8.self)
        #expect(page.contains("\n`````sql\nSELECT '\n```\n# Not a heading\n````';\n`````\n"), "\(page)")
    }

    @Test func `a portfolio is written again, but never over a file that calf didn't write`() {
        solve("SELECT 1;")
        #expect(write().status == 0 && write().status == 0)
        calf.home.write("My own words.\n".utf8, to: "portfolio/README.md")
        let refused = write()
        #expect(refused.status == 2 && refused.errors.contains("README.md was not written by calf. Nothing was written."), "\(refused)")
        #expect(calf.home.bytes(of: "portfolio/README.md") == Array("My own words.\n".utf8))
    }

    @Test func `without a solved exercise, there is no portfolio`() {
        #expect(calf("new", "course", course).status == 0)
        let refused = write()
        #expect(refused.status == 2 && refused.errors.contains("is solved yet"), "\(refused)")
        #expect(access(folder, F_OK) != 0)
    }
}
