package import EngineValues
package import Terminal

/// Identifies a shell.
package struct ShellID: Sendable, Hashable {
    package let number: Int
}

/// A request to a shell.
package enum ShellRequest: Sendable, Equatable {
    case start(Size)
    case key(KeyEvent)
    case paste(String)
    /// Type commands and press Enter, if the shell reads them. In a shell that is still starting, this waits for the first prompt.
    case run(String)
    /// The event's position is relative to the pane.
    case mouse(MouseEvent)
    /// The wheel, for a full-screen program without mouse support.
    case wheel(isUp: Bool)
    case resize(Size)
    /// Return all lines, for copy mode.
    case lookBack
    /// Start the shell again after it has ended.
    case restart
    case close
}

/// A report from a shell.
package enum ShellReport: Sendable, Equatable {
    case shows(TerminalFrame)
    case lines(TerminalHistory)
    /// A line of output from a shell without a terminal.
    case said(String)
    /// A shell without a terminal has run what it was given.
    case ran
    /// Commands were not typed, because another program than the shell would have read them: its command line.
    case busy(String)
    /// Commands were not typed, because the learner's own line at the prompt isn't finished.
    case unfinishedLine
    /// Sent at each prompt: whether `docker` in the shell uses the lesson's socket.
    case guarded(Bool)
    /// What was typed at a prompt has ended. If it has failed with an error of docker's that calf knows, what that error means.
    case commandEnded(failure: String?)
    case ended(ShellExit)
    /// The shell could not be started; the reason, in a sentence.
    case failed(String)
}
