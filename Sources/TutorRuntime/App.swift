package import Terminal
package import TutorCore
import TutorView

/// What the tutor is shown on: a terminal, or a stand-in that keeps the last canvas.
@MainActor package protocol Display: AnyObject {
    func show(_ canvas: Canvas)
    /// How things look on it, as far as that is known by now.
    var theme: Theme { get }
    /// Stops the program as Ctrl-Z does in a shell, with the terminal restored; returns when it continues.
    func suspend()
    /// Gives the terminal a text, for pasting elsewhere.
    func copy(_ text: String)
}

/// The loop: takes what has arrived, updates the model, starts the effects, draws once.
@MainActor package final class App {
    package private(set) var model: Model
    private var size: Size
    private var theme: Theme
    private let renderer = Renderer()
    private let display: any Display
    private let mailbox: Mailbox
    private let runner: EffectRunner
    /// The frame of the present model; `nil` once that has changed.
    private var frame: Frame?
    private var isOver = false
    private var isTicking = false

    package init(model: Model, size: Size, display: any Display, mailbox: Mailbox, runner: EffectRunner) {
        self.model = model
        self.size = size
        theme = display.theme
        self.display = display
        self.mailbox = mailbox
        self.runner = runner
    }

    /// Runs until the learner quits. The first frame was drawn before; `first` is what happens after it.
    package func run(first: [Effect]) async {
        start(first)
        while !isOver {
            let arrivals = await mailbox.take()
            // What starts now is timed from now, however long nothing happened before.
            handle(.ticked(runner.now))
            for arrival in arrivals { handle(arrival) }
            if isOver { break }
            draw()
            tickWhileWaiting()
        }
        await runner.finish()
    }

    /// Shows the present model.
    package func draw() {
        handle(.drawn(currentFrame().map))
        display.show(currentFrame().canvas)
    }

    private func handle(_ arrival: Arrival) {
        switch arrival {
        case .message(let message): handle(message)
        case .event(.resize(let size)):
            self.size = size
            frame = nil
        case .event(.background):
            theme = display.theme
            frame = nil
        case .event(let event): if let message = currentFrame().message(for: event) { handle(message) }
        }
    }

    private func handle(_ message: Message) {
        start(model.update(message))
        frame = nil
    }

    /// Input is always handled on a frame of the model as it is at that moment, even before that frame is shown.
    private func currentFrame() -> Frame {
        let current = frame ?? renderer.frame(of: model, size: size, theme: theme)
        frame = current
        return current
    }

    private func start(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .quit: isOver = true
            case .copy(let text): display.copy(text)
            case .suspend:
                display.suspend()
                mailbox.post(.resumed)
            default: runner.start(effect)
            }
        }
    }

    /// The clock moves only while something is awaited: an idle tutor does nothing at all.
    private func tickWhileWaiting() {
        guard model.isWaiting, !isTicking else { return }
        isTicking = true
        Task {
            try? await Task.sleep(for: .milliseconds(250))  // cut short only when the program ends
            isTicking = false
            mailbox.post(.ticked(runner.now))
        }
    }
}

extension Model {
    /// Whether a frame changes by time alone.
    var isWaiting: Bool { lesson?.isBusyAnywhere == true }
}
