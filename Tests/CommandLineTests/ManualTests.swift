import Glibc
import TestSupport
import Testing

/// The generated manual pages in `Assets/man`. `CALF_RECORD=1` writes them again.
struct ManualTests {
    private let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Assets/man"
    private let calf = Calf()

    @Test func `the manual pages in Assets are up to date`() throws {
        let pages = calf("manual").output.split(separator: "\n").map(String.init)
        #expect(pages.first == "calf")
        for page in pages {
            let generated = calf("manual", page).output
            let path = "\(folder)/\(page).1"
            if getenv("CALF_RECORD") != nil {
                let file = try #require(fopen(path, "w"))
                fputs(generated, file)
                fclose(file)
                Issue.record("recorded \(path)")
            }
            #expect(String(decoding: ScratchFolder.bytes(at: path), as: UTF8.self) == generated)
        }
    }

    @Test func `roff can read the manual pages`() {
        let errors = calf.home.path + "/errors"
        #expect(system("man --warnings -l '\(folder)'/*.1 >/dev/null 2>'\(errors)'") == 0)
        #expect(ScratchFolder.bytes(at: errors).isEmpty)
    }
}
