package import Terminal

/// What a key does in a demo when it isn't typed text, in its terminal and in the one with the notes.
package struct PresenterKey: Sendable {
    let keys: [KeyEvent]
    let label: String
    /// Its names in the list of keys, everywhere and where characters type the lesson's code; empty if the list leaves it out.
    private let names: [String]
    private let importance: Int
    /// Whether it works while earlier steps run, too.
    let interrupts: Bool
    let action: @Sendable (inout Model) -> [Effect]

    private init(
        _ keys: [KeyEvent], _ label: String, names: [String] = [], importance: Int = 0, interrupts: Bool = false,
        asking question: @escaping @Sendable (_ model: Model, _ said: String?) -> String? = { _, _ in nil },
        action: @escaping @Sendable (inout Model) -> [Effect]
    ) {
        self.keys = keys
        self.label = label
        self.names = names
        self.importance = importance
        self.interrupts = interrupts
        self.question = question
        self.action = action
    }

    /// What the key asks before it acts, given what was asked or said last; the second press is the answer.
    let question: @Sendable (_ model: Model, _ said: String?) -> String?

    package static let endQuestion = "End the demo? Press the same key again."
    private static let recordedQuestion = "Show the recorded output, with the answer? Press the same key again."
    /// Whether a hint asks for the same key again.
    static func isQuestion(_ hint: String?) -> Bool { hint == endQuestion || hint == recordedQuestion }

    /// Said after the reason, when the data isn't what the step expects.
    static let behindAdvice = "Ctrl-U undoes the jump. Ctrl-O shows the recorded output."

    package static let all = [
        Self(
            [.character(" "), .init(.right), .init(.down), .init(.pageDown), .init(.enter), .character("n")], "next",
            names: ["Space", "→"],
            importance: 2
        ) { $0.advance() },
        Self([.init(.left), .init(.up), .init(.pageUp), .character("p")], "back", names: ["←"], importance: 2) { $0.goBack() },
        Self([.init(.backspace)], "remove hand", names: ["Backspace"], importance: 1) { $0.takeBackHand() },
        Self([.character("g"), .control("g")], "jump", names: ["g", "Ctrl-G"], importance: 1, interrupts: true) { model in
            model.presenting?.number = ""
            model.presenting?.showsNumber = true
            return []
        },
        Self([.character("u"), .control("u"), .control("z")], "undo", names: ["u", "Ctrl-U"], importance: 1) { $0.undoStep() },
        // A clicker's Hide sends a point.
        Self([.character("b"), .control("b"), .character(".")], "blank", names: ["b", "Ctrl-B"], interrupts: true) { model in
            model.presenting?.isBlank.toggle()
            return []
        },
        Self(
            [.character("o"), .control("o")], "recorded", names: ["o", "Ctrl-O"], interrupts: true,
            asking: { model, said in
                var hasNoServer: Bool { if case .failed? = model.lesson?.database { true } else { false } }
                var hasNoEngine: Bool { if case .gone? = model.lesson?.engine.standing { true } else { false } }
                let hidesNothing = model.presenting?.isTyping != true
                let isBehind = said?.hasSuffix(behindAdvice) == true
                return hidesNothing || hasNoServer || hasNoEngine || isBehind || said == recordedQuestion ? nil : recordedQuestion
            }
        ) { $0.toggleRecorded() },
        Self([.control("c")], "cancel", names: ["Ctrl-C"], interrupts: true) { $0.interruptPresented() },
        Self([.init(.escape)], "free typing", names: ["Esc"]) { $0.takeOver() },
        Self([.character("?"), .init(.function(1))], "keys", interrupts: true) { model in
            model.presenting?.showsKeys = true
            return []
        },
        Self(
            [.character("q"), .control("q"), .init(.function(10))], "end", names: ["q", "Ctrl-Q"], importance: 1, interrupts: true,
            asking: { $1 == endQuestion ? nil : endQuestion }
        ) { $0.quit() },
    ]

    /// The keys, as they are shown to the presenter.
    ///
    /// - Parameters:
    ///   - isTyping: Whether characters type the lesson's code.
    ///   - choices: How many choices hands can be counted for.
    package static func entries(isTyping: Bool = false, canTypeFreely: Bool = false, choices: Int = 0) -> [KeyBar.Entry] {
        let digits = choices == 0 ? [] : [KeyBar.Entry(key: "1–\(choices)", label: "count hand", importance: 2)]
        let unavailable = (canTypeFreely ? [] : [KeyEvent(.escape)]) + (choices > 0 ? [] : [KeyEvent(.backspace)])
        let offered = all.filter { !unavailable.contains($0.keys[0]) }
        let typing = [
            KeyBar.Entry(key: "Ctrl-E", label: "type the rest", importance: 2), KeyBar.Entry(key: "Enter", label: "run", importance: 2),
        ]
        return digits + (isTyping ? typing : [])
            + offered.compactMap { key in
                let name = isTyping ? key.names.last : key.names.first
                let label = isTyping && key.keys.contains(.init(.right)) ? "type and run" : key.label
                return name.map { KeyBar.Entry(key: $0, label: label, importance: key.importance) }
            }
    }
}

extension PresenterKey {
    /// The keys of free typing in SQL, as they are shown to the presenter.
    package static let entriesForFreeTyping = [
        KeyBar.Entry(key: "Ctrl-G", label: "script", importance: 2), KeyBar.Entry(key: "Enter", label: "run", importance: 1),
        KeyBar.Entry(key: "Ctrl-C", label: "cancel", importance: 1), KeyBar.Entry(key: "Ctrl-U", label: "clear or undo", importance: 1),
        KeyBar.Entry(key: "F6", label: "check the answer"),
        KeyBar.Entry(key: "PageDown", label: "next page"), KeyBar.Entry(key: "PageUp", label: "previous page"),
        KeyBar.Entry(key: "Ctrl-B", label: "blank"), KeyBar.Entry(key: "Ctrl-Q", label: "end", importance: 1),
    ]
}

extension KeyEvent {
    /// The digit that it types.
    var digit: Int? {
        guard case .character(let digit) = key, digit.isASCII, !control, !alt else { return nil }
        return digit.wholeNumberValue
    }

    /// Whether it belongs to the lesson's code in a step in which that is typed.
    var isForTyping: Bool { isText || [KeyEvent(.enter), KeyEvent(.backspace), .control("e")].contains(self) }

    /// Whether it is a key with a character.
    var isText: Bool { if case .character = key { !control && !alt } else { false } }
}
