import TestSupport
import Testing

/// Options, operands, help and usage errors.
struct ArgumentTests {
    let calf = Calf()

    @Test func `help and version are printed to standard output with exit code 0`() {
        let help = calf("--help")
        #expect(help.status == 0)
        #expect(help.output.contains("usage: calf"))
        #expect(help.errors.isEmpty)
        #expect(calf("--version").output.hasPrefix("calf "))
        #expect(calf("lessons", "--version").output == calf("--version").output)
        #expect(calf("-h").output == help.output)
        #expect(calf("help").output == help.output)
        #expect(calf("-V").output == calf("--version").output)
        #expect(calf("lessons", "-V").output == calf("--version").output)
    }

    @Test(arguments: ["open", "lessons", "check", "progress", "render", "completions", "help"])
    func `each command has its own help`(command: String) {
        let help = calf(command, "--help")
        #expect(help.status == 0)
        #expect(help.output.contains("usage: calf \(command)"))
        #expect(help.output == calf("help", command).output)
        #expect(help.output == calf(command, "-h").output)
    }

    @Test func `a mistyped command suggests the nearest`() {
        let result = calf("lesons")
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("no command named 'lesons'. Did you mean 'lessons'?"))
        #expect(calf("help", "lesons").errors.contains("Did you mean 'lessons'?"))
        #expect(calf("help", "course", "add").output == calf("course", "--help").output)
        #expect(calf("help", "course", "ad").errors.contains("Did you mean 'add'?"))
    }

    @Test func `a mistyped option suggests the nearest`() {
        let result = calf("progress", "--jsno")
        #expect(result.status == 2)
        #expect(result.errors.contains("unknown option --jsno. Did you mean '--json'?"))
    }

    @Test func `a mistyped word suggests the nearest`() {
        #expect(calf("completions", "bsh").errors.contains("unknown shell 'bsh'. Did you mean 'bash'?"))
        #expect(calf("completions", "csh-like").errors.contains("Use one of: bash, zsh, fish"))
        #expect(calf("render", "-", "--color", "alway").errors.contains("--color can't be 'alway'. Did you mean 'always'?"))
    }

    @Test func `options are accepted anywhere, with or without an equals sign, until a double dash`() {
        let expected = calf("render", "--width", "20", "-", input: "# A\n").output
        #expect(expected.hasPrefix("A\n"))
        #expect(calf("render", "-", "--width=20", input: "# A\n").output == expected)
        #expect(calf("render", "--wid", "20", "--", "-", input: "# A\n").output == expected)
        #expect(calf("render", "--", "--width=20").errors.contains("cannot read --width=20"))
    }

    @Test func `missing, extra and out-of-range arguments are named`() {
        #expect(calf("render").errors.contains("missing FILE|-"))
        let noted = "Read.\n\n```text notes\nAsk `them`.\n```\n"
        #expect(!calf("render", "-", input: noted).output.contains("Ask"))
        #expect(calf("render", "-", "--notes", input: noted).output.contains("Note for the instructor:\nAsk `them`."))
        #expect(calf("render", "a", "b").errors.contains("unexpected argument 'b'"))
        #expect(calf("render", "-", "--width", "0").errors.contains("--width needs a number from 1 to 1000, not '0'"))
        #expect(calf("render", "-", "--width").errors.contains("--width needs a value"))
        #expect(calf("progress", "--json=1").errors.contains("--json takes no value"))
        #expect(calf("lessons", "--ver").errors.contains("--ver could mean --verbose or --version"))
        #expect(calf("check", "inner-joins").errors.contains("missing --answer FILE"))
        #expect(calf("progress", "--json", "--csv").errors.contains("use only one of --json, --csv"))
        #expect(calf("progress", "-x").errors.contains("unknown option -x"))
    }

    @Test func `a usage error with --json still prints one document`() throws {
        let result = calf("progress", "--json", "--xyz")
        #expect(result.status == 2)
        #expect(try JSONReader.read(result.output)["error"]?.text?.contains("--xyz") == true)
    }

    @Test func `control characters in arguments reach neither the screen nor JSON output`() throws {
        let result = calf("\u{1B}]0;x\u{7}\u{9B}2J", "--json")
        #expect(!result.errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || 0x7F..<0xA0 ~= $0.value })
        #expect(result.output.contains("\\u001b]0;x\\u0007\\u009b2J"))
        #expect(try JSONReader.read(result.output)["error"]?.text?.contains("\u{1B}]0;x\u{7}") == true)
    }
}

/// Closed streams, full disks and color.
struct StreamTests {
    let calf = Calf()

    @Test func `closed streams end a command with an exit code`() {
        #expect(calf("--help", closing: [1]).status == 2)
        #expect(calf("--help", closing: [0, 1, 2]).status == 2)
        #expect(calf("--help", closing: [0, 2]).status == 0)
        #expect(calf("render", "-", closing: [0]).errors.contains("cannot read standard input"))
    }

    @Test func `a full disk is an error`() {
        let result = calf("--help", output: "/dev/full")
        #expect(result.status == 2)
        #expect(result.errors.contains("No space left on device"))
    }

    @Test func `color is used on request, and NO_COLOR is respected`() {
        #expect(calf("render", "-", "--color", "always", input: "# A\n").output.contains("\u{1B}["))
        #expect(!calf("render", "-", input: "# A\n").output.contains("\u{1B}"))
        #expect(!calf("render", "-", "--color", "auto", input: "# A\n", environment: ["NO_COLOR": "1"]).output.contains("\u{1B}"))
    }

    @Test func `of the front matter, only the title is rendered`() {
        #expect(calf("render", "-", input: "---\ntitle: x\nminutes: 5\n---\n\nText\n").output == "x\n═\n\nText\n")
    }
}
