import Terminal
import Testing

struct KeyNameTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let event: KeyEvent
        let shown: String
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(name: "F5", event: KeyEvent(.function(5)), shown: "F5"),
        Case(name: "^G", event: .control("g"), shown: "^G"),
        Case(name: "Ctrl-G", event: .control("g"), shown: "^G"),
        Case(name: "C-g", event: .control("g"), shown: "^G"),
        Case(name: "Alt-Enter", event: KeyEvent(.enter, alt: true), shown: "Alt-Enter"),
        Case(name: "M-b", event: .alt("b"), shown: "Alt-b"),
        Case(name: "shift-tab", event: KeyEvent(.backtab), shown: "Shift-Tab"),
        Case(name: "Ctrl-Left", event: KeyEvent(.left, control: true), shown: "Ctrl-Left"),
        Case(name: "Ctrl-Shift-Right", event: KeyEvent(.right, control: true, shift: true), shown: "Shift-Ctrl-Right"),
        Case(name: "q", event: .character("q"), shown: "q"),
        Case(name: "Q", event: .character("Q"), shown: "Q"),
        Case(name: "Space", event: .character(" "), shown: "Space"),
        Case(name: "^Space", event: .control(" "), shown: "^Space"),
        Case(name: "Esc", event: KeyEvent(.escape), shown: "Esc"),
        Case(name: "pgup", event: KeyEvent(.pageUp), shown: "PageUp"),
        Case(name: "-", event: .character("-"), shown: "-"),
        Case(name: "^", event: .character("^"), shown: "^"),
        Case(name: "^_", event: .control("_"), shown: "^_"),
    ])
    func `a key has a name`(_ case: Case) {
        #expect(KeyName(`case`.name)?.event == `case`.event)
        #expect(KeyName(`case`.event).description == `case`.shown)
        #expect(KeyName(`case`.shown)?.event == `case`.event)
    }

    @Test(arguments: ["", "F0", "F99", "Ctrl-", "Hyper-x", "Entr", "Shift-1"])
    func `text that isn't a key name gives no key`(_ name: String) {
        #expect(KeyName(name) == nil)
    }
}
