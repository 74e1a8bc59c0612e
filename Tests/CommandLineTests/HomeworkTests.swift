import TestSupport
import Testing

/// The homework of a class: a folder per student, with a file per exercise.
@Suite(.timeLimit(.minutes(5))) struct HomeworkTests {
    private let calf = Calf()
    private let course: String
    private let folder: String
    private let right = [
        "your-own-greeting": "SELECT 'good evening';", "word-by-word": "SELECT 'good', 'evening';",
        "greeting-and-count": "SELECT 'good evening', 2;",
    ]

    init() {
        course = calf.home.path + "/my-course"
        folder = calf.home.path + "/homework"
        precondition(calf("new", "course", course).status == 0)
        for name in ["", "/ada", "/ben", "/carl", "/dora", "/eve", "/eve/your-own-greeting"] { calf.home.makeFolder("homework" + name) }
        for (exercise, text) in right { hand(in: text, as: "ada/\(exercise).sql") }
        // What editors, systems, and archives leave behind is no answer, and no student.
        for name in [
            "ada/.DS_Store", "ada/your-own-greeting.sql~", "ada/#your-own-greeting.sql#", "Thumbs.db", "ben/desktop.ini", "dora/x.bak",
        ] {
            hand(in: "SELECT nope", as: name)
        }
        for name in ["", "/ada"] { calf.home.makeFolder("homework/__MACOSX" + name) }
        hand(in: "", as: "__MACOSX/ada/._your-own-greeting.sql")
        let utf16: [UInt8] = [0xFF, 0xFE] + "SELECT 'good evening'".utf8.flatMap { [$0, 0] as [UInt8] }
        calf.home.write(utf16, to: "homework/ben/your-own-greeting.sql")
        calf.home.write(Array("-- f".utf8) + [0xFC] + Array("r alle\nSELECT 'good', 'evening';".utf8), to: "homework/ben/word-by-word.sql")
        hand(in: "PK\u{3}\u{4}", as: "carl/your-own-greeting.docx")
        hand(in: "", as: "carl/word-by-word.sql")
        hand(in: "SELECT 'good evening'", as: "dora/Your own greeting.SQL")
        hand(in: "SELECT 'good', 'evening'", as: "dora/word_by_wrod.sql")
        hand(in: "SELECT 'good night'", as: "eve/your-own-greeting/answer.sql")
    }

    private func hand(in text: String, as path: String) { calf.home.write(text.utf8, to: "homework/" + path) }

    private func check(_ words: [String], _ path: String = "") -> Calf.Result {
        calf.run(["check", "a-greeting"] + words + ["--course", course, "--trust", "--no-record", "--answer", folder + path])
    }

    private func table(_ result: Calf.Result) throws -> [String] {
        try result.output.split(separator: "\n").map { line in
            let document = try JSONReader.read(String(line))
            return ["student", "exercise", "verdict"].map { document[$0]?.text ?? "-" }.joined(separator: " ")
        }
    }

    @Test func `a backup isn't an answer, and an answer one folder too deep is named`() throws {
        for name in ["", "/fay", "/fay/sub", "/gil"] { calf.home.makeFolder("deep" + name) }
        calf.home.write("SELECT 'good evening';".utf8, to: "deep/fay/sub/your-own-greeting.sql")
        calf.home.write("SELECT 'good evening';".utf8, to: "deep/gil/your-own-greeting.sql~")
        try Tool.run(["sh", "-c", "touch \"$0/deep/$(printf 'jos\\351').sql\"", calf.home.path])
        let rows = calf(
            "check", "--course", course, "--trust", "a-greeting", "your-own-greeting", "--answer", calf.home.path + "/deep", "--no-record",
            "--csv"
        ).output.split(whereSeparator: \.isNewline)
        #expect(rows.count == 4 && rows.contains { $0.contains("isn't UTF-8") }, "\(rows)")
        #expect(rows.contains { $0.contains("fay") && $0.contains("one folder too deep") }, "\(rows)")
        #expect(rows.contains { $0.contains("gil") && !$0.contains("pass") }, "\(rows)")
    }

    @Test func `a class's homework is judged exercise by exercise, in one table with a row per student`() throws {
        defer { _ = calf("sandbox", "destroy") }
        let all = check(["--json"])
        #expect(all.status == 2)
        #expect(
            try table(all) == [
                "dora - error",
                "ada your-own-greeting pass", "ben your-own-greeting error", "carl your-own-greeting error",
                "dora your-own-greeting pass", "eve your-own-greeting fail",
                "ada word-by-word pass", "ben word-by-word error", "carl word-by-word fail", "dora word-by-word fail",
                "eve word-by-word fail",
                "ada greeting-and-count pass",
            ], "\(all.errors)")
        let messages = try all.output.split(separator: "\n").map {
            try JSONReader.read(String($0))["feedback"]?[0]?["message"]?.text ?? ""
        }
        #expect(
            messages[0] == "no exercise has this name. Did you mean 'word-by-word'?")
        #expect(messages[2].hasPrefix("Your answer is UTF-16 text. Save it as UTF-8"))
        #expect(messages[3].hasPrefix("Your answer is a Word or OpenDocument file"))
        #expect(messages[7].hasPrefix("Line 1 of your answer is not valid UTF-8"))
        #expect(messages[8].hasPrefix("Your answer is empty"))
        #expect(messages[9] == "No answer was handed in.")

        let csv = check(["--csv"]).output.split(separator: "\r\n")
        #expect(csv[0] == "student,file,course,lesson,exercise,verdict,kind,message,milliseconds")
        #expect(csv[2].hasPrefix("ada,\(folder)/ada/your-own-greeting.sql,my-course,a-greeting,your-own-greeting,pass,"))
    }

    @Test func `the exercises of a homework can be named, and a student's folder can be judged alone`() throws {
        defer { _ = calf("sandbox", "destroy") }
        let one = check(["greeting-and-count", "--json"])
        #expect(one.status == 2)
        #expect(
            try table(one) == [
                "dora - error", "ada greeting-and-count pass", "ben greeting-and-count fail", "carl greeting-and-count fail",
                "dora greeting-and-count fail", "eve greeting-and-count fail",
            ])
        let two = check(["greeting-and-count", "word-by-word", "--json"], "/ada")
        #expect(try table(two) == ["ada word-by-word pass", "ada greeting-and-count pass"])
        let alone = check(["word-by-word"], "/ada")
        #expect(alone.status == 0)
        #expect(alone.output == "✓ Correct. 1 row.\n")
    }

    @Test func `a file whose name says no exercise needs one on the command line`() {
        let result = check([], "/eve/your-own-greeting/answer.sql")
        #expect(result.status == 2)
        #expect(result.errors.contains("missing EXERCISE. a-greeting has: your-own-greeting, word-by-word, greeting-and-count"))
    }
}
