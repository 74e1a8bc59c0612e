import TestSupport
import Testing

@testable import Terminal

struct CanvasTests {
    @Test func `text outside the canvas is clipped`() {
        var canvas = Canvas(width: 5, height: 2)
        canvas.put("abcdefgh", at: Point(x: 2, y: 0))
        canvas.put("abcdefgh", at: Point(x: -4, y: 1))
        canvas.put("never", at: Point(x: 0, y: 2))
        canvas.put("never", at: Point(x: 0, y: -1))
        #expect(canvas.plainText == "  abc\nefgh")
    }

    @Test func `text outside the clip is cut, and half a wide character becomes a blank`() {
        var canvas = Canvas(width: 8, height: 1)
        canvas.put("········", at: Point(x: 0, y: 0))
        canvas.put("漢字漢", at: Point(x: 1, y: 0), in: Rect(x: 2, y: 0, width: 4, height: 1))
        #expect(canvas.plainText == "·· 字 ··")
        expectWhole(canvas)
    }

    @Test func `drawing over half a wide character leaves a blank for the other half`() {
        var canvas = Canvas(width: 6, height: 2)
        canvas.put("漢字漢", at: Point(x: 0, y: 0))
        canvas.put("a", at: Point(x: 1, y: 0))
        canvas.put("b", at: Point(x: 2, y: 0))
        canvas.put("漢字漢", at: Point(x: 0, y: 1))
        canvas.put("字", at: Point(x: 1, y: 1))
        #expect(canvas.plainText == " ab 漢\n 字 漢")
        expectWhole(canvas)
    }

    @Test func `a letter with combining marks takes one cell`() {
        var canvas = Canvas(width: 3, height: 1)
        let next = canvas.put("e\u{301}x", at: Point(x: 0, y: 0))
        #expect(next == 2)
        #expect(canvas.row(0) == "e\u{301}x")
    }

    @Test func `put returns the end position of the text`() {
        var canvas = Canvas(width: 10, height: 1)
        var x = canvas.put("漢", at: Point(x: 0, y: 0))
        x = canvas.put(Line([Span("a", .plain), Span("b", .plain)]), at: Point(x: x, y: 0))
        #expect(x == 4)
        #expect(canvas.put("end", endingAt: 10, y: 0) == 7)
        #expect(canvas.plainText == "漢ab   end")
    }

    @Test func `a box is empty, and its title ends in an ellipsis if it doesn't fit`() {
        var canvas = Canvas(width: 12, height: 3)
        canvas.put("covered", at: Point(x: 1, y: 1))
        let inner = canvas.box(canvas.bounds, title: "Lessons", theme: .mono)
        #expect(
            canvas.plainText == """
                ┌─ Lesson…─┐
                │          │
                └──────────┘
                """)
        #expect(inner == Rect(x: 2, y: 1, width: 8, height: 1))
        canvas.box(canvas.bounds, isHeavy: true, theme: .mono)
        #expect(canvas.row(0) == "┏━━━━━━━━━━┓")
    }

    @Test func `filling and restyling an area splits no wide character at its edges`() {
        var canvas = Canvas(width: 8, height: 1)
        canvas.put("漢漢漢漢", at: Point(x: 0, y: 0))
        canvas.fill(Rect(x: 1, y: 0, width: 4, height: 1), with: ".")
        #expect(canvas.plainText == " .... 漢")
        expectWhole(canvas)
        canvas.restyle(Rect(x: 7, y: 0, width: 1, height: 1)) { $0.with(.bold) }
        #expect(canvas[6, 0].style == Style(attributes: .bold))
        expectWhole(canvas)
    }

    @Test func `drawing on an empty canvas does nothing`() {
        for size in [Size(width: 0, height: 0), Size(width: 1, height: 1), Size(width: -3, height: 5)] {
            var canvas = Canvas(size: size)
            canvas.put("漢a\u{301}", at: Point(x: 0, y: 0))
            canvas.box(Rect(x: 0, y: 0, width: 5, height: 5), title: "漢", theme: .mono)
            canvas.fill(Rect(x: -1, y: -1, width: 9, height: 9))
            expectWhole(canvas)
        }
    }

    @Test func `no text and no drawing order corrupts a row`() {
        var dice = Dice(seed: 2)
        for _ in 0..<80 {
            var canvas = Canvas(width: dice.below(30), height: dice.below(4))
            for _ in 0..<30 {
                let clip = Rect(x: dice.below(20) - 5, y: 0, width: dice.below(25), height: 5)
                let area = Rect(x: dice.below(20) - 5, y: dice.below(5) - 1, width: dice.below(9), height: dice.below(4))
                switch dice.below(6) {
                case 0: canvas.fill(area, style: Style(attributes: .bold))
                case 1: canvas.restyle(area) { $0.with(.reverse) }
                case 2: canvas.box(area, title: dice.text(upTo: 5), theme: .mono)
                default:
                    let place = Point(x: dice.below(40) - 10, y: dice.below(5) - 1)
                    canvas.put(dice.text(upTo: 20), at: place, in: dice.below(2) == 0 ? clip : nil)
                }
            }
            expectWhole(canvas)
        }
    }

    @Test func `applying the changes between two canvases turns one into the other`() {
        var dice = Dice(seed: 6)
        for _ in 0..<80 {
            var old = Canvas(width: 1 + dice.below(12), height: dice.below(4))
            var new = Canvas(width: old.size.width, height: dice.below(4))
            for _ in 0..<5 {
                old.put(dice.text(upTo: 12), at: Point(x: dice.below(12), y: dice.below(4)))
                new.put(dice.text(upTo: 12), at: Point(x: dice.below(12), y: dice.below(4)), style: Style(attributes: .bold))
            }
            var shown = Canvas(size: new.size)
            for y in 0..<new.size.height {
                for x in 0..<new.size.width where !old[x, y].glyph.isTail {
                    shown.place(old[x, y].glyph, style: old[x, y].style, x: x, y: y, in: shown.bounds)
                }
            }
            new.forEachChange(from: old, within: new.size) { x, y, cell in shown.set(cell.glyph, style: cell.style, x: x, y: y) }
            #expect(shown == new)
        }
    }

    @Test func `replacements for simple terminals take the same number of columns`() {
        for scalar in "─│┌┐└┘├┤┬┴┼".unicodeScalars { #expect(Glyph(scalar, wide: false).lineDrawing != nil) }
        for scalar in "▸›✓✗●○…·“”é漢█␛ ⏎┏".unicodeScalars { #expect((0x20..<0x7F).contains(Glyph(scalar, wide: false).ascii)) }
    }

    @Test func `a snapshot shows text, styles and cursor`() {
        var canvas = Canvas(width: 12, height: 2)
        canvas.put(Line([Span("Hi ", .plain), Span("there", Theme.dark[.title])]), at: Point(x: 1, y: 0))
        canvas.put("漢", at: Point(x: 3, y: 1), style: Theme.dark[.selection])
        canvas.cursor = Point(x: 3, y: 1)
        expectSnapshot(canvas, named: "canvas")
    }
}

/// Expects each wide character to have both halves in one style, and no half to be on its own.
func expectWhole(_ canvas: Canvas, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(canvas.cells.count == canvas.size.width * canvas.size.height, sourceLocation: sourceLocation)
    for y in 0..<canvas.size.height {
        for x in 0..<canvas.size.width {
            let cell = canvas[x, y]
            if cell.glyph.isWide {
                #expect(x + 1 < canvas.size.width && canvas[x + 1, y].glyph.isTail, sourceLocation: sourceLocation)
                #expect(canvas[x + 1, y].style == cell.style, sourceLocation: sourceLocation)
            } else if cell.glyph.isTail {
                #expect(x > 0 && canvas[x - 1, y].glyph.isWide, sourceLocation: sourceLocation)
            }
        }
        #expect(canvas.row(y).cellWidth <= canvas.size.width, sourceLocation: sourceLocation)
    }
}
