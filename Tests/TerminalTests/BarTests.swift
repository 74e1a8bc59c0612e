import Testing

@testable import Terminal

struct BarTests {
    @Test(arguments: [
        (0.0, "░░░░░░"), (0.001, "▏░░░░░"), (0.5, "███░░░"), (0.52, "███▏░░"), (0.999, "█████▉"), (1.0, "██████"), (-3.0, "░░░░░░"),
        (9.0, "██████"),
        (.nan, "░░░░░░"),
    ])
    func `a bar never rounds a share to nothing or all`(_ share: Double, _ shown: String) {
        #expect(Bar(share: share, theme: .mono).line(width: 6).plain == shown)
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
