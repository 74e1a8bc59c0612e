package import DockerCLI
package import Sandbox
package import Terminal

/// Which shell.
package struct ShellID: Sendable, Hashable {
    package let number: Int

    package init(number: Int) { self.number = number }
}

/// What is asked of a shell.
package enum ShellRequest: Sendable, Equatable {
    case start(Size)
    case key(KeyEvent)
    case paste(String)
    /// At a place of the pane's own.
    case mouse(MouseEvent)
    /// The wheel, for a full-screen program that does not know the mouse.
    case wheel(isUp: Bool)
    case resize(Size)
    /// Give all lines there are, to look back at.
    case lookBack
    /// Start it again, after it has ended.
    case restart
    case close
}

/// What a shell has to tell.
package enum ShellReport: Sendable, Equatable {
    case shows(TerminalFrame)
    case lines(TerminalHistory)
    case bell
    /// Docker has refused a name, since something has it.
    case nameRefused(EngineObject.Kind, name: String)
    /// Whether `docker` in the shell is calf's guard.
    case guarded(Bool)
    case ended(ShellExit)
    /// It could not be started; in a sentence.
    case failed(String)
}
