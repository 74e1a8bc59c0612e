package import Terminal

/// What the tutor is shown on: a terminal, or a stand-in that keeps the last canvas.
@MainActor package protocol Display: AnyObject {
    func show(_ canvas: Canvas)
    /// Stops the program as Ctrl-Z does in a shell, with the terminal as it was; returns when it goes on.
    func suspend()
    /// Gives the terminal a text, for pasting elsewhere.
    func copy(_ text: String)
}

/// The loop: takes what happened, updates the model, starts the effects, draws once.
@MainActor package final class App {
    package private(set) var model: Model
    private let display: any Display
    private let mailbox: Mailbox
    private let runner: EffectRunner
    private var isOver = false
    private var isTicking = false

    package init(model: Model, display: any Display, mailbox: Mailbox, runner: EffectRunner) {
        self.model = model
        self.display = display
        self.mailbox = mailbox
        self.runner = runner
    }

    /// Runs until the learner quits. The first picture was drawn before; `first` is what happens after it.
    package func run(first: [Effect]) async {
        start(first)
        while !isOver {
            let messages = await mailbox.take()
            // What begins now is timed from now, however long nothing happened before.
            var effects = model.update(.ticked(runner.now))
            for message in messages { effects += model.update(message) }
            effects += model.keepDrafts() + model.lookAtEngine() + model.tendShells()
            start(effects)
            if isOver { break }
            draw()
            tickWhileWaiting()
        }
        await runner.finish()
    }

    package func draw() { display.show(model.view().canvas) }

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

    /// The clock moves only while something is waited for: an idle tutor does nothing at all.
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
    /// Whether a picture changes by time alone.
    var isWaiting: Bool { lesson?.pad.isBusy == true }
}
