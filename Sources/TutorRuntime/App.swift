import Primitives
import Progress
import Sandbox
package import Terminal
package import TutorCore
import TutorView

/// What the tutor is shown on: a terminal, or a stand-in that keeps the last canvas.
@TutorActor package protocol Display: AnyObject {
    func show(_ canvas: Canvas)
    /// The display's theme, as far as it is known yet.
    var theme: Theme { get }
    /// Suspends the program as Ctrl-Z does in a shell, with the terminal restored. Returns when the program continues.
    func suspend()
    /// Hands the terminal to another program while `body` runs it.
    func lend<T>(_ body: () -> T) -> T
    /// Copies a text to the terminal's clipboard.
    func copy(_ text: String)
}

/// The event loop: handles what has arrived, updates the model, starts effects, and draws once.
@TutorActor package final class App {
    package private(set) var model: Model
    private var size: Size
    private var theme: Theme
    private let renderer = Renderer()
    private let display: any Display
    private let mailbox: Mailbox
    private let runner: EffectRunner
    /// The last frame, and which part of it is stale.
    private var frame: Frame
    private var stale = Model.Change.everything
    private var isOver = false
    private var isTicking = false
    private var typing = ShellTyping()
    /// When the learner last pressed a key or used the mouse.
    private var lastInput = Timestamp.now
    /// Called with each frame that is shown: a demo's other terminal follows it.
    package var onFrame: ((Model, Canvas) -> Void)?

    package init(model: Model, size: Size, display: any Display, mailbox: Mailbox, runner: EffectRunner) {
        self.model = model
        self.size = size
        frame = Frame(size: size)
        theme = display.theme
        self.display = display
        self.mailbox = mailbox
        self.runner = runner
    }

    /// Runs until the learner quits. The first frame was drawn before; `first` are the effects to start with. Afterwards, the runner has to
    /// finish.
    package func run(first: [Effect]) async {
        start(first)
        while !isOver {
            let arrivals = await mailbox.take()
            // Set the clock first, so that whatever starts now is timed from now, no matter how long the loop was idle. The layout
            // doesn't depend on the clock, so input is still handled on the frame that was shown.
            model.clock = runner.now
            for arrival in arrivals { handle(arrival) }
            if isOver { break }
            draw()
            tickWhileWaiting()
        }
    }

    /// Draws the current model.
    package func draw() {
        let drawn = currentFrame().map
        if !model.hasAdopted(drawn) { handle(.drawn(drawn)) }
        for effect in typing.release() { runner.start(effect) }
        let canvas = currentFrame().canvas
        display.show(canvas)
        onFrame?(model, canvas)
    }

    private func handle(_ arrival: Arrival) {
        switch arrival {
        case .message(let message): handle(message)
        case .event(.resize(let size)):
            self.size = size
            stale = .everything
        case .event(.background):
            if theme != display.theme { stale = .everything }
            theme = display.theme
        case .line: break  // only plain mode reads lines
        case .event(let event):
            noteInput()
            if let message = currentFrame().message(for: event) { handle(message) }
        }
    }

    /// Notes that the learner is there, perhaps after a long time.
    private func noteInput(at now: Timestamp = .now) {
        if now.milliseconds - lastInput.milliseconds > Activity.maxIdleTime { handle(.returned(since: lastInput)) }
        lastInput = now
    }

    private func handle(_ message: Message) {
        stale = max(stale, model.change(by: message))
        start(model.update(message))
    }

    /// Returns a frame of the current model. Input is always handled on such a frame, even if it has not been shown yet.
    private func currentFrame() -> Frame {
        switch stale {
        case .nothing: break
        case .shellScreen: renderer.redrawShell(of: model, theme: theme, in: &frame)
        case .everything: frame = renderer.frame(of: model, size: size, theme: theme)
        }
        stale = .nothing
        return frame
    }

    private func start(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .quit: isOver = true
            case .copy(let text): display.copy(text)
            case .editOutside(let pad, let text):
                let folder = runner.services.directories.data
                handle(.editedOutside(pad, display.lend { ExternalEditor.edit(text, in: folder) }))
            case .present(let name, let section):
                display.lend { PresentedLesson.run(name, fromSection: section) }
            case .suspend:
                display.suspend()
                mailbox.post(.resumed)
            default: if !typing.holdsBack(effect) { runner.start(effect) }
            }
        }
    }

    /// The clock runs only while something is pending: an idle tutor does no work at all.
    private func tickWhileWaiting() {
        guard model.isWaiting, !isTicking else { return }
        isTicking = true
        Task {
            try? await Task.sleep(for: .milliseconds(250))  // canceled only when the program exits
            isTicking = false
            mailbox.post(.ticked(runner.now))
        }
    }
}

extension Model {
    /// Whether the frame changes with time alone: something is running, or a demo's question is about to be withdrawn.
    var isWaiting: Bool { lesson?.isBusyAnywhere == true || presenting?.isAsking == true }
}
