import Descriptors
package import Sandbox
package import Terminal
package import TutorCore
import VTerm

/// One shell: the program on its terminal, the emulator that reads the program's output, and the frame rate at which that is shown.
///
/// Everything runs on the loop's thread, so that neither a key nor its echo has to change threads; and in small portions, so that a key or
/// Ctrl-C never waits for a flood of output. What the emulator hasn't read stays in the kernel, which blocks the program.
package actor ShellSession {
    package nonisolated var unownedExecutor: UnownedSerialExecutor { TutorActor.shared.unownedExecutor }

    private let command: TerminalProgram
    private let tell: @Sendable (ShellReport) -> Void
    private let clock: PaceClock
    private let emulator: TerminalEmulator
    private var terminal: PseudoTerminal?
    /// Counts the starts, so that late events of one shell aren't attributed to the next.
    private var generation = 0
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var guards: GuardReader
    private var failures = FailureReader()
    private var prompt = FirstPrompt()
    private var line = PromptLine()
    /// The commands to run once the shell shows its first prompt.
    private var waiting: [String] = []

    /// The revision last shown, and when.
    private var shownRevision = -1
    private var shownAt = ShellSession.longAgo
    private var willShow = false
    private var typedAt = ShellSession.longAgo

    private static let endsLine = [KeyEvent(.enter), .control("c"), .control("d"), .control("j"), .control("m")]

    private static let longAgo = Duration.seconds(-3600)

    private enum Pace {
        /// The interval between frames: about thirty per second.
        static let frame = Duration.milliseconds(33)
        /// For this long after a key, its echo is shown without delay.
        static let echo = Duration.milliseconds(150)
        /// How many bytes are read at a time before other work gets its turn.
        static let portion = 32 << 10
        /// How long a command waits for the first prompt.
        static let start = Duration.seconds(5)
    }

    /// A shell that hasn't been started.
    package init(
        _ command: TerminalProgram, size: Size, clock: PaceClock = .system, tell: @escaping @Sendable (ShellReport) -> Void
    ) {
        self.command = command
        self.clock = clock
        self.tell = tell
        emulator = TerminalEmulator(size: size)
        guards = GuardReader(key: command.promptKey)
    }

    /// Handles a request: on the loop's thread immediately, so that a key is with the program before the loop draws.
    package nonisolated func send(_ request: ShellRequest) {
        TutorActor.loop.perform { self.assumeIsolated { $0.handle(request) } }
    }

    private func handle(_ request: ShellRequest) {
        switch request {
        case .start(let size):
            emulator.resize(size)
            start()
        // What is typed before the first prompt would be glued to the command that waits for it.
        case .key where !waiting.isEmpty, .paste where !waiting.isEmpty: break
        case .key(let key):
            if Self.endsLine.contains(key) { line.end() } else { line.type(on: emulator.frame) }
            type(emulator.bytes(for: key))
        case .paste(let text):
            line.type(on: emulator.frame)
            type(emulator.bytes(forPaste: text))
        case .run(let text): run(text)
        case .mouse(let mouse): type(emulator.bytes(for: mouse))
        case .wheel(let isUp): type(emulator.bytes(forWheelUp: isUp))
        case .resize(let size): resize(size)
        case .lookBack: tell(.lines(emulator.history))
        case .restart: restart()
        case .close: close()
        }
    }
}

// MARK: - Start and end

extension ShellSession {
    private func start() {
        generation += 1
        let generation = generation
        prompt = FirstPrompt(isReported: !command.reportsPrompts)
        line = PromptLine()
        do throws(ShellError) {
            let size = emulator.size
            terminal = try PseudoTerminal(command, columns: size.width, rows: size.height, loop: TutorActor.loop) { [weak self] event in
                self?.assumeIsolated { $0.handle(event, of: generation) }
            }
            show()
            if !command.isGuarded { tell(.guarded(false)) }
        } catch {
            tell(.failed(ErrorText.about(error)))
        }
    }

    private func restart() {
        guard terminal == nil else { return }
        // Reset what a program may have left behind: the alternate screen, mouse reporting, margins, colors.
        emulator.feed(Array("\u{1B}[?1049l\u{1B}[?1000l\u{1B}[?1006l\u{1B}[?2004l\u{1B}[!p\u{1B}[m\r\n".utf8))
        start()
    }

    private func handle(_ event: PseudoTerminal.Event, of generation: Int) {
        guard generation == self.generation, let terminal else { return }
        switch event {
        case .readable: read(terminal)
        case .writable: terminal.flush()
        case .failed(let error):
            close()
            tell(.failed(ErrorText.about(error)))
        case .ended(let exit):
            // Read its remaining output, but only once: background processes it leaves behind may keep writing forever.
            read(terminal)
            close()
            show()
            tell(.ended(exit))
        }
    }

    private func close() {
        terminal?.hangUp()
        terminal = nil
    }

    private func resize(_ size: Size) {
        guard size != emulator.size else { return }
        emulator.resize(size)
        terminal?.resize(columns: emulator.size.width, rows: emulator.size.height)
        show()
    }
}

// MARK: - Reading and showing

extension ShellSession {
    private func type(_ bytes: [UInt8]) {
        typedAt = clock.now()
        terminal?.write(bytes)
    }

    /// Types commands when the shell reads them. If it never reports a prompt, because a startup file runs another program, they are typed
    /// after a while.
    private func run(_ text: String) {
        if prompt.isShown { return enter(text) }
        enter(text, by: clock.now() + Pace.start)
    }

    /// Types commands after the shell's next output, or at the deadline.
    private func enter(_ text: String, by deadline: Duration) {
        waiting.append(text)
        Task { [weak self, clock] in
            await clock.sleep(deadline)
            await self?.runWaiting()
        }
    }

    private func runWaiting() {
        let texts = waiting
        waiting = []
        texts.forEach(enter)
    }

    /// Types commands, unless they would be input for another program than the shell, or the end of what the learner is typing.
    private func enter(_ text: String) {
        if let program = terminal?.foreground { return tell(.busy(program)) }
        guard line.isEmpty(on: emulator.frame) else {
            // What has just erased the line may not have been echoed yet.
            let echoed = typedAt + Pace.echo
            return clock.now() < echoed ? enter(text, by: echoed) : tell(.unfinishedLine)
        }
        type(emulator.bytes(forPaste: text))
        type(emulator.bytes(for: KeyEvent(.enter)))
    }

    private func read(_ terminal: PseudoTerminal) {
        var count = 0
        var isDrained = false
        reading: while count < Pace.portion {
            switch buffer.withUnsafeMutableBytes(terminal.read) {
            case .bytes(let length):
                buffer.withUnsafeBufferPointer { emulator.feed(UnsafeBufferPointer(rebasing: $0[..<length])) }
                let reports = guards.read(buffer[..<length])
                failures.read(buffer[..<length])
                for (index, report) in reports.enumerated() {
                    tell(.guarded(report.isGuarded))
                    let failure = failures.end(hasFailed: report.hasFailed, echoesCommand: true)
                    // The first prompt follows no command. Its own text may come in one piece with all that the first command prints.
                    if prompt.isReported || index > 0 { tell(.commandEnded(failure: failure)) }
                }
                prompt.read(buffer[..<length], isReported: !reports.isEmpty)
                if !reports.isEmpty { line.end() }
                count += length
            case .drained:
                isDrained = true
                break reading
            case .closed:
                // Its end is reported separately; until then, there is nothing to read.
                terminal.stopReading()
                isDrained = true
                break reading
            }
        }
        let replies = emulator.takeReplies()
        if !replies.isEmpty { terminal.write(replies) }
        if prompt.isShown { runWaiting() }
        showInTime(isDrained: isDrained)
    }

    /// Shows an echo immediately, everything else at the frame rate.
    private func showInTime(isDrained: Bool) {
        guard emulator.revision != shownRevision else { return }
        let now = clock.now()
        if now >= shownAt + Pace.frame || (isDrained && now < typedAt + Pace.echo) { return show() }
        if willShow { return }
        willShow = true
        let deadline = shownAt + Pace.frame
        Task { [weak self, clock] in
            await clock.sleep(deadline)
            await self?.showWaiting()
        }
    }

    private func showWaiting() {
        willShow = false
        // A frame may have been shown just before.
        showInTime(isDrained: false)
    }

    private func show() {
        guard emulator.revision != shownRevision else { return }
        shownRevision = emulator.revision
        shownAt = clock.now()
        tell(.shows(emulator.frame))
    }
}
