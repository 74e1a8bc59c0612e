import Postgres
import Psql

/// A file that results are written to instead of being shown.
final class ResultFile {
    let path: String
    private let file: OutputFile
    private var printer: ResultPrinter

    init(_ path: String, _ style: OutputStyle) throws {
        self.path = path
        file = try OutputFile(path)
        printer = ResultPrinter(style: style)
        self.style = style
    }

    var style: OutputStyle {
        get { printer.style }
        set {
            printer.style = newValue
            // A file is as wide as needed.
            printer.style.terminalWidth = 0
        }
    }

    func receive(_ event: QueryEvent) throws {
        var failure: ScriptCommandError?
        printer.receive(event) { bytes in
            do throws(ScriptCommandError) { try file.write(Array(bytes)) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }

    func write(_ text: String) throws { try file.write(Array(text.utf8)) }
}
