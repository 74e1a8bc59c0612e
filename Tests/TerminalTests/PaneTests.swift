import Testing

@testable import Terminal

struct PaneTests {
    private func draw(focused: Int, width: Int = 40) -> Canvas {
        var canvas = Canvas(width: width, height: 4)
        let middle = width / 2
        let areas = [Rect(x: 0, y: 0, width: middle + 1, height: 4), Rect(x: middle, y: 0, width: width - middle, height: 4)]
        var panes = [
            Pane(title: "Inner joins", detail: "2 of 9", edges: [.top, .right, .bottom], isFocused: false, theme: .mono),
            Pane(title: "SQL · bookshop", detail: "idle", edges: [.top, .left, .bottom], isFocused: false, theme: .mono),
        ]
        panes[focused].isFocused = true
        for index in [1 - focused, focused] { panes[index].draw(into: &canvas, in: areas[index]) }
        return canvas
    }

    @Test func `the focused pane has heavy lines, also where they meet a neighbor's`() {
        #expect(
            draw(focused: 0, width: 60).plainText == """
                ━ Inner joins ━━━━━━━ 2 of 9 ━┱─ SQL · bookshop ───── idle ─
                                              ┃
                                              ┃
                ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┹─────────────────────────────
                """)
        #expect(
            draw(focused: 1, width: 60).plainText == """
                ─ Inner joins ─────── 2 of 9 ─┲━ SQL · bookshop ━━━━━ idle ━
                                              ┃
                                              ┃
                ──────────────────────────────┺━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                """)
    }

    @Test func `the focused pane's title is bold, and a title that doesn't fit ends in an ellipsis`() {
        let canvas = draw(focused: 0, width: 20)
        #expect(canvas.row(0) == "━ Inner… ━┱─ SQL … ─")
        #expect(canvas[2, 0].style.attributes.contains(.bold))
        #expect(!canvas[13, 0].style.attributes.contains(.bold))
    }

    @Test func `the content is drawn inside the frame`() {
        let pane = Pane(title: "", edges: [.top, .left], isFocused: true, theme: .mono)
        #expect(pane.content(of: Rect(x: 3, y: 2, width: 10, height: 5)) == Rect(x: 4, y: 3, width: 9, height: 4))
    }

    @Test(arguments: [
        (0.0, "░░░░░░"), (0.001, "▏░░░░░"), (0.5, "███░░░"), (0.52, "███▏░░"), (0.999, "█████▉"), (1.0, "██████"), (-3.0, "░░░░░░"),
        (9.0, "██████"),
        (.nan, "░░░░░░"),
    ])
    func `a bar never rounds a share to nothing or all`(_ share: Double, _ shown: String) {
        var canvas = Canvas(width: 6, height: 1)
        Bar(share: share, theme: .mono).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == shown)
    }

    @Test func `a heat map distinguishes days by shape, and shows the latest weeks if not all fit`() {
        let weeks = [
            HeatMap.Week(levels: [0, 1, 2, 3, 4, 0, 9], label: "Jan"), HeatMap.Week(levels: [4, 4, 4, 4, 4, 4, 4]),
            HeatMap.Week(levels: [0, 0], label: "Feb"), HeatMap.Week(levels: [1, nil, nil, nil, nil, nil, nil]),
            HeatMap.Week(levels: []),
        ]
        var canvas = Canvas(width: 12, height: HeatMap.height)
        HeatMap(weeks: weeks, theme: .mono).draw(into: &canvas, in: canvas.bounds)
        #expect(
            canvas.plainText == """
                    Jan
                Mon ·█·░
                    ░█·
                Wed ▒█
                    ▓█
                Fri ██
                    ·█
                Sun ██
                """)
        canvas = Canvas(width: 7, height: HeatMap.height)
        HeatMap(weeks: weeks, theme: .mono).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.row(1) == "Mon ·░")
    }
}
