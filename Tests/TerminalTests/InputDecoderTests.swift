import Terminal
import TestSupport
import Testing

struct InputDecoderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let bytes: String
        let keys: String
        var testDescription: String { keys + " from " + bytes.debugDescription }
    }

    @Test(arguments: [
        Case(bytes: "aé漢🐘", keys: "a é 漢 🐘"),
        Case(bytes: "\r\n\t\u{7F}\u{8}", keys: "Enter Enter Tab Backspace Backspace"),
        Case(bytes: "\u{1}\u{13}\u{11}\u{1A}\u{1F}\u{0}", keys: "^A ^S ^Q ^Z ^_ ^Space"),
        // xterm, in both modes.
        Case(bytes: "\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D\u{1B}[H\u{1B}[F", keys: "Up Down Right Left Home End"),
        Case(bytes: "\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD\u{1B}OH\u{1B}OF", keys: "Up Down Right Left Home End"),
        Case(bytes: "\u{1B}[1;2A\u{1B}[1;5C\u{1B}[1;3D\u{1B}[1;6D", keys: "Shift-Up Ctrl-Right Alt-Left Shift-Ctrl-Left"),
        Case(bytes: "\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", keys: "Home End Home End"),
        Case(bytes: "\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~\u{1B}[3;5~", keys: "Insert Delete PageUp PageDown Ctrl-Delete"),
        Case(bytes: "\u{1B}OP\u{1B}OQ\u{1B}OR\u{1B}OS\u{1B}[15~\u{1B}[17~\u{1B}[21~\u{1B}[24~", keys: "F1 F2 F3 F4 F5 F6 F10 F12"),
        Case(bytes: "\u{1B}[15;2~\u{1B}[1;2P", keys: "Shift-F5 Shift-F1"),
        Case(bytes: "\u{1B}[Z", keys: "Shift-Tab"),
        // The Linux console and rxvt.
        Case(bytes: "\u{1B}[[A\u{1B}[[E\u{1B}[25~", keys: "F1 F5 F13"),
        Case(bytes: "\u{1B}[11~\u{1B}[14~\u{1B}Oc\u{1B}[a\u{1B}[7^\u{1B}[3$", keys: "F1 F4 Ctrl-Right Shift-Up Ctrl-Home Shift-Delete"),
        // A keypad in application mode.
        Case(bytes: "\u{1B}OM\u{1B}Oq\u{1B}Ok", keys: "Enter 1 +"),
        // Alt.
        Case(bytes: "\u{1B}b\u{1B}\r\u{1B}\u{7F}\u{1B}é\u{1B}\u{1}", keys: "Alt-b Alt-Enter Alt-Backspace Alt-é Alt-^A"),
        Case(bytes: "\u{1B}\u{1B}[A\u{1B}<", keys: "Alt-Up Alt-<"),
        // modifyOtherKeys and kitty.
        Case(bytes: "\u{1B}[27;5;13~\u{1B}[13;2u\u{1B}[97;5u\u{1B}[27u", keys: "Ctrl-Enter Shift-Enter ^A Esc"),
        // Replies, focus, other buttons, unknown and broken sequences.
        Case(bytes: "\u{1B}[?62;1c\u{1B}[I\u{1B}[O\u{1B}[<2;1;1Mx\u{1B}[99~y\u{1B}[1;\u{1B}[A", keys: "x y Up"),
    ])
    func `bytes are decoded to keys`(_ case: Case) {
        var decoder = InputDecoder()
        var events = decoder.feed(Array(`case`.bytes.utf8), at: 0)
        events += decoder.flush(at: 50)
        #expect(names(events) == `case`.keys)
        // The result is the same if the bytes arrive one by one.
        var slow = InputDecoder()
        let parts = `case`.bytes.utf8.flatMap { slow.feed([$0], at: 0) } + slow.flush(at: 50)
        #expect(names(parts) == `case`.keys)
    }

    @Test func `a terminal's reply is recognized in any number of pieces, and keys around it stay keys`() {
        let bytes = Array("a\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\b\u{1B}]11;rgb:0000/0000/0000\u{7}c\u{1B}]10;?\u{7}d".utf8)
        let expected: [InputEvent] = [
            .key(.character("a")), .background(.light), .key(.character("b")), .background(.dark), .key(.character("c")),
            .key(.character("d")),
        ]
        for cut in 0...bytes.count {
            var decoder = InputDecoder()
            var events = decoder.feed(bytes[..<cut], at: 0)
            events += decoder.feed(bytes[cut...], at: 20)
            #expect(events == expected, "cut at \(cut)")
        }
    }

    @Test(arguments: [
        "\u{1B}P>|kitty(0.32)\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}P1+r544e=78\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}^x\u{1B}\\",
        "\u{1B}Xabc\u{1B}\\", "\u{9D}11;?\u{9C}", "\u{90}>|“x”\u{9C}", "\u{9F}Gi=1\u{7}", "\u{1B}]l“title”\u{1B}\\", "\u{1B}[?62;22c",
        "\u{1B}]52;c;\(String(repeating: "A", count: 5000))\u{7}",
    ])
    func `nothing of a control string is text, whole or in pieces with pauses`(string: String) {
        let bytes = Array("a\(string)b".utf8)
        for cut in 1..<min(bytes.count, 40) {
            var decoder = InputDecoder()
            var events = decoder.feed(bytes[..<cut], at: 0)
            if decoder.isWaiting { events += decoder.flush(at: 50) }
            events += decoder.feed(bytes[cut...], at: 900)
            // The beginning may have been a key.
            let text = events.filter { $0 != .key(KeyEvent(.escape)) && !names([$0]).hasPrefix("Alt-") }
            #expect(text == [.key(.character("a")), .key(.character("b"))], "cut at \(cut): \(names(events))")
        }
    }

    @Test func `a control string in bytes instead of characters is no text either`() {
        var decoder = InputDecoder()
        #expect(decoder.feed([0x90] + Array("1$r".utf8) + [0x9C, 0x9D, 0x31, 0x07, 0x9B] + Array("5n".utf8), at: 0) == [])
        #expect(names(decoder.feed("x".utf8, at: 1)) == "x")
    }

    @Test func `what is typed right after Escape is text`() {
        for typed in ["PREPARE", "X", "^", "_a", "]"] {
            var decoder = InputDecoder()
            let events = decoder.feed([0x1B], at: 0) + decoder.flush(at: 50) + decoder.feed(typed.utf8, at: 100)
            #expect(names(events) == "Esc " + typed.map { String($0) }.joined(separator: " "))
        }
    }

    @Test func `a reply that never ends doesn't swallow keys for long`() {
        var decoder = InputDecoder()
        var events = decoder.feed("\u{1B}]11;rgb:ffff".utf8, at: 0)
        expect(decoder.isWaiting, is: false)
        events += decoder.feed("x".utf8, at: 3000)
        #expect(events == [.key(.character("x"))])
        var typed = InputDecoder()
        var keys = typed.feed("\u{1B}]".utf8, at: 0)
        keys += typed.flush(at: 50)
        #expect(keys == [.key(.alt("]"))])
    }

    @Test func `a lone escape byte becomes the Escape key once nothing follows`() {
        var decoder = InputDecoder()
        expect(decoder.feed([0x1B], at: 0), is: [])
        #expect(decoder.isWaiting)
        expect(decoder.flush(at: 30), is: [.key(KeyEvent(.escape))])
        #expect(!decoder.isWaiting)
        expect(names(decoder.feed([0x1B, 0x1B], at: 100) + decoder.flush(at: 130)), is: "Esc Esc")
        expect(names(decoder.feed([0x1B, 0x5B], at: 200) + decoder.flush(at: 230)), is: "Alt-[")
    }

    @Test func `a paste arrives complete and clean in any number of pieces`() {
        let bytes = Array("a\u{1B}[200~one\r\ntwo\rthree\u{1B}[31m\t\u{7}é\u{1B}[201~b".utf8)
        let expected: [InputEvent] = [.key(.character("a")), .paste("one\ntwo\nthree[31m\té"), .key(.character("b"))]
        var whole = InputDecoder()
        expect(whole.feed(bytes, at: 0), is: expected)
        for cut in 1..<bytes.count {
            var decoder = InputDecoder()
            expect(decoder.feed(bytes[..<cut], at: 0) + decoder.feed(bytes[cut...], at: 1), is: expected)
        }
    }

    @Test func `a paste that never ends doesn't swallow the keys that follow`() {
        var decoder = InputDecoder()
        expect(decoder.feed(Array("\u{1B}[200~text".utf8), at: 0), is: [])
        expect(decoder.feed(Array("x".utf8), at: 5000), is: [.paste("text"), .key(.character("x"))])
    }

    @Test func `mouse presses, drags, releases and wheel turns are decoded`() {
        var decoder = InputDecoder()
        let bytes = "\u{1B}[<0;3;4M\u{1B}[<32;250;4M\u{1B}[<0;250;4m\u{1B}[<64;1;1M\u{1B}[<65;1;1M"
        expect(
            decoder.feed(Array(bytes.utf8), at: 0),
            is: [
                .mouse(MouseEvent(.press, at: Point(x: 2, y: 3))), .mouse(MouseEvent(.drag, at: Point(x: 249, y: 3))),
                .mouse(MouseEvent(.release, at: Point(x: 249, y: 3))), .mouse(MouseEvent(.wheelUp, at: Point(x: 0, y: 0))),
                .mouse(MouseEvent(.wheelDown, at: Point(x: 0, y: 0))),
            ])
    }

    @Test func `two quick presses in the same place are a double click`() {
        var decoder = InputDecoder()
        let press = Array("\u{1B}[<0;3;4M".utf8)
        func action(_ events: [InputEvent]) -> MouseEvent.Action? {
            if case .mouse(let mouse)? = events.first { mouse.action } else { nil }
        }
        expect(action(decoder.feed(press, at: 0)), is: .press)
        expect(action(decoder.feed(press, at: 200)), is: .doubleClick)
        expect(action(decoder.feed(press, at: 300)), is: .press)
        expect(action(decoder.feed(press, at: 1000)), is: .press)
        expect(action(decoder.feed(Array("\u{1B}[<0;9;4M".utf8), at: 1100)), is: .press)
    }

    @Test func `a click in the X10 encoding is decoded`() {
        var decoder = InputDecoder()
        expect(decoder.feed([0x1B, 0x5B, 0x4D, 32, 35, 36], at: 0), is: [.mouse(MouseEvent(.press, at: Point(x: 2, y: 3)))])
    }

    @Test func `no bytes leave the decoder waiting forever`() {
        var dice = Dice(seed: 4)
        let likely: [UInt8] = [0x1B, 0x5B, 0x4F, 0x3B, 0x3C, 0x4D, 0x31, 0x32, 0x30, 0x7E, 0xE2, 0x80, 0xFF]
        for _ in 0..<500 {
            var decoder = InputDecoder()
            let bytes = (0..<dice.below(40)).map { _ in dice.below(2) == 0 ? dice.pick(likely) : UInt8(dice.below(256)) }
            _ = decoder.feed(bytes, at: 0)
            _ = decoder.flush(at: 50)
            #expect(!decoder.isWaiting)
            // If a paste has begun, this ends it.
            expect(decoder.feed(Array("\u{1B}[201~z".utf8), at: 5000).last, is: .key(.character("z")))
        }
    }

    private func names(_ events: [InputEvent]) -> String {
        events.map { event in
            if case .key(let key) = event { KeyName(key).description } else { "?" }
        }.joined(separator: " ")
    }
}
