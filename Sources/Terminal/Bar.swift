/// A bar that shows a share of a whole, to an eighth of a cell.
package struct Bar {
    /// From 0 to 1.
    package var share: Double
    package var theme: Theme

    package init(share: Double, theme: Theme) {
        self.share = share
        self.theme = theme
    }

    private static let parts: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// The bar as styled text. A share above 0 is always visible, and a share below 1 never fills the bar.
    package func line(width: Int) -> Line {
        if width <= 0 { return Line() }
        let share = share.isFinite ? max(0, min(1, share)) : 0
        var eighths = Int((share * Double(width * 8)).rounded())
        if share > 0 { eighths = max(1, eighths) }
        if share < 1 { eighths = min(width * 8 - 1, eighths) }
        var full = String(repeating: "█", count: eighths / 8)
        if eighths % 8 > 0 { full.append(Bar.parts[eighths % 8 - 1]) }
        let rest = String(repeating: "░", count: width - full.count)
        return Line([Span(full, theme[.accent]), Span(rest, theme[.border])])
    }
}
