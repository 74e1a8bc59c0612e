import Course
import Glibc
import Markup
import Terminal

extension Command {
    static let render = Command(
        name: "render", summary: "show a Markdown file the way the tutor does", group: .authoring,
        operands: [Operand(name: "FILE|-|LESSON", completion: .files)],
        options: [
            .value("width", "N", "columns; default: those of the terminal, else 80"),
            .choice("color", ["always", "auto", "never"], "default: auto, which is color on a terminal unless NO_COLOR is set"),
            .flag("notes", "show the notes for the instructor, too"),
            .flag("svg", "print a picture in SVG instead"),
            .flag("keep", "print only the commands and statements of a LESSON, as Markdown, to keep for work"),
        ]
    ) { invocation in
        let arguments = invocation.arguments
        if arguments.has("keep") {
            let lesson = try LessonOnDisk(named: arguments.operands[0], in: invocation.context.catalog()).lesson
            invocation.context.output.write(QuickReference(of: lesson).markdown)
            return .done
        }
        let width = try arguments.number("width", in: 1...1000) ?? (Output.terminalWidth > 0 ? Output.terminalWidth : 80)
        let isColored =
            switch arguments["color"] {
            case "always": true
            case "never": false
            default: Color.isWanted
            }
        var path = arguments.operands[0]
        if path != "-", access(path, F_OK) != 0 {
            let found = try invocation.context.catalog().find(path)
            if found.count == 1 { path = found[0].path }
        }
        let bytes = try StandardStreams.read(path, limit: LessonReader.textLimit)
        guard bytes.count <= LessonReader.textLimit else {
            throw CommandLineError("\(path) is larger than \(LessonReader.textLimit >> 10) KB")
        }
        let page = try LessonReader.page(String(decoding: bytes, as: UTF8.self))
        let isPicture = arguments.has("svg")
        let layout = LessonLayout(
            width: width, theme: isPicture ? .dark : isColored ? invocation.context.theme : .mono, marks: !isColored && !isPicture)
        let lines = layout.lines(title: page.title, sections: page.sections, showsNotes: arguments.has("notes"))
        if isPicture {
            invocation.context.output.write(RenderedSVG.svg(lines, width: width, theme: .dark))
            return .done
        }
        invocation.context.output.write(isColored ? RenderedText.ansi(lines) : RenderedText.plain(lines))
        return .done
    }
}

extension Context {
    /// The theme for a terminal that is only printed to, and can't be asked for its background.
    fileprivate var theme: Theme {
        let terminal = Context.environment["TERM", default: ""]
        let background = Context.environment["COLORFGBG"].flatMap { Background(colorFGBG: $0) }
        return Theme(configuration.theme, on: TerminalColors(count: 256, background: background, isLinuxConsole: terminal == "linux"))
    }
}

/// Whether color may be used on standard output.
enum Color {
    static var isWanted: Bool {
        let environment = Context.environment
        return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty
            && !["", "dumb"].contains(environment["TERM", default: ""])
    }
}
