import Terminal
import VTerm

extension TerminalEmulator {
    /// Creates a screen and feeds it this text.
    convenience init(_ columns: Int, _ rows: Int, _ text: String = "") {
        self.init(size: Size(width: columns, height: rows))
        feed(text)
    }

    func feed(_ text: String) { feed(Array(text.utf8)) }

    /// The screen's rows, without blank rows at the end.
    var rows: [String] {
        var rows = (0..<size.height).map(frame.canvas.row)
        while rows.last?.isEmpty == true { rows.removeLast() }
        return rows
    }

    var cursor: Point? { frame.canvas.cursor }

    func resize(_ columns: Int, _ rows: Int) { resize(Size(width: columns, height: rows)) }
}
