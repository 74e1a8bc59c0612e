/// A command line that calf does not understand. Ends with exit code 2 and a pointer to the help.
struct UsageError: Error {
    var message: String
    /// The command whose help has details; empty for the overview.
    var command: String

    /// - Parameter nearest: What was probably meant, ready to be typed.
    init(_ message: String, nearest: String? = nil, command: String) {
        self.message = message.suggesting(nearest)
        self.command = command
    }
}

extension UsageError: CustomStringConvertible {
    var description: String { message }
}

/// A command that failed: what failed, why, and what to do. Ends with exit code 2.
struct CommandLineError: Error {
    var message: String

    /// - Parameter nearest: What was probably meant, ready to be typed.
    init(_ message: String, nearest: String? = nil) { self.message = message.suggesting(nearest) }
}

extension CommandLineError: CustomStringConvertible {
    var description: String { message }
}

extension String {
    fileprivate func suggesting(_ nearest: String?) -> String { nearest.map { "\(self). Did you mean '\($0)'?" } ?? self }
}
