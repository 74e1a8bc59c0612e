/// A value that a column is given, because the reference compares with it.
struct BoundaryValue: Sendable, Hashable {
    var table: String
    var column: Int
    var text: String
    /// On the boundary, not beside it.
    var isExact = true
    /// The text is what LIKE looks for; it is put into the text that is there.
    var isPattern = false
    /// Which of the ways to put it in.
    var way = 0

    func text(around old: String) -> String {
        switch way {
        case 0: text + old
        case 1: old + text
        default: old + " " + text + " " + old
        }
    }
}
