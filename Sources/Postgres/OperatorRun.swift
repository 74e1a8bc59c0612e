/// Finds operator characters in a row, such as the starts of nested comments. The server's scanner takes time that grows with the square of
/// their number, and can't be canceled meanwhile.
package enum OperatorRun {
    /// How many in a row are harmless.
    package static let maxLength = 2_048

    private static let characters = Set("~!@#^&|`?+-*/%<>=".utf8)

    /// Where the first run starts that is longer.
    package static func tooLong(in bytes: some Collection<UInt8>) -> Int? {
        var start = 0
        for (index, byte) in bytes.enumerated() {
            if !characters.contains(byte) { start = index + 1 }
            if index - start >= maxLength { return start }
        }
        return nil
    }
}
