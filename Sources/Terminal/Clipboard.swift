/// The clipboard of the terminal around the program (OSC 52).
package enum Clipboard {
    /// The longest text that terminals take: with its control sequence, 100,000 bytes. Half a text would be worse than none.
    package static let maxBytes = 74_994

    /// What gives the terminal a text, for pasting elsewhere; `nil` for a text that is too long. A terminal that does not know the sequence,
    /// or was told to refuse it, ignores it.
    package static func sequence(copying text: String) -> [UInt8]? {
        takes(text) ? Array("\u{1B}]52;c;".utf8) + Base64.encoded(Array(text.utf8)) + [0x07] : nil
    }

    /// Whether a text is short enough to be copied.
    package static func takes(_ text: String) -> Bool { text.utf8.count <= maxBytes }
}
