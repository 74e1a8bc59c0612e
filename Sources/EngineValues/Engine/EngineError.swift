/// Why an engine command failed, as facts. The caller turns them into a message.
package enum EngineError: Error, Sendable, Equatable {
    /// There is no `docker` in the folders of `PATH`.
    case commandMissing
    /// The command failed: its arguments, exit code, and error message.
    case refused([String], status: Int32, message: String)
    /// The command did not finish in time and was terminated.
    case timedOut([String], after: Duration)
    /// The output could not be parsed.
    case unreadable([String], reason: String)
    /// The command could not be started; `code` is the system's error number.
    case cannotStart([String], code: Int32)
    /// The engine is not Docker Engine but this product, if it has a name.
    case unsupported(product: String?)
    /// The waiting task was canceled, and the command was terminated.
    case cancelled([String])
}
