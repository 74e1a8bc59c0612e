/// Finds long runs of operator characters, such as the starts of nested comments. The server's scanner takes time quadratic in their
/// length, and can't be canceled during that time.
package enum OperatorRun {
    /// The longest run that is harmless.
    package static let maxLength = 2_048

    /// Where the first run longer than that starts.
    package static func tooLong(in bytes: some Collection<UInt8>) -> Int? {
        var start = 0
        for (index, byte) in bytes.enumerated() {
            if !byte.isOperatorPart { start = index + 1 }
            if index - start >= maxLength { return start }
        }
        return nil
    }
}
