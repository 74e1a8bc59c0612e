package import Terminal

/// What a key does in a demo when it isn't typed text, in its terminal and in the one with the notes.
package struct PresenterKey: Sendable {
    let keys: [KeyEvent]
    let label: String
    /// As it is shown; `nil` if the list of keys leaves it out.
    private let shown: String?
    private let importance: Int
    /// Whether it works while earlier steps run, too.
    let interrupts: Bool
    let action: @Sendable (inout Model) -> [Effect]

    private init(
        _ keys: [KeyEvent], _ label: String, shown: String? = nil, importance: Int = 0, interrupts: Bool = false,
        asking question: @escaping @Sendable (_ model: Model, _ said: String?) -> String? = { _, _ in nil },
        action: @escaping @Sendable (inout Model) -> [Effect]
    ) {
        self.keys = keys
        self.label = label
        self.shown = shown
        self.importance = importance
        self.interrupts = interrupts
        self.question = question
        self.action = action
    }

    /// What the key asks before it acts, given what was asked or said last; the second press is the answer.
    let question: @Sendable (_ model: Model, _ said: String?) -> String?

    package static let endQuestion = "End the demo? Press the same key again."
    private static let recordedQuestion = "Show the recorded output, with the answer? Press the same key again."
    /// Said when the data isn't what the step expects.
    static let behindHint = "An earlier step failed. Ctrl-U undoes the jump. Ctrl-O shows the recorded output."

    package static let all = [
        Self(
            [.character(" "), .init(.right), .init(.down), .init(.pageDown), .init(.enter), .character("n")], "next", shown: "Space",
            importance: 2
        ) { $0.advance() },
        Self([.init(.left), .init(.up), .init(.pageUp), .character("p")], "back", shown: "←", importance: 2) { $0.goBack() },
        Self([.init(.backspace)], "take back a hand") { $0.takeBackHand() },
        Self([.character("g"), .control("g")], "jump", shown: "g", importance: 1, interrupts: true) { model in
            model.presenting?.number = ""
            return []
        },
        Self([.character("u"), .control("u"), .control("z")], "undo", shown: "u", importance: 1) { $0.undoStep() },
        Self([.character("b"), .control("b")], "blank", shown: "b", interrupts: true) { model in
            model.presenting?.isBlank.toggle()
            return []
        },
        Self(
            [.character("o"), .control("o")], "recorded", shown: "o", interrupts: true,
            asking: { model, said in
                var hasNoServer: Bool { if case .failed? = model.lesson?.database { true } else { false } }
                var hasNoEngine: Bool { if case .gone? = model.lesson?.engine.standing { true } else { false } }
                let hidesNothing = model.presenting?.isTyping != true
                return hidesNothing || hasNoServer || hasNoEngine || [behindHint, recordedQuestion].contains(said) ? nil : recordedQuestion
            }
        ) { $0.toggleRecorded() },
        Self([.control("c")], "cancel", interrupts: true) { $0.interruptPresented() },
        Self([.init(.escape)], "type freely") { $0.takeOver() },
        Self([.character("?")], "keys", interrupts: true) { model in
            model.presenting?.showsKeys = true
            return []
        },
        Self(
            [.character("q"), .control("q"), .init(.function(10))], "end", shown: "q", importance: 1, interrupts: true,
            asking: { $1 == endQuestion ? nil : endQuestion }
        ) { $0.quit() },
    ]

    /// The keys, as they are shown to the presenter.
    package static let entries = all.compactMap { key in
        key.shown.map { KeyBar.Entry(key: $0, label: key.label, importance: key.importance) }
    }
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
