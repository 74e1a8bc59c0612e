package import Course
package import Terminal

/// The state of a demo in progress.
package struct Presenting: Sendable {
    package internal(set) var presentation = Presentation()
    /// The step shown, by its index, and which of its pages.
    package internal(set) var index = 0
    package internal(set) var page = 0
    /// In free typing, the row of the result that stays visible when the screen's size changes, and with it the pages.
    package internal(set) var topRow = 0.0
    /// How many characters of the step's rehearsed text have been typed.
    package internal(set) var typed = 0
    /// How many were typed in steps that were left before their text was complete, by index.
    var halfTyped: [Int: Int] = [:]
    /// The steps that have run, in order: the data is as they left it.
    package internal(set) var ran: [Int] = []
    /// The step whose statements or commands are running.
    package internal(set) var running: Int?
    /// Whether free typing is on, so that keys are not those of the script.
    package internal(set) var isLive = false
    /// Whether no key has been pressed in it yet.
    var isUntouched = false
    /// Whether the shell hasn't shown its prompt since a command was sent.
    package internal(set) var shellIsBusy = false
    /// How many moments undo had when something outside the script last changed the data; `nil` if nothing has.
    package internal(set) var freeChange: Int?
    package var isBlank = false
    /// Whether a terminal shows the notes. Then only that one shows hints.
    package internal(set) var hasNotes = false
    /// Whether the output recorded in the lesson is shown instead of the real one.
    package internal(set) var showsRecorded = false
    /// The number of a step to jump to, as far as it has been typed; `nil` if none was begun.
    package internal(set) var number: String?
    /// Whether the room sees that number, because it was begun with the key for jumps and not with a digit.
    package internal(set) var showsNumber = false
    /// The choices for which hands were counted at a question, in order.
    package internal(set) var hands: [ExampleID: [Int]] = [:]
    /// The shell's screen as the steps that ran in it left it.
    package internal(set) var shellScreens: [Int: TerminalFrame] = [:]
    /// The steps whose commands have failed, other than in the lesson.
    package internal(set) var failed: Set<Int> = []
    package internal(set) var catchUp: CatchUp?
    /// A line for the presenter, until the next key: in the terminal with the notes if there is one, or else in the room.
    package internal(set) var hint: String?
    /// When the clock first ran after a question was asked, or a number begun: it stands still while nothing is pending.
    var asked: Int64?
    /// Whether the hint asks for the same key again, or a number waits for its end.
    package var isAsking: Bool { PresenterKey.isQuestion(hint) || number != nil }
    /// Whether the keys are shown, until the next one.
    package internal(set) var showsKeys = false
    /// Where the presenter stood before each run and each jump, for undo.
    private(set) var history: [Moment] = []
    private var momentCount = 0
    /// The steps whose recorded output was shown and wasn't taken back.
    package internal(set) var recordedSteps: Set<Int> = []
    /// What the scratchpad had when free typing ended, until another step is shown.
    var freeDraft: String?
    /// What the scratchpad had when free typing last ran something, or else when it began.
    var lastFreeText: String?
    /// The text, as the lesson has it, of scripts with a changed statement.
    var written: [ExampleID: String] = [:]
    /// What was run in free typing and wasn't undone, by the runs' numbers.
    package internal(set) var liveRuns: Set<Int> = []
    /// Steps that the plan leaves out, by index. They can still be jumped to.
    package var leftOut: Set<Int> = []
    /// Seconds that each step is expected to take.
    package var plan: [Int] = []
    /// The section to begin with.
    package var firstSection = 0
    /// When the first step was left, on the model's clock.
    package internal(set) var began: Int64?

    package init() {}

    /// A lesson's demo at one of its steps.
    package init(_ lesson: Lesson, showing index: Int) {
        presentation = Presentation(lesson)
        self.index = index
    }

    /// A step that was shown, and which steps had run.
    struct Moment: Sendable {
        /// No other one has the same number, even after an undo.
        var number: Int
        var index: Int
        var ran: [Int]
        /// What the statements that had been canceled ended with, by their steps.
        var canceled: [Int: ResultState]
    }

    /// Remembers the present step, and what has run or was canceled, for undo.
    mutating func remember(canceled: [Int: ResultState]) {
        momentCount += 1
        history.append(Moment(number: momentCount, index: index, ran: ran, canceled: canceled))
    }

    /// Removes the last moment, which undo goes back to.
    mutating func forgetMoment() -> Moment? { history.popLast() }

    /// The number of the last run or jump that wasn't undone; 0 before the first one.
    package var lastMoment: Int { history.last?.number ?? 0 }

    /// Whether what was shown after the run or jump with this number wasn't undone.
    package func keeps(_ moment: Int) -> Bool { moment == 0 || history.contains { $0.number == moment } }

    /// The work that brings the data to where a step expects it.
    package struct CatchUp: Sendable {
        /// The step to show then.
        package var target: Int
        /// The steps to run before, by index.
        package var waiting: [Int]
        /// How many steps there were to run.
        package var count: Int
        /// What has to be reset before; the steps wait for it.
        var resetting: Int
        /// Whether free typing goes on in that step.
        var resumesTyping: Bool
        /// The statements of scripts that stay canceled, with what they ended with.
        var canceled: [Int: ResultState]
    }

    /// Shows a page of a step in a picture.
    package mutating func show(_ index: Int, page: Int) {
        (self.index, self.page) = (index, page)
        (hint, number, showsKeys, isLive, isBlank) = (nil, nil, false, false, false)
    }

    /// The page shown: the last one, if the step has fewer.
    package func page(on screen: ScreenMap) -> Int {
        if isLive { return screen.presentedStarts.lastIndex { $0 <= topRow } ?? 0 }
        return min(page, max(0, screen.presentedPages - 1))
    }

    /// `5/20 · 1 of 2`: the step and, if it has several, the page.
    package func place(on screen: ScreenMap) -> String {
        let pages = screen.presentedPages
        return "\(index + 1)/\(presentation.steps.count)" + (pages > 1 ? " · \(page(on: screen) + 1) of \(pages)" : "")
    }

    package var step: Step? { presentation.steps.element(at: index) }

    /// Whether the step has run, so that its result is shown.
    package var hasRun: Bool { running == index || ran.contains(index) }

    /// Whether keys type the step's rehearsed text.
    package var isTyping: Bool { step?.runs == true && !hasRun && !isLive && !showsRecorded && catchUp == nil }

    /// The step after this one. Steps that the plan leaves out are passed over, but whoever jumped to one stays in its section.
    package var next: Int? { presentation.steps.indices.first { $0 > index && isOnTheWay($0) } }
    package var previous: Int? { presentation.steps.indices.last { $0 < index && isOnTheWay($0) } }

    private func isOnTheWay(_ other: Int) -> Bool {
        !leftOut.contains(other) || leftOut.contains(index) && presentation.steps[other].section == step?.section
    }
}
