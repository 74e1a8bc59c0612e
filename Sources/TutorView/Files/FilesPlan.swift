import Terminal
import TutorCore

/// The layout of the files pane: the tree is on the left if there is room, otherwise at the top.
struct FilesPlan: Equatable {
    var tree: Rect
    /// The line above the text, with the file's name and whether it is saved.
    var title: Rect
    var editor: Rect
    /// The divider between tree and text.
    var rule: Rect

    private static let roomy = 72

    init(_ area: Rect, entries: Int) {
        if area.width >= Self.roomy {
            let width = min(28, area.width / 4)
            tree = Rect(x: area.x, y: area.y, width: width, height: area.height)
            rule = Rect(x: area.x + width, y: area.y, width: 1, height: area.height)
            let text = Rect(x: rule.maxX, y: area.y, width: area.maxX - rule.maxX, height: area.height)
            title = Rect(x: text.x, y: text.y, width: text.width, height: 1)
            editor = text.inset(top: 1)
        } else {
            let height = min(max(2, entries + 1), max(2, area.height / 4))
            tree = Rect(x: area.x, y: area.y, width: area.width, height: height)
            rule = Rect(x: area.x, y: tree.maxY, width: area.width, height: 1).intersection(area)
            title = Rect(x: area.x, y: rule.maxY, width: area.width, height: 1).intersection(area)
            editor = Rect(x: area.x, y: title.maxY, width: area.width, height: area.maxY - title.maxY)
        }
    }
}
