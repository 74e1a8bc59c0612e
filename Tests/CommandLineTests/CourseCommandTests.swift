import Glibc
import TestSupport
import Testing

/// Commands that read a course and its progress but run nothing.
struct CourseCommandTests {
    let calf = Calf()
    let course: String

    init() {
        course = calf.home.path + "/my-course"
        let made = calf("new", "course", course)
        precondition(made.status == 0, made.errors)
    }

    /// The rules that a new course breaks, and the files in which it does.
    private func findings() throws -> (rules: Set<String>, files: Set<String>) {
        let result = try JSONReader.read(calf("lint", course, "--json").output)
        let messages = result["messages"]?.array ?? []
        return (
            Set(messages.compactMap { $0["rule"]?.text }),
            Set(messages.compactMap { ($0["path"]?.text?.split(separator: "/").last).map(String.init) })
        )
    }

    @Test func `all that the linter finds in a new course is the text to replace, wherever it is`() throws {
        let found = try findings()
        #expect(found.rules == ["skeleton-text"])
        #expect(found.files == ["course.yaml", "module.yaml", "1-a-greeting.md"])
        #expect(calf("lint", "--strict", "--course", course).status == 1)
        let module = course + "/1-first-steps/module.yaml"
        #expect(calf("lint", module).output.contains("module.yaml:2:1: warning: this is still the text that 'calf new' wrote; replace it"))
        calf.home.write(
            "title: Hello\nsummary: How people greet each other in the morning.\n".utf8, to: "my-course/1-first-steps/module.yaml")
        #expect(calf("lint", "--strict", module).status == 0)
    }

    @Test func `a new lesson is added after the others and is well formed`() throws {
        let made = calf("new", "lesson", course + "/1-first-steps/counting-rows")
        #expect(made.output == course + "/1-first-steps/2-counting-rows.md\n")
        #expect(try findings().rules == ["skeleton-text"])
        let ids = calf("complete", "--", "--course", course, "open", "").output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
        #expect(ids == ["a-greeting", "counting-rows"])
        #expect(calf("new", "lesson", course + "/1-first-steps/7-Über uns.md").output.hasSuffix("/7-ber-uns.md\n"))
        #expect(try findings().rules == ["skeleton-text"])
    }

    @Test func `no existing file is overwritten`() {
        #expect(calf("new", "course", course).status == 2)
        #expect(calf("new", "lesson", calf.home.path + "/nowhere").errors.contains("no module.yaml"))
    }

    @Test func `a new container lesson is well formed`() throws {
        #expect(calf("new", "lesson", "--engine", "docker", course + "/1-first-steps/boxes").status == 0)
        #expect(try findings().rules == ["skeleton-text"])
    }

    @Test func `the linter reports how many lessons it read, and rejects files that aren't lessons`() throws {
        #expect(calf("lint", course).errors.hasPrefix("1 lesson: 0 errors, "))
        #expect(try JSONReader.read(calf("lint", course, "--json").output)["lessons"]?.number == 1)
        calf.home.write("SELECT 1;".utf8, to: "my-course/query.sql")
        let result = calf("lint", course + "/query.sql")
        #expect(result.status == 2)
        #expect(result.errors.contains("not a lesson"))
    }

    @Test func `only a course can be trusted`() {
        let refused = calf("trust", calf.home.path)
        #expect(refused.status == 2)
        #expect(refused.errors.contains("not a course"))
        #expect(calf("trust", course).output.contains("in its current state"))
        #expect(calf("trust", "--own", course).output.contains("with all later changes"))
    }

    @Test func `a format error gives exit code 1 and its position`() {
        calf.home.write("title: x\nsumary: y\naudience: z\nmodules: [first-steps]\n".utf8, to: "my-course/course.yaml")
        let result = calf("lint", course)
        #expect(result.status == 1)
        #expect(result.output.contains("course.yaml:2:1: error:"))
        #expect(result.output.contains("summary"))
    }

    @Test func `the list of lessons is available as text and JSON`() throws {
        let text = calf("lessons", "--course", course)
        #expect(text.status == 0)
        #expect(text.output.contains("A greeting"))
        #expect(calf("lessons", "greeting", "a", "--course", course).output == "○  a-greeting  A greeting · My course\n")
        #expect(calf("lessons", "parrots", "--course", course).errors.contains("no lesson matches 'parrots'"))
        #expect(calf("render", "--keep", "a-greeting", "--course", course).output.hasPrefix("# A greeting: command summary\n\n- "))
        let json = try JSONReader.read(calf("lessons", "--course", course, "--json").output)
        let lesson = json["courses"]?[0]?["modules"]?[0]?["lessons"]?[0]
        #expect(lesson?["id"]?.text == "a-greeting")
        #expect(lesson?["state"]?.text == "untouched")
        #expect(lesson?["exercises"]?[0]?["id"]?.text == "your-own-greeting")
    }

    @Test func `a course lists lessons of another one, which is named behind the title`() throws {
        let path = calf.home.path + "/path"
        #expect(calf("new", "course", path).status == 0)
        calf.home.write(
            "id: path\ntitle: The path\nsummary: All about it.\naudience: All\nmodules: [first-steps]\nnext: Go on.\nfurther: [{ title: A book, line: By me }]\n"
                .utf8, to: "path/course.yaml")
        calf.home.write(
            "title: Steps\nsummary: s\nparts: [{ title: p, lessons: [my-course/a-greeting] }, { title: own }]\n".utf8,
            to: "path/1-first-steps/module.yaml")
        let folder = calf.home.path
        let lines = calf("lessons", "--course", folder).output.split(separator: "\n").map(String.init)
        #expect(lines.contains("The path (0/2, 1 shared): All about it."))
        #expect(lines.contains { $0.contains("a-greeting  A greeting · My course") }, "\(lines)")
        #expect(lines.suffix(3) == ["  Where to go on: Go on.", "  Further reading", "  A book: By me"])
        let course = try JSONReader.read(calf("lessons", "--course", folder, "--json").output)["courses"]?[1]
        #expect(course?["next"]?.text == "Go on." && course?["further"]?[0]?["title"]?.text == "A book")
        let lessons = course?["modules"]?[0]?["lessons"]?.array ?? []
        #expect(lessons.compactMap { $0["course"]?.text } == ["my-course", "path"])
        #expect(calf("lint", "--strict", folder).errors.hasPrefix("2 lessons: 0 errors"))
        // Without the other course, the path has its own lesson.
        #expect(calf("lessons", "--course", path).output.contains("0/1"))
    }

    @Test func `a mistyped lesson or exercise suggests the nearest`() {
        let lesson = calf("solution", "a-greting", "x", "--course", course)
        #expect(lesson.status == 2)
        #expect(lesson.errors.contains("no lesson named 'a-greting'. Did you mean 'a-greeting'?"))
        #expect(calf("open", "my-course/a-greting", "--course", course).errors.contains("Did you mean 'my-course/a-greeting'?"))
        let exercise = calf("solution", "a-greeting", "your-own-greting", "--course", course)
        #expect(exercise.status == 2)
        #expect(exercise.errors.contains("Did you mean 'your-own-greeting'?"))
    }

    @Test(arguments: [
        (["a-greeting"], "calf open a-greeting"), (["a-greting"], "calf open a-greeting"), (["lesons"], "lessons"),
        (["open", "your-own-greeting"], "a-greeting your-own-greeting"), (["open", "doctor"], "calf doctor"),
    ])
    func `a name in the wrong place suggests the right command`(words: [String], suggestion: String) {
        let result = calf.run(words + ["--course", course])
        let first = calf.run(["--course", course] + words)
        #expect(first.status == 2)
        #expect(first.errors.contains("Did you mean '\(suggestion)'?"))
        #expect(words.count == 1 || result.errors == first.errors)
    }

    @Test func `an ambiguous lesson lists the candidates`() {
        let folder = calf.home.path + "/both"
        #expect(calf("new", "course", folder + "/one").status == 0)
        #expect(calf("new", "course", folder + "/two").status == 0)
        let result = calf("open", "a-greeting", "--course", folder)
        #expect(result.status == 2)
        #expect(result.errors.contains("one/a-greeting, two/a-greeting"))
        #expect(calf("solution", "two/a-greeting", "your-own-greeting", "--course", folder).status == 0)
    }

    @Test func `a requested solution is printed and recorded`() throws {
        let result = calf("solution", "my-course/a-greeting", "your-own-greeting", "--course", course)
        #expect(result.output == "SELECT 'good evening' AS greeting;\n")
        let exercise = try exercise()
        #expect(exercise["solutionShown"] == .bool(true))
        #expect(exercise["state"]?.text == "started")
        #expect(exercise["times"]?["solutionShown"]?.text?.hasSuffix("Z") == true)
    }

    @Test func `progress lists every exercise by course, lesson and id, including untouched ones`() throws {
        #expect(try exercise()["state"]?.text == "untouched")
        #expect(try exercise()["tries"]?.number == 0)
        #expect(try exercise()["hints"]?.number == 0)
        let csv = calf("progress", "--course", course, "--csv").output
        #expect(csv.hasPrefix("course,lesson,exercise,state,tries,"))
        #expect(csv.contains("\r\nmy-course,a-greeting,your-own-greeting,untouched,0,0,0,0,,,,\r\n"))
        #expect(calf("progress", "--course", course).output.hasSuffix("\nGo on: calf open a-greeting\n"))
    }

    @Test func `the Markdown report lists what was started`() {
        let events =
            ["your-own-greeting", "word-by-word", "greeting-and-count"].map { #""kind":"tried","outcome":"pass","exercise":"\#($0)""# }
            + (0..<5).map { #""kind":"quiz","number":\#($0),"outcome":"right","text":"yes""# } + [#""kind":"completed""#]
        let log = events.enumerated().map { index, event in
            #"{"id":"\#(index)","place":\#(index),"time":\#(index),"offset":0,"course":"my-course","lesson":"a-greeting",\#(event)}"#
        }
        #expect(calf("progress", "--course", course, "--import", "-", input: log.joined(separator: "\n")).status == 0)
        let report = calf("progress", "--course", course, "--markdown")
        #expect(report.output.contains("1 of 1 lessons and 3 of 3 exercises are done."), "\(report.output)")
        #expect(report.output.contains("- [x] A greeting: 2 of 2 exercises, 1 of 1 optional"), "\(report.output)")
        #expect(calf("progress", "--course", course, "--json", "--markdown").status == 2)
    }

    @Test func `progress as JSON has every figure of the progress screen`() throws {
        let head = #""place":0,"time":0,"offset":0,"#
        let goal = #"{"id":"g",\#(head)"kind":"goal","number":3,"outcome":"module","text":"my-course/first-steps"}"#
        let solved =
            #"{"id":"a",\#(head)"course":"my-course","lesson":"a-greeting","exercise":"your-own-greeting","kind":"tried","outcome":"pass"}"#
        #expect(calf("progress", "--course", course, "--import", "-", input: goal + "\n" + solved).status == 0)
        let document = try JSONReader.read(calf("progress", "--course", course, "--json").output)
        #expect(document["goal"]?["module"]?.text == "first-steps" && document["goal"]?["by"]?.text == "1970-01-04")
        #expect(document["activity"]?["streak"]?.number == 0 && document["activity"]?["freeDaysLeft"]?.number == 2)
        #expect(document["activity"]?["minutesWantedThisWeek"] == .null)
        #expect(document["activity"]?["days"]?[0]?["day"]?.text == "1970-01-01")
        #expect(document["skills"]?[0]?["state"]?.text == "fading" && document["skills"]?[0]?["lesson"]?.text == "a-greeting")
        #expect(document["due"]?["reviews"]?.number == 1)
        let exercises = document["courses"]?["my-course"]?["lessons"]?["a-greeting"]?["exercises"]
        #expect(["word-by-word", "greeting-and-count"].map { exercises?[$0]?["optional"] } == [.bool(false), .bool(true)])
        let left = document["next"]?["minutesLeft"]?.number
        #expect(document["next"]?["lesson"]?.text == "a-greeting" && left != nil)
        let text = calf("progress", "--course", course).output
        #expect(text.contains("Overdue (Sun Jan 4, 1970): "), "\(text)")
    }

    @Test func `reviews are named by what they ask, and a prediction isn't asked again`() {
        let events = ["quiz", "predicted"].map { kind in
            #"{"id":"\#(kind)","place":0,"time":0,"offset":0,"course":"my-course","lesson":"a-greeting","kind":"\#(kind)","#
                + #""number":0,"outcome":"right","text":"x"}"#
        }
        #expect(calf("progress", "--course", course, "--import", "-", input: events.joined(separator: "\n")).status == 0)
        let list = "Due today: 1 review, 1 min. Start: calf review --start\n  A greeting › What is a text in SQL written between?\n"
        #expect(calf("review", "--course", course).output == list)
    }

    @Test func `an exercise solved days ago is due for review`() throws {
        #expect(calf("review", "--course", course).output == "No reviews are due today.\n")
        let solved = """
            {"id":"a","place":0,"time":0,"offset":0,"course":"my-course","lesson":"a-greeting","exercise":"your-own-greeting",\
            "kind":"tried","outcome":"pass"}
            """
        #expect(calf("progress", "--course", course, "--import", "-", input: solved).output == "Imported 1 event.\n")
        let due = try JSONReader.read(calf("review", "--course", course, "--json").output)
        #expect(due["due"]?[0]?["exercise"]?.text == "your-own-greeting")
        #expect(due["due"]?[0]?["since"]?.text == "1970-01-03")
        #expect(due["minutes"]?.number == 1)
        #expect(calf("review", "--course", course).output.contains("Due today: 1 review, 1 min."))
    }

    @Test func `lint reports ids that have vanished since the last commit, and nothing outside of a repository`() throws {
        let file = course + "/1-first-steps/1-a-greeting.md"
        let text = String(decoding: ScratchFolder.bytes(at: file), as: UTF8.self)
        let heading = try #require(text.split(separator: "\n").first { $0.hasPrefix("## Exercise:") })
        func rename() {
            calf.home.write(text.replacing(heading, with: "## Exercise: Renamed").utf8, to: "my-course/1-first-steps/1-a-greeting.md")
        }
        rename()
        #expect(!calf("lint", course).output.contains("vanished-id"))
        calf.home.write(text.utf8, to: "my-course/1-first-steps/1-a-greeting.md")
        let git = "cd '\(course)' && git init -q && git add . && git -c user.name=a -c user.email=a@b.example commit -q -m Start"
        #expect(system(git) == 0)
        #expect(!calf("lint", course).output.contains("vanished-id"))
        rename()
        for path in [course, file] {
            let found = calf("lint", "--strict", path)
            #expect(
                found.status == 1 && found.output.contains("the exercise 'your-own-greeting' of the last commit is missing."), "\(found)")
        }
    }

    @Test func `an exported log can be imported once, and only once, elsewhere`() throws {
        #expect(calf("solution", "a-greeting", "your-own-greeting", "--course", course).status == 0)
        let file = calf.home.path + "/log.jsonl"
        #expect(calf("progress", "--course", course, "--export", file).status == 0)
        let other = Calf()
        #expect(other("progress", "--course", course, "--import", file).output == "Imported 1 event.\n")
        #expect(other("progress", "--course", course, "--import", file).output == "Imported 0 events. 1 were here already.\n")
        #expect(
            other("progress", "--course", course, "--export", "-").output == calf("progress", "--course", course, "--export", "-").output)
        #expect(system("printf '\\357\\273\\277' | cat - '\(file)' >'\(file).marked'") == 0)
        #expect(other("progress", "--course", course, "--import", file + ".marked").status == 0)
        let broken = other("progress", "--course", course, "--import", "-", input: "not an event\n")
        #expect(broken.status == 2)
        #expect(broken.errors.contains("line 1 of - is no event: it is not JSON. Nothing was imported."))
    }

    @Test func `an export leaves links, pipes, and devices what they are, and no file beside them`() throws {
        #expect(calf("solution", "a-greeting", "your-own-greeting", "--course", course).status == 0)
        let script = """
            cd '\(calf.home.path)' && mkdir to && cd to && export CALF_HOME='\(calf.home.path)/calf' || exit 2
            mkfifo pipe; touch file; ln file name; ln -s file link; ln -s new dangling; cat pipe >piped &
            for to in pipe link name dangling /dev/null; do '\(calf.executable)' progress --export "$to" || exit 3; done
            wait; [ -p pipe ] && [ -L link ] && [ file -ef name ] && [ -L dangling ] && [ -c /dev/null ] &&
            [ -s file ] && cmp piped file && cmp piped new && [ "$(echo *)" = 'dangling file link name new pipe piped' ]
            """
        #expect(system(script) == 0)
    }

    @Test func `forgetting progress asks first and requires a yes`() throws {
        #expect(calf("solution", "a-greeting", "your-own-greeting", "--course", course).status == 0)
        let refused = calf("reset", "--progress", "--course", course, input: "n\n")
        #expect(refused.status == 1)
        #expect(refused.output.isEmpty)
        #expect(refused.errors.contains("[y/n]"))
        #expect(calf("reset", "--progress", "--course", course).status == 1)
        #expect(try exercise()["state"]?.text == "started")
        #expect(calf("reset", "--progress", "--course", course, input: "y\n").output == "Your progress in every lesson is forgotten.\n")
        #expect(try exercise()["state"]?.text == "untouched")
        #expect(calf("reset").status == 2)
    }

    @Test func `a progress file of a newer version is refused with exit code 2 and one JSON document`() throws {
        let data = calf.home.path + "/calf/data"
        #expect(calf("progress", "--course", course).status == 0)
        let script = "import sqlite3; c = sqlite3.connect('\(data)/progress.sqlite'); c.execute('PRAGMA user_version = 99'); c.commit()"
        #expect(system("python3 -c \"\(script)\"") == 0)
        let result = calf("progress", "--course", course, "--json")
        #expect(result.status == 2)
        #expect(result.errors.contains("newer calf"))
        #expect(try JSONReader.read(result.output)["error"]?.text?.contains("newer calf") == true)
    }

    @Test func `a missing course is named`() {
        let result = calf("lessons", "--course", calf.home.path + "/nowhere")
        #expect(result.status == 2)
        #expect(result.errors.contains("nowhere"))
        #expect(calf("lessons", "--course", calf.home.path).errors.isEmpty)
    }

    @Test func `the log records commands, and --verbose prints it`() {
        #expect(calf("lessons", "--course", course, "--verbose").errors.contains("lessons ended with 0"))
        let log = String(decoding: calf.home.bytes(of: "calf/state/calf.log"), as: UTF8.self)
        #expect(log.contains("lessons ended with 0"))
    }

    private func exercise() throws -> JSONValue {
        let json = try JSONReader.read(calf("progress", "--course", course, "--json").output)
        return try #require(json["courses"]?["my-course"]?["lessons"]?["a-greeting"]?["exercises"]?["your-own-greeting"])
    }
}
