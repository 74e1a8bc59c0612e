import Primitives

/// The clipboard of the surrounding terminal (OSC 52).
package enum Clipboard {
    /// The longest text that terminals accept: with its control sequence, 100,000 bytes. A truncated copy would be worse than none.
    package static let maxBytes = 74_994

    /// The sequence that copies a text to the terminal's clipboard; `nil` if the text is too long. Terminals that don't support the
    /// sequence, or are configured to reject it, ignore it.
    package static func sequence(copying text: String) -> [UInt8]? {
        takes(text) ? Array("\u{1B}]52;c;".utf8) + Base64.encoded(Array(text.utf8)) + [0x07] : nil
    }

    /// Whether a text is short enough to be copied.
    package static func takes(_ text: String) -> Bool { text.utf8.count <= maxBytes }
}
