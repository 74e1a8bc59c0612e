import Testing

@testable import Terminal

@Suite struct ColorTests {
    @Test func `a style returns the parts it was made of`() {
        let colors: [Style.Color?] = [
            nil, 0, 15, Style.Color(number: 16), Style.Color(number: 255), Style.Color(red: 0, green: 0, blue: 0),
            Style.Color(red: 255, green: 255, blue: 255),
        ]
        for foreground in colors {
            for background in colors {
                var style = Style(foreground: foreground, background: background, attributes: [.bold, .reverse])
                #expect(style.foreground == foreground)
                #expect(style.background == background)
                #expect(style.attributes == [.bold, .reverse])
                style.foreground = background
                style.background = foreground
                style.attributes = .dim
                #expect(style == Style(foreground: background, background: foreground, attributes: .dim))
            }
        }
    }

    @Test func `a color that the terminal lacks becomes the nearest available one`() {
        #expect(Style.Color(red: 254, green: 2, blue: 1).nearest(of: 256) == 196)
        #expect(Style.Color(red: 100, green: 100, blue: 100).nearest(of: 256) == 241)
        #expect(Style.Color(number: 196).nearest(of: 256) == 196)
        #expect(Style.Color(number: 196).nearest(of: 16) == 9)
        #expect(Style.Color(number: 196).nearest(of: 8) == 1)
        #expect(Style.Color.brightRed.nearest(of: 16) == 9)
    }

    @Test func `colors have readable names`() {
        #expect("\(Style.Color.brightRed)" == "brightRed")
        #expect("\(Style.Color(number: 208))" == "color208")
        #expect("\(Style.Color(red: 1, green: 171, blue: 255))" == "#01abff")
    }

    @Test func `a subcanvas clips at its edges`() {
        var inner = Canvas(width: 6, height: 2)
        inner.put("ab日c", at: Point(x: 0, y: 0))
        inner.put("本", at: Point(x: 0, y: 1))
        var outer = Canvas(width: 8, height: 3)
        outer.fill(outer.bounds, with: ".")
        outer.put(inner, in: Rect(x: 2, y: 1, width: 3, height: 5))
        #expect(outer.plainText == "........\n..ab ...\n..本 ...")
    }
}
