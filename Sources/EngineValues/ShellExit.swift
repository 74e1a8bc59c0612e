/// How a program ended.
package enum ShellExit: Sendable, Equatable {
    case code(Int32)
    /// Killed by this signal.
    case signal(Int32)

    package init(status: Int32) {
        let signal = status & 0x7F
        self = signal == 0 ? .code(status >> 8 & 0xFF) : .signal(signal)
    }
}
