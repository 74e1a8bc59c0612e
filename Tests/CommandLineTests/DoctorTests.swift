import Glibc
import TestSupport
import Testing

/// What `calf doctor` finds wrong with the user's own files.
@Suite(.timeLimit(.minutes(10))) struct DoctorTests {
    let calf = Calf()
    private var file: String { calf.home.path + "/calf/data/progress.sqlite" }

    private func finding(_ name: String) throws -> [JSONValue] {
        try JSONReader.read(calf("doctor", "--json").output)["findings"]?.array?.filter { $0["name"]?.text == name } ?? []
    }

    @Test func `a damaged progress file is found, and the commands that doctor prints save what can be read`() throws {
        defer { _ = calf("sandbox", "destroy") }
        let lines = (0..<500).map { number in
            let time = 1_750_000_000_000 + number * 60_000
            return #"{"id":"e\#(number)","place":\#(time),"time":\#(time),"offset":0,"course":"data-infrastructure","#
                + #""lesson":"inner-joins","kind":"opened","text":"event-\#(number)"}"#
        }
        #expect(calf("progress", "--import", "-", input: lines.joined(separator: "\n")).status == 0)
        #expect(try finding("progress").map { $0["state"]?.text } == ["fine"])
        damagePage(with: "event-250")

        let found = try #require(try finding("progress").first)
        #expect(found["state"]?.text == "broken")
        let says = try #require(found["says"]?.text)
        #expect(says.contains("\(file) is damaged ("))
        let count = try #require(says.firstMatch(of: /(\d+) events of your log can be read\. Lost: (\d+), all from 2025-06-15\./))
        #expect((Int(count.1) ?? 0) + (Int(count.2) ?? 0) == 500)
        let export = calf("progress", "--export", "-")
        #expect(export.status == 1)
        #expect(export.output.split(separator: "\n").count == Int(count.1))
        #expect(export.errors.contains("Lost: \(count.2)"))

        let fix = try #require(found["fix"]?.text)
        let folder = calf.executable.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        let home = calf.home.path
        #expect(system("cd '\(home)' && export HOME='\(home)' CALF_HOME='\(home)/calf' PATH=\(folder):$PATH; \(fix)") == 0)
        #expect(try finding("progress").map { $0["state"]?.text } == ["fine"])
        #expect(calf("progress", "--export", "-").output.split(separator: "\n").count == Int(count.1))
        #expect(access(calf.home.path + "/calf/data/damaged/progress.sqlite", F_OK) == 0)
    }

    @Test func `a file that can't be read at all is to be moved, and no other is created`() throws {
        defer { _ = calf("sandbox", "destroy") }
        calf.home.makeFolder("calf")
        calf.home.makeFolder("calf/data")
        calf.home.write(Array(repeating: UInt8(ascii: "x"), count: 5000), to: "calf/data/progress.sqlite")
        let found = try #require(try finding("progress").first)
        #expect(found["says"]?.text?.contains("Nothing in it can be read.") == true)
        let fix = try #require(found["fix"]?.text)
        #expect(calf("progress").errors.contains("Run calf doctor to see what can be recovered"))
        #expect(system(fix) == 0 && access(file, F_OK) != 0)
        #expect(try finding("progress").map { $0["state"]?.text } == ["fine"])
    }

    @Test func `doctor has tried what it calls fine`() throws {
        defer { _ = calf("sandbox", "destroy") }
        let nowhere = ["LC_ALL": "xx_YY.UTF-8", "TERM": "no-such-terminal", "PYTHONPATH": calf.home.path]
        calf.home.write("raise ImportError".utf8, to: "psycopg2.py")
        let found = try JSONReader.read(calf.run(["doctor", "--json"], environment: nowhere).output)["findings"]?.array ?? []
        let states = Dictionary(grouping: found) { $0["name"]?.text ?? "" }.mapValues { $0.map { $0["state"]?.text } }
        for name in ["terminal", "characters", "python"] { #expect(states[name] == ["lacking"], "\(found)") }
        #expect(try finding("python").map { $0["state"]?.text } == ["fine"])
        #expect(try finding("characters").map { $0["says"]?.text } == ["C.UTF-8"])
    }

    @Test func `all errors in config.yaml are shown by doctor, by commands, and by the tutor`() throws {
        defer { _ = calf("sandbox", "destroy") }
        #expect(try finding("settings").map { $0["state"]?.text } == ["fine"])
        for folder in ["calf", "calf/config"] where access(calf.home.path + "/" + folder, F_OK) != 0 { calf.home.makeFolder(folder) }
        let path = calf.home.write(
            "theme: purple\nlimits:\n  seconds: -1\nkeys:\n  run: F99\nbogus: 1\n".utf8, to: "calf/config/config.yaml")
        let errors = ["1: no theme", "3: 'seconds'", "5: 'F99'", "6: no setting named 'bogus'"].map { "\(path):\($0)" }
        let found = try finding("settings")
        #expect(found.map { $0["state"]?.text } == Array(repeating: "lacking", count: 4))
        for (finding, error) in zip(found, errors) { #expect(finding["says"]?.text?.hasPrefix(error) == true, "\(finding)") }
        for words in [["lessons", "--json"], ["open", "inner-joins", "--plain"], ["--plain"]] {
            let result = calf.run(words)
            let lines = result.errors.split(separator: "\n")
            for error in errors { #expect(lines.count { $0.hasPrefix("calf: \(error)") } == 1, "\(words) \(result.errors)") }
        }
        // The shell would show it in the middle of the line that is being typed.
        #expect(calf("complete", "--", "calf", "open", "inner").errors.isEmpty)
    }

    /// Overwrites the page of the file that has this text.
    private func damagePage(with text: String) {
        var bytes = ScratchFolder.bytes(at: file)
        let size = Int(bytes[16]) << 8 | Int(bytes[17])
        for start in stride(from: size, to: bytes.count, by: size)
        where String(decoding: bytes[start..<start + size], as: UTF8.self).contains(text) {
            for index in start..<start + size { bytes[index] = 0x5A }
        }
        calf.home.write(bytes, to: "calf/data/progress.sqlite")
    }
}
